"""Order: the units of a page cut into columns, and put in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from zvhrr_extract.layout.gutters import Unit, find_best_cut

_MAX_DEPTH = 14
# So many drawn boxes in rows are cards, read row by row.
_MIN_CARDS = 4
_OVERLAP_PT = 2.0

U = TypeVar("U", bound=Unit)


@dataclass(slots=True)
class Column(Generic[U]):
    """Units that stand under each other, from top to bottom."""

    units: list[U] = field(default_factory=list)


def find_columns(units: Sequence[U]) -> list[Column[U]]:
    """Cut units into columns, in reading order.

    A page is cut where a gutter runs longest: what stands above it comes first, then the left
    column, then the right, then what stands between and below; each is cut on in the same way.
    """
    return _cut(sorted(units, key=lambda unit: (unit.top, unit.x0)), 0)


def _cut(units: list[U], depth: int) -> list[Column[U]]:
    if len(units) < 2 or depth > _MAX_DEPTH:
        return [Column(units)] if units else []
    rows = _rows_of_cards(units)
    if len(rows) > 1:
        return [column for row in rows for column in _cut(row, depth + 1)]
    cut = find_best_cut(units)
    if cut is None:
        return [Column(units)]
    parts = (cut.above, cut.left, cut.right, cut.islands, cut.below)
    return [column for part in parts for column in _cut(part, depth + 1)]


def _rows_of_cards(units: list[U]) -> list[list[U]]:
    """Cut drawn boxes that stand in rows, two or more beside each other, into those rows."""
    if len(units) < _MIN_CARDS or any(unit.loose for unit in units):
        return []
    rows: list[list[U]] = []
    bottom = float("-inf")
    for unit in units:
        if unit.top > bottom - _OVERLAP_PT:
            rows.append([])
        rows[-1].append(unit)
        bottom = max(bottom, unit.bottom)
    return rows if sum(len(row) > 1 for row in rows) > 1 else []
