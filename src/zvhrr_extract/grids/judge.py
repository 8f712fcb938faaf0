"""Judge: whether lines that stand in columns are a table, or a list, a form, a chart."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.grids.columns import Column, find_reach
from zvhrr_extract.grids.frames import has_axis
from zvhrr_extract.grids.lines import Line, Piece, is_year

# Cells of one column stand flush within this many points, left, right or in the middle.
_FLUSH_PT = 2.5
_FLUSH_SHARE = 0.6
_FILLED_SHARE = 0.4
# Rows without a label are subtotals, so they are few; years before all rows are labels, too.
_LABELLED_SHARE = 0.5
_NUMBERED_SHARE = 0.8


def is_table(rows: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Tell whether rows of figures are a table's body."""
    if len(rows) < 2 or len(columns) < 2 or not any(column.figures for column in columns):
        return False
    held = _hold(rows, columns)
    figures = [cells for column, cells in zip(columns, held, strict=True) if column.figures]
    if (len(rows) == 2 and len(columns) < 3) or not _has_labels(columns, held, len(rows)):
        return False
    filled = sum(map(len, held)) / (len(rows) * len(columns))
    if filled < _FILLED_SHARE or not _has_flush(figures) or any(map(has_axis, figures)):
        return False
    return not _is_listing(held, columns)


def _hold(rows: Sequence[Line], columns: Sequence[Column]) -> list[list[Piece]]:
    """Give the cells of every column."""
    held: list[list[Piece]] = [[] for _ in columns]
    for line in rows:
        for piece in line:
            held[find_reach(piece, columns)[0]].append(piece)
    return held


def _has_labels(columns: Sequence[Column], held: list[list[Piece]], rows: int) -> bool:
    """Tell whether the first column, or a second below groups, says what the rows are about."""
    for column, cells in zip(columns[:2], held, strict=False):
        if not column.figures and len(cells) >= _LABELLED_SHARE * rows:
            return True
    years = all(is_year(cell.text) for cell in held[0])
    numbered = columns[0].figures and len(held[0]) >= _NUMBERED_SHARE * rows
    return numbered and (years or rows > 2)


def _has_flush(columns: list[list[Piece]]) -> bool:
    """Tell whether most cells of columns stand flush with others of their column."""
    total = sum(map(len, columns))
    return sum(map(_count_flush, columns)) >= _FLUSH_SHARE * total


def _count_flush(cells: list[Piece]) -> int:
    """Count the cells that stand flush left, right or about the middle, whichever is most."""
    if len(cells) < 2:
        return 0
    edges = (
        sorted(cell.x0 for cell in cells),
        sorted(cell.x1 for cell in cells),
        sorted(cell.middle for cell in cells),
    )
    return max(map(_longest_run, edges))


def _longest_run(values: list[float]) -> int:
    best = start = 0
    for end, value in enumerate(values):
        while value - values[start] > _FLUSH_PT:
            start += 1
        best = max(best, end - start + 1)
    return best


def _is_listing(held: list[list[Piece]], columns: Sequence[Column]) -> bool:
    """Tell whether columns are a list with numbers before, or with pages behind."""
    if len(columns) == 2 and columns[0].figures:
        return True
    if any(column.figures for column in columns[:-1]):
        return False
    numbers = [cell.text for cell in held[-1]]
    if not all(text.isdecimal() and len(text) < 4 for text in numbers):
        return False
    pages = list(map(int, numbers))
    return len(pages) > 3 and pages == sorted(pages) and len(set(pages)) > 2
