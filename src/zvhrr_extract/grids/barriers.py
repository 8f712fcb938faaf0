"""Barriers: strips between columns of text, and sides of boxes, that no table crosses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from zvhrr_extract.grids.edges import Edge, between
from zvhrr_extract.grids.lines import Line, Piece, is_value
from zvhrr_extract.models.page import Box, Page

# A box that fills so much of a page is the ground of a part of it: half a spread, a sidebar.
_GROUND_WIDE = 0.3
_GROUND_HIGH = 0.5
_EDGE = 0.1
# A title or two may be printed over its side.
_MOST_CROSSING = 1
# Level lines that start and end this near to each other are as wide as one table.
_ALIKE_PT = 2.5
_FEWEST_ALIKE = 3
# They follow each other within so many points, a row over some lines between them; the
# header stands so far above the first.
_REACH_PT = 72.0
_ABOVE_PT = 30.0
# Lines of a table over both columns of a page follow each other within so many sizes.
_NEAR = 2.2


class Barrier(NamedTuple):
    """An empty strip between two heights of a page."""

    x0: float
    x1: float
    top: float
    bottom: float


def find_sides(page: Page, lines: Sequence[Line]) -> list[Barrier]:
    """Find the left and right sides of the large grounds that part a page and its text."""
    boxes = [*(Box(*panel[:4]) for panel in page.panels), *page.images]
    sides = {
        x
        for box in boxes
        if box.x1 - box.x0 > _GROUND_WIDE * page.width
        and box.bottom - box.top > _GROUND_HIGH * page.height
        for x in (box.x0, box.x1)
        if _EDGE * page.width < x < (1 - _EDGE) * page.width
    }
    return [
        Barrier(x - 1, x + 1, 0, page.height)
        for x in sorted(sides)
        if sum(_crosses(line, x, x) for line in lines) <= _MOST_CROSSING
    ]


def find_bands(level: list[Edge], lines: Sequence[Line]) -> list[Barrier]:
    """Find the left and right sides of tables with a line of the same width below most rows."""
    baselines = [line[0].baseline for line in lines]
    found: list[Barrier] = []
    for edges in _group_alike(level):
        x0, x1 = edges[0].start, edges[0].end
        top, bottom = edges[0].at, edges[-1].at
        start, end = bisect_left(baselines, top), bisect_right(baselines, bottom)
        wide = between(level, top - _ABOVE_PT, bottom + _ABOVE_PT)
        if not _is_part(wide, x0, x1) and _has_rows(lines[start:end], x0, x1):
            found += (Barrier(x - 1, x + 1, top - _ABOVE_PT, bottom) for x in (x0, x1))
    return found


def _group_alike(level: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Group level lines as wide as each other, from top to bottom."""
    groups: list[list[Edge]] = []
    for edge in sorted(level, key=lambda edge: edge.at):
        for group in groups:
            last = group[-1]
            alike = abs(edge.start - last.start) < _ALIKE_PT > abs(edge.end - last.end)
            if alike and edge.at - last.at < _REACH_PT:
                group.append(edge)
                break
        else:
            groups.append([edge])
    return (group for group in groups if len(group) >= _FEWEST_ALIKE)


def _is_part(edges: Sequence[Edge], x0: float, x1: float) -> bool:
    """Tell whether wider lines show that a strip between two sides is a part of a table."""
    return any(
        edge.start < x1
        and edge.end > x0
        and (edge.start < x0 - 2 * _ALIKE_PT or edge.end > x1 + 2 * _ALIKE_PT)
        for edge in edges
    )


def _has_rows(lines: Sequence[Line], x0: float, x1: float) -> bool:
    """Tell whether rows with a label stand between two sides, not the figures of some only."""
    inside = [[piece for piece in line if x0 - 1 < piece.middle < x1 + 1] for line in lines]
    rows = [line for line in inside if len(line) > 1]
    return len(rows) > 1 and 2 * sum(is_value(line[0].text) for line in rows) <= len(rows)


def find_gutters(prose: set[Piece], lines: Sequence[Line]) -> list[Barrier]:
    """Find the empty strips between columns of running text, from top to bottom."""
    gutters: list[Barrier] = []
    run: list[Piece] = []
    strips: list[tuple[float, float]] = []
    top = 0.0
    for piece in sorted(prose, key=lambda piece: piece.baseline):
        merged = _merge_strip(strips, piece)
        if len(merged) < len(strips):
            gutters += _find_open(strips, (top, piece.top), lines, prose)
            top = run[-1].bottom
            run, merged = [], [(piece.x0, piece.x1)]
        run.append(piece)
        strips = merged
    return gutters + _find_open(strips, (top, 1e9), lines, prose)


def _merge_strip(strips: list[tuple[float, float]], piece: Piece) -> list[tuple[float, float]]:
    x0, x1 = piece.x0, piece.x1
    apart = []
    for strip in strips:
        if strip[0] < x1 and strip[1] > x0:
            x0, x1 = min(x0, strip[0]), max(x1, strip[1])
        else:
            apart.append(strip)
    return sorted([*apart, (x0, x1)])


def _find_open(
    strips: list[tuple[float, float]],
    ends: tuple[float, float],
    lines: Sequence[Line],
    prose: set[Piece],
) -> list[Barrier]:
    """Find where no table stands over the strips between columns of text."""
    first, last = (bisect_left(lines, y, key=lambda line: line[0].baseline) for y in ends)
    within = lines[first:last]
    found: list[Barrier] = []
    for (_, x0), (x1, _) in pairwise(strips):
        closed = _find_closed(within, (x0, x1), prose)
        start: float | None = None
        for line, shut in zip(within, closed, strict=True):
            if shut and start is not None:
                found.append(Barrier(x0, x1, start, line[0].baseline - 1))
                start = None
            elif not shut and start is None:
                start = line[0].baseline
        if start is not None:
            found.append(Barrier(x0, x1, start, ends[1]))
    return found


def _find_closed(
    lines: Sequence[Line], strip: tuple[float, float], prose: set[Piece]
) -> list[bool]:
    """Tell which lines go across a strip, or belong to a table whose lines do."""
    x0, x1 = strip
    text = [not prose.isdisjoint(line) for line in lines]
    closed = [
        _crosses(line, x0, x1) or (not has_text and is_row(line, x1))
        for line, has_text in zip(lines, text, strict=True)
    ]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            line, other = lines[index], lines[index + step]
            if closed[index + step] and not closed[index] and not text[index]:
                near = abs(line[0].baseline - other[0].baseline) < _NEAR * line[0].size
                closed[index] = near and _is_beside(line, x0, x1)
    inner = zip(closed, closed[1:], closed[2:], strict=False)
    held = [False, *(above and below for above, _, below in inner), False]
    return [shut or other for shut, other in zip(closed, held, strict=False)]


def _crosses(line: Line, x0: float, x1: float) -> bool:
    return any(piece.x0 < x0 and piece.x1 > x1 for piece in line)


def _is_beside(line: Line, x0: float, x1: float) -> bool:
    """Tell whether a line has pieces on both sides of a strip, or nothing but figures."""
    both = line[0].x1 <= x1 and line[-1].x0 >= x0
    return both or all(is_value(piece.text) for piece in line)


def is_row(line: Line, x1: float) -> bool:
    """Tell whether a line has figures only behind a strip, and before it none."""
    values = [is_value(piece.text) for piece in line]
    first = sum(piece.x0 < x1 for piece in line)
    if not 0 < first < len(line) or abs(line[first].size - line[first - 1].size) > _ALIKE_PT:
        return False
    return all(values[first:]) and not any(values[:first])
