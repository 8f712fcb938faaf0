"""Heads: the lines of a header as cells over one column or several."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.grids.columns import Column, find_reach
from zvhrr_extract.grids.edges import Edge, between
from zvhrr_extract.grids.lattice import Fields, Span
from zvhrr_extract.grids.lines import Line, Piece, join_pieces, read_units

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
    for line in lines:
        reaches = _find_reaches(line, columns, level)
        spanning = any(end - start > 1 for _, (start, end) in reaches)
        if spanned and not _goes_on(reaches, latest):
            row += 1
        for piece, reach in reaches:
            _add_piece(piece, reach, row, slots, latest)
        spanned = spanning
    return slots, row + 1 if lines else 0


def _find_reaches(
    line: Line, columns: Sequence[Column], level: list[Edge]
) -> list[tuple[Piece, Reach]]:
    """Find the columns that every piece of a header's line stands over."""
    parts = [part for piece in line for part in _split_piece(piece, columns)]
    grouped = _group_evenly(parts, columns)
    return grouped or [(part, _widen(part, parts, columns, level)) for part in parts]


def _group_evenly(line: Line, columns: Sequence[Column]) -> list[tuple[Piece, Reach]]:
    """Put pieces over equal groups of columns, where each is centred over its group."""
    label = columns[0]
    inner = [piece for piece in line if piece.x0 >= label.x1]
    count = len(columns) - 1
    if len(inner) < 2 or count % len(inner) or count == len(inner):
        return []
    width = count // len(inner)
    reaches = [
        (piece, (1 + index * width, 1 + (index + 1) * width))
        for index, piece in enumerate(inner)
    ]
    for piece, (start, end) in reaches:
        middle = (columns[start].x0 + columns[end - 1].x1) / 2
        if abs(piece.middle - middle) > piece.size:
            return []
    return [*((piece, (0, 1)) for piece in line if piece.x0 < label.x1), *reaches]


def _split_piece(piece: Piece, columns: Sequence[Column]) -> list[Piece]:
    """Part words that stand a blank apart, but each flush with a column of its own."""
    start, end = find_reach(piece, columns)
    if end - start < 2 or len(piece.words) < end - start:
        return [piece]
    parts: dict[int, list[Piece]] = {}
    for unit in read_units(piece.words):
        parts.setdefault(_nearest(unit, columns), []).append(unit)
    joined = [(join_pieces(units), columns[index]) for index, units in sorted(parts.items())]
    if sorted(parts) != list(range(start, end)):
        return [piece]
    flush = (
        all(abs(part.x0 - column.x0) < _FLUSH_PT for part, column in joined),
        all(abs(part.x1 - column.x1) < _FLUSH_PT for part, column in joined),
        all(
            abs(2 * part.middle - column.x0 - column.x1) < _FLUSH_PT for part, column in joined
        ),
    )
    return [part for part, _ in joined] if any(flush) else [piece]


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
