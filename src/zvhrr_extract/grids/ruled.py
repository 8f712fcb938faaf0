"""Ruled tables: words put into the fields of a lattice, also where some lines are not drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from zvhrr_extract.grids.cells import Draft
from zvhrr_extract.grids.columns import Column, find_columns, join_signs
from zvhrr_extract.grids.lattice import Fields, Lattice, Span
from zvhrr_extract.grids.lines import Line, Piece, cut_lines, is_value, is_year, join_line
from zvhrr_extract.grids.rows import join_rows

# Figures side by side on this share of a column's lines make columns of their own of it.
_SPLIT_SHARE = 0.6


def draft_ruled(lattice: Lattice, fields: Fields) -> Draft:
    """Read a lattice as a table."""
    xs = _add_columns(lattice.xs, fields)
    ys = _add_rows(lattice.ys, xs, fields)
    slots: Fields = {}
    for span, pieces in fields.items():
        outer = _refine(span, lattice, xs, ys)
        single = span.row_end - span.row == 1
        for inner, part in _split_field(outer, pieces, (xs, ys), by_rows=single):
            slots.setdefault(inner, []).extend(part)
    return Draft(lattice.box, slots, _count_heads(slots), ruled=True)


def _count_heads(slots: Fields) -> int:
    """Count the rows of the header: the first, and those below what spans columns in it."""
    first = min(span.row for span in slots)
    top = [span for span in slots if span.row == first]
    last = max(span.column_end for span in slots)
    spanning = [span for span in top if 1 < span.column_end - span.column < last]
    if not spanning:
        return first + 1
    end = max(span.row_end for span in top)
    if end > first + 1:
        return end
    below = [piece.text for span, units in slots.items() if span.row == end for piece in units]
    return end if any(map(is_value, below)) and not all(map(is_year, below)) else end + 1


def _refine(span: Span, lattice: Lattice, xs: list[float], ys: list[float]) -> Span:
    """Say a field in the rows and columns that include those not drawn."""
    return Span(
        ys.index(lattice.ys[span.row]),
        xs.index(lattice.xs[span.column]),
        ys.index(lattice.ys[span.row_end]),
        xs.index(lattice.xs[span.column_end]),
    )


def parts_figures(slots: Fields) -> bool:
    """Tell whether no two figures stand side by side in one field, but for a chance one."""
    beside = sum(
        sum(is_value(piece.text) for piece in join_signs(join_line(line))) > 1
        for span, units in slots.items()
        for line in cut_lines(units)
    )
    return beside < 2


def parts_columns(lattice: Lattice, fields: Fields) -> bool:
    """Tell whether the uprights of a lattice part all its columns of figures."""
    return len(_add_columns(lattice.xs, fields)) == len(lattice.xs)


def _add_columns(xs: list[float], fields: Fields) -> list[float]:
    """Add columns that figures keep to between two uprights."""
    added = list(xs)
    for column in range(len(xs) - 1):
        lines = [
            join_signs(join_line(line))
            for span, units in fields.items()
            if span.column == column and span.column_end == column + 1
            for line in cut_lines(units)
        ]
        apart = [line for line in lines if any(is_value(piece.text) for piece in line[1:])]
        if len(apart) > 1 and len(apart) >= _SPLIT_SHARE * len(lines):
            added += ((left.x1 + right.x0) / 2 for left, right in pairwise(find_columns(apart)))
    return sorted(added)


def _add_rows(ys: list[float], xs: list[float], fields: Fields) -> list[float]:
    """Add rows that figures stand in between two level lines."""
    columns = [Column(x0, x1, figures=False) for x0, x1 in pairwise(xs)]
    added = list(ys)
    for row in range(len(ys) - 1):
        inside = [
            list(units)
            for span, units in fields.items()
            if span.row == row and span.row_end == row + 1
        ]
        if any(map(_is_stack, inside)):
            lines = [
                _join_within(line, xs)
                for line in cut_lines(unit for units in inside for unit in units)
            ]
            added += _part_rows(join_rows(lines, columns, []))
    return sorted(added)


def _is_stack(units: list[Piece]) -> bool:
    """Tell whether a field holds figures below each other and nothing else."""
    lines = [join_signs(join_line(line)) for line in cut_lines(units)]
    return len(lines) > 1 and all(is_value(piece.text) for line in lines for piece in line)


def _join_within(line: Line, xs: list[float]) -> Line:
    """Join the words of a line that stand between the same uprights."""
    parts: dict[int, Line] = {}
    for unit in line:
        parts.setdefault(bisect_right(xs, unit.middle), []).append(unit)
    return [piece for part in parts.values() for piece in join_signs(join_line(part))]


def _part_rows(rows: list[list[Line]]) -> Iterator[float]:
    """Give the heights between rows."""
    for upper, lower in pairwise(rows):
        bottom = max(piece.bottom for line in upper for piece in line)
        top = min(piece.top for line in lower for piece in line)
        yield (bottom + top) / 2


def _split_field(
    span: Span, units: list[Piece], grid: tuple[list[float], list[float]], *, by_rows: bool
) -> Iterator[tuple[Span, list[Piece]]]:
    """Part a field by the lines that are not drawn in it but elsewhere."""
    xs, ys = grid
    if span.row_end - span.row == 1 and span.column_end - span.column == 1:
        yield span, units
        return
    pieces = [piece for line in cut_lines(units) for piece in join_line(line)]
    columns = {_reach(piece.x0, piece.x1, xs, span[1::2]) for piece in pieces}
    rows = {_reach(piece.centre, piece.centre, ys, span[::2]) for piece in pieces}
    wide = len(_disjoint(columns)) > 1
    high = len(rows) > 1 and (by_rows or all(is_value(piece.text) for piece in pieces))
    for piece in pieces:
        column, column_end = _reach(piece.x0, piece.x1, xs, span[1::2]) if wide else span[1::2]
        row, row_end = _reach(piece.centre, piece.centre, ys, span[::2]) if high else span[::2]
        yield Span(row, column, row_end, column_end), [piece]


def _reach(low: float, high: float, at: list[float], ends: tuple[int, ...]) -> tuple[int, int]:
    """Find the first and the one after the last stretch that something stands in."""
    start, end = ends
    first = max(start, min(bisect_right(at, low + 1) - 1, end - 1))
    last = max(start, min(bisect_right(at, high - 1) - 1, end - 1))
    return first, max(first, last) + 1


def _disjoint(reaches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join reaches that share a stretch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(reaches):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
