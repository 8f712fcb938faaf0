"""Order: the units of a page cut into columns, and put in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

# Columns stand at least this far apart, and more where the letters are large.
_MIN_GUTTER_PT = 6.0
_GUTTER_SHARE = 0.5
# Left edges this near are one edge.
_SAME_EDGE_PT = 3.0
# Two columns must stand beside each other over this many lines.
_MIN_LINES = 2
# What fills less of its column than this, line for line beside something, is a label.
_LABEL_FILL = 0.55
_PAIRED = 0.7
_MAX_DEPTH = 12
# Letters this much larger than most are a heading's.
_HEADING = 1.25
_SAME_START_PT = 4.0


class Unit(Protocol):
    """What has a box: a segment of words, a table, a drawn box with its text."""

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    opens_item: bool
    numeric: bool


U = TypeVar("U", bound=Unit)


@dataclass(slots=True)
class Column(Generic[U]):
    """Units that stand under each other, from top to bottom."""

    units: list[U] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Cut(Generic[U]):
    """Where a stretch of a page falls into two columns."""

    above: list[U]
    left: list[U]
    right: list[U]
    below: list[U]
    weight: float


def find_columns(units: Sequence[U], depth: int = 0) -> list[Column[U]]:
    """Cut units into columns, in reading order.

    A page is cut where a gutter runs longest: what stands above it comes first, then the left
    column, then the right, then what stands below; each of these is cut on in the same way.
    """
    ordered = sorted(units, key=lambda unit: (unit.top, unit.x0))
    cut = _best_cut(ordered) if depth < _MAX_DEPTH else None
    if cut is None:
        return [Column(ordered)] if ordered else []
    return [
        column
        for part in (cut.above, cut.left, cut.right, cut.below)
        if part
        for column in find_columns(part, depth + 1)
    ]


def _best_cut(units: list[U]) -> _Cut[U] | None:
    if len(units) < 2:
        return None
    cuts = [cut for edge in _edges(units) for cut in _cuts_at(edge, units)]
    return max(cuts, key=lambda cut: cut.weight, default=None)


def _edges(units: Sequence[U]) -> list[float]:
    """List the left edges that may be those of a right column."""
    edges: list[float] = []
    left = min(unit.x0 for unit in units)
    for x0 in sorted(unit.x0 for unit in units):
        if x0 > left + _SAME_EDGE_PT and (not edges or x0 - edges[-1] > _SAME_EDGE_PT):
            edges.append(x0)
    return edges


def _cuts_at(edge: float, units: list[U]) -> list[_Cut[U]]:
    """List the stretches without a unit across a gutter left of an edge."""
    cuts: list[_Cut[U]] = []
    bands = _bands(edge, units)
    run: list[U] = []
    done: list[U] = []
    crossing_bottom = float("-inf")
    for unit in [*units, None]:
        crosses = unit is not None and (_crosses(unit, edge) or id(unit) in bands)
        if unit is None or crosses:
            if run:
                cut = _make_cut(edge, run, done, units)
                cuts += [cut] if cut is not None else []
            done = [*done, *run, *([unit] if unit is not None else [])]
            run = []
            if unit is not None:
                crossing_bottom = max(crossing_bottom, unit.bottom)
        elif unit.bottom - 1 < crossing_bottom and _beside(unit, done):
            # It stands beside what crosses: no gutter can part it from that.
            done.append(unit)
        else:
            run.append(unit)
    return cuts


def _crosses(unit: Unit, edge: float) -> bool:
    return unit.x0 < edge - 0.5 and unit.x1 > edge - _gutter(unit)


def _bands(edge: float, units: Sequence[U]) -> frozenset[int]:
    """Find short headings that part two stretches of columns without reaching over both.

    Nothing stands right of such a heading, there are columns above it, and below it both
    columns begin at one height.
    """
    sizes = sorted(unit.size for unit in units)
    large = _HEADING * sizes[len(sizes) // 2]
    found: set[int] = set()
    for index, unit in enumerate(units):
        if unit.size < large or unit.x0 >= edge - 0.5 or _crosses(unit, edge):
            continue
        below = [other for other in units[index + 1 :] if other.top >= unit.bottom - 1]
        left = next((other for other in below if other.x0 < edge - 0.5), None)
        right = next((other for other in below if other.x0 >= edge - 0.5), None)
        if left is None or right is None or abs(left.top - right.top) > _SAME_START_PT:
            continue
        free = all(
            other.x0 < edge - 0.5 or other.bottom <= unit.top or other.top >= unit.bottom
            for other in units
        )
        above = any(other.x0 >= edge - 0.5 and other.bottom <= unit.top for other in units[:index])
        if free and above:
            found.add(id(unit))
    return frozenset(found)


def _beside(unit: U, done: Sequence[U]) -> bool:
    return any(
        min(unit.bottom, other.bottom) - max(unit.top, other.top) > 1 for other in done[-6:]
    )


def _gutter(unit: Unit) -> float:
    return max(_MIN_GUTTER_PT, _GUTTER_SHARE * min(unit.size, 16))


def _make_cut(edge: float, run: list[U], above: list[U], units: list[U]) -> _Cut[U] | None:
    left = [unit for unit in run if unit.x0 < edge - 0.5]
    right = [unit for unit in run if unit.x0 >= edge - 0.5]
    if not left or not right:
        return None
    top = max(min(unit.top for unit in left), min(unit.top for unit in right))
    bottom = min(max(unit.bottom for unit in left), max(unit.bottom for unit in right))
    sizes = sorted(unit.size for unit in run)
    shared = (bottom - top) / max(sizes[len(sizes) // 2] * 1.2, 1)
    if shared < _MIN_LINES * 0.8 or _are_labels(left, right, edge):
        return None
    if len(left) == 1 and len(right) == 1 and shared < 2 * _MIN_LINES:
        return None
    taken = {id(unit) for unit in above} | {id(unit) for unit in run}
    below = [unit for unit in units if id(unit) not in taken]
    gap = edge - max(unit.x1 for unit in left)
    return _Cut(above, left, right, below, shared * (1 + min(gap, 40) / 80))


def _are_labels(left: Sequence[U], right: Sequence[U], edge: float) -> bool:
    """Tell whether what stands left only labels what stands right, line for line."""
    if _are_numbers(left, right):
        return True
    if any(unit.opens_item for unit in right):
        return False
    paired = sum(
        any(abs(unit.bottom - other.bottom) < 0.4 * unit.size for other in right)
        for unit in left
    )
    if paired < _PAIRED * len(left):
        return False
    if max(unit.x1 - unit.x0 for unit in left) < 2.2 * max(unit.size for unit in left):
        return True
    width = edge - min(unit.x0 for unit in left)
    filled = sorted((unit.x1 - unit.x0) / width for unit in left)
    numeric = sum(unit.numeric for unit in right)
    return 2 * numeric > len(right) and filled[len(filled) // 2] < _LABEL_FILL


def _are_numbers(left: Sequence[U], right: Sequence[U]) -> bool:
    """Tell whether what stands right are only numbers to the lines left, as in contents."""
    narrow = all(unit.x1 - unit.x0 < 2.2 * unit.size for unit in right)
    return narrow and all(
        any(abs(unit.bottom - other.bottom) < 0.4 * unit.size for other in left)
        for unit in right
    )
