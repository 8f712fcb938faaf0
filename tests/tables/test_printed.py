"""What is read of tables that a PDF's geometry found: captions, headers, halves, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.cases import load_cases
from tests.support.laid_reading import laid_report, laid_tables

if TYPE_CHECKING:
    from zvhrr_extract.models.table_draft import DraftRow, TableDraft

COVER = "40b  Jaarverslag 2021\n---\n"


def show_row(row: DraftRow) -> str:
    role = "" if row.role == "item" else f" = {row.role}"
    return " | ".join((row.label, *row.values)) + role


def show(table: TableDraft) -> dict[str, Any]:
    assert table.printed is not None
    return {
        "caption": f"{table.label or '-'} | {table.caption or '-'}",
        "columns": list(table.header.columns),
        "rows": [show_row(row) for row in table.rows],
        "grid": [" | ".join(row) for row in table.printed.texts],
        "repeated": [line.text for line in table.repeated],
        "pages": [next(place.page for place in row if place) for row in table.printed.places],
    }


@pytest.mark.parametrize("case", load_cases("tables/printed.toml"))
def test_a_printed_table_is_read(case: dict[str, Any]) -> None:
    found = [
        show(one) for one in laid_tables(case["page"], organisation=case.get("organisation"))
    ]
    wanted = case["tables"]
    assert len(found) == len(wanted)
    assert [
        {name: one[name] for name in table} for one, table in zip(found, wanted, strict=True)
    ] == wanted


@pytest.mark.parametrize("case", load_cases("tables/printed.toml"))
def test_no_word_of_a_printed_table_is_lost(case: dict[str, Any]) -> None:
    report = laid_report(COVER + case["page"], organisation=case.get("organisation"))
    assert report.findings[0].status == "pass", report.findings[0].message


def test_every_cell_knows_its_page_and_box() -> None:
    report = laid_report(
        COVER + "| Soort | 2020\n|=\n| Zeil | 10\n\n---\n| Soort | 2020\n|=\n| Motor | 20\n"
    )
    (table,) = report.tables
    assert table.grid_places is not None
    assert [[place.page if place else None for place in row] for row in table.grid_places] == [
        [2, 2],
        [2, 2],
        [3, 3],
    ]
    cell = table.rows[1].cells[0]
    assert cell.provenance is not None
    assert (cell.value, cell.provenance.page) == (20, 3)
    assert cell.provenance.bbox == table.grid_places[2][1].bbox  # type: ignore[union-attr]
    assert cell.provenance.line_start is None
