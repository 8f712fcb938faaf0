"""lay_out_page: the words of a page become lines and blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zvhrr_extract.layout2.asides import place_asides
from zvhrr_extract.layout2.blocks import cut_blocks
from zvhrr_extract.layout2.items import Dots, find_dots, mark_items
from zvhrr_extract.layout2.lines import join_segments, make_line
from zvhrr_extract.layout2.order import find_columns
from zvhrr_extract.layout2.segments import Segment, find_segments
from zvhrr_extract.models.layout import PageLayout, TextBlock
from zvhrr_extract.models.page import Box, Grid, Page, Word

# A drawn box larger than this share of the page is its ground; a smaller one sets apart.
_GROUND_SHARE = 0.55
_MIN_PANEL_PT = 14.0
_EDGE_PT = 3.0


@dataclass(slots=True)
class _Unit:
    """A table or a drawn box with the units in it, as one thing to order."""

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    grid: Grid | None = None
    inner: list[Segment | _Unit] = field(default_factory=list)
    opens_item: bool = False
    numeric: bool = False


_AnyUnit = Segment | _Unit


@dataclass(slots=True)
class _Writer:
    """Writes blocks in order; counts the columns."""

    roles: Sequence[str]
    dots: Dots
    parts: list[TextBlock | Grid] = field(default_factory=list)
    column: int = -1

    def write(self, units: Sequence[_AnyUnit], *, boxed: bool) -> None:
        for column in find_columns(units):
            self.column += 1
            run: list[Segment] = []
            for unit in column.units:
                if isinstance(unit, Segment):
                    run.append(unit)
                    continue
                self._flush(run, boxed=boxed)
                run = []
                if unit.grid is not None:
                    self.parts.append(unit.grid)
                else:
                    self.write(unit.inner, boxed=True)
                    self.column += 1
            self._flush(run, boxed=boxed)

    def _flush(self, run: list[Segment], *, boxed: bool) -> None:
        if not run:
            return
        lines = [make_line(words, self.roles) for words in join_segments(run)]
        lines = mark_items(lines, self.dots)
        self.parts += [
            TextBlock(block, self.column, boxed) for block in cut_blocks(lines)
        ]


def lay_out_page(page: Page, grids: Sequence[Grid]) -> PageLayout:
    """Lay out a page: every word stands in one line of a block, or in a table."""
    taken = {id(word) for grid in grids for cell in grid.cells for word in cell.words}
    free = [word for word in page.words if id(word) not in taken]
    if len(free) + len(taken) != len(page.words):
        in_cells = {word for grid in grids for cell in grid.cells for word in cell.words}
        free = [word for word in page.words if word not in in_cells]
    level = [word for word in free if word.angle == 0]
    turned = [word for word in free if word.angle != 0]
    writer = _Writer(page.roles, find_dots(page.panels))
    units: list[_AnyUnit] = [*find_segments(level)]
    units += [_Unit(*grid.box, 10.0, grid=grid) for grid in grids]
    writer.write(_group_panels(units, page), boxed=False)
    turned_blocks = _write_turned(turned, writer.column + 1, page.roles)
    parts = (*place_asides(writer.parts), *turned_blocks)
    return PageLayout(page.number, page.width, page.height, parts, page.fault)


def _group_panels(units: list[_AnyUnit], page: Page) -> list[_AnyUnit]:
    """Group the units that stand in a drawn box, the smaller boxes first."""
    ground = _GROUND_SHARE * page.width * page.height
    boxes = {
        Box(round(p.x0), round(p.top), round(p.x1), round(p.bottom))
        for p in page.panels
        if p.x1 - p.x0 > _MIN_PANEL_PT
        and p.bottom - p.top > _MIN_PANEL_PT
        and (p.x1 - p.x0) * (p.bottom - p.top) < ground
    }
    left = units
    for box in sorted(boxes, key=lambda box: (box.x1 - box.x0) * (box.bottom - box.top)):
        inner = [unit for unit in left if _is_inside(unit, box)]
        if not inner or len(inner) == len(left):
            continue
        cut = [unit for unit in left if _is_cut(unit, box)]
        if cut:
            continue
        if len(inner) == 1 and isinstance(inner[0], _Unit):
            continue
        sizes = sorted(unit.size for unit in inner)
        panel = _Unit(*box, sizes[len(sizes) // 2], inner=inner)
        held = {id(unit) for unit in inner}
        left = [*(unit for unit in left if id(unit) not in held), panel]
    return left


def _is_inside(unit: _AnyUnit, box: Box) -> bool:
    x, y = (unit.x0 + unit.x1) / 2, (unit.top + unit.bottom) / 2
    return (
        box.x0 - _EDGE_PT <= unit.x0
        and unit.x1 <= box.x1 + _EDGE_PT
        and box.top <= y <= box.bottom
        and box.x0 <= x <= box.x1
    )


def _is_cut(unit: _AnyUnit, box: Box) -> bool:
    """Tell whether a unit crosses the left or right edge of a box."""
    y = (unit.top + unit.bottom) / 2
    if not box.top < y < box.bottom:
        return False
    return unit.x0 < box.x0 - _EDGE_PT < unit.x1 - 2 or unit.x0 + 2 < box.x1 + _EDGE_PT < unit.x1


def _write_turned(
    words: Iterable[Word], column: int, roles: Sequence[str]
) -> list[TextBlock]:
    """Write text that is turned or slanted as blocks of its own."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last is not None and last.angle == word.angle and _is_near(last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [
        TextBlock(
            (make_line(run, roles),),
            column,
            furniture="decoration" if run[0].angle % 90 else None,
        )
        for run in runs
    ]


def _is_near(above: Word, word: Word) -> bool:
    reach = 2 * max(above.style.size, word.style.size)
    across = max(above.x0, word.x0) - min(above.x1, word.x1)
    down = max(above.top, word.top) - min(above.bottom, word.bottom)
    return across < reach and down < reach
