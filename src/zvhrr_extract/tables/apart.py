"""set_apart: two tables that stand so close that geometry took them for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import LaidCell, LaidPart, LaidTable, LaidText, Line, text_of
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.page import Box
from zvhrr_extract.values.likeness import fold, opens_with
from zvhrr_extract.values.numbers import parse_number


def set_apart(table: LaidTable, language: Language) -> list[LaidPart]:
    """Cut a table above each header that is printed in its body, with the caption over it.

    A header in the body begins another table below a total, or below a line of its own that
    names the other table; in any other place it only repeats the header.
    """
    for row in range(max(table.header_rows, 1) + 1, table.rows - 1):
        caption = _caption_above(table, row)
        total = is_total_row(table, row - 1 - _is_lone(table, row - 1), language)
        again = bool(caption) and _values(table, row) == _values(table, 0)
        if (total or again) and _is_header(table, row, language):
            above, below = _cut(table, row, caption)
            titles = [LaidText((line,)) for line in caption]
            return [above, *titles, *set_apart(below, language)]
    return [table]


def _row(table: LaidTable, row: int) -> list[LaidCell]:
    return [cell for cell in table.cells if cell.row == row]


def _values(table: LaidTable, row: int) -> dict[int, str]:
    """Give the texts of a row by column, without that of the labels."""
    return {
        cell.column: fold(text_of(cell.lines))
        for cell in _row(table, row)
        if cell.column and text_of(cell.lines)
    }


def _is_header(table: LaidTable, row: int, language: Language) -> bool:
    """Tell whether a row of words stands over figures in every column of values."""
    head, body = _row(table, row), _row(table, row + 1)
    whole = all(cell.rows == cell.columns == 1 for cell in (*head, *body))
    columns = set(range(1, table.columns))
    again = _values(table, row) == _values(table, 0)
    words = again or not any(_is_figure(cell, language) for cell in head if cell.column)
    under = {cell.column for cell in body if _is_figure(cell, language)}
    return whole and words and set(_values(table, row)) == columns and columns <= under


def _is_figure(cell: LaidCell, language: Language) -> bool:
    return parse_number(text_of(cell.lines), decimal_mark=language.decimal_mark) is not None


def _is_lone(table: LaidTable, row: int) -> bool:
    """Tell whether a row holds nothing but a text in the column of the labels."""
    return [cell.column for cell in _row(table, row)] == [0]


def is_total_row(table: LaidTable, row: int, language: Language) -> bool:
    """Tell whether a row begins with a word for a total."""
    cells = _row(table, row)
    return bool(cells) and opens_with(text_of(cells[0].lines), language.total_words)


def _caption_above(table: LaidTable, row: int) -> list[Line]:
    """List the lines above a header that stand beside nothing: what names the table below."""
    lines = [line for cell in _row(table, row) if cell.column == 0 for line in cell.lines]
    boxes = [
        line.box for cell in _row(table, row) if cell.column for line in cell.lines if line.box
    ]
    top = min((box.top for box in boxes), default=0.0)
    over = [line for line in lines if line.box and line.box.bottom <= top]
    lone = _row(table, row - 1) if _is_lone(table, row - 1) else []
    return [*(line for cell in lone for line in cell.lines), *over]


def _cut(table: LaidTable, row: int, caption: Sequence[Line]) -> tuple[LaidTable, LaidTable]:
    """Make two tables of one, the caption in neither."""
    gone = {line.order for line in caption}
    cells = [
        replace(cell, lines=tuple(line for line in cell.lines if line.order not in gone))
        for cell in table.cells
    ]
    first = row - 1 if _is_lone(table, row - 1) else row
    above = tuple(cell for cell in cells if cell.lines and cell.row < first)
    below = tuple(
        replace(cell, row=cell.row - row) for cell in cells if cell.lines and cell.row >= row
    )
    return (
        replace(table, cells=above, rows=first, box=_around(table.box, above)),
        replace(
            table,
            cells=below,
            rows=table.rows - row,
            header_rows=1,
            box=_around(table.box, below),
        ),
    )


def _around(box: Box, cells: Sequence[LaidCell]) -> Box:
    """Give the part of a table's box in which cells stand."""
    boxes = [line.box for cell in cells for line in cell.lines if line.box]
    top = min((one.top for one in boxes), default=box.top)
    bottom = max((one.bottom for one in boxes), default=box.bottom)
    return Box(box.x0, top, box.x1, bottom)
