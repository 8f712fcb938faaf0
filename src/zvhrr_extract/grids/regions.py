"""Regions: stretches of a page, free of running text, in which a table may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zvhrr_extract.grids.barriers import (
    Barrier,
    find_bands,
    find_gutters,
    find_sides,
    is_row,
)
from zvhrr_extract.grids.columns import merge_strips
from zvhrr_extract.grids.edges import Edge
from zvhrr_extract.grids.lines import Line, Piece, is_value
from zvhrr_extract.grids.prose import find_prose
from zvhrr_extract.models.page import Page

# Rows of one table follow each other within this many times the size of their letters.
_REACH = 5.0
# So many lines, and this share of those that stand on both sides of a gap, must stand on
# each side only for the sides to be strange to each other.
_FOREIGN = 3
_FOREIGN_SHARE = 0.8
# A header stands above its rows within so many times the size of its letters.
_HEADER = 2.4


@dataclass(slots=True, eq=False)
class Region:
    """Lines below each other.

    Attributes:
        x0: Left edge.
        x1: Right edge.
        lines: From top to bottom; each has one piece or more.
    """

    x0: float
    x1: float
    lines: list[Line] = field(default_factory=list)


def find_regions(lines: Sequence[Line], page: Page, level: list[Edge]) -> list[Region]:
    """Find the regions of a page in which more than one line has several pieces.

    Args:
        lines: The lines of the page.
        page: The page.
        level: Its level lines.
    """
    if sum(len(line) > 1 for line in lines) < 2:
        return []
    prose = find_prose(lines)
    barriers = [
        *find_gutters(prose, lines),
        *find_sides(page, lines),
        *find_bands(level, lines),
    ]
    done: list[Region] = []
    current: list[Region] = []
    for line in lines:
        y = line[0].baseline
        shut = [barrier for barrier in barriers if barrier.top <= y <= barrier.bottom]
        reached = [region for region in current if _reaches(region, line, shut)]
        done += [region for region in current if region not in reached]
        current = reached
        for part in _cut_line(line, prose, shut):
            blocked = _find_blocked(part, prose, current)
            done += blocked
            current = [region for region in current if region not in blocked]
            if part[0] not in prose:
                current = _add_part(part, current)
    parts = (part for region in done + current for part in _part_sides(region))
    return [part for part in parts if _is_promising(part)]


def _part_sides(region: Region) -> list[Region]:
    """Part what stands side by side without sharing its lines: a table beside a list."""
    if not _is_promising(region):
        return []
    strips = merge_strips((piece.x0, piece.x1) for line in region.lines for piece in line)
    cuts = [
        right[0]
        for left, right in pairwise(strips)
        if right[0] - left[1] > region.lines[0][0].size and _is_foreign(region.lines, right[0])
    ]
    if not cuts:
        return [region]
    start, end = _find_rows(region.lines, cuts[0])
    if end:
        stretches = (region.lines[:start], region.lines[end:])
        rest = [Region(region.x0, region.x1, lines) for lines in stretches]
        rows = Region(region.x0, region.x1, region.lines[start:end])
        return [rows, *(part for other in rest for part in _part_sides(other))]
    parts = []
    for x0, x1 in pairwise([region.x0, *cuts, region.x1 + 1]):
        lines = [[piece for piece in line if x0 <= piece.x0 < x1] for line in region.lines]
        parts.append(Region(x0, x1, [line for line in lines if line]))
    return parts


def _find_rows(lines: Sequence[Line], x: float) -> tuple[int, int]:
    """Find the first run of rows over a gap: labels before it and nothing but figures behind.

    Returns:
        Its first line, one of the header with it, and the one after its last; 0, 0 for none.
    """
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and is_row(lines[end], x):
            continue
        if end - start >= _FOREIGN:
            while start and _leads(lines[start - 1], lines[start], x):
                start -= 1
            return start, end
        start = end + 1
    return 0, 0


def _leads(line: Line, below: Line, x: float) -> bool:
    """Tell whether a line on both sides of a gap stands as near above a row as a header."""
    near = below[0].baseline - line[0].baseline <= _HEADER * line[0].size
    return near and line[0].x0 < x <= line[-1].x0


def _is_foreign(lines: Sequence[Line], x: float) -> bool:
    """Tell whether many lines stand on one side of a gap only, on either side of it."""
    left = right = both = 0
    for line in lines:
        if line[-1].x0 < x:
            left += 1
        elif line[0].x0 < x:
            both += 1
        elif not any(is_value(piece.text) for piece in line):
            right += 1
    return min(left, right) >= max(_FOREIGN, both * _FOREIGN_SHARE)


def _reaches(region: Region, line: Line, shut: Sequence[Barrier]) -> bool:
    """Tell whether a line is near a region that no barrier beside the line goes through."""
    last = region.lines[-1]
    size = max(last[0].size, line[0].size)
    if line[0].baseline - last[0].baseline > _REACH * size:
        return False
    margin = 2 * last[0].size
    return not any(
        region.x0 < barrier.x0 - margin and region.x1 > barrier.x1 + margin for barrier in shut
    )


def _find_blocked(part: Line, prose: set[Piece], current: Sequence[Region]) -> list[Region]:
    """Find the regions that end above a part: text, or one over several cut apart."""
    over = [region for region in current if _overlaps(region, part)]
    if part[0] in prose:
        return over
    seen: set[int] = set()
    for region in over:
        lines = {round(line[0].baseline) for line in region.lines}
        if not seen.isdisjoint(lines):
            return over
        seen |= lines
    return []


def _overlaps(region: Region, part: Line) -> bool:
    return part[0].x0 < region.x1 and part[-1].x1 > region.x0


def _cut_line(line: Line, prose: set[Piece], shut: Sequence[Barrier]) -> Iterator[Line]:
    """Cut a line at running text and at barriers."""
    part = [line[0]]
    for left, right in pairwise(line):
        blocked = left in prose or right in prose
        if blocked or any(left.x1 <= x1 and x0 <= right.x0 for x0, x1, *_ in shut):
            yield part
            part = []
        part.append(right)
    yield part


def _add_part(part: Line, current: list[Region]) -> list[Region]:
    """Add a part of a line to the regions it stands below, joined where there are several."""
    joined = Region(part[0].x0, part[-1].x1, [part])
    rest = []
    for region in current:
        if _overlaps(region, part):
            joined = _join_regions(region, joined)
        else:
            rest.append(region)
    return [*rest, joined]


def _join_regions(upper: Region, lower: Region) -> Region:
    lines: list[Line] = []
    for line in sorted(upper.lines + lower.lines, key=lambda line: line[0].baseline):
        if lines and abs(line[0].baseline - lines[-1][0].baseline) <= 0.3 * line[0].size:
            lines[-1] = sorted(lines[-1] + line)
        else:
            lines.append(line)
    return Region(min(upper.x0, lower.x0), max(upper.x1, lower.x1), lines)


def _is_promising(region: Region) -> bool:
    return sum(len(line) > 1 for line in region.lines) > 1
