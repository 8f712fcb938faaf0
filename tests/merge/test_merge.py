"""What is taken from other versions of a report, and where two of them disagree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.reading import knowledge
from zvhrr_extract import extract_file
from zvhrr_extract.merge import merge_reports
from zvhrr_extract.models.report import OcrPage

if TYPE_CHECKING:
    from zvhrr_extract.models.report import Report

CASES = Path(__file__).parent.parent / "cases"
DUMP = CASES / "years" / "2022-a.txt"
PDF = CASES / "pdf" / "dark.pdf"


def read(folder: Path, text: str, *, name: str = "other.txt") -> Report:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return extract_file(path)


def merge(report: Report, others: list[Report]) -> Report:
    return merge_reports(report, others, knowledge())


def ids_of(report: Report) -> set[str | None]:
    sections = {section.id for section in report.sections}
    blocks = {block.id for block in report.blocks}
    return {*sections, *blocks, *(table.id for table in report.tables)}


def damage(text: str) -> str:
    """Lose the letters that a font without a map loses."""
    return text.replace("iële", "i\ufffdle").replace("geëv", "ge\ufffdv")


@pytest.fixture(scope="module")
def clean() -> Report:
    return extract_file(DUMP)


@pytest.fixture(scope="module")
def text() -> str:
    return DUMP.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [DUMP, PDF], ids=lambda path: path.suffix)
def test_a_report_merged_with_itself_stays_as_it_is(path: Path) -> None:
    report = extract_file(path)
    assert merge(report, [report]) == report


def test_words_that_lost_letters_come_from_the_version_that_has_them(
    clean: Report, text: str, tmp_path: Path
) -> None:
    damaged = read(tmp_path, damage(text))
    lost = [block for block in damaged.blocks if block not in clean.blocks]
    assert lost
    merged = merge(damaged, [clean])
    assert {block.text for block in merged.blocks} == {block.text for block in clean.blocks}
    assert [one.heading for one in merged.sections] == [one.heading for one in clean.sections]
    assert [one.grid for one in merged.tables] == [one.grid for one in clean.tables]
    own, other = damaged.sources[0].id, clean.sources[0].id
    for block in merged.blocks:
        kept = any(block.text == one.text for one in damaged.blocks)
        assert block.provenance.source == (own if kept else other)
    assert any(one.reason == "unreadable" for one in merged.dropped)


def test_what_is_mended_has_the_ids_of_the_version_it_comes_from(
    clean: Report, text: str, tmp_path: Path
) -> None:
    merged = merge(read(tmp_path, damage(text)), [clean])
    ids = ids_of(clean)
    assert ids_of(merged) == ids
    assert {block.section for block in merged.blocks} <= {*ids, None}
    assert {figure.block for figure in merged.figures} <= ids
    assert {partner.block for partner in merged.partners} <= ids
    assert {anchor.id for note in merged.footnotes for anchor in note.anchors} <= ids
    assert merged.figures == clean.figures
    assert merged.partners == clean.partners


def test_a_clean_report_takes_nothing_from_a_damaged_one(
    clean: Report, text: str, tmp_path: Path
) -> None:
    damaged = read(tmp_path, damage(text))
    assert merge(clean, [damaged]) == clean


def test_figures_on_which_two_sources_disagree_are_told_with_both(
    clean: Report, text: str, tmp_path: Path
) -> None:
    table = next(table for table in clean.tables if table.rows)
    row = next(row for row in table.rows if row.role == "item" and row.cells[-1].value)
    printed = row.cells[-1].text
    line = next(line for line in text.splitlines() if row.label in line and printed in line)
    changed = line[: line.rindex(printed)] + "987" + line[line.rindex(printed) + len(printed) :]
    other = read(tmp_path, text.replace(line, changed))
    merged = merge(clean, [other])
    found = [one for one in merged.findings if one.check == "sources_disagree"]
    assert [(one.status, one.expected, one.found) for one in found] == [
        ("fail", printed, "987")
    ]
    assert found[0].refs == (table.id, row.id)
    assert DUMP.name in found[0].message
    assert "other.txt" in found[0].message
    assert merged.tables == clean.tables


def test_a_number_that_differs_in_a_sentence_is_told(
    clean: Report, text: str, tmp_path: Path
) -> None:
    year = str(clean.year)
    lines = [line for line in text.splitlines() if f"In {year} " in line]
    assert lines
    other = read(tmp_path, text.replace(lines[0], lines[0].replace(year, "1999", 1)))
    found = [one for one in merge(clean, [other]).findings if one.check == "sources_disagree"]
    assert [(one.expected, one.found) for one in found] == [(year, "1999")]


def test_a_figure_that_only_one_version_has_is_taken_from_it(clean: Report) -> None:
    table = next(table for table in clean.tables if table.rows and table.header_rows)
    row = table.rows[0]
    lost = row.cells[-1].model_copy(update={"text": "", "value": None})
    rows = (row.model_copy(update={"cells": (*row.cells[:-1], lost)}), *table.rows[1:])
    grid = list(table.grid)
    grid[table.header_rows] = (*grid[table.header_rows][:-1], "")
    torn = table.model_copy(update={"rows": rows, "grid": tuple(grid)})
    tables = tuple(torn if one is table else one for one in clean.tables)
    merged = merge(clean.model_copy(update={"tables": tables}), [clean])
    same = next(one for one in merged.tables if one.id == table.id)
    assert same.grid == table.grid
    taken = same.rows[0].cells[-1]
    assert (taken.text, taken.value) == (row.cells[-1].text, row.cells[-1].value)
    assert taken.provenance is not None


def test_a_sign_for_no_figure_is_not_filled(clean: Report) -> None:
    table = next(table for table in clean.tables if table.rows)
    row = table.rows[0]
    none = row.cells[-1].model_copy(update={"text": "-", "value": None})
    rows = (row.model_copy(update={"cells": (*row.cells[:-1], none)}), *table.rows[1:])
    changed = table.model_copy(update={"rows": rows})
    tables = tuple(changed if one is table else one for one in clean.tables)
    other = clean.model_copy(update={"tables": tables})
    assert merge(other, [clean]).tables == other.tables


def test_figures_that_a_dump_put_in_wrong_cells_are_no_conflict(clean: Report) -> None:
    tables = tuple(
        table.model_copy(
            update={
                "rows": tuple(
                    row.model_copy(update={"cells": (*row.cells[1:], row.cells[0])})
                    for row in table.rows
                )
            }
        )
        for table in clean.tables
    )
    torn = clean.model_copy(update={"tables": tables})
    assert merge(clean, [torn]) == clean


def test_text_takes_the_place_of_what_was_read_by_ocr(clean: Report) -> None:
    block = next(block for block in clean.blocks if block.kind == "paragraph")
    misread = block.model_copy(update={"id": "b-x", "text": block.text.replace("e", "c", 3)})
    blocks = tuple(misread if one is block else one for one in clean.blocks)
    page = OcrPage(page=block.provenance.page or 0, confidence=0.9)
    scan = clean.model_copy(update={"blocks": blocks, "ocr_pages": (page,)})
    merged = merge(scan, [clean])
    assert merged.blocks == clean.blocks
    assert [one.text for one in merged.dropped if one not in clean.dropped]


def test_a_word_that_only_stands_elsewhere_in_a_better_reading_is_not_dropped(
    clean: Report,
) -> None:
    block = next(block for block in clean.blocks if block.kind == "paragraph")
    first, second, *rest = block.text.split()
    turned = block.model_copy(update={"id": "b-x", "text": " ".join([second, first, *rest])})
    blocks = tuple(turned if one is block else one for one in clean.blocks)
    page = OcrPage(page=block.provenance.page or 0, confidence=0.9)
    scan = clean.model_copy(update={"blocks": blocks, "ocr_pages": (page,)})
    merged = merge(scan, [clean])
    assert merged.blocks == clean.blocks
    assert merged.dropped == clean.dropped


def test_figures_that_a_version_lost_stand_where_the_text_states_them(clean: Report) -> None:
    stated = clean.figures[0].block
    assert clean.figures[-1].block != stated
    misread = {
        block.id: block.model_copy(update={"id": "b-x", "text": block.text.replace("e", "c")})
        for block in clean.blocks
        if block.id == stated
    }
    update = {
        "blocks": tuple(misread.get(block.id, block) for block in clean.blocks),
        "figures": tuple(one for one in clean.figures if one.block != stated),
        "ocr_pages": tuple(
            OcrPage(page=block.provenance.page or 0, confidence=0.9)
            for block in misread.values()
        ),
    }
    merged = merge(clean.model_copy(update=update), [clean])
    assert merged.figures == clean.figures
    assert merged.partners == clean.partners


def test_the_end_of_a_text_that_was_cut_off_comes_from_the_whole_version(clean: Report) -> None:
    block = max(clean.blocks, key=lambda block: block.text.endswith(".") * len(block.text))
    cut = block.model_copy(update={"id": "b-x", "text": block.text[: len(block.text) * 2 // 3]})
    blocks = tuple(cut if one is block else one for one in clean.blocks)
    merged = merge(clean.model_copy(update={"blocks": blocks}), [clean])
    assert merged.blocks == clean.blocks


def test_a_text_that_a_revision_made_longer_is_not_cut(clean: Report) -> None:
    block = next(block for block in clean.blocks if block.text.endswith("."))
    longer = block.model_copy(update={"id": "b-x", "text": f"{block.text} En nog een zin."})
    blocks = tuple(longer if one is block else one for one in clean.blocks)
    assert merge(clean, [clean.model_copy(update={"blocks": blocks})]) == clean
