"""Boxes: the drawn boxes of a page that set text apart, with what stands in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zvhrr_extract.layout.segments import Segment
from zvhrr_extract.models.page import Box, Grid, Page, Panel

# A drawn box larger than this share of the page is its ground; a smaller one sets apart.
_GROUND_SHARE = 0.55
_MIN_PANEL_PT = 14.0
_EDGE_PT = 3.0
# Boxes on top of each other with edges this near are one, drawn in parts.
_SEAM_PT = 1.5
# A box so much wider than high with one line in it is the ground of a heading.
_BAR = 8.0
_BAR_LINES = 3.5
_MAX_BORDER_PT = 6.0
_HAIR_PT = 0.05
_LETTERS_SHARE = 0.5
# Lines of one text stand at most so far apart, in sizes of their letters.
_MAX_STEP = 1.6
_REACH_PT = 60.0
# A box as high as the page that holds so much of its text is its ground.
_TALL, _GROUND_LETTERS = 0.85, 0.35


@dataclass(slots=True)
class Part:
    """A table, or a drawn box with the units in it, as one thing to order."""

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    grid: Grid | None = None
    inner: list[Segment | Part] = field(default_factory=list)
    sets_apart: bool = True
    opens_item: bool = False
    numeric: bool = False
    loose: bool = False
    bold: bool = False


AnyUnit = Segment | Part


def group_boxes(units: list[AnyUnit], page: Page) -> list[AnyUnit]:
    """Group the units that stand in a drawn box, the smaller boxes first."""
    left = sorted(units, key=_middle)
    middles = [_middle(unit) for unit in left]
    letters = sum(_count_letters(unit) for unit in units)
    for box in _find_boxes(page):
        near = left[bisect_left(middles, box.top) : bisect_left(middles, box.bottom)]
        inner = [unit for unit in near if _is_inside(unit, box)]
        if not inner or len(inner) == len(left) or any(_is_cut(unit, box) for unit in near):
            continue
        if len(inner) == 1 and isinstance(inner[0], Part):
            continue
        start = bisect_left(middles, box.top - _REACH_PT)
        end = bisect_left(middles, box.bottom + _REACH_PT)
        if _cuts_text(inner, left[start:end]):
            continue
        held = {id(unit) for unit in inner}
        tall = box.bottom - box.top > _TALL * page.height
        part = _make_part(box, inner, letters * (_GROUND_LETTERS if tall else _LETTERS_SHARE))
        left = sorted([*(unit for unit in left if id(unit) not in held), part], key=_middle)
        middles = [_middle(unit) for unit in left]
    return left


def _make_part(box: Box, inner: list[AnyUnit], most_letters: float) -> Part:
    sizes = sorted(unit.size for unit in inner)
    one_line = max(unit.top for unit in inner) < min(unit.bottom for unit in inner)
    size = sizes[len(sizes) // 2]
    height = box.bottom - box.top
    bar = one_line and height < _BAR_LINES * size and box.x1 - box.x0 > _BAR * height
    most = sum(_count_letters(unit) for unit in inner) > most_letters
    return Part(*box, size, inner=inner, sets_apart=not (bar or most))


def _find_boxes(page: Page) -> list[Box]:
    """List the boxes that may set text apart, the smaller ones first."""
    ground = _GROUND_SHARE * page.width * page.height
    borders = _find_borders(page.panels)
    boxes = {
        Box(round(panel.x0), round(panel.top), round(panel.x1), round(panel.bottom))
        for index, panel in enumerate(page.panels)
        if index not in borders
        and panel.x1 - panel.x0 > _MIN_PANEL_PT
        and panel.bottom - panel.top > _MIN_PANEL_PT
        and _area(panel) < ground
    }
    joined = [box for box in _join_stacked(boxes) if _area(box) < ground]
    return sorted({*boxes, *joined}, key=lambda box: (_area(box), box))


def _find_borders(panels: Sequence[Panel]) -> set[int]:
    """Find the boxes that are no box: a line along one side, drawn as one box less another."""
    found: set[int] = set()
    for index, (one, other) in enumerate(pairwise(panels)):
        if one.fill is None or one.fill != other.fill:
            continue
        apart = [abs(a - b) for a, b in zip(one[:4], other[:4], strict=True)]
        if max(apart) < _MAX_BORDER_PT and 0 < sum(gap > _HAIR_PT for gap in apart) < 3:
            found |= {index, index + 1}
    return found


def _join_stacked(boxes: Iterable[Box]) -> list[Box]:
    """Join boxes of one width that stand right on top of each other."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.x0, box.x1, box.top)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and abs(last.x0 - box.x0) + abs(last.x1 - box.x1) <= _SEAM_PT
            and abs(box.top - last.bottom) <= _SEAM_PT
        ):
            joined[-1] = last._replace(bottom=box.bottom)
        else:
            joined.append(box)
    return joined


def _area(box: Box | Panel) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _middle(unit: AnyUnit) -> float:
    return (unit.top + unit.bottom) / 2


def _count_letters(unit: AnyUnit) -> int:
    if isinstance(unit, Segment):
        return sum(len(word.text) for word in unit.words)
    return sum(_count_letters(inner) for inner in unit.inner)


def _is_inside(unit: AnyUnit, box: Box) -> bool:
    return box.x0 - _EDGE_PT <= unit.x0 and unit.x1 <= box.x1 + _EDGE_PT


def _is_cut(unit: AnyUnit, box: Box) -> bool:
    """Tell whether a unit crosses the left or right edge of a box."""
    left, right = box.x0 - _EDGE_PT, box.x1 + _EDGE_PT
    return unit.x0 < left < unit.x1 - 2 or unit.x0 + 2 < right < unit.x1


def _cuts_text(inner: Sequence[AnyUnit], units: Sequence[AnyUnit]) -> bool:
    """Tell whether a line outside goes on with the first line inside, or the last one.

    Then the box is an ornament behind the text: a box that holds text has a margin.
    """
    held = {id(unit) for unit in inner}
    ends = (min(inner, key=_middle), max(inner, key=_middle))
    return any(
        _is_next_line(end, unit)
        for unit in units
        if id(unit) not in held and isinstance(unit, Segment)
        for end in ends
        if isinstance(end, Segment)
    )


def _is_next_line(one: Segment, other: Segment) -> bool:
    """Tell whether two lines stand under each other as lines of one text do."""
    return (
        abs(one.baseline - other.baseline) < _MAX_STEP * one.size
        and abs(one.x0 - other.x0) < _EDGE_PT
        and one.words[0].style == other.words[0].style
    )


def are_halves(units: Sequence[AnyUnit], middle: float) -> bool:
    """Tell whether nothing crosses the middle of a spread, and text stands on both sides."""
    return not any(unit.x0 < middle - 1 and unit.x1 > middle + 1 for unit in units)
