"""Runs: a zone's figures in unbroken runs, each with the text that stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from zvhrr_extract.models.document import Line
from zvhrr_extract.tables.captions import caption_block, count_block, is_labelled, match_caption
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import (
    Label,
    count_header_lines,
    header_names,
    is_label_header,
    merge_labels,
)
from zvhrr_extract.tables.zones import Cell
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import parse_year

# A line that is one of the profile's captions but for a year.
_CAPTION_SCORE = 90.0


@dataclass(slots=True)
class Segment:
    """Labels that stand under each other, cut at captions and label headers.

    Attributes:
        header: The header of the label column right above them, or None.
        lines: Their lines.
        labels: Those lines put together to labels.
        used: How many of the labels, from the first on, belong to rows already.
    """

    header: Label | None = None
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    used: int = 0

    @property
    def free(self) -> list[Label]:
        """The labels that belong to no row yet."""
        return self.labels[self.used :]


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure, the line it stands on, and whether a label stands before it there."""

    text: str
    line: Line
    labelled: bool = False


@dataclass(slots=True)
class Run:
    """Figures without a label between them, and the segments of text before them."""

    segments: list[Segment]
    figures: list[Figure] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Runs that may be one table: no column header comes twice in them.

    Attributes:
        runs: Its runs.
        headers: Known column headers among them.
        year_header: The header of a label column of years, where it has one.
    """

    runs: list[Run] = field(default_factory=list)
    headers: list[Label] = field(default_factory=list)
    year_header: Label | None = None

    @property
    def figures(self) -> list[Figure]:
        """All its figures in file order."""
        return [figure for run in self.runs for figure in run.figures]


@dataclass(slots=True)
class Zone:
    """A zone read into groups of runs, the text behind the last of them, and captions."""

    groups: list[Group] = field(default_factory=lambda: [Group()])
    captions: list[tuple[Line, ...]] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=lambda: [Segment()])


def read_zone(cells: Sequence[Cell], context: TableContext) -> Zone:
    """Read a zone: captions and known headers taken out, the rest in segments and runs."""
    reader = _ZoneReader(Zone(), cells, context, header_names(context))
    at = 0
    while at < len(cells):
        at += reader.take(at)
    for segment in reader.zone.segments:
        segment.labels = merge_labels(segment.lines, context)
    return reader.zone


@dataclass(slots=True)
class _ZoneReader:
    zone: Zone
    cells: Sequence[Cell]
    context: TableContext
    names: frozenset[str]
    pending: list[Segment] = field(default_factory=list)
    in_run: bool = False

    def __post_init__(self) -> None:
        self.pending = [self.zone.segments[0]]

    def take(self, at: int) -> int:
        """Take the cell at a position; return how many lines it took."""
        cell = self.cells[at]
        if cell.values:
            self._take_figures(cell)
            return 1
        lines = [other.line for other in self.cells[at : at + 6]]
        taken = self._take_caption(lines) or self._take_header(lines)
        if taken:
            return taken
        self._open_text()
        if is_label_header(cell.line.text, self.context):
            header = Label(cell.line.text, (cell.line,))
            self._open_segment(header)
            if cell.line.text.casefold() in self.context.language.year_headers:
                self._open_year_table(header)
        else:
            self.pending[-1].lines.append(cell.line)
        return 1

    def _take_figures(self, cell: Cell) -> None:
        group = self.zone.groups[-1]
        if cell.label:
            self._open_text()
            self.pending[-1].lines.append(replace(cell.line, text=cell.label))
        if not self.in_run:
            group.runs.append(Run(self.pending))
            self.in_run = True
        group.runs[-1].figures += [
            Figure(value, cell.line, bool(cell.label)) for value in cell.values
        ]

    def _take_caption(self, lines: Sequence[Line]) -> int:
        if is_labelled(lines[0], self.context):
            block = caption_block(lines, 0, self.context)
        else:
            found = match_caption(lines[0].text, self.context.rules)
            twice = len(lines) > 1 and fold(lines[1].text) == fold(lines[0].text)
            heads = is_label_header(lines[0].text, self.context) and not twice
            if found is None or found[1] < _CAPTION_SCORE or heads:
                return 0
            block = (lines[0],)
        self.zone.captions.append(block)
        self._open_text()
        self._open_segment(None)
        if self.zone.groups[-1].year_header is not None and self.zone.groups[-1].runs:
            self.zone.groups.append(Group())
        return count_block(lines, 0, block)

    def _take_header(self, lines: Sequence[Line]) -> int:
        if self.zone.groups[-1].year_header is not None:
            return 0  # in a table with a row a year, all words are headers
        size = count_header_lines(lines, 0, self.names, self.context)
        if not size:
            return 0
        own = tuple(lines[:size])
        if self._is_torn(lines):
            self._open_text()
            self._open_segment(Label(lines[1].text, (lines[1],)))
            own, size = (lines[0], lines[2]), 3
        header = Label(self.context.join([line.text for line in own]), own)
        group = self.zone.groups[-1]
        if any(fold(known.text) == fold(header.text) for known in group.headers):
            self.zone.groups.append(Group())
            self.pending = [] if self.in_run else self.pending
            self.in_run, group = False, self.zone.groups[-1]
        group.headers.append(header)
        return size

    def _is_torn(self, lines: Sequence[Line]) -> bool:
        """Tell whether the labels' header stands between two lines of a column's."""
        if len(lines) < 3 or not is_label_header(lines[1].text, self.context):
            return False
        return fold(self.context.join([lines[0].text, lines[2].text])) in self.names

    def _open_year_table(self, header: Label) -> None:
        group = self.zone.groups[-1]
        years = sum(parse_year(figure.text) is not None for figure in group.figures)
        late = years > 0 and len(group.figures) % years == 0 and group.year_header is None
        if group.runs and not late:
            self.zone.groups.append(Group())
        self.zone.groups[-1].year_header = header

    def _open_text(self) -> None:
        """End a run of figures: what comes now is the text before the next one."""
        if self.in_run or not self.pending:
            self.in_run, self.pending = False, []
            self._open_segment(None)

    def _open_segment(self, header: Label | None) -> None:
        segment = Segment(header)
        self.zone.segments.append(segment)
        self.pending.append(segment)
