"""Regions: stretches of a page, free of running text, in which a table may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zvhrr_extract.grids.lines import Line, Piece
from zvhrr_extract.grids.prose import find_gutters, find_prose
from zvhrr_extract.models.page import Box, Page

# Rows of one table follow each other within this many times the size of their letters.
_REACH = 5.0
# A box that fills so much of a page is the ground of a part of it: half a spread, a sidebar.
_GROUND_WIDE = 0.3
_GROUND_HIGH = 0.5
_EDGE = 0.1


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


def find_regions(lines: Sequence[Line], sides: Sequence[float]) -> list[Region]:
    """Find the regions of a page in which more than one line has several pieces.

    Args:
        lines: The lines of the page.
        sides: Where large grounds start and end, which no table reaches across.
    """
    prose = find_prose(lines)
    gutters = [*find_gutters(prose), *((side - 1, side + 1) for side in sides)]
    done: list[Region] = []
    current: list[Region] = []
    for line in lines:
        reached = [region for region in current if _reaches(region, line)]
        done += [region for region in current if region not in reached]
        current = reached
        for part in _cut_line(line, prose, gutters):
            if part[0] in prose:
                blocked = [region for region in current if _overlaps(region, part)]
                done += blocked
                current = [region for region in current if region not in blocked]
            else:
                current = _add_part(part, current)
    return [region for region in done + current if _is_promising(region)]


def find_sides(page: Page) -> list[float]:
    """Find the left and right sides of the large grounds that part a page."""
    boxes = [*(Box(*panel[:4]) for panel in page.panels), *page.images]
    return [
        x
        for box in boxes
        if box.x1 - box.x0 > _GROUND_WIDE * page.width
        and box.bottom - box.top > _GROUND_HIGH * page.height
        for x in (box.x0, box.x1)
        if _EDGE * page.width < x < (1 - _EDGE) * page.width
    ]


def _reaches(region: Region, line: Line) -> bool:
    last = region.lines[-1]
    size = max(last[0].size, line[0].size)
    return line[0].baseline - last[0].baseline <= _REACH * size


def _overlaps(region: Region, part: Line) -> bool:
    return part[0].x0 < region.x1 and part[-1].x1 > region.x0


def _cut_line(
    line: Line, prose: set[Piece], gutters: list[tuple[float, float]]
) -> Iterator[Line]:
    """Cut a line at running text and at the gutters of the page."""
    part = [line[0]]
    for left, right in pairwise(line):
        blocked = left in prose or right in prose
        if blocked or any(left.x1 <= x1 and x0 <= right.x0 for x0, x1 in gutters):
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
