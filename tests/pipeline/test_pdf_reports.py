"""Reports set as PDFs by other people's tools, read from end to end.

What is reached may rise; it falls only by a visible edit of `tests/cases/pdf/floors.toml`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.pipeline.scoring import PARTS, compare, floors, fold, gold_of, reports
from tests.support.reading import extract_file
from zvhrr_extract.write import schema_text

PDFS = reports("pdf")
# What issue 3 asks: the page is right for 98 of 100 blocks.
PAGES_FLOOR = 0.98
each_pdf = pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.name)


@cache
def extracted(pdf: Path) -> dict[str, Any]:
    return extract_file(pdf)


@cache
def compared(pdf: Path) -> dict[str, tuple[float, list[str]]]:
    return compare(extracted(pdf), gold_of(pdf))


def pages_of(pdf: Path) -> dict[str, list[int]]:
    """Read on which pages each text stands, the one it starts on first."""
    told = json.loads(pdf.with_suffix(".pages.json").read_text(encoding="utf-8"))
    return {fold(text): pages for text, pages in told.items()}


def located(pdf: Path) -> list[dict[str, Any]]:
    """List every part of a report that says where it stands."""
    report = extracted(pdf)
    parts = ("sections", "blocks", "tables", "footnotes", "dropped")
    return [entry for part in parts for entry in report[part] if entry["provenance"]]


@pytest.mark.parametrize("part", PARTS)
@each_pdf
def test_no_part_falls_below_what_was_reached(pdf: Path, part: str) -> None:
    share, misses = compared(pdf)[part]
    assert share >= floors("pdf")[pdf.name][part], "\n".join(misses)


def test_every_pdf_has_a_floor_for_every_part_and_no_floor_is_left_over() -> None:
    told = {file: tuple(parts) for file, parts in floors("pdf").items()}
    assert told == {pdf.name: PARTS for pdf in PDFS}


@each_pdf
def test_blocks_name_the_page_they_start_on(pdf: Path) -> None:
    wanted = pages_of(pdf)
    found = {
        text: block["provenance"]["page"]
        for block in extracted(pdf)["blocks"]
        if (text := fold(block["text"])) in wanted
    }
    wrong = {text: page for text, page in found.items() if page != wanted[text][0]}
    assert found
    assert len(wrong) <= (1 - PAGES_FLOOR) * len(found), wrong


@each_pdf
def test_every_box_lies_on_its_page_and_no_line_is_named(pdf: Path) -> None:
    count = extracted(pdf)["sources"][0]["pages"]
    for entry in located(pdf):
        place = entry["provenance"]
        x0, top, x1, bottom = place["bbox"]
        assert 1 <= place["page"] <= count
        assert x0 < x1
        assert top < bottom
        assert place["line_start"] is place["line_end"] is None


@each_pdf
def test_every_pdf_report_fits_its_schema(pdf: Path) -> None:
    Draft202012Validator(json.loads(schema_text("report"))).validate(extracted(pdf))


@each_pdf
def test_every_pdf_report_says_that_it_holds_every_word(pdf: Path) -> None:
    checks = {finding["check"]: finding for finding in extracted(pdf)["findings"]}
    assert checks["conservation"]["status"] == "pass", checks["conservation"]["message"]


@each_pdf
def test_the_same_pdf_gives_the_same_report_again(pdf: Path) -> None:
    assert extract_file(pdf) == extracted(pdf)
