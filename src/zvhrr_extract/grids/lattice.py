"""Lattices: the fields that drawn lines part, with those that span several rows or columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from zvhrr_extract.grids.edges import NEAR_PT, Edge, Edges, between, snap
from zvhrr_extract.grids.lines import Piece
from zvhrr_extract.models.page import Box

# Lines of one lattice end this near to each other where they should meet.
_TOUCH_PT = NEAR_PT + 1


# Between double lines, and between a cell's edge and that of its ground, no text fits.
_NARROW_PT = 7.0


class Span(NamedTuple):
    """Rows and columns a field fills: from the first up to before the last."""

    row: int
    column: int
    row_end: int
    column_end: int


Fields = dict[Span, list[Piece]]


class Lattice(NamedTuple):
    """Lines that cross or touch each other, as fields.

    Attributes:
        xs: Where its columns start and end.
        ys: Where its rows start and end.
        spans: For every row, for every column, the field it belongs to.
    """

    xs: list[float]
    ys: list[float]
    spans: list[list[Span]]

    @property
    def box(self) -> Box:
        """Its box."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def fill_fields(lattice: Lattice, units: Iterable[Piece]) -> Fields:
    """Put the words that stand inside a lattice into its fields."""
    fields: Fields = {}
    for unit in units:
        row = bisect_right(lattice.ys, unit.centre) - 1
        column = bisect_right(lattice.xs, unit.middle) - 1
        if 0 <= row < len(lattice.ys) - 1 and 0 <= column < len(lattice.xs) - 1:
            fields.setdefault(lattice.spans[row][column], []).append(unit)
    return fields


def close_strips(lattice: Lattice, fields: Fields) -> tuple[Lattice, Fields]:
    """Take out the strips beside cells that are too narrow to be columns or rows."""
    columns = _number_strips(
        lattice.xs, {span.column for span in fields if span.column_end - span.column == 1}
    )
    rows = _number_strips(
        lattice.ys, {span.row for span in fields if span.row_end - span.row == 1}
    )

    def renumber(span: Span) -> Span:
        row, column = rows[span.row], columns[span.column]
        row_end, column_end = rows[span.row_end], columns[span.column_end]
        return Span(row, column, max(row_end, row + 1), max(column_end, column + 1))

    closed = Lattice(_keep(lattice.xs, columns), _keep(lattice.ys, rows), lattice.spans)
    return closed, {renumber(span): units for span, units in fields.items()}


def _keep(at: list[float], numbers: list[int]) -> list[float]:
    """Keep the lines that a strip which counts ends at."""
    return at[:1] + [
        line
        for line, (left, right) in zip(at[1:], pairwise(numbers), strict=True)
        if left < right
    ]


def _number_strips(at: list[float], filled: set[int]) -> list[int]:
    """Number the strips between lines, not counting empty narrow ones."""
    numbers = [0]
    for index, (start, end) in enumerate(pairwise(at)):
        counts = end - start > _NARROW_PT or index in filled
        numbers.append(numbers[-1] + counts)
    return numbers


def find_lattices(edges: Edges) -> list[Lattice]:
    """Find the lattices of a page that part at least two fields."""
    found = []
    for level, upright in _link_edges(edges):
        lattice = _make_lattice(level, upright)
        if len(lattice.xs) > 2 or len(lattice.ys) > 2:
            found.append(lattice)
    return found


def _link_edges(edges: Edges) -> Iterator[tuple[list[Edge], list[Edge]]]:
    """Part the lines into groups that touch each other."""
    level, upright = edges
    parents = list(range(len(level) + len(upright)))
    indexes = {edge: index for index, edge in enumerate(level)}
    for index, edge in enumerate(upright, len(level)):
        for other in between(level, edge.start - _TOUCH_PT, edge.end + _TOUCH_PT):
            if other.start - _TOUCH_PT <= edge.at <= other.end + _TOUCH_PT:
                parents[_find_root(parents, indexes[other])] = _find_root(parents, index)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for index, edge in enumerate((*level, *upright)):
        group = groups.setdefault(_find_root(parents, index), ([], []))
        group[index >= len(level)].append(edge)
    return (group for group in groups.values() if group[0] and group[1])


def _find_root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _make_lattice(level: list[Edge], upright: list[Edge]) -> Lattice:
    xs = snap([edge.at for edge in upright] + [x for edge in level for x in edge[1:]])
    ys = snap([edge.at for edge in level] + [y for edge in upright for y in edge[1:]])
    below = _covered(level, ys, xs)
    after = _covered(upright, xs, ys)
    rows, columns = len(ys) - 1, len(xs) - 1
    spans = [[Span(0, 0, 0, 0)] * columns for _ in range(rows)]
    done = [[False] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if not done[row][column]:
                span = _grow_span(row, column, below, after)
                for at in range(span.row, span.row_end):
                    for to in range(span.column, span.column_end):
                        spans[at][to], done[at][to] = span, True
    return Lattice(xs, ys, spans)


def _grow_span(row: int, column: int, below: list[list[bool]], after: list[list[bool]]) -> Span:
    """Grow a field to the right and down until lines stop it."""
    rows, columns = len(below) - 1, len(after) - 1
    column_end = column + 1
    while column_end < columns and not after[column_end][row]:
        column_end += 1
    row_end = row + 1
    while (
        row_end < rows
        and not any(below[row_end][column:column_end])
        and not any(after[to][row_end] for to in range(column + 1, column_end))
        and _bounded(row, row_end, (column, column_end), after)
    ):
        row_end += 1
    return Span(row, column, row_end, column_end)


def _bounded(row: int, next_row: int, ends: tuple[int, int], after: list[list[bool]]) -> bool:
    """Tell whether a field's sides are drawn, or not, in the next row as in its first."""
    return all(after[end][row] == after[end][next_row] for end in ends)


def _covered(edges: list[Edge], at: list[float], along: list[float]) -> list[list[bool]]:
    """Tell for every position and every stretch along it whether a line is drawn there."""
    covered = [[False] * (len(along) - 1) for _ in at]
    middles = [(start + end) / 2 for start, end in pairwise(along)]
    for edge in edges:
        position = min(
            (bisect_right(at, edge.at) - 1, bisect_right(at, edge.at)),
            key=lambda index: abs(at[index] - edge.at) if 0 <= index < len(at) else 1e9,
        )
        first = bisect_right(middles, edge.start)
        last = bisect_right(middles, edge.end)
        covered[position][first:last] = [True] * (last - first)
    return covered
