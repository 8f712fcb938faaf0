"""Heads: the lines of a header as cells over one column or several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zvhrr_extract.grids.columns import Column, find_reach
from zvhrr_extract.grids.edges import Edge, between
from zvhrr_extract.grids.lattice import Fields, Span
from zvhrr_extract.grids.lines import Line, Piece, is_year, join_pieces, read_units

# Cells flush with a column differ from it by less than this.
_FLUSH_PT = 2.5

Reach = tuple[int, int]


def place_header(
    lines: Sequence[Line], columns: Sequence[Column], level: list[Edge]
) -> tuple[Fields, int]:
    """Put the pieces of a header into cells; give them, and how many rows they fill."""
    slots: Fields = {}
    latest: dict[int, Span] = {}
    row = 0
    spanned = False
    for line, below in zip(lines, [*lines[1:], []], strict=False):
        reaches = _find_reaches(line, below, columns, level)
        spanning = any(end - start > 1 for _, (start, end) in reaches)
        if spanned and not _goes_on(reaches, latest):
            row += 1
        for piece, reach in reaches:
            _add_piece(piece, reach, row, slots, latest)
        spanned = spanning
    return slots, row + 1 if lines else 0


def _find_reaches(
    line: Line, below: Line, columns: Sequence[Column], level: list[Edge]
) -> list[tuple[Piece, Reach]]:
    """Find the columns that every piece of a header's line stands over."""
    reaches = [pair for piece in line for pair in _split_piece(piece, columns)]
    parts = [part for part, _ in reaches]
    return _group_evenly(parts, below, columns) or [
        (part, reach or _widen(part, parts, columns, level)) for part, reach in reaches
    ]


def _group_evenly(
    line: Line, below: Line, columns: Sequence[Column]
) -> list[tuple[Piece, Reach]]:
    """Put pieces over equal groups of columns, where each stands alike over its group."""
    inner = [piece for piece in line if is_year(piece.text)]
    if len(inner) < 2:
        inner = [piece for piece in line if piece.x0 >= columns[0].x1]
    if len(inner) < 2:
        return []
    lead = [(piece, find_reach(piece, columns)) for piece in line if piece not in inner]
    least = max((end for _, (_, end) in lead), default=1)
    for first in range(least, len(columns) - 2 * len(inner) + 1):
        width, rest = divmod(len(columns) - first, len(inner))
        starts = range(first, len(columns), width)
        reaches = [(piece, (at, at + width)) for piece, at in zip(inner, starts, strict=False)]
        if not rest and _fit_groups(reaches, below, columns):
            return [*lead, *reaches]
    return []


def _fit_groups(
    reaches: list[tuple[Piece, Reach]], below: Line, columns: Sequence[Column]
) -> bool:
    """Tell whether pieces stand in the middle of groups of columns, or alike over each."""
    centred = all(
        abs(2 * piece.middle - columns[start].x0 - columns[end - 1].x1) <= 2 * piece.size
        for piece, (start, end) in reaches
    )
    if centred:
        return True
    start, end = reaches[0][1]
    over = _is_over_groups([piece for piece, _ in reaches], below, end - start)
    return over and _is_even(reaches, columns)


def _is_over_groups(inner: Line, below: Line, width: int) -> bool:
    """Tell whether pieces are years or words, with lines below that repeat under each."""
    if len(below) < width * len(inner) or len({piece.text for piece in inner}) < len(inner):
        return False
    texts = [piece.text for piece in below[-width * len(inner) :]]
    repeated = all(text == texts[index % width] for index, text in enumerate(texts))
    return repeated or all(is_year(piece.text) for piece in inner)


def _is_even(reaches: list[tuple[Piece, Reach]], columns: Sequence[Column]) -> bool:
    """Tell whether pieces stand at the same place over groups of columns."""
    offsets = [columns[end - 1].x1 - piece.middle for piece, (_, end) in reaches]
    inside = all(
        piece.x1 > columns[start - 1].x1 and piece.x0 < columns[end - 1].x1
        for piece, (start, end) in reaches
    )
    return inside and max(offsets) - min(offsets) <= reaches[0][0].size


def _split_piece(piece: Piece, columns: Sequence[Column]) -> list[tuple[Piece, Reach | None]]:
    """Part words that stand a blank apart, but each flush with a column of its own."""
    start, end = find_reach(piece, columns)
    if end - start < 2 or len(piece.words) < 2:
        return [(piece, None)]
    units = read_units(piece.words)
    for ends in (False, True):
        parts = _find_flush(units, columns[start:end], ends=ends)
        if parts:
            return [
                (join_pieces(units[first:last]), (at, at + 1))
                for at, (first, last) in enumerate(parts, start)
            ]
    return [(part, None) for part in _split_centred(piece, units, columns)]


def _find_flush(
    units: Sequence[Piece], columns: Sequence[Column], *, ends: bool
) -> list[tuple[int, int]]:
    """Find the words that start, or end, flush with columns.

    Returns:
        For each column its first word and the one after its last; none where a column has
        no words, or some words have no column.
    """
    marks: list[int] = []
    for column in columns:
        offsets = (unit.x1 - column.x1 if ends else unit.x0 - column.x0 for unit in units)
        mark = next((at for at, offset in enumerate(offsets) if abs(offset) < _FLUSH_PT), None)
        if mark is None:
            return []
        marks.append(mark)
    cuts = [0, *(mark + 1 for mark in marks)] if ends else [*marks, len(units)]
    parts = list(pairwise(cuts))
    whole = cuts[0] == 0 and cuts[-1] == len(units)
    return parts if whole and all(first < last for first, last in parts) else []


def _split_centred(
    piece: Piece, units: Sequence[Piece], columns: Sequence[Column]
) -> list[Piece]:
    """Part words that stand each in the middle of a column of their own."""
    start, end = find_reach(piece, columns)
    parts: dict[int, list[Piece]] = {}
    for unit in units:
        parts.setdefault(_nearest(unit, columns), []).append(unit)
    if sorted(parts) != list(range(start, end)):
        return [piece]
    joined = [(join_pieces(units), columns[index]) for index, units in sorted(parts.items())]
    centred = all(
        abs(2 * part.middle - column.x0 - column.x1) < _FLUSH_PT for part, column in joined
    )
    return [part for part, _ in joined] if centred else [piece]


def _nearest(unit: Piece, columns: Sequence[Column]) -> int:
    """Find the column a word lies in most, or is nearest to."""
    return max(
        range(len(columns)),
        key=lambda index: min(unit.x1, columns[index].x1) - max(unit.x0, columns[index].x0),
    )


def _goes_on(reaches: list[tuple[Piece, Reach]], latest: dict[int, Span]) -> bool:
    """Tell whether a line's cells all go on with those above."""
    return all(
        start in latest and (latest[start].column, latest[start].column_end) == (start, end)
        for _, (start, end) in reaches
    )


def _add_piece(
    piece: Piece,
    reach: Reach,
    row: int,
    slots: Fields,
    latest: dict[int, Span],
) -> None:
    start, end = reach
    span = Span(row, start, row + 1, end)
    held = latest.get(start)
    if held and (held.column, held.column_end) == reach:
        span = Span(held.row, start, row + 1, end)
        slots[span] = [*slots.pop(held), piece]
    else:
        slots.setdefault(span, []).append(piece)
    for column in range(start, end):
        latest[column] = span


def _widen(piece: Piece, line: Line, columns: Sequence[Column], level: list[Edge]) -> Reach:
    """Find the columns a piece of a header stands over."""
    start, end = find_reach(piece, columns)
    for edge in between(level, piece.bottom - 3, piece.bottom + 0.8 * piece.size):
        if edge.start <= piece.x0 + 2 and edge.end >= piece.x1 - 2:
            over = [
                index
                for index, column in enumerate(columns)
                if edge.start - 2 <= column.middle <= edge.end + 2
            ]
            alone = sum(edge.start <= other.middle <= edge.end for other in line) == 1
            if alone and over and len(over) < len(columns):
                return min(over[0], start), max(over[-1] + 1, end)
    return _centre(piece, (start, end), line, columns)


def _centre(piece: Piece, reach: Reach, line: Line, columns: Sequence[Column]) -> Reach:
    """Widen the reach of a piece to the columns it is centred over."""
    start, end = reach
    if end - start == 1:
        column = columns[start]
        if piece.x0 < column.x1 and piece.x1 > column.x0:
            return reach
        start, end = _gap_sides(piece, columns) or reach
        return start, end
    left = max((other.x1 for other in line if other.x1 < piece.x0), default=-1e9)
    right = min((other.x0 for other in line if other.x0 > piece.x1), default=1e9)
    low = min((i for i in range(1, start + 1) if columns[i].x0 > left), default=start)
    high = max(
        (i for i in range(end, len(columns) + 1) if columns[i - 1].x1 < right), default=end
    )
    return min(
        ((a, b) for a in range(low, start + 1) for b in range(end, high + 1)),
        key=lambda ends: (
            abs(columns[ends[0]].x0 + columns[ends[1] - 1].x1 - 2 * piece.middle),
            ends[1] - ends[0],
        ),
        default=reach,
    )


def _gap_sides(piece: Piece, columns: Sequence[Column]) -> Reach | None:
    """Give the columns on both sides of the gap a piece stands in the middle of."""
    for index in range(1, len(columns)):
        left, right = piece.x0 - columns[index - 1].x1, columns[index].x0 - piece.x1
        if left >= 0 and right >= 0:
            even = max(left, right) <= 2 * min(left, right) + 2
            return (index - 1, index + 1) if even and index > 1 else None
    return None
