"""lay_out_page: the words of a page become lines and blocks in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from zvhrr_extract.layout.asides import place_asides
from zvhrr_extract.layout.blocks import are_parted, cut_blocks
from zvhrr_extract.layout.boxes import AnyUnit, Part, are_halves, group_boxes
from zvhrr_extract.layout.items import Dots, find_dots, mark_items
from zvhrr_extract.layout.lines import join_segments, make_line, make_lines
from zvhrr_extract.layout.order import find_columns
from zvhrr_extract.layout.segments import Segment, find_segments
from zvhrr_extract.layout.turn import turn_back, turn_upright
from zvhrr_extract.layout.unseen import write_unseen
from zvhrr_extract.models.layout import PageLayout, TextBlock, TextLine
from zvhrr_extract.models.page import Box, Grid, Page, Word
from zvhrr_extract.values.turning import turn_box

# Two pages side by side: so many times as wide as high, and wider than one sheet of A4.
_SPREAD_RATIO = 1.25
_SPREAD_PT = 1000.0
# A page with at least this share of its letters level is not turned.
_MOSTLY_LEVEL = 0.3
_GRID_SIZE = 10.0


class _Run(NamedTuple):
    """Lines that follow each other in one column, from top to bottom."""

    lines: list[TextLine]
    column: int
    boxed: bool


@dataclass(slots=True)
class _Writer:
    """Writes lines in order; counts the columns."""

    roles: Sequence[str]
    dots: Dots
    parts: list[_Run | Grid] = field(default_factory=list)
    column: int = -1

    def write(self, units: Sequence[AnyUnit], *, boxed: bool) -> None:
        for column in find_columns(units):
            self.column += 1
            run: list[Segment] = []
            for unit in column.units:
                if isinstance(unit, Segment):
                    run.append(unit)
                    continue
                self._flush(run, boxed=boxed)
                run = []
                self._write_part(unit, boxed=boxed)
            self._flush(run, boxed=boxed)

    def _write_part(self, part: Part, *, boxed: bool) -> None:
        if part.grid is not None:
            self.parts.append(part.grid)
        else:
            self.write(part.inner, boxed=boxed or part.sets_apart)
            self.column += 1

    def _flush(self, run: list[Segment], *, boxed: bool) -> None:
        if not run:
            return
        lines = mark_items(make_lines(join_segments(run), self.roles), self.dots)
        self.parts.append(_Run(lines, self.column, boxed))

    def cut(self) -> list[TextBlock | Grid]:
        """Cut all that was written into blocks."""
        runs = [part for part in self.parts if isinstance(part, _Run)]
        parted = are_parted([run.lines for run in runs])
        done: list[TextBlock | Grid] = []
        for part in self.parts:
            if isinstance(part, _Run):
                blocks = cut_blocks(part.lines, parted=parted)
                done += [TextBlock(block, part.column, part.boxed) for block in blocks]
            else:
                done.append(part)
        return done


def lay_out_page(page: Page, grids: Sequence[Grid]) -> PageLayout:
    """Lay out a page: every word stands in one line of a block, or in a table."""
    free = _free_words(page, grids)
    by_angle: dict[int, list[Word]] = {}
    for word in free:
        by_angle.setdefault(word.angle, []).append(word)
    slanted = [word for word in free if word.angle % 90]
    upright = {angle: words for angle, words in by_angle.items() if angle % 90 == 0}
    parts: list[TextBlock | Grid] = []
    column = -1
    held: Sequence[Grid] = grids
    for angle in _sort_angles(upright, page):
        found, column = _write_words(page, upright[angle], held, column)
        parts += found
        held = ()
    parts += held
    parts += _write_slanted(slanted, column + 1, page.roles)
    parts += write_unseen(page, column + 1)
    return PageLayout(page.number, page.width, page.height, tuple(parts), page.fault)


def _sort_angles(by_angle: dict[int, list[Word]], page: Page) -> list[int]:
    """Sort the angles of a page's words: that of its text first.

    Charts may have more upright labels than a page has words of text.
    """
    if len(by_angle) < 2:
        return list(by_angle)
    letters = Counter[int]()
    for word in page.words:
        letters[word.angle] += len(word.text)
    if letters[0] > _MOSTLY_LEVEL * letters.total():
        letters[0] = letters.total() + 1
    return sorted(by_angle, key=lambda angle: (-letters[angle], angle))


def _free_words(page: Page, grids: Sequence[Grid]) -> list[Word]:
    """List the words that stand in no cell of a table."""
    if not grids:
        return list(page.words)
    cells = [cell for grid in grids for cell in grid.cells]
    taken = {id(word) for cell in cells for word in cell.words}
    free = [word for word in page.words if id(word) not in taken]
    if len(free) + len(taken) == len(page.words):
        return free
    counts = Counter(word for cell in cells for word in cell.words)
    free = []
    for word in page.words:
        if counts[word]:
            counts[word] -= 1
        else:
            free.append(word)
    return free


def _write_words(
    page: Page, words: list[Word], grids: Sequence[Grid], column: int
) -> tuple[list[TextBlock | Grid], int]:
    """Write the words of one angle, and tables, as parts in reading order."""
    angle = words[0].angle
    frame = turn_upright(replace(page, words=tuple(words)), angle)
    writer = _Writer(page.roles, find_dots(frame.panels), column=column)
    units: list[AnyUnit] = [*find_segments(frame.words)]
    units += [Part(*_turn_box(grid.box, angle, page), _GRID_SIZE, grid=grid) for grid in grids]
    parts: list[TextBlock | Grid] = []
    for half in _cut_spread(group_boxes(units, frame), frame):
        writer.parts = []
        writer.write(half, boxed=False)
        parts += place_asides(writer.cut())
    return turn_back(parts, angle, frame), writer.column


def _turn_box(box: Box, angle: int, page: Page) -> Box:
    return turn_box(box, angle, page.width, page.height) if angle else box


def _cut_spread(units: list[AnyUnit], page: Page) -> list[list[AnyUnit]]:
    """Cut a spread into its left and right page, where nothing reaches over both."""
    middle = page.width / 2
    if page.width < _SPREAD_PT or page.width < _SPREAD_RATIO * page.height:
        return [units]
    left = [unit for unit in units if unit.x0 < middle - 1]
    right = [unit for unit in units if unit.x0 >= middle - 1]
    return [left, right] if left and right and are_halves(units, middle) else [units]


def _write_slanted(words: Iterable[Word], column: int, roles: Sequence[str]) -> list[TextBlock]:
    """Write slanted text, such as a watermark, as blocks of its own."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last is not None and last.angle == word.angle and _is_near(last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [TextBlock((make_line(run, roles),), column, furniture="decoration") for run in runs]


def _is_near(above: Word, word: Word) -> bool:
    reach = 2 * max(above.style.size, word.style.size)
    across = max(above.x0, word.x0) - min(above.x1, word.x1)
    down = max(above.top, word.top) - min(above.bottom, word.bottom)
    return across < reach and down < reach
