"""Outlines: which drawn paths are lines, which are boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from zvhrr_extract.models.page import Box, Panel, Rule

# A filled box thinner than this is a line.
_MAX_LINE_PT = 3.0
# A line this far from level or upright is none of a table's.
_SLANT_PT = 1.0
_RECTANGLE = 5

_Point = tuple[float, float]


class Paint(NamedTuple):
    """How a path is painted: colours as 0xRRGGBB or None, width of the stroke in points."""

    fill: int | None
    stroke: int | None
    width: float = 0.0


def sample_curve(start: _Point, one: _Point, two: _Point, end: _Point) -> list[_Point]:
    """Give points on a Bézier curve; its control points stand outside of it.

    >>> sample_curve((0, 0), (0, 4), (8, 4), (8, 0))
    [(1.25, 2.25), (4.0, 3.0), (6.75, 2.25), (8, 0)]
    """
    points = []
    for t in (0.25, 0.5, 0.75):
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append(
            (
                a * start[0] + b * one[0] + c * two[0] + d * end[0],
                a * start[1] + b * one[1] + c * two[1] + d * end[1],
            )
        )
    return [*points, end]


@dataclass(slots=True)
class OutlineSorter:
    """Sorts the outlines of one page.

    Attributes:
        rules: Lines found so far.
        panels: Boxes found so far.
    """

    rules: list[Rule] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)

    def add_outline(self, points: list[_Point], paint: Paint, *, curved: bool) -> None:
        """Add one stroke or area, its corners in points of the page as shown."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        thin = min(box.x1 - box.x0, box.bottom - box.top) <= _MAX_LINE_PT
        if thin and not curved:
            self._add_line(box, paint)
        elif curved or _is_rectangle(points, box):
            self.add_panel(box, paint, rounded=curved)
        elif paint.stroke is not None:
            for (x0, y0), (x1, y1) in pairwise(points):
                line = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                self._add_line(line, paint._replace(fill=None))
        else:
            self.add_panel(box, paint, rounded=True)

    def add_panel(self, box: Box, paint: Paint, *, rounded: bool) -> None:
        """Add a box."""
        self.panels.append(Panel(*box, paint.fill, paint.stroke, rounded))

    def _add_line(self, box: Box, paint: Paint) -> None:
        filled = paint.fill is not None
        wide, high = box.x1 - box.x0, box.bottom - box.top
        slack = _MAX_LINE_PT if filled else _SLANT_PT
        if min(wide, high) > slack or max(wide, high) <= 0:
            return
        thick = round(max(min(wide, high), 0.1) if filled else paint.width, 2)
        colour = paint.fill if filled else paint.stroke
        if wide >= high:
            y = (box.top + box.bottom) / 2
            self.rules.append(Rule(box.x0, y, box.x1, y, thick, colour))
        else:
            x = (box.x0 + box.x1) / 2
            self.rules.append(Rule(x, box.top, x, box.bottom, thick, colour))


def _is_rectangle(points: list[_Point], box: Box) -> bool:
    if not 4 <= len(points) <= _RECTANGLE + 1:
        return False
    near = 0.5
    return all(
        min(x - box.x0, box.x1 - x) < near and min(y - box.top, box.bottom - y) < near
        for x, y in points
    )
