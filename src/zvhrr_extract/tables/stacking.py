"""Stacking: which figures of a page belong to which stack of labels, by counts and sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from zvhrr_extract.profiles import match_row
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import Label
from zvhrr_extract.tables.layouts import Layout, fill, holds, list_layouts
from zvhrr_extract.tables.proof import find_sum_rows
from zvhrr_extract.tables.stacks import Head, Stack, StackPage
from zvhrr_extract.tables.sums import SumRows, measure_spread
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.numbers import parse_number

_MAX_COLUMNS = 8
_MIN_ROWS = 3
# Of fewer figures amid others one may be the sum of the rest by chance.
_MIN_LONG = 5
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
    """Figures that are whole columns of one stack.

    Attributes:
        stack: Number of the stack.
        skip: How many of its labels in front are no rows.
        rows: How many of its labels behind those are rows.
        at: Positions of the figures.
        columns: How many columns they are.
        layouts: The ways they may be laid out in rows, likeliest first.
        proven: Every sum that the labels name holds, in the first of the ways.
    """

    stack: int
    skip: int
    rows: int
    at: tuple[int, ...]
    columns: int
    layouts: tuple[Layout, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """Chunks from a figure on, and how much of the page they explain."""

    score: float = 0.0
    chunks: tuple[Chunk, ...] = ()


class _Span(NamedTuple):
    """Which labels of a stack are rows: all but `skip` in front, `rows` of them.

    Attributes:
        skip: How many labels in front are none.
        rows: How many are.
        sums: Which of them name sums.
        plain: Only headings of sections are left off behind them.
        closed: The last of them names a total.
    """

    skip: int
    rows: int
    sums: SumRows
    plain: bool
    closed: bool


class _Choice(NamedTuple):
    """What is settled of a stack: its rows, and the headers its columns have already."""

    span: _Span
    heads: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Search:
    """A page, and what has been worked out of it so far."""

    page: StackPage
    context: TableContext
    values: list[Decimal | None]
    spans: list[list[_Span]]
    chunks: dict[tuple[int, _Span, int, int], Chunk | None] = field(default_factory=dict)
    ways: dict[tuple[int, frozenset[tuple[int, _Choice]]], _Way] = field(default_factory=dict)
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
    spans = [list(_list_spans(stack, context)) for stack in page.stacks]
    search = _Search(page, context, values, spans)
    way = _place(search, 0, {})
    rest = _take_rest(search, way.chunks)
    return way.score + _PROVEN * sum(len(chunk.at) for chunk in rest), (*way.chunks, *rest)


def _take_rest(search: _Search, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Read the figures left over as one table amid which another stands, if sums hold."""
    taken = {at for chunk in chunks for at in chunk.at}
    at = tuple(index for index in range(len(search.values)) if index not in taken)
    used = {chunk.stack for chunk in chunks}
    for number, spans in enumerate(search.spans):
        for span in spans if number not in used else ():
            columns, over = divmod(len(at), span.rows)
            if over or not 1 <= columns <= _MAX_COLUMNS:
                continue
            chunk = _prove_chunk(search, number, span, at)
            if chunk is not None:
                return (chunk,)
    return ()


def _list_spans(stack: Stack, context: TableContext) -> Iterator[_Span]:
    """Yield which labels of a stack may be its rows; those behind may be headings only."""
    labels = stack.labels
    skips = range(_MAX_HEADS + 1 if stack.header is None else 1)
    for skip, tail in product(skips, range(_MAX_TAIL + 1)):
        rows = len(labels) - skip - tail
        own = labels[skip : skip + rows]
        if rows < _MIN_ROWS or any(_is_prose(label) for label in own):
            continue
        if _ends_in_heading(own, context):
            continue
        heads = all(label.lines[0].order in context.headings for label in labels[skip + rows :])
        sums = find_sum_rows([label.text for label in own], context)
        if heads or sums.totals:
            closed = rows - 1 in sums.totals
            yield _Span(skip, rows, sums, plain=heads, closed=closed)


def _ends_in_heading(labels: Sequence[Label], context: TableContext) -> bool:
    """Tell whether the last label is a section's heading that no table of the profile knows."""
    last = labels[-1]
    known = any(match_row(last.text, rule) is not None for rule in context.rules)
    return last.lines[0].order in context.headings and not known


def _is_prose(label: Label) -> bool:
    return len(label.text.split()) > _MAX_LABEL_WORDS


def _place(search: _Search, start: int, chosen: Mapping[int, _Choice]) -> _Way:
    """Find the best way to read the figures from a position on."""
    key = (start, frozenset(chosen.items()))
    if key not in search.ways:
        search.steps += 1
        done = start >= len(search.values) or search.steps > _MAX_STEPS
        search.ways[key] = _Way() if done else _find_way(search, start, chosen)
    return search.ways[key]


def _find_way(search: _Search, start: int, chosen: Mapping[int, _Choice]) -> _Way:
    best = _place(search, min(edge for edge in search.page.edges if edge > start), chosen)
    for choice, chunk in _options(search, start, chosen):
        end = start + len(chunk.at)
        rest = _place(search, end, {**chosen, chunk.stack: choice})
        cut = end in search.page.edges or chunk.proven or _opens_proven(rest, end)
        worth = len(chunk.at) * (_PROVEN if chunk.proven else _EVEN) - _CHUNK_COST
        if cut and worth + rest.score > best.score:
            best = _Way(worth + rest.score, (chunk, *rest.chunks))
    return best


def _opens_proven(way: _Way, start: int) -> bool:
    """Tell whether a way begins with a column whose sum holds, right at a position."""
    return bool(way.chunks) and way.chunks[0].proven and way.chunks[0].at[0] == start


def _options(
    search: _Search, start: int, chosen: Mapping[int, _Choice]
) -> Iterator[tuple[_Choice, Chunk]]:
    """Yield the chunks that may begin at a position."""
    order = search.page.figures[start].line.order
    for number, stack in enumerate(search.page.stacks):
        if stack.order > order:
            continue
        known = chosen.get(number)
        for span in [known.span] if known else search.spans[number]:
            for columns in range(1, _MAX_COLUMNS + 1):
                key = (number, span, start, columns)
                if key not in search.chunks:
                    search.chunks[key] = _try_chunk(search, *key)
                chunk = search.chunks[key]
                choice = _choose(search, span, chunk, known) if chunk else None
                if chunk is not None and choice is not None:
                    yield choice, chunk


def _choose(
    search: _Search, span: _Span, chunk: Chunk, known: _Choice | None
) -> _Choice | None:
    """Settle a stack on a chunk; `None` where two of its columns would have one header."""
    heads = [fold(head.text) for head in heads_amid(search.page, chunk.at)]
    before = known.heads if known is not None else frozenset()
    if len(heads) != chunk.columns:
        return _Choice(span, before)
    if len(set(heads)) < len(heads) or before & set(heads):
        return None
    return _Choice(span, before | set(heads))


def _try_chunk(
    search: _Search, stack: int, span: _Span, start: int, columns: int
) -> Chunk | None:
    """Read figures as whole columns: their sums hold, or each has a header to itself."""
    end = start + span.rows * columns
    if end > len(search.values):
        return None
    if end not in search.page.edges and not _may_end_anywhere(span, columns):
        return None
    at = tuple(range(start, end))
    proven = _prove_chunk(search, stack, span, at)
    if proven is not None or not span.plain or (columns > 1 and end not in search.page.edges):
        return proven
    if len(heads_amid(search.page, at)) != columns:
        return None
    values = [search.values[index] for index in at]
    ordered = sorted(
        list_layouts(span.rows, columns), key=lambda one: measure_spread(fill(one, values))
    )
    return Chunk(stack, span.skip, span.rows, at, columns, tuple(ordered), proven=False)


def _may_end_anywhere(span: _Span, columns: int) -> bool:
    """Tell whether columns may end amid figures: a total closes them, or they are long."""
    return span.closed if columns > 1 else span.rows >= _MIN_LONG


def _prove_chunk(search: _Search, stack: int, span: _Span, at: tuple[int, ...]) -> Chunk | None:
    """Lay figures out so that all sums the labels name hold, or return `None`."""
    values = [search.values[index] for index in at]
    columns = len(at) // span.rows
    proven = tuple(
        layout
        for layout in list_layouts(span.rows, columns)
        if holds(layout, values, span.sums)
    )
    if not proven:
        return None
    return Chunk(stack, span.skip, span.rows, at, columns, proven, proven=True)


def heads_amid(page: StackPage, at: Sequence[int]) -> list[Head]:
    """List the headers of columns right before figures and between them."""
    above = page.figures[at[0] - 1].line.order if at[0] else -1
    return [head for head in page.heads if above < head.order < page.figures[at[-1]].line.order]
