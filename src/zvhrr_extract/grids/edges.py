"""Edges: drawn lines and the sides of drawn boxes, joined and laid on common positions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from zvhrr_extract.models.page import Page, Panel

# Lines nearer to each other than this are one: double lines, boxes side by side.
NEAR_PT = 3.0
# Pieces of one line may stand this far apart: dashes, sides of boxes with a gap between.
_JOIN_PT = 4.0
# A shorter line parts no cells: it is half a line of small print, or a tick.
_SHORTEST_PT = 5.0
_WHITE = 0xFFFFFF


class Edge(NamedTuple):
    """A line, level or upright.

    Attributes:
        at: Where it is across: y of a level line, x of an upright one.
        start: Where it starts along.
        end: Where it ends.
    """

    at: float
    start: float
    end: float


class Edges(NamedTuple):
    """All lines of a page.

    Attributes:
        level: Lines from left to right, from top to bottom of the page.
        upright: Lines from top to bottom, from left to right.
    """

    level: list[Edge]
    upright: list[Edge]


def find_edges(page: Page, *, painted: bool) -> Edges:
    """Find the lines of a page: its rules and the sides of its boxes.

    Args:
        page: The page.
        painted: Whether to take the sides of boxes without a frame as lines, too.
    """
    level: list[Edge] = []
    upright: list[Edge] = []
    for rule in page.rules:
        if rule.x1 - rule.x0 >= rule.bottom - rule.top:
            level.append(Edge(rule.top, rule.x0, rule.x1))
        else:
            upright.append(Edge(rule.x0, rule.top, rule.bottom))
    panels = (panel for panel in page.panels if painted or panel.stroke is not None)
    for panel in _find_seen(panel for panel in panels if _has_sides(panel, page)):
        level += (Edge(y, panel.x0, panel.x1) for y in (panel.top, panel.bottom))
        upright += (Edge(x, panel.top, panel.bottom) for x in (panel.x0, panel.x1))
    return Edges(_join_edges(level), _join_edges(upright))


def snap(values: Iterable[float], near: float = NEAR_PT) -> list[float]:
    """Make one of values near each other.

    >>> snap([10, 50, 11, 12])
    [11.0, 50.0]
    """
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= near:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _has_sides(panel: Panel, page: Page) -> bool:
    """Tell whether a box is seen, and is not the ground of the page."""
    if panel.rounded or (panel.stroke is None and panel.fill in (None, _WHITE)):
        return False
    wide, high = panel.x1 - panel.x0, panel.bottom - panel.top
    return wide < 0.98 * page.width or high < 0.5 * page.height


def _find_seen(panels: Iterable[Panel]) -> list[Panel]:
    """Leave out boxes on a box of the same colour: the ground of a cell's paragraphs."""
    seen: list[Panel] = []
    hidden: set[Panel] = set()
    open_ones: dict[int | None, list[Panel]] = {}
    for panel in sorted(set(panels), key=lambda panel: panel[:4]):
        seen.append(panel)
        if panel.stroke is not None:
            continue
        beside = [other for other in open_ones.get(panel.fill, ()) if other.x1 > panel.x0]
        if any(_holds(other, panel) for other in beside):
            hidden.add(panel)
        else:
            hidden.update(other for other in beside if _holds(panel, other))
            beside.append(panel)
        open_ones[panel.fill] = beside
    return [panel for panel in seen if panel not in hidden]


def _holds(outer: Panel, inner: Panel) -> bool:
    return (
        outer.x0 - 1 <= inner.x0
        and inner.x1 <= outer.x1 + 1
        and outer.top - 1 <= inner.top
        and inner.bottom <= outer.bottom + 1
    )


def _join_edges(edges: list[Edge]) -> list[Edge]:
    """Lay lines on common positions and join those that run on."""
    if not edges:
        return []
    positions = snap(edge.at for edge in edges)
    groups: list[list[Edge]] = [[] for _ in positions]
    for edge in edges:
        index = bisect_left(positions, edge.at)
        if index == len(positions) or (
            index and edge.at - positions[index - 1] < positions[index] - edge.at
        ):
            index -= 1
        groups[index].append(edge)
    joined: list[Edge] = []
    for position, group in zip(positions, groups, strict=True):
        group.sort(key=lambda edge: edge.start)
        start, end = group[0].start, group[0].end
        for edge in group[1:]:
            if edge.start <= end + _JOIN_PT:
                end = max(end, edge.end)
            else:
                joined.append(Edge(position, start, end))
                start, end = edge.start, edge.end
        joined.append(Edge(position, start, end))
    return [edge for edge in joined if edge.end - edge.start >= _SHORTEST_PT]


def between(edges: list[Edge], low: float, high: float) -> list[Edge]:
    """Give the lines between two positions, both included; `edges` are sorted."""
    first = bisect_left(edges, low, key=lambda edge: edge.at)
    return edges[first : bisect_right(edges, high, key=lambda edge: edge.at)]
