"""Stacking: which figures of a page belong to which stack of labels, by counts and sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from zvhrr_extract.tables.arrange import lay_bands
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import Label
from zvhrr_extract.tables.proof import find_sum_rows
from zvhrr_extract.tables.stacks import StackPage
from zvhrr_extract.tables.sums import Figures, SumRows, count_holding, measure_spread
from zvhrr_extract.values.numbers import parse_number

Layout = tuple[tuple[int, ...], ...]

_MAX_COLUMNS = 8
_MIN_ROWS = 3
# A stack may begin with a caption and the header of its labels, and end with what heads the
# next table or section.
_MAX_HEADS = 2
_MAX_TAIL = 2
# Pages with more stacks and figures than this allows to try stay text.
_MAX_STEPS = 3000
# A figure in a column whose sum holds says more than one in a column of the right length.
_PROVEN, _EVEN = 3.0, 1.0
_MAX_LABEL_WORDS = 14
_CHUNK_COST = 0.5


@dataclass(frozen=True, slots=True)
class Chunk:
    """Figures right behind each other that are whole columns of one stack.

    Attributes:
        stack: Number of the stack.
        skip: How many of its labels in front are no rows.
        rows: How many of its labels behind those are rows.
        start: Position of the first of the figures.
        columns: How many columns they are.
        layouts: The ways they may be laid out in rows, likeliest first.
        proven: Every sum that the labels name holds, in the first of the ways.
    """

    stack: int
    skip: int
    rows: int
    start: int
    columns: int
    layouts: tuple[Layout, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """Chunks from a figure on, and how much of the page they explain."""

    score: float = 0.0
    chunks: tuple[Chunk, ...] = ()


class _Span(NamedTuple):
    """Which labels of a stack are rows: all but `skip` in front, `rows` of them."""

    skip: int
    rows: int
    sums: SumRows
    plain: bool


@dataclass(slots=True)
class _Search:
    """A page, and what has been worked out of it so far."""

    page: StackPage
    context: TableContext
    values: list[Decimal | None]
    spans: list[list[_Span]]
    chunks: dict[tuple[int, _Span, int, int], Chunk | None] = field(default_factory=dict)
    steps: int = 0


def find_chunks(page: StackPage, context: TableContext) -> tuple[float, tuple[Chunk, ...]]:
    """Find the columns that explain most of a page's figures, in file order.

    Args:
        page: Stacks of labels and a stream of figures.
        context: The words that name a total.

    Returns:
        How much they explain, and the columns.
    """
    mark = context.language.decimal_mark
    values = [parse_number(one.text, decimal_mark=mark) for one in page.figures]
    spans = [list(_list_spans(stack.labels, context)) for stack in page.stacks]
    way = _place(_Search(page, context, values, spans), 0, {})
    return way.score, way.chunks


def _list_spans(labels: Sequence[Label], context: TableContext) -> Iterator[_Span]:
    """Yield which labels of a stack may be its rows; those behind may be headings only."""
    for skip, tail in product(range(_MAX_HEADS + 1), range(_MAX_TAIL + 1)):
        rows = len(labels) - skip - tail
        own = labels[skip : skip + rows]
        if rows < _MIN_ROWS or any(_is_prose(label) for label in own):
            continue
        heads = all(label.lines[0].order in context.headings for label in labels[skip + rows :])
        sums = find_sum_rows([label.text for label in own], context)
        if heads or sums.totals:
            yield _Span(skip, rows, sums, plain=heads)


def _is_prose(label: Label) -> bool:
    return len(label.text.split()) > _MAX_LABEL_WORDS


def _place(search: _Search, start: int, chosen: Mapping[int, _Span]) -> _Way:
    """Find the best way to read the figures from a position on."""
    search.steps += 1
    if start >= len(search.values) or search.steps > _MAX_STEPS:
        return _Way()
    best = _place(search, min(edge for edge in search.page.edges if edge > start), chosen)
    for span, chunk in _options(search, start, chosen):
        size = chunk.rows * chunk.columns
        rest = _place(search, start + size, {**chosen, chunk.stack: span})
        worth = size * (_PROVEN if chunk.proven else _EVEN) - _CHUNK_COST
        if worth + rest.score > best.score:
            best = _Way(worth + rest.score, (chunk, *rest.chunks))
    return best


def _options(
    search: _Search, start: int, chosen: Mapping[int, _Span]
) -> Iterator[tuple[_Span, Chunk]]:
    """Yield the chunks that may begin at a position."""
    order = search.page.figures[start].line.order
    for number, stack in enumerate(search.page.stacks):
        if stack.order > order:
            continue
        for span in [chosen[number]] if number in chosen else search.spans[number]:
            for columns in range(1, _MAX_COLUMNS + 1):
                key = (number, span, start, columns)
                if key not in search.chunks:
                    search.chunks[key] = _try_chunk(search, *key)
                chunk = search.chunks[key]
                if chunk is not None:
                    yield span, chunk


def _try_chunk(
    search: _Search, stack: int, span: _Span, start: int, columns: int
) -> Chunk | None:
    """Read figures as whole columns; only at an edge, or where their sums hold."""
    end = start + span.rows * columns
    if end > len(search.values):
        return None
    values = search.values[start:end]
    layouts = list_layouts(span.rows, columns)
    needed = columns * (len(span.sums.totals) + len(span.sums.subtotals))
    proven = [one for one in layouts if needed and holds(one, values, span.sums) == needed]
    if proven:
        return Chunk(stack, span.skip, span.rows, start, columns, tuple(proven), proven=True)
    if end not in search.page.edges or not span.plain:
        return None
    ordered = sorted(layouts, key=lambda layout: measure_spread(fill(layout, values)))
    return Chunk(stack, span.skip, span.rows, start, columns, tuple(ordered), proven=False)


def holds(layout: Layout, values: Figures, sums: SumRows) -> int:
    """Count the sums that hold in one way to lay figures out."""
    return count_holding(fill(layout, values), sums)


def fill(layout: Layout, values: Figures) -> list[Figures]:
    """Lay figures out in rows."""
    return [[values[at] for at in row] for row in layout]


@lru_cache(maxsize=512)
def list_layouts(rows: int, columns: int) -> tuple[Layout, ...]:
    """List the ways to lay figures out: by column, by row, or in bands of rows by column."""
    bands = [(rows,)]
    if columns > 1:
        bands += [(1,) * rows]
        bands += [(top, rows - top) for top in range(1, rows)]
        bands += [(top, *(1,) * (rows - top)) for top in range(2, rows)]
    return tuple(dict.fromkeys(lay_bands(band, columns) for band in bands))
