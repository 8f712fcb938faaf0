"""Carried rows: the few of a table in the next column or page, under its header or without.

One row by itself keeps to no columns; the part of the table before it says what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zvhrr_extract.grids.cells import Draft
from zvhrr_extract.grids.columns import Column
from zvhrr_extract.grids.edges import Edge
from zvhrr_extract.grids.lines import Line, is_data, is_value
from zvhrr_extract.grids.unruled import fill_table
from zvhrr_extract.models.page import Grid, Page, Word

# Rows follow each other within so many times the usual height of the table's rows.
_NEAR = 1.6
# Figures without a header over them stand as flush with those of the page before.
_FLUSH_PT = 2.0
# They stand in the upper part of their page, the table at the foot of its own.
_HEAD_SHARE = 0.2
_FOOT_SHARE = 0.75
# The next column is wider than the table by this share at most.
_WIDER_SHARE = 0.1


def find_carried(
    lines: Sequence[Line], above: Grid, level: list[Edge], page: Page | None = None
) -> Draft | None:
    """Find the rows with which a table goes on in the next column or on the next page.

    Args:
        lines: The lines there that no table has taken, from top to bottom.
        above: The table.
        level: The level lines there.
        page: The next page; None for the next column, where only a header tells.
    """
    columns = _find_columns(above)
    if len(columns) < 2:
        return None
    at, head, shift = _find_header(lines, above)
    if not head:
        at = _find_flush(lines, above, columns, page) if page else len(lines)
    columns = [Column(x0 + shift, x1 + shift, figures) for x0, x1, figures in columns]
    body = _find_body(lines[at:], columns, _NEAR * _row_height(above))
    if not any(map(is_data, body)):
        return None
    return fill_table(head, body, columns, level)


def cut_columns(lines: Sequence[Line], table: Grid) -> Iterator[list[Line]]:
    """Cut strips as wide as a table out of lines beside it, where its header starts anew."""
    first = next((cell.words[0].text for cell in table.cells if table.header_rows), None)
    width = table.box.x1 - table.box.x0
    starts = {
        piece.x0
        for line in lines
        for piece in line
        if piece.x0 >= table.box.x1 and piece.words[0].text == first
    }
    for start in sorted(starts):
        end = start + width * (1 + _WIDER_SHARE)
        strip = [[piece for piece in line if start - 1 < piece.x0 < end] for line in lines]
        yield [line for line in strip if line]


def _find_columns(grid: Grid) -> list[Column]:
    """Give the columns of a table; none where its cells do not keep to them."""
    columns = []
    for index in range(grid.columns):
        cells = [
            cell
            for cell in grid.cells
            if cell.column == index and cell.columns == 1 and cell.row >= grid.header_rows
        ]
        if not cells:
            return []
        words = [word for cell in cells for word in cell.words]
        figures = any(is_value(_text(cell.words)) for cell in cells)
        columns.append(
            Column(min(word.x0 for word in words), max(word.x1 for word in words), figures)
        )
    apart = all(left.x1 <= right.x0 for left, right in pairwise(columns))
    return columns if apart else []


def _find_header(lines: Sequence[Line], above: Grid) -> tuple[int, list[Line], float]:
    """Find a table's header among lines: the line after it, its lines, how far it is moved."""
    header = [word for c in above.cells if c.row < above.header_rows for word in c.words]
    wanted = Counter(word.text.casefold() for word in header)
    if not wanted:
        return 0, [], 0.0
    for start in range(len(lines)):
        found: Counter[str] = Counter()
        for end in range(start, len(lines)):
            found.update(word.text.casefold() for piece in lines[end] for word in piece.words)
            if found == wanted:
                head = list(lines[start : end + 1])
                shift = min(line[0].x0 for line in head) - min(word.x0 for word in header)
                return end + 1, head, shift
            if not found <= wanted:
                break
    return 0, [], 0.0


def _find_flush(
    lines: Sequence[Line], above: Grid, columns: Sequence[Column], page: Page
) -> int:
    """Find the first line whose pieces all stand flush in the columns of the table before."""
    if above.box.bottom < _FOOT_SHARE * page.height:
        return len(lines)
    for at, line in enumerate(lines):
        if line[0].baseline > _HEAD_SHARE * page.height:
            break
        if len(line) == len(columns) and all(
            abs(piece.x1 - column.x1) < _FLUSH_PT
            if column.figures
            else abs(piece.x0 - column.x0) < _FLUSH_PT
            for piece, column in zip(line, columns, strict=True)
        ):
            return at
    return len(lines)


def _find_body(lines: Sequence[Line], columns: Sequence[Column], near: float) -> list[Line]:
    """Give the lines that go on with a table: near each other, each piece in its column."""
    body: list[Line] = []
    for line in lines:
        far = body and line[0].baseline - body[-1][0].baseline > near
        if far or not all(_is_inside(piece.x0, piece.x1, columns) for piece in line):
            break
        body.append(line)
    while body and not is_data(body[-1]):
        body.pop()
    return body


def _is_inside(x0: float, x1: float, columns: Sequence[Column]) -> bool:
    """Tell whether a piece stands in one column, or between it and the next."""
    over = [index for index, column in enumerate(columns) if x0 < column.x1 and x1 > column.x0]
    return len(over) == 1


def _row_height(grid: Grid) -> float:
    return (grid.box.bottom - grid.box.top) / grid.rows


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
