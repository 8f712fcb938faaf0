"""Positions: header words laid over the columns they stand above, where a dump shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow
from zvhrr_extract.tables.context import TableContext

# Dumps with a layout are off by a sign or two, where a proportional font was laid on a grid.
_SLACK = 1
_COLUMN_SCORE = 7.0
_FAR = 3
_FITS, _STRAYS, _BESIDE = 0.5, -4.0, -1.0
_LABEL_COLUMN = -1


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where a column stands: its left and right edge in signs."""

    left: int
    right: int

    def distance(self, start: int, end: int) -> float:
        """Measure how far a text is from being set flush right or centred over the column."""
        return min(abs(end - self.right), abs((start + end) - (self.left + self.right)) / 2)


def read_by_position(
    lines: Sequence[Line], rows: Sequence[DraftRow], context: TableContext
) -> DraftHeader | None:
    """Lay header cells over the columns of figures below them.

    Returns:
        The header, or `None` where the dump shows no columns or one stays without words.
    """
    count = len(rows[0].values)
    columns = _column_edges(rows, count)
    if columns is None or not any(
        len(line.cells) > 1 or line.starts[:1] > (columns[0].left,) for line in lines
    ):
        return None
    label_left = min(line.starts[0] for row in rows for line in row.lines[:1] if line.starts)
    parts: dict[int, list[str]] = {index: [] for index in range(_LABEL_COLUMN, count)}
    score = _COLUMN_SCORE * count
    for line in lines:
        placed = [
            (_column_of(start, start + len(text), columns, label_left), start, text)
            for start, text in _split_cells(line, columns)
        ]
        for column, _, text in placed:
            parts[column].append(text)
        score += _rate_line(placed, columns)
    if not all(parts[index] for index in range(count)):
        return None
    texts = [context.join(part) if part else "" for part in parts.values()]
    return DraftHeader(texts[0], tuple(texts[1:]), tuple(lines), score)


def _rate_line(placed: Sequence[tuple[int, int, str]], columns: Sequence[_Edges]) -> float:
    """Rate a header line: its cells stand over columns, beside them, or astray as prose."""
    over = [(column, start, text) for column, start, text in placed if column != _LABEL_COLUMN]
    if any(
        columns[column].distance(start, start + len(text)) > _FAR
        for column, start, text in over
    ):
        return _STRAYS
    return _FITS if over else _BESIDE


def _words(line: Line) -> Iterator[tuple[int, str]]:
    """Yield the words of a line with the column of the file they start at."""
    for start, cell in zip(line.starts, line.cells, strict=True):
        at = start
        for word in cell.split(" "):
            yield at, word
            at += len(word) + 1


def _column_edges(rows: Sequence[DraftRow], count: int) -> list[_Edges] | None:
    """Measure the columns of figures; `None` where fewer than half of the rows show them."""
    seen: list[list[_Edges]] = []
    for row in rows:
        line = row.lines[-1]
        if len(line.cells) < max(2, count):
            continue
        words = list(_words(line))
        sizes = [len(value.split(" ")) for value in row.values]
        if sum(sizes) > len(words):
            continue
        at, edges = len(words) - sum(sizes), []
        for size in sizes:
            last_start, last = words[at + size - 1]
            edges.append(_Edges(words[at][0], last_start + len(last)))
            at += size
        seen.append(edges)
    if len(seen) * 2 < len(rows) or not seen:
        return None
    return [
        _Edges(
            median_low([edges[index].left for edges in seen]),
            median_low([edges[index].right for edges in seen]),
        )
        for index in range(count)
    ]


def _split_cells(line: Line, columns: Sequence[_Edges]) -> Iterator[tuple[int, str]]:
    """Yield the cells of a line; one that runs over two columns is cut where the first ends."""
    for start, cell in zip(line.starts, line.cells, strict=True):
        rest_start, rest, at = start, cell, start
        for word in cell.split(" ")[:-1]:
            at += len(word)
            ends = any(abs(at - column.right) <= _SLACK for column in columns)
            if (
                ends
                and min(column.distance(rest_start, start + len(cell)) for column in columns)
                > _SLACK
            ):
                yield rest_start, rest[: at - rest_start]
                rest_start, rest = at + 1, cell[at + 1 - start :]
            at += 1
        yield rest_start, rest


def _column_of(start: int, end: int, columns: Sequence[_Edges], label_left: int) -> int:
    """Find the column a header cell belongs to; the label column where labels start there."""
    best = min(range(len(columns)), key=lambda index: columns[index].distance(start, end))
    if abs(start - label_left) < columns[best].distance(start, end) and end < columns[0].right:
        return _LABEL_COLUMN
    return best
