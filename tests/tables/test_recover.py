"""Which tables are recovered from a dump's lines, whatever way it has put their cells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cases import load_cases, read_cases
from tests.support.reading import prepared
from zvhrr_extract.tables import TableContext, recover_tables

if TYPE_CHECKING:
    from zvhrr_extract.models.table_draft import DraftRow, TableDraft

NAMES = ["Kade", "Molen", "Sluis", "Toren", "Brug", "Haven", "Gracht", "Plein", "Markt"]
HEADERS = ["Begroting", "Realisatie", "Prognose"]


def recover(
    text: str, language: str = "nl", organisation: str | None = None
) -> list[TableDraft]:
    ready = prepared(text, organisation=organisation, code=language)
    context = TableContext(ready.knowledge, ready.reader.vocabulary, ready.heading_orders)
    return recover_tables(ready.lines, context)


def printed(case: dict[str, Any]) -> str:
    pages = [page.strip("\n") for page in case.get("pages", [case.get("text", "")])]
    return "\n\f".join(pages) + "\n"


def show(row: DraftRow) -> str:
    role = "" if row.role == "item" else f" = {row.role}"
    return " | ".join((row.label, *row.values)) + role


@pytest.mark.parametrize("case", load_cases("tables/layouts.toml"))
def test_a_table_is_recovered_whatever_way_a_dump_lays_it_out(case: dict[str, Any]) -> None:
    found = [
        {
            "caption": table.caption,
            "columns": list(table.header.columns),
            "rows": [show(row) for row in table.rows],
        }
        for table in recover(
            printed(case), case.get("language", "nl"), case.get("organisation")
        )
    ]
    assert found == case["tables"]


@pytest.mark.parametrize("case", load_cases("tables/none.toml"))
def test_a_text_without_a_table_gives_none(case: dict[str, Any]) -> None:
    assert recover(printed(case)) == []


@pytest.mark.parametrize(
    "case", read_cases("tables/layouts.toml"), ids=lambda case: case["name"]
)
def test_a_line_belongs_to_one_table(case: dict[str, Any]) -> None:
    tables = recover(printed(case), case.get("language", "nl"), case.get("organisation"))
    orders = Counter(
        order for table in tables for order in {line.order for line in table.lines}
    )
    assert all(times == 1 for times in orders.values())


@st.composite
def plain_tables(draw: st.DrawFn) -> tuple[list[str], list[list[int]]]:
    """Draw headers and rows of amounts of one size a row, the last row their total."""
    count = draw(st.integers(2, 3))
    sizes = draw(st.lists(st.integers(1, 90), min_size=3, max_size=8))
    rows = [[size * 1000 + draw(st.integers(0, 999)) for _ in range(count)] for size in sizes]
    return HEADERS[:count], [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def dotted(figure: int) -> str:
    return f"{figure:,}".replace(",", ".")


def lay_out(headers: list[str], names: list[str], rows: list[list[str]], *, way: str) -> str:
    """Print a table row by row, a cell a line, or column by column."""
    columns = list(zip(*rows, strict=True))
    if way == "rows":
        body = [" ".join(["Post", *headers])]
        body += [" ".join([name, *row]) for name, row in zip(names, rows, strict=True)]
    elif way == "cells":
        body = ["Post", *headers]
        body += [cell for name, row in zip(names, rows, strict=True) for cell in (name, *row)]
    elif way == "columns":
        chunks = [
            ["Post", *names],
            *([head, *column] for head, column in zip(headers, columns, strict=True)),
        ]
        body = ["\n".join(chunk) + "\n" for chunk in chunks]
    else:
        body = [
            "Post",
            *names,
            "",
            *headers,
            "",
            *(figure for column in columns for figure in column),
        ]
    return "\n".join(["Tabel 1: Kosten per plek", "", *body]) + "\n"


@given(plain_tables(), st.sampled_from(["rows", "cells", "columns", "headers first"]))
def test_what_is_laid_out_is_read_back(
    table: tuple[list[str], list[list[int]]], way: str
) -> None:
    headers, rows = table
    names = [*NAMES[: len(rows) - 1], "Totaal"]
    figures = [[dotted(figure) for figure in row] for row in rows]
    (found,) = recover(lay_out(headers, names, figures, way=way))
    assert list(found.header.columns) == headers
    assert [row.label for row in found.rows] == names
    assert [list(row.values) for row in found.rows] == figures
