"""Order: the units of a page cut into columns, and put in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_LEADING = 1.2
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
    """A stretch of a page that falls into two columns: what stands above it, and its edge."""

    edge: float
    above: list[U]
    run: list[U]
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
        for part in _parts(cut, ordered)
        if part
        for column in find_columns(part, depth + 1)
    ]


def _parts(cut: _Cut[U], units: Sequence[U]) -> tuple[list[U], list[U], list[U], list[U]]:
    """Part units at a cut: above it, its left column, its right column, below it."""
    taken = {id(unit) for unit in cut.above} | {id(unit) for unit in cut.run}
    return (
        cut.above,
        [unit for unit in cut.run if unit.x0 < cut.edge - 0.5],
        [unit for unit in cut.run if unit.x0 >= cut.edge - 0.5],
        [unit for unit in units if id(unit) not in taken],
    )


def _best_cut(units: list[U]) -> _Cut[U] | None:
    if len(units) < 2:
        return None
    best: _Cut[U] | None = None
    for edge in _edges(units):
        for cut in _cuts_at(edge, units):
            if best is None or cut.weight > best.weight:
                best = cut
    return best


def _edges(units: Sequence[U]) -> list[float]:
    """List the left edges that may be those of a right column."""
    edges: list[float] = []
    left = min(unit.x0 for unit in units)
    for x0 in sorted(unit.x0 for unit in units):
        if x0 > left + _SAME_EDGE_PT and (not edges or x0 - edges[-1] > _SAME_EDGE_PT):
            edges.append(x0)
    return edges


def _cuts_at(edge: float, units: list[U]) -> Iterator[_Cut[U]]:
    """Yield the stretches without a unit across a gutter left of an edge."""
    bands = _bands(edge, units)
    run: list[U] = []
    done: list[U] = []
    lowest = float("-inf")
    for unit in units:
        if _crosses(unit, edge) or id(unit) in bands:
            weight = _weigh(edge, run)
            if weight:
                yield _Cut(edge, list(done), run, weight)
            done += run
            done.append(unit)
            run = []
            lowest = max(lowest, unit.bottom)
        elif unit.bottom - 1 < lowest and _beside(unit, done):
            # It stands beside what crosses: no gutter can part it from that.
            done.append(unit)
        else:
            run.append(unit)
    weight = _weigh(edge, run)
    if weight:
        yield _Cut(edge, done, run, weight)


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


def _weigh(edge: float, run: Sequence[U]) -> float:
    """Tell how much speaks for cutting a stretch at a gutter; 0 where nothing does."""
    left = [unit for unit in run if unit.x0 < edge - 0.5]
    right = [unit for unit in run if unit.x0 >= edge - 0.5]
    if not left or not right:
        return 0.0
    top = max(left[0].top, right[0].top)
    bottom = min(max(unit.bottom for unit in left), max(unit.bottom for unit in right))
    sizes = sorted(unit.size for unit in run)
    shared = (bottom - top) / max(sizes[len(sizes) // 2] * _LEADING, 1)
    fewest = 2 * _MIN_LINES if len(left) == len(right) == 1 else 0.8 * _MIN_LINES
    if shared < fewest or _are_labels(left, right, edge):
        return 0.0
    gap = edge - max(unit.x1 for unit in left)
    return shared * (1 + min(gap, 40) / 80)


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
