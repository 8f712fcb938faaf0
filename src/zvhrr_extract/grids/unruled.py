"""Unruled tables: figures and words that keep to columns over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zvhrr_extract.grids.cells import Draft
from zvhrr_extract.grids.columns import Column, find_columns, find_reach
from zvhrr_extract.grids.edges import Edge
from zvhrr_extract.grids.header import (
    find_header,
    is_label,
    is_numbered,
    is_over_columns,
    is_year_line,
)
from zvhrr_extract.grids.heads import place_header
from zvhrr_extract.grids.judge import is_table
from zvhrr_extract.grids.lattice import Span
from zvhrr_extract.grids.lines import Line, box_of, is_data, is_value
from zvhrr_extract.grids.regions import Region
from zvhrr_extract.grids.rows import join_rows, median_pitch

# So many lines without figures may stand between two rows of one table.
_MOST_BETWEEN = 4
# Across a gap of so many sizes of the letters a table only goes on in the same columns.
_APART = 3.6
# It is parted from the next by so many times the usual distance of its rows.
_BREAK = 1.7
# Lines of a wrapped label follow each other within so many sizes of the letters.
_WRAP = 1.6


def draft_unruled(region: Region, level: list[Edge]) -> list[Draft]:
    """Find the tables of a region."""
    drafts = []
    after = 0
    for start, end in _find_blocks(region.lines):
        draft = _draft_block(region.lines, (after, start, end), level)
        if draft:
            drafts.append(draft)
            after = end
    return drafts


def _find_blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Find runs of lines with figures: the first of each, and the one after its last."""
    data = [index for index, line in enumerate(lines) if is_data(line)]
    if not data:
        return
    pitch = median_pitch([lines[index] for index in data])
    start = last = data[0]
    for index in data[1:]:
        if index - last > _MOST_BETWEEN + 1 or _starts_anew(lines, last, index, pitch):
            yield start, last + 1
            start = index
        last = index
    yield start, last + 1


def _starts_anew(lines: Sequence[Line], last: int, index: int, pitch: float) -> bool:
    """Tell whether a new table starts between two lines with figures."""
    between = lines[last + 1 : index]
    wide = max(
        lower[0].baseline - upper[0].baseline
        for upper, lower in pairwise(lines[last : index + 1])
    )
    columns = find_columns([lines[last], lines[index]])
    if wide > _APART * lines[index][0].size and not _fits(lines[index], lines[last]):
        return True
    headed = any(len(columns) > 1 and is_over_columns(line, columns) for line in between)
    years = is_year_line(lines[index]) and not is_year_line(lines[last])
    crossed = any(is_numbered(line) or _crosses(line, columns) for line in between)
    return (headed or years) and (crossed or wide > _BREAK * pitch)


def _crosses(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a line is nothing but words over figures, and no rest of a wordy cell."""
    if len(line) > 1 or len(columns) < 2 or line[0].x1 <= columns[1].x1:
        return False
    start, end = find_reach(line[0], columns)
    return start == 0 or end - start > 1 or columns[start].figures


def _fits(line: Line, other: Line) -> bool:
    """Tell whether the figures of a line stand below or above those of another."""
    figures = [piece for piece in other if is_value(piece.text)]
    return all(
        any(piece.x0 < figure.x1 and piece.x1 > figure.x0 for figure in figures)
        for piece in line
        if is_value(piece.text)
    )


def _draft_block(
    lines: Sequence[Line], ends: tuple[int, int, int], level: list[Edge]
) -> Draft | None:
    """Read a run of lines as a table, with its header; None where it is none."""
    after, start, end = ends
    start = _skip_years(lines, start, end)
    data = [line for line in lines[start:end] if is_data(line)]
    columns = find_columns(data)
    if not is_table(data, columns):
        return None
    header, leading = find_header(lines[after:start], lines[start], columns, level)
    body = [*leading, *lines[start:end], *_find_rest(lines[end - 1 :], columns)]
    return fill_table(header, body, columns, level)


def _skip_years(lines: Sequence[Line], start: int, end: int) -> int:
    """Skip the lines of years that stand above a table's body."""
    while start < end and is_year_line(lines[start]):
        start += 1
        while start < end and not is_data(lines[start]):
            start += 1
    return start


def _find_rest(lines: Sequence[Line], columns: Sequence[Column]) -> Iterator[Line]:
    """Find the lines on which the label of a table's last row, the first of some, goes on."""
    for upper, lower in pairwise(lines):
        near = lower[0].baseline - upper[0].baseline <= _WRAP * lower[0].size
        if not (near and is_label(lower, columns) and lower[0].text[0].islower()):
            return
        yield lower


def fill_table(
    header: list[Line], body: Sequence[Line], columns: list[Column], level: list[Edge]
) -> Draft:
    """Put the pieces of a header and a body into cells."""
    slots, header_rows = place_header(header, columns, level)
    for row, lines in enumerate(join_rows(body, columns, level), header_rows):
        for piece in (piece for line in lines for piece in line):
            column, _ = find_reach(piece, columns)
            slots.setdefault(Span(row, column, row + 1, column + 1), []).append(piece)
    box = box_of(piece for pieces in slots.values() for piece in pieces)
    return Draft(box, slots, header_rows)
