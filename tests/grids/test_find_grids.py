"""Which tables are found on a page, and what stands in their cells."""

from __future__ import annotations

from typing import Any

import pytest

from tests.grids.drawn import draw_page, read_rows
from tests.support.cases import load_cases, read_cases
from zvhrr_extract.grids import find_grids
from zvhrr_extract.models.page import Page

CASES = load_cases("grids/pages.toml")


@pytest.mark.parametrize("case", CASES)
def test_the_tables_of_a_page_are_found(case: dict[str, Any]) -> None:
    above = find_grids(draw_page({"page": case["before"]}))[-1] if "before" in case else None
    grids = find_grids(draw_page(case), above)
    assert [read_rows(grid) for grid in grids] == case["tables"]
    if "header_rows" in case:
        assert [grid.header_rows for grid in grids] == case["header_rows"]
    if "spans" in case:
        assert [find_spans(grid.cells) for grid in grids] == case["spans"]


def find_spans(cells: Any) -> list[list[int]]:
    return [list(cell[:2] + cell[2:4]) for cell in cells if cell.rows > 1 or cell.columns > 1]


@pytest.mark.parametrize("case", read_cases("grids/pages.toml"))
def test_every_word_stands_in_one_cell_at_most(case: dict[str, Any]) -> None:
    cells = [cell for grid in find_grids(draw_page(case)) for cell in grid.cells]
    words = [word for cell in cells for word in cell.words]
    assert len(words) == len(set(words))


def test_an_empty_page_has_no_tables() -> None:
    assert find_grids(Page(1, 600, 800)) == ()
