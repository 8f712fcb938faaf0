"""Column by column: tables whose labels stand in one stack and whose columns in others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow
from zvhrr_extract.tables.body import Body, in_file_order
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import Label
from zvhrr_extract.tables.layouts import Layout
from zvhrr_extract.tables.order import settle_orders
from zvhrr_extract.tables.pieces import Piece, read_stretches
from zvhrr_extract.tables.proof import count_named_sums, find_sum_rows
from zvhrr_extract.tables.spans import read_spans
from zvhrr_extract.tables.stacking import Chunk, find_chunks, heads_amid
from zvhrr_extract.tables.stacks import Head, StackPage, read_page
from zvhrr_extract.tables.zones import Cell
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import parse_year

# So many ways to read both parts of a table over two pages are tried.
_MAX_WAYS = 4000


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table as read from its page, its figures laid out in one way or another.

    Attributes:
        page: Its page as read.
        labels: The label of every row.
        chunks: Its columns.
        header: Its header, empty texts where none was found.
        proven: All its sums hold.
    """

    page: StackPage
    labels: tuple[Label, ...]
    chunks: tuple[Chunk, ...]
    header: DraftHeader
    proven: bool

    @property
    def is_regular(self) -> bool:
        """Whether each column stands apart under a header of its own."""
        single = len(self.chunks) > 1 and all(chunk.columns == 1 for chunk in self.chunks)
        return single and all(self.header.columns)


def find_columnwise(cells: Sequence[Cell], context: TableContext) -> list[Body]:
    """Find tables that a dump has printed column by column, in file order.

    Args:
        cells: The lines of the document, read as text and figures.
        context: What is known of the document.

    Returns:
        Tables whose sums hold, on one page or over two, or whose columns stand each under
        its header.
    """
    stretches = [
        list(filter(_has_lines, stretch)) for stretch in read_stretches(cells, context)
    ]
    readings: list[_Reading] = []
    for _, own in groupby(filter(None, stretches), key=lambda stretch: _page_of(stretch[0])):
        readings += _read_page(list(own), context)
    bodies: list[Body] = []
    for index, reading in enumerate(readings):
        ways = _prove(readings, index, context)
        if ways is not None:
            bodies.append(_make_body(reading, ways))
    return settle_orders(bodies, context)


def _has_lines(piece: Piece) -> bool:
    return bool(piece.early or piece.caption or piece.texts or piece.figures)


def _page_of(piece: Piece) -> int:
    lines = (*piece.early, *piece.caption, *piece.texts, *(x.line for x in piece.figures))
    return lines[0].page


def _read_page(stretches: Sequence[Sequence[Piece]], context: TableContext) -> list[_Reading]:
    """Read the tables of a page, its labels cut in the way that explains more figures."""
    pages = [
        read_page(stretches, context, cut=cut, tight=tight)
        for tight, cut in product((False, True), (True, False))
    ]
    if not pages[0].figures:
        return []
    unlike = {
        tuple(tuple(label.text for label in stack.labels) for stack in page.stacks): page
        for page in reversed(pages)
    }
    found = [(*find_chunks(page, context), page) for page in reversed(unlike.values())]
    _, chunks, page = max(found, key=lambda item: item[0])
    heads = list(page.heads)
    readings = []
    for number in dict.fromkeys(chunk.stack for chunk in chunks):
        own = tuple(chunk for chunk in chunks if chunk.stack == number)
        others = [chunk for chunk in chunks if chunk.stack != number]
        theirs = [head for chunk in others for head in heads_amid(page, chunk.at)]
        mine = [head for chunk in own for head in heads_amid(page, chunk.at)]
        free = [head for head in heads if head in mine or head not in theirs]
        reading = _read_table(page, own, free, context)
        heads = [head for head in heads if not set(head.lines) & set(reading.header.lines)]
        readings.append(reading)
    return readings


def _read_table(
    page: StackPage, chunks: tuple[Chunk, ...], heads: list[Head], context: TableContext
) -> _Reading:
    stack = page.stacks[chunks[0].stack]
    skip = chunks[0].skip
    labels = tuple(stack.labels[skip : skip + chunks[0].rows])
    label = stack.labels[skip - 1] if skip else stack.header
    header = _read_header(page, chunks, heads, context)
    if header.lines and label is not None:
        header = _with_label(header, label)
    return _Reading(page, labels, chunks, header, all(chunk.proven for chunk in chunks))


def _read_header(
    page: StackPage, chunks: Sequence[Chunk], heads: list[Head], context: TableContext
) -> DraftHeader:
    """Read the header of a table from the headers before its columns."""
    count = sum(chunk.columns for chunk in chunks)
    before = page.figures[chunks[-1].at[-1]].line.order
    free = [head for head in heads if head.order < before]
    for size in range(count + 2, len(free) + 1):
        spans = read_spans(_lines_of(free[:size]), count, context)
        if spans is not None:
            return spans
    direct = [
        head
        for chunk in chunks
        for head in heads_amid(page, chunk.at)[-chunk.columns :]
        if head in heads
    ]
    tops = [head for head in direct if parse_year(head.text)]
    names = [head for head in free if not parse_year(head.text)][:count]
    lines = (*_lines_of(tops), *_lines_of(names))
    spans = read_spans(lines, count, context) if len(names) == count else None
    if spans is not None and len(tops) < count:
        return spans
    own = direct if len(direct) == count else free[:count]
    if len(own) != count:
        return DraftHeader("", ("",) * count, (), 0.0)
    return DraftHeader("", tuple(head.text for head in own), _lines_of(own), 0.0)


def _with_label(header: DraftHeader, label: Label) -> DraftHeader:
    first = header.printed[:1]
    printed = (*((label.text, *row[1:]) for row in first), *header.printed[1:])
    lines = (*label.lines, *header.lines)
    return replace(header, label=label.text, lines=lines, printed=printed)


def _lines_of(heads: Sequence[Head]) -> tuple[Line, ...]:
    return in_file_order(line for head in heads for line in head.lines)


def _prove(
    readings: Sequence[_Reading], index: int, context: TableContext
) -> tuple[Layout, ...] | None:
    """Choose how a table's figures are laid out; `None` where nothing proves it."""
    reading = readings[index]
    first = tuple(chunk.layouts[0] for chunk in reading.chunks)
    names = reading.header.columns
    if not all(names) or len(set(map(fold, names))) < len(names):
        return None
    if reading.proven or reading.is_regular:
        return first
    for above, below in ((index - 1, index), (index, index + 1)):
        if above < 0 or below >= len(readings):
            continue
        found = _prove_together(readings[above], readings[below], context)
        if found is not None:
            return found[index - above]
    return None


def _prove_together(
    above: _Reading, below: _Reading, context: TableContext
) -> tuple[tuple[Layout, ...], tuple[Layout, ...]] | None:
    """Lay out two parts of one table so that the sums over both hold, or return `None`."""
    if above.header.columns != below.header.columns or not all(above.header.columns):
        return None
    upper_sums = find_sum_rows([label.text for label in above.labels], context)
    lower_sums = find_sum_rows([label.text for label in below.labels], context)
    if upper_sums.totals or not lower_sums.totals:
        return None
    sums = (*upper_sums.subtotals, *lower_sums.totals, *lower_sums.subtotals)
    needed = len(above.header.columns) * len(sums)
    tried = 0
    for upper in product(*(chunk.layouts for chunk in above.chunks)):
        rows = _make_rows(above, upper)
        for lower in product(*(chunk.layouts for chunk in below.chunks)):
            tried += 1
            if tried > _MAX_WAYS:
                return None
            both = (*rows, *_make_rows(below, lower))
            if count_named_sums(both, context) == needed:
                return upper, lower
    return None


def _make_rows(reading: _Reading, layouts: Sequence[Layout]) -> tuple[DraftRow, ...]:
    rows = []
    for index, label in enumerate(reading.labels):
        figures = [
            reading.page.figures[chunk.at[place]]
            for chunk, layout in zip(reading.chunks, layouts, strict=True)
            for place in layout[index]
        ]
        lines = in_file_order((*label.lines, *(figure.line for figure in figures)))
        rows.append(DraftRow(label.text, tuple(figure.text for figure in figures), lines))
    return tuple(rows)


def _make_body(reading: _Reading, layouts: Sequence[Layout]) -> Body:
    rows = _make_rows(reading, layouts)
    return Body(rows, reading.header if reading.header.lines else None, sure=True)
