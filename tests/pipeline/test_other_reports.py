"""Reports of other years and other layouts, read from end to end.

What is reached may rise; it falls only by a visible edit of `floors.toml`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.pipeline.scoring import PARTS, compare, floors, gold_of, reports
from tests.support.raw_words import letters_lost
from tests.support.reading import extract_file
from zvhrr_extract.read.encoding import decode_bytes
from zvhrr_extract.write import schema_text

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
GROUPS = ("years", "layouts")
DUMPS = [dump for group in GROUPS for dump in reports(group)]


@cache
def extracted(dump: Path) -> dict[str, Any]:
    return extract_file(dump)


@cache
def compared(dump: Path) -> dict[str, tuple[float, list[str]]]:
    return compare(extracted(dump), gold_of(dump))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.name)
def test_no_part_falls_below_what_was_reached(dump: Path, part: str) -> None:
    share, misses = compared(dump)[part]
    floor = floors(dump.parent.name)[dump.name][part]
    assert share >= floor, "\n".join(misses)


@pytest.mark.parametrize("group", GROUPS)
def test_every_dump_has_a_floor_for_every_part_and_no_floor_is_left_over(group: str) -> None:
    told = {file: tuple(parts) for file, parts in floors(group).items()}
    assert told == {dump.name: PARTS for dump in reports(group)}


@pytest.mark.parametrize("dump", [*SAMPLES, *DUMPS], ids=lambda dump: dump.name)
def test_every_report_fits_its_schema(dump: Path) -> None:
    Draft202012Validator(json.loads(schema_text("report"))).validate(extracted(dump))


@pytest.mark.parametrize("dump", [*SAMPLES, *DUMPS], ids=lambda dump: dump.name)
def test_every_report_says_that_it_holds_every_word(dump: Path) -> None:
    checks = {finding["check"]: finding for finding in extracted(dump)["findings"]}
    assert checks["conservation"]["status"] == "pass", checks["conservation"]["message"]


@pytest.mark.parametrize("dump", [*SAMPLES, *DUMPS], ids=lambda dump: dump.name)
def test_a_witness_who_counts_letters_agrees(dump: Path) -> None:
    text, _ = decode_bytes(dump.read_bytes(), file=dump.name)
    lost, extra = letters_lost(text, extracted(dump))
    assert (lost, extra) == ({}, {})


@pytest.mark.parametrize("dump", SAMPLES, ids=lambda dump: dump.name)
def test_the_same_file_gives_the_same_report_again(dump: Path) -> None:
    assert extract_file(dump) == extracted(dump)


def test_the_two_supplied_dumps_give_the_same_texts() -> None:
    first, second = (extracted(dump) for dump in SAMPLES)
    for part, field in (("sections", "heading"), ("blocks", "text"), ("footnotes", "text")):
        assert [entry[field] for entry in first[part]] == [
            entry[field] for entry in second[part]
        ]
    assert [table["grid"] for table in first["tables"]] == [
        table["grid"] for table in second["tables"]
    ]
    assert first["partners"] == second["partners"]


def test_provenance_names_the_lines_of_the_file() -> None:
    for dump in SAMPLES:
        lines = dump.read_text(encoding="utf-8").split("\n")
        for note in extracted(dump)["footnotes"]:
            place = note["provenance"]
            first = lines[place["line_start"] - 1].split()
            assert first[0] == note["mark"]
            assert lines[place["line_end"] - 1].split()[-1] == note["text"].split()[-1]
