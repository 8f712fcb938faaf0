"""Frames: lattices that are charts, boxes or pages' decoration, and no tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zvhrr_extract.grids.lattice import Fields, Lattice
from zvhrr_extract.grids.lines import Piece, cut_lines

# A field this many times as high as its text is no cell; where such fields fill this share
# of a lattice, it frames a drawing. Cells of printed tables are one to two times as high.
_LOOSE = 4.0
_LOOSE_SHARE = 0.4
# Bars and grid lines part many fields of which few hold words.
_FILLED_SHARE = 0.25
# So many figures in even steps are an axis; three may be chance.
_AXIS_MARKS = 4
_EVEN_SHARE = 0.8


def has_cells(fields: Fields) -> bool:
    """Tell whether words stand beside and below each other in two rows and two columns."""
    rows = Counter(span.row for span in fields)
    columns = Counter(span.column for span in fields)
    return min(_count_many(rows), _count_many(columns)) > 1


def _count_many(counter: Counter[int]) -> int:
    return sum(count > 1 for count in counter.values())


def is_drawing(lattice: Lattice, fields: Fields) -> bool:
    """Tell whether a lattice is a chart: much of it is empty, or it has an axis."""
    high = lattice.ys[-1] - lattice.ys[0]
    loose = sum(_loose_rows(lattice, fields))
    if loose > _LOOSE_SHARE * high:
        return True
    columns: dict[int, list[Piece]] = {}
    for span, units in fields.items():
        columns.setdefault(span.column, []).extend(units)
    return any(map(has_axis, columns.values()))


def is_sparse(slots: Fields) -> bool:
    """Tell whether so few fields hold words as between the bars and lines of a chart."""
    rows, columns = len({span.row for span in slots}), len({span.column for span in slots})
    return len(slots) < _FILLED_SHARE * rows * columns


def _loose_rows(lattice: Lattice, fields: Fields) -> Iterator[float]:
    """Give the heights of the rows that are far higher than the text in them."""
    needed = [0.0] * (len(lattice.ys) - 1)
    for span, units in fields.items():
        size = max(unit.size for unit in units)
        share = len(cut_lines(units)) * size / (span.row_end - span.row)
        for row in range(span.row, span.row_end):
            needed[row] = max(needed[row], share)
    for need, (top, bottom) in zip(needed, pairwise(lattice.ys), strict=True):
        if bottom - top > _LOOSE * need:
            yield bottom - top


def has_axis(cells: Sequence[Piece]) -> bool:
    """Tell whether figures are the marks of a chart's axis: they go down in even steps.

    Years are no such marks: tables run them down, too.
    """
    marks = [_read_mark(cell.text) for cell in sorted(cells, key=lambda cell: cell.baseline)]
    numbers = [mark for mark in marks if mark is not None]
    if len(numbers) < _AXIS_MARKS or 2 * len(numbers) < len(marks):
        return False
    steps = Counter(round(upper - lower, 6) for upper, lower in pairwise(numbers))
    step, count = steps.most_common(1)[0]
    return step > 0 and step != 1 and count >= _EVEN_SHARE * (len(numbers) - 1)


def _read_mark(text: str) -> float | None:
    digits = text.strip("%€$").replace(",", ".").replace(" ", "")
    try:
        return float(digits)
    except ValueError:
        return None
