"""Which tables are found on a page, and what stands in their cells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.grids.drawn import draw_page, read_rows
from tests.support.cases import load_cases, read_cases
from zvhrr_extract.grids import find_grids
from zvhrr_extract.models.page import Page, Word

CASES = load_cases("grids/pages.toml")


@pytest.mark.parametrize("case", CASES)
def test_the_tables_of_a_page_are_found(case: dict[str, Any]) -> None:
    grids = find_grids(draw_page(case))
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


@pytest.mark.parametrize("angle", [90, 270])
def test_a_table_on_its_side_is_found_like_an_upright_one(angle: int) -> None:
    case = next(
        case for case in read_cases("grids/pages.toml") if case["name"].startswith("figures")
    )
    case["page"] += "Oost                      11        12        13\nWest  1   2   3\n"
    page = draw_page(case)
    (upright,) = find_grids(page)
    turned_page = turn(page, angle)
    (turned,) = find_grids(turned_page)
    assert read_rows(turned) == read_rows(upright)
    assert turned.box.bottom - turned.box.top == pytest.approx(upright.box.x1 - upright.box.x0)
    assert {word for cell in turned.cells for word in cell.words} <= set(turned_page.words)


def turn(page: Page, angle: int) -> Page:
    """Turn a page's words a quarter with the clock (90) or against it (270)."""

    def move(word: Word) -> Word:
        if angle == 90:
            box = (page.height - word.bottom, word.x0, page.height - word.top, word.x1)
        else:
            box = (word.top, page.width - word.x1, word.bottom, page.width - word.x0)
        return Word(word.text, *box, box[1], word.style, angle)

    words = tuple(map(move, page.words))
    return replace(page, width=page.height, height=page.width, words=words)


def test_an_empty_page_has_no_tables() -> None:
    assert find_grids(Page(1, 600, 800)) == ()
