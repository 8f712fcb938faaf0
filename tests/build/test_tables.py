"""Typing tables: drafts become grids, columns with years and kinds, and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.support.reading import knowledge
from zvhrr_extract.build.ids import IdMaker
from zvhrr_extract.build.tables import type_table
from zvhrr_extract.models.document import Line
from zvhrr_extract.models.report import Provenance, Table
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow, TableDraft

PLACE = Provenance(source="src", page=1, line_start=1, line_end=9)
LINE = Line(1, 1, "x")


def typed(
    columns: Sequence[str],
    rows: Mapping[str, Sequence[str]],
    *,
    label: str = "",
    caption: str | None = None,
    **known: Any,
) -> Table:
    draft = TableDraft(
        key=known.get("key"),
        label=None,
        caption=caption,
        caption_lines=(LINE,) if known.get("own_caption", True) else (),
        header=DraftHeader(label, tuple(columns), (LINE,), 1.0),
        rows=tuple(DraftRow(name, tuple(values), (LINE,)) for name, values in rows.items()),
        marks=(),
    )
    return type_table(
        draft,
        ids=IdMaker(),
        section=None,
        knowledge=knowledge(known.get("organisation", "zvhrr"), known.get("code", "nl")),
        provenance=PLACE,
    )


def test_rows_of_one_label_have_ids_of_their_own() -> None:
    table = typed(["2020", "2021"], {"Noord": ["273", "-"], "Noord ": ["6", "7"]})
    assert [row.id for row in table.rows] == [f"{table.id}.noord", f"{table.id}.noord-2"]


def test_the_grid_is_the_table_as_printed_and_every_row_is_as_long() -> None:
    table = typed(["2020", "2021"], {"Noord": ["273", "-"], "Zuid": ["6", "7"]}, label="Gebied")
    assert table.grid == (("Gebied", "2020", "2021"), ("Noord", "273", "-"), ("Zuid", "6", "7"))
    assert table.header_rows == 1


def test_a_table_without_a_header_has_a_grid_of_rows_alone() -> None:
    table = typed([""], {"2020": ["571"], "2021": ["414"]})
    assert (table.grid, table.header_rows) == ((("2020", "571"), ("2021", "414")), 0)


def test_a_header_that_serves_as_the_caption_is_not_told_twice() -> None:
    table = typed(
        ["Bedrag"], {"WOZ": ["5"]}, label="Subsidie", caption="Subsidie", own_caption=False
    )
    assert table.grid[0] == ("", "Bedrag")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.619", 2619),
        ("-315", -315),
        ("(315)", -315),
        ("12,5", 12.5),
        ("€ 1.000", 1000),
        ("12%", 12),
        ("-", None),
        ("n.v.t.", None),
        ("", None),
        ("nihil", None),
    ],
)
def test_a_cell_keeps_its_text_and_bears_its_value_or_null(
    text: str, value: float | None
) -> None:
    (cell,) = typed(["2021"], {"Noord": [text]}).rows[0].cells
    assert (cell.text, cell.value) == (text, value)


def test_an_english_cell_is_read_in_english() -> None:
    table = typed(["2021"], {"North": ["2,619"]}, organisation=None, code="en")
    assert table.rows[0].cells[0].value == 2619


@pytest.mark.parametrize(
    ("label", "caption", "year"),
    [
        ("2021", None, 2021),
        ("Realisatie 2021", "Kosten 2020", 2021),
        ("Realisatie", "Kosten 2021", 2021),
        ("Realisatie", "Kosten 2019-2021", None),
        ("2019-2021", None, None),
        ("Realisatie", "Kosten", None),
        ("", "Kosten 2021", None),
    ],
)
def test_a_column_has_the_year_it_names_or_its_caption(
    label: str, caption: str | None, year: int | None
) -> None:
    assert typed([label], {"Loon": ["5"]}, caption=caption).columns[0].year == year


def test_where_rows_are_years_the_captions_year_is_no_columns() -> None:
    assert typed(["MDO"], {"2020": ["5"]}, caption="MDO’s 2021").columns[0].year is None


@pytest.mark.parametrize(
    ("label", "values", "kind"),
    [
        ("2021", ["5", "6"], "count"),
        ("Aandeel", ["5%", "6%"], "percent"),
        ("Aandeel in %", ["5", "6"], "percent"),
        ("Totaal", ["5", "6"], "total"),
        ("Toelichting", ["zie boven", "-"], "text"),
        ("Bedrag", ["€ 5", "€ 6"], "amount"),
    ],
)
def test_a_column_is_of_the_kind_its_cells_show(
    label: str, values: list[str], kind: str
) -> None:
    table = typed([label], dict(zip("ab", [[value] for value in values], strict=True)))
    assert table.columns[0].kind == kind


def test_a_column_of_a_table_in_euros_is_of_amounts() -> None:
    table = typed(["Begroting"], {"Loon": ["5"]}, key="costs")
    assert (table.unit, table.columns[0].kind) == ("EUR", "amount")


@pytest.mark.parametrize(
    ("caption", "values", "key", "unit"),
    [
        ("Kosten", ["5"], "costs", "EUR"),
        ("Kosten", ["5"], None, None),
        ("Kosten in euro", ["5"], None, "EUR"),
        ("Kosten x € 1.000", ["5"], None, "EUR x 1000"),
        ("Kosten (x 1000)", ["5"], "costs", "EUR x 1000"),
        ("Kosten", ["€ 5"], None, "EUR"),
        ("Costs", ["$ 5", "$ 6", "£ 7"], None, "USD"),
        ("Aantal personen", ["5"], "persons_discussed", "personen"),
    ],
)
def test_the_unit_is_told_by_cells_then_words_then_profile(
    caption: str, values: list[str], key: str | None, unit: str | None
) -> None:
    rows = {str(at): [value] for at, value in enumerate(values)}
    assert typed(["Bedrag"], rows, caption=caption, key=key).unit == unit
