"""Regions: stretches of a page, free of running text, in which a table may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zvhrr_extract.grids.barriers import Barrier, find_bands, find_gutters, find_sides
from zvhrr_extract.grids.edges import Edge
from zvhrr_extract.grids.lines import Line, Piece
from zvhrr_extract.grids.prose import find_prose
from zvhrr_extract.models.page import Page

# Rows of one table follow each other within this many times the size of their letters.
_REACH = 5.0


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


def find_regions(lines: Sequence[Line], page: Page, level: Sequence[Edge]) -> list[Region]:
    """Find the regions of a page in which more than one line has several pieces.

    Args:
        lines: The lines of the page.
        page: The page.
        level: Its level lines.
    """
    if sum(len(line) > 1 for line in lines) < 2:
        return []
    prose = find_prose(lines)
    barriers = [*find_gutters(prose, lines), *find_sides(page), *find_bands(level, lines)]
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
    return [region for region in done + current if _is_promising(region)]


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
