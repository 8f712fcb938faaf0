"""Zones: stretches of a dump where cells of tables stand each on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.models.document import Line
from zvhrr_extract.tables.captions import is_labelled, match_caption
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import header_names, is_label_header
from zvhrr_extract.tables.rows import read_row
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import parse_year

# Labels of a long table stand before its figures, so many lines of text may come first.
_MAX_TEXT_RUN = 40
_MAX_TAIL = 24
_MAX_WORDS = 13
_MIN_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of a zone.

    Attributes:
        line: The line.
        label: Its text before the figures, empty for a line of figures only.
        values: Its figures as printed; none for a line of text.
    """

    line: Line
    label: str
    values: tuple[str, ...]

    @property
    def is_bare(self) -> bool:
        """Whether it holds figures and nothing else."""
        return bool(self.values) and not self.label


def read_cells(lines: Sequence[Line], context: TableContext) -> list[Cell]:
    """Read every line as text, figures, or both; years behind words are words."""
    cells = []
    for line in lines:
        row = read_row(line, context.language)
        years = all(parse_year(value) for value in row.values)
        if line.marker is None and line.text.casefold() in context.language.empty_cells:
            cells.append(Cell(line, "", (line.text,)))
        elif line.marker is not None or is_labelled(line, context) or (row.label and years):
            cells.append(Cell(line, line.text, ()))
        else:
            cells.append(Cell(line, row.label, row.values))
    return cells


def find_zones(cells: Sequence[Cell], context: TableContext) -> list[tuple[int, int]]:
    """Find zones: start and end (exclusive) among the cells, in file order, apart."""
    zones: list[tuple[int, int]] = []
    at = 0
    for index, cell in enumerate(cells):
        if index < at or not cell.is_bare:
            continue
        start, end = _reach_up(cells, index, at, context), _reach_down(cells, index, context)
        at = max(end, at)
        if _is_scattered(cells[start:end]):
            zones.append((start, end))
    return zones


def is_text_stop(cell: Cell, context: TableContext) -> bool:
    """Tell whether a line cannot be a cell: prose, or an item of a list."""
    text = cell.line.text
    if cell.line.marker is not None:
        return True
    if cell.is_bare or is_labelled(cell.line, context):
        return False
    return len(text.split()) > _MAX_WORDS or text.endswith((".", "!", "?", ";", ":"))


def _reach_up(cells: Sequence[Cell], index: int, floor: int, context: TableContext) -> int:
    page, start = cells[index].line.page, index
    while start > floor and index - start < _MAX_TEXT_RUN:
        above = cells[start - 1]
        if above.line.page != page or (is_text_stop(above, context)):
            break
        start -= 1
    return start


def _reach_down(cells: Sequence[Cell], index: int, context: TableContext) -> int:
    page, last, end = cells[index].line.page, index, index + 1
    while end < len(cells) and end - last <= _MAX_TEXT_RUN:
        below = cells[end]
        if below.line.page != page or is_text_stop(below, context):
            break
        if _heads_rows(below, context):
            caption = match_caption(cells[end - 1].line.text, context.rules) is not None
            return end - caption
        if below.values:
            last = end
        end += 1
    return min(end, last + 1 + _MAX_TAIL)


def _heads_rows(cell: Cell, context: TableContext) -> bool:
    """Tell whether a line is a whole header: a table of one line a row starts under it."""
    first, *words = cell.line.text.split()
    if cell.values or len(words) < 2 or not is_label_header(first, context):
        return False
    known = {part for name in header_names(context) for part in name.split()}
    return all(part in known for word in words for part in fold(word).split())


def _is_scattered(cells: Sequence[Cell]) -> bool:
    """Tell whether more figures stand bare than beside a label."""
    bare = sum(len(cell.values) for cell in cells if cell.is_bare)
    beside = sum(len(cell.values) for cell in cells if not cell.is_bare)
    lines = sum(cell.is_bare for cell in cells)
    return bare >= _MIN_FIGURES and lines >= _MIN_FIGURES and bare > beside
