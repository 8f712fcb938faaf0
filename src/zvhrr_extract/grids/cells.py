"""Cells: a draft of a table, and the grid made of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from zvhrr_extract.grids.lattice import Fields, Span
from zvhrr_extract.grids.lines import Piece, box_of, cut_lines, is_currency
from zvhrr_extract.models.page import Box, Grid, GridCell, Word

_TAIL_SIGNS = frozenset({"%", ")", ")%", "%)"})


class Draft(NamedTuple):
    """A table whose words have been put into rows and columns.

    Attributes:
        box: Where it is.
        slots: The pieces that stand in each field; empty fields are left out.
        header_rows: How many rows on top are header.
        ruled: Whether drawn lines part its fields.
    """

    box: Box
    slots: Fields
    header_rows: int = 0
    ruled: bool = False


def make_grid(draft: Draft) -> Grid:
    """Make the grid of a draft: rows and columns without any word fall out."""
    slots = _join_sign_columns(draft.slots)
    rows = _number({span.row for span in slots})
    columns = _number({span.column for span in slots})
    cells = [
        _make_cell(_renumber(span, rows, columns), pieces)
        for span, pieces in sorted(slots.items())
    ]
    header_rows = sum(row < draft.header_rows for row in rows)
    return Grid(draft.box, len(rows), len(columns), tuple(cells), header_rows, draft.ruled)


def _join_sign_columns(slots: Fields) -> Fields:
    """Put columns of nothing but signs to the figures beside them."""
    held: dict[int, list[str]] = {}
    for span, pieces in slots.items():
        texts = held.setdefault(span.column, [])
        if span.column_end - span.column == 1:
            texts += (piece.text for piece in pieces)
    columns = sorted(held)
    moved: dict[int, int] = {}
    for left, right in pairwise(columns):
        if held[left] and all(map(is_currency, held[left])):
            moved[left] = right
        elif held[right] and all(text in _TAIL_SIGNS for text in held[right]):
            moved[right] = left
    joined: Fields = {}
    for span, pieces in sorted(slots.items()):
        to = moved.get(span.column, span.column)
        narrow = span.column_end - span.column == 1
        place = span._replace(column=to, column_end=to + 1) if narrow else span
        joined.setdefault(place, []).extend(pieces)
    return joined


def read_words(pieces: Sequence[Piece]) -> tuple[Word, ...]:
    """Give the words of pieces in reading order; turned words in the order of the file."""
    if pieces[0].words[0].angle:
        return tuple(word for piece in pieces for word in piece.words)
    return tuple(word for line in cut_lines(pieces) for unit in line for word in unit.words)


def _number(starts: set[int]) -> dict[int, int]:
    """Number the rows or columns that some field starts in."""
    return {start: index for index, start in enumerate(sorted(starts))}


def _renumber(span: Span, rows: dict[int, int], columns: dict[int, int]) -> Span:
    return Span(
        rows[span.row],
        columns[span.column],
        rows[span.row] + sum(span.row <= row < span.row_end for row in rows),
        columns[span.column] + sum(span.column <= at < span.column_end for at in columns),
    )


def _make_cell(span: Span, pieces: list[Piece]) -> GridCell:
    return GridCell(
        span.row,
        span.column,
        span.row_end - span.row,
        span.column_end - span.column,
        box_of(pieces),
        read_words(pieces),
    )
