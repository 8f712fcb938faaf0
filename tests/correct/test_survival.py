"""Corrections outlive a new version of the report: another dump, a PDF, an edit elsewhere."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pypdfium2 import PdfDocument

from tests.conftest import ROOT
from tests.docs.conftest import read_blocks
from zvhrr_extract import extract_file
from zvhrr_extract.correct import apply_corrections, parse_corrections
from zvhrr_extract.models.correction import CorrectionFile
from zvhrr_extract.models.report import Report, Table
from zvhrr_extract.profiles import load_knowledge

FIRST, SECOND = sorted((ROOT / "samples").glob("*.txt"))
DARK = ROOT / "tests" / "cases" / "pdf" / "dark.pdf"

OF_THE_SAMPLE = """
[[corrections]]
do = "set_cell"
table = "persons_discussed"
row = "Rotterdam Zuid"
column = 2021
was = "601"
text = "611"

[[corrections]]
do = "replace_text"
replace = "daling van 21%"
text = "daling van 17%"

[[corrections]]
do = "set_block"
at = "b-31b644818c"
section = "mdo"

[[corrections]]
do = "reject_table"
table = "Aantal besproken personen"

[[corrections]]
do = "set_row"
table = "subsidies"
row = "WOZ vervolg"
role = "memo"

[[corrections]]
do = "set_section"
at = "introduction"
heading = "Ter inleiding"
"""
OF_THE_PDF = """
[[corrections]]
do = "set_cell"
table = "persons_discussed"
row = "Rijnmond Noord"
column = 2024
text = "999"

[[corrections]]
do = "set_row"
table = "Lasten 2025"
row = "Huisvesting"
role = "memo"

[[corrections]]
do = "replace_text"
replace = "De regio telt vier gebieden"
text = "De regio telt vijf gebieden"

[[corrections]]
do = "set_block"
at = "Parnassia Groep"
kind = "other"
"""


@cache
def extracted(path: Path) -> Report:
    return extract_file(path)


def correct(report: Report, text: str) -> Report:
    corrections = parse_corrections(text.encode(), name="corrections.toml")
    assert report.organisation is not None
    knowledge = load_knowledge().for_profile(report.organisation.id, report.language or "nl")
    return apply_corrections(report, corrections, knowledge)


def outcomes(report: Report) -> list[str]:
    told = (finding.check.value for finding in report.findings)
    return [code.removeprefix("correction_") for code in told if code.startswith("correction")]


def passed(report: Report) -> bool:
    return all(one.status == "pass" for one in report.findings if one.check == "conservation")


def table_of(report: Report, key: str) -> Table:
    return next(table for table in report.tables if table.key == key)


def cells(report: Report) -> Iterator[tuple[str, str, str]]:
    for table in report.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                yield table.caption or "", f"{row.label} {column.label}", cell.text


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The first dump with another paragraph and some empty lines before all corrected text."""
    text = FIRST.read_text(encoding="utf-8")
    place = "In 2021 is intensieve bespreking"
    assert place in text
    path = tmp_path / "edited.txt"
    added = "Een heel andere zin over onze verhuizing naar een nieuw pand aan de haven."
    path.write_text(text.replace(place, f"{added}\n\n{place}", 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("which", ["first", "second", "edited"])
def test_corrections_fit_every_version_of_the_report(which: str, edited: Path) -> None:
    path = {"first": FIRST, "second": SECOND, "edited": edited}[which]
    corrected = correct(extracted(path), OF_THE_SAMPLE)
    assert outcomes(corrected) == ["applied"] * 6
    assert passed(corrected)
    assert table_of(corrected, "persons_discussed").rows[3].cells[2].value == 611
    assert corrected.sections[0].heading == "Ter inleiding"
    moved = next(one for one in corrected.blocks if one.id == "b-31b644818c")
    assert moved.section == "s-mdo"


def test_corrections_fit_a_pdf_and_a_dump_of_it(tmp_path: Path) -> None:
    dump = tmp_path / "dark.txt"
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(DARK)]
    text = "\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "-")
    dump.write_text(text, encoding="utf-8")
    for path in (DARK, dump):
        corrected = correct(extracted(path), OF_THE_PDF)
        assert outcomes(corrected) == ["applied"] * 4, path.name
        assert passed(corrected)
        changed = set(cells(corrected)) - set(cells(extracted(path)))
        assert [text for _, _, text in changed] == ["999"]


def test_a_new_version_that_says_so_itself_needs_no_correction(tmp_path: Path) -> None:
    text = FIRST.read_text(encoding="utf-8")
    assert text.count("daling van 21%") == 1
    path = tmp_path / "mended.txt"
    path.write_text(text.replace("daling van 21%", "daling van 17%"), encoding="utf-8")
    corrected = correct(extracted(path), OF_THE_SAMPLE)
    assert outcomes(corrected) == ["applied", "not_needed", *["applied"] * 4]


def test_a_new_version_with_another_figure_is_not_overwritten(tmp_path: Path) -> None:
    text = FIRST.read_text(encoding="utf-8")
    path = tmp_path / "changed.txt"
    path.write_text(text.replace("601", "607"), encoding="utf-8")
    corrected = correct(extracted(path), OF_THE_SAMPLE)
    assert outcomes(corrected)[0] == "not_matching"
    assert table_of(corrected, "persons_discussed").rows[3].cells[2].text == "607"
    (told,) = [one for one in corrected.findings if one.check == "correction_not_matching"]
    assert (told.expected, told.found) == ("601", "607")


def test_every_cell_of_a_pdf_can_be_corrected() -> None:
    report = extracted(DARK)
    for table in report.tables:
        entries = "".join(
            f'[[corrections]]\ndo = "set_cell"\ntable = "{table.id}"\nrow = "{row.id}"\n'
            f'column = "{column.label}"\ntext = "9{at}{index}"\n'
            for at, row in enumerate(table.rows)
            for index, column in enumerate(table.columns)
        )
        corrected = correct(report, entries)
        assert set(outcomes(corrected)) == {"applied"}, table.id
        assert passed(corrected)


def test_the_rows_of_a_rejected_table_keep_their_places_in_a_pdf() -> None:
    report = extracted(DARK)
    table = table_of(report, "costs")
    text = '[[corrections]]\ndo = "reject_table"\ntable = "costs"'
    corrected = correct(report, text)
    known = {block.id for block in report.blocks}
    new = [block for block in corrected.blocks if block.id not in known]
    assert len(new) == len(table.grid) + 1
    tops = [block.provenance.bbox[1] for block in new[1:] if block.provenance.bbox]
    assert tops == sorted(set(tops))
    assert len(tops) == len(table.grid)


def test_every_example_is_as_the_schema_says() -> None:
    schema = Draft202012Validator(CorrectionFile.model_json_schema(by_alias=True))
    for example in read_blocks(ROOT / "docs" / "corrections.md", "toml"):
        schema.validate(tomllib.loads(example))
