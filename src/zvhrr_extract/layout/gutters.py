"""Gutters: the upright white stripes of a stretch of page, and what they part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Generic, Protocol, TypeVar

from zvhrr_extract.layout.labels import are_labels

# Columns stand at least this far apart, and more where the letters are large.
_MIN_GUTTER_PT = 6.0
_GUTTER_SHARE = 0.5
_MAX_SIZE_PT = 16.0
# Left edges this near are one edge; nearer than this to the gutter is left of it.
_SAME_EDGE_PT = 3.0
_EDGE_PT = 0.5
_MANY_STARTS = 3
# Two columns stand beside each other over so many lines.
_MIN_LINES = 1.6
_LINE_SHARE = 1.2
# A lone unit on either side is a pair, not two columns, unless so many lines high.
_MIN_PAIR_LINES = 4
# Letters this much larger than most are a heading's.
_HEADING = 1.25
_SAME_START_PT = 4.0
# Lines of one text stand at most so far apart, in sizes of their letters.
_MAX_STEP = 2.0
_SAME_SIZE = 0.05
# A pull quote is set in a size of its own.
_OTHER_SIZE = 0.08
_MAX_WIDE_GUTTER_PT = 40.0


class Unit(Protocol):
    """What has a box: a segment of words, a table, a drawn box with its text."""

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    opens_item: bool
    numeric: bool
    loose: bool

    @property
    def bold(self) -> bool:
        """Whether its letters are heavy."""
        ...


U = TypeVar("U", bound=Unit)


@dataclass(frozen=True, slots=True)
class Cut(Generic[U]):
    """Where a stretch of a page falls into two columns; all lists from top to bottom.

    Attributes:
        above: What stands over the columns.
        left: The left column.
        right: The right one.
        islands: What stands between the two, with text of both beside it.
        below: What stands under them.
        weight: How much speaks for it: about the lines the columns share.
    """

    above: list[U]
    left: list[U]
    right: list[U]
    islands: list[U]
    below: list[U]
    weight: float


@dataclass(slots=True)
class _Stretch(Generic[U]):
    """Units between two that cross a gutter."""

    start: int
    left: list[U] = field(default_factory=list)
    right: list[U] = field(default_factory=list)
    islands: list[U] = field(default_factory=list)
    end: int = 0


def find_best_cut(units: list[U]) -> Cut[U] | None:
    """Find the gutter that runs longest; units are sorted from top to bottom."""
    large = _HEADING * median([unit.size for unit in units])
    heads = [
        index
        for index, unit in enumerate(units)
        if unit.size >= large and unit.loose and not unit.numeric
    ]
    cuts = (cut for edge in _edges(units) for cut in _cuts_at(edge, units, heads))
    return max(cuts, key=lambda cut: cut.weight, default=None)


def _edges(units: Sequence[U]) -> Iterator[float]:
    """List where a right column may begin.

    Units start there after others have ended, or so many start there that it is an edge.
    """
    starts = sorted(unit.x0 for unit in units)
    ends = sorted(unit.x1 - _EDGE_PT for unit in units)
    at = ended = 0
    while at < len(starts):
        x = starts[at]
        count = bisect_right(starts, x + _SAME_EDGE_PT) - at
        before = bisect_right(ends, x)
        if at and (before > ended or count >= _MANY_STARTS):
            yield x
        at, ended = at + count, before


def _cuts_at(edge: float, units: list[U], heads: Sequence[int]) -> Iterator[Cut[U]]:
    """List the stretches where nothing crosses the gutter left of an edge."""
    crossing = _crossing(edge, units)
    islands = _islands(crossing, units, edge) if crossing else set()
    blocked = {index for index, _ in crossing} - islands
    # Short headings may part two stretches of columns without reaching over both.
    blocked |= {index for index in heads if _is_band(edge, units, index)}
    if blocked:
        blocked |= _companions(blocked, units, edge)
    stretch: _Stretch[U] = _Stretch(0)
    lowest = float("-inf")
    for index, unit in enumerate(units):
        if index in blocked:
            yield from _make_cut(stretch, units, index)
            stretch, lowest = _Stretch(index + 1), max(lowest, unit.bottom)
        elif index in islands:
            stretch.islands.append(unit)
        elif unit.bottom - 1 < lowest and not (stretch.left or stretch.right):
            # It stands beside what crosses: no gutter can part it from that.
            stretch = _Stretch(index + 1)
        else:
            (stretch.left if unit.x0 < edge - _EDGE_PT else stretch.right).append(unit)
    yield from _make_cut(stretch, units, len(units))


def _crossing(edge: float, units: Sequence[U]) -> list[tuple[int, U]]:
    near = edge - _MIN_GUTTER_PT
    far = edge - _GUTTER_SHARE * _MAX_SIZE_PT
    return [
        (index, unit)
        for index, unit in enumerate(units)
        if unit.x0 < edge - _EDGE_PT
        and unit.x1 > far
        and (unit.x1 > near or unit.x1 > edge - _GUTTER_SHARE * unit.size)
    ]


def _islands(crossing: Sequence[tuple[int, U]], units: Sequence[U], edge: float) -> set[int]:
    """Find what stands between two columns: text of both runs on beside it."""
    size = median([unit.size for unit in units])
    ids = {id(unit) for _, unit in crossing}
    left_edge = max((u.x1 for u in units if u.x1 <= edge and id(u) not in ids), default=edge)
    found: set[int] = set()
    for index, unit in crossing:
        # It reaches into both columns, and is no line of one, torn by wide blanks.
        reaches = unit.x0 + unit.size < left_edge and unit.x1 - unit.size > edge
        if not reaches or (unit.loose and abs(unit.size - size) < _OTHER_SIZE * size):
            continue
        beside = [
            other
            for other in units
            if other.top < unit.bottom - 1 and other.bottom > unit.top + 1 and other is not unit
        ]
        left = any(other.x1 <= unit.x0 + _EDGE_PT for other in beside)
        right = any(other.x0 >= max(unit.x1 - _EDGE_PT, edge) for other in beside)
        if left and right:
            found.add(index)
    return found | _island_lines(found, units) if found else found


def _island_lines(islands: set[int], units: Sequence[U]) -> set[int]:
    """Find the shorter lines of a text whose other lines stand between two columns."""
    return {
        index
        for index, unit in enumerate(units)
        if unit.loose
        and any(_is_line_of(units[island], unit) for island in islands if island != index)
    }


def _is_line_of(host: Unit, unit: Unit) -> bool:
    """Tell whether a line is as large as another, near it, and begins or centres as it does."""
    if not host.loose or abs(unit.size - host.size) > _SAME_SIZE * host.size:
        return False
    if abs(unit.bottom - host.bottom) > _MAX_STEP * host.size:
        return False
    middles = (unit.x0 + unit.x1) / 2 - (host.x0 + host.x1) / 2
    return min(abs(unit.x0 - host.x0), abs(middles)) <= _SAME_EDGE_PT


def _is_band(edge: float, units: Sequence[U], index: int) -> bool:
    """Tell whether a short heading parts two stretches of columns.

    Nothing stands right of it, there are columns above it, and below it both columns begin
    at one height.
    """
    unit = units[index]
    if unit.x0 >= edge - _EDGE_PT:
        return False
    right = [other for other in units if other.x0 >= edge - _EDGE_PT]
    if any(other.bottom > unit.top and other.top < unit.bottom for other in right):
        return False
    if not any(other.bottom <= unit.top for other in right):
        return False
    below = [other for other in units[index + 1 :] if other.top >= unit.bottom - 1]
    first_left = next((other for other in below if other.x0 < edge - _EDGE_PT), None)
    first_right = next((other for other in below if other.x0 >= edge - _EDGE_PT), None)
    if first_left is None or first_right is None or first_left.size >= unit.size:
        return False
    return abs(first_left.top - first_right.top) <= _SAME_START_PT


def _companions(blocked: set[int], units: Sequence[U], edge: float) -> set[int]:
    """Find the short lines of a text whose other lines cross the gutter."""
    found: set[int] = set()
    for index in blocked:
        for step in (1, -1):
            host, at = units[index], index + step
            while 0 <= at < len(units) and at not in blocked and at not in found:
                if not _continues(host, units[at], units, at):
                    break
                found.add(at)
                host, at = units[at], at + step
    return {index for index in found if units[index].x0 < edge - _EDGE_PT}


def _continues(host: U, unit: U, units: Sequence[U], at: int) -> bool:
    """Tell whether a line is the next, or the one before, of a text, with nothing beside it."""
    if not (host.loose and unit.loose) or host.opens_item != unit.opens_item:
        return False
    if abs(unit.size - host.size) > _SAME_SIZE * host.size:
        return False
    if abs(unit.x0 - host.x0) > _SAME_EDGE_PT:
        return False
    if abs(unit.bottom - host.bottom) > _MAX_STEP * host.size:
        return False
    near = (units[other] for other in (at - 1, at + 1) if 0 <= other < len(units))
    return not any(
        other.top < unit.bottom - 2 and other.bottom > unit.top + 2 and other is not host
        for other in near
    )


def _make_cut(stretch: _Stretch[U], units: list[U], end: int) -> Iterator[Cut[U]]:
    left, right = stretch.left, stretch.right
    if not left or not right:
        return
    top = max(left[0].top, right[0].top)
    bottom = min(max(unit.bottom for unit in left), max(unit.bottom for unit in right))
    size = median([unit.size for unit in (*left, *right)])
    shared = (bottom - top) / max(size * _LINE_SHARE, 1)
    if shared < _MIN_LINES or (len(left) == len(right) == 1 and shared < _MIN_PAIR_LINES):
        return
    edge = min(unit.x0 for unit in right)
    if are_labels(left, right, edge):
        return
    gap = edge - max(unit.x1 for unit in left)
    weight = shared * (1 + min(gap, _MAX_WIDE_GUTTER_PT) / (2 * _MAX_WIDE_GUTTER_PT))
    yield Cut(units[: stretch.start], left, right, stretch.islands, units[end:], weight)
