"""Columns: strips of a table that its figures and words keep to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from zvhrr_extract.grids.lines import Line, Piece, is_sign, is_value, join_pieces

# A column of words below each other starts on this share of the rows within so many points.
_STARTS_SHARE = 0.3
_FLUSH_PT = 2.5


class Column(NamedTuple):
    """A strip from top to bottom of a table.

    Attributes:
        x0: Left edge of what stands in it.
        x1: Right edge.
        figures: Whether it holds figures.
    """

    x0: float
    x1: float
    figures: bool

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.x0 + self.x1) / 2


def join_signs(line: Line) -> Line:
    """Join signs that stand apart (`€`, `%`, brackets) to the figure they belong to."""
    joined: Line = []
    for piece in line:
        if joined and _belongs(joined[-1], piece):
            joined[-1] = join_pieces((joined[-1], piece))
        else:
            joined.append(piece)
    return joined


def _belongs(left: Piece, right: Piece) -> bool:
    if is_sign(left.text):
        return left.text not in "%)-–−" and is_value(right.text)
    return right.text in "%)" and is_value(left.text) and right.x0 - left.x1 < 2 * right.size


def find_columns(rows: Sequence[Line]) -> list[Column]:
    """Find the columns that the pieces of a table's rows keep to, from left to right."""
    figures = merge_strips(
        (piece.x0, piece.x1) for line in rows for piece in line if is_value(piece.text)
    )
    words = merge_strips(
        strip
        for line in rows
        for index, piece in enumerate(line)
        if not is_value(piece.text) and (strip := _clip(piece, figures, label=not index))
    )
    words = [part for strip in words for part in _cut_strip(strip, rows)]
    columns = [Column(x0, x1, figures=True) for x0, x1 in figures]
    columns += [Column(x0, x1, figures=False) for x0, x1 in words]
    return sorted(columns)


def merge_strips(strips: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join strips that overlap, from left to right."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(strips):
        if merged and x0 < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _cut_strip(strip: tuple[float, float], rows: Sequence[Line]) -> list[tuple[float, float]]:
    """Cut a strip of words where second pieces of lines start below each other."""
    inner = [
        (left, right)
        for line in rows
        for left, right in pairwise(line)
        if strip[0] <= left.x0 and right.x1 <= strip[1] and not is_value(right.text)
    ]
    starts = sorted(right.x0 for _, right in inner)
    if len(starts) < max(3, _STARTS_SHARE * len(rows)):
        return [strip]
    start = starts[len(starts) // 2]
    flush = [pair for pair in inner if abs(pair[1].x0 - start) <= _FLUSH_PT]
    crossed = sum(
        piece.x0 < start - _FLUSH_PT and piece.x1 > start + _FLUSH_PT
        for line in rows
        for piece in line
    )
    if len(flush) < 0.8 * len(starts) or crossed > 0.2 * len(starts):
        return [strip]
    end = max(left.x1 for left, _ in flush)
    return [(strip[0], min(end, start)), (start - _FLUSH_PT, strip[1])]


def _clip(
    piece: Piece, figures: list[tuple[float, float]], *, label: bool
) -> tuple[float, float] | None:
    """Cut a piece off where a column of figures starts; None if it stands in one."""
    end = piece.x1
    for x0, x1 in figures:
        if not label and abs(piece.x1 - x1) < _FLUSH_PT:
            return None
        if x0 <= piece.x0 < x1 or (piece.x0 < x0 and piece.x1 > x1):
            return None
        if piece.x0 < x0 < end:
            end = x0
    return piece.x0, end


def find_reach(piece: Piece, columns: Sequence[Column]) -> tuple[int, int]:
    """Find the columns a piece stands in: the first, and the one after the last.

    A piece over the gap between two columns stands over both.
    """
    inside = [
        index
        for index, column in enumerate(columns)
        if piece.x0 < column.x1 and piece.x1 > column.x0
    ]
    if inside:
        return inside[0], inside[-1] + 1
    nearest = min(
        range(len(columns)),
        key=lambda index: max(columns[index].x0 - piece.x1, piece.x0 - columns[index].x1),
    )
    return nearest, nearest + 1
