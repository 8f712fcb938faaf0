"""Wordy tables: columns of words without figures, under a header that is set apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zvhrr_extract.grids.cells import Draft
from zvhrr_extract.grids.edges import Edge, between
from zvhrr_extract.grids.lattice import Fields, Span
from zvhrr_extract.grids.lines import Line, Piece, box_of, is_value

# Cells of one column start within so many points of each other.
_FLUSH_PT = 2.5
# A table has so many rows below its header at least, so many columns, and the rows follow
# each other within so many times the size of the letters.
_FEWEST_ROWS = 3
_REACH = 4.0
# Rows fill this share of their cells, and few start with a small letter, as the lines of a
# paragraph do; the lines of a paragraph are as wide as each other, those of cells are not.
_FILLED_SHARE = 0.6
_SMALL_SHARE = 0.4
_FULL = 0.85
_FULL_SHARE = 0.6
_TEXT_WIDTH = 9
# Bullets and the marks of lists are shorter than the words of a first column.
_MARK_LENGTH = 3
# Rows of several lines stand further apart than their lines, by this share.
_LOOSER = 1.2
# A line drawn over this share of the columns goes over all of them.
_WHOLE = 0.8


def draft_wordy(lines: Sequence[Line], level: list[Edge]) -> list[Draft]:
    """Find the tables of words among lines without columns of figures."""
    drafts: list[Draft] = []
    start = 0
    while start < len(lines) - _FEWEST_ROWS:
        end = _find_end(lines, start, level)
        if end:
            drafts.append(_fill(lines[start], lines[start + 1 : end], level))
        start = end or start + 1
    return drafts


def _find_end(lines: Sequence[Line], start: int, level: list[Edge]) -> int:
    """Find the line after the last of the table that a line is the header of, or 0."""
    head = lines[start]
    if len(head) < 2 or not _is_set_apart(head, lines[start + 1], level):
        return 0
    starts = [piece.x0 for piece in head]
    if start and not _is_bold(head) and _is_near(lines, start):
        above = lines[start - 1]
        if len(above) > 1 and _fits(above, starts):
            return 0
    end = start + 1
    while end < len(lines) and _is_near(lines, end) and _fits(lines[end], starts):
        if end > start + 1 and _is_bold(lines[end]) and len(lines[end]) > 1:
            break
        end += 1
    return end if _is_table(head, lines[start + 1 : end], level) else 0


def _is_near(lines: Sequence[Line], index: int) -> bool:
    line, above = lines[index], lines[index - 1]
    return line[0].baseline - above[0].baseline <= _REACH * line[0].size


def _is_set_apart(head: Line, below: Line, level: list[Edge]) -> bool:
    """Tell whether a line is bold above one that is not, or underlined over all columns."""
    if any(is_value(piece.text) for piece in head):
        return False
    if _is_bold(head):
        return not all(piece.words[0].style.bold for piece in below)
    edges = between(level, head[0].baseline, below[0].baseline - below[0].size / 2)
    x0, x1 = head[0].x0, head[-1].x1
    return any(min(edge.end, x1) - max(edge.start, x0) > _WHOLE * (x1 - x0) for edge in edges)


def _is_bold(line: Line) -> bool:
    return all(word.style.bold for piece in line for word in piece.words)


def _fits(line: Line, starts: Sequence[float]) -> bool:
    """Tell whether every piece starts where a column does, and ends before the next."""
    for piece in line:
        at = bisect_right(starts, piece.x0 + _FLUSH_PT)
        if not at or abs(piece.x0 - starts[at - 1]) > _FLUSH_PT:
            return False
        if at < len(starts) and piece.x1 > starts[at]:
            return False
    return True


def _is_table(head: Line, body: Sequence[Line], level: list[Edge]) -> bool:
    """Tell whether lines below a header are rows of words, not lists or columns of text."""
    rows = list(_join_rows(body, head[0].x0, level))
    if len(rows) < _FEWEST_ROWS or sum(len(line) > 1 for line in body) < _FEWEST_ROWS:
        return False
    columns: list[list[Piece]] = [[] for _ in head]
    filled = 0
    for row in rows:
        places = {_place(piece, head) for line in row for piece in line}
        filled += len(places)
    for line in body:
        for piece in line:
            columns[_place(piece, head)].append(piece)
    if filled < _FILLED_SHARE * len(rows) * len(head) or not all(columns):
        return False
    labels = [row[0][0].text for row in rows]
    small = sum(text[0].islower() for text in labels)
    marks = sum(len(text) <= _MARK_LENGTH for text in labels)
    if small > _SMALL_SHARE * len(rows) or 2 * marks > len(rows):
        return False
    if all(is_value(piece.text) for piece in columns[-1]):
        return False
    return not any(map(_is_text, columns[:-1]))


def _is_text(pieces: Sequence[Piece]) -> bool:
    """Tell whether the lines of a column are as wide as each other, as running text is."""
    widths = [piece.x1 - piece.x0 for piece in pieces]
    widest = max(widths)
    full = sum(width >= _FULL * widest for width in widths)
    return widest > _TEXT_WIDTH * pieces[0].size and full > _FULL_SHARE * len(widths)


def _place(piece: Piece, head: Line) -> int:
    """Find the column a piece stands in."""
    return bisect_right([other.x0 for other in head], piece.x0 + _FLUSH_PT) - 1


def _join_rows(body: Sequence[Line], x0: float, level: list[Edge]) -> Iterator[list[Line]]:
    """Part lines into rows, by their gaps where these differ, else by their first cells."""
    gaps = [lower[0].baseline - upper[0].baseline for upper, lower in pairwise(body)]
    loose = _LOOSER * min(gaps, default=0)
    by_gap = sum(gap > loose for gap in gaps) >= _FEWEST_ROWS - 1
    row = list(body[:1])
    for line, gap in zip(body[1:], gaps, strict=True):
        labelled = line[0].x0 < x0 + _FLUSH_PT
        cut = gap > loose if by_gap else labelled
        if cut or (labelled and _is_ruled(row[-1], line, level)):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _is_ruled(upper: Line, lower: Line, level: list[Edge]) -> bool:
    """Tell whether a line is drawn between two lines."""
    edges = between(level, upper[0].baseline, lower[0].baseline - lower[0].size / 2)
    return any(edge.start <= lower[0].x1 and edge.end >= lower[0].x0 for edge in edges)


def _fill(head: Line, body: Sequence[Line], level: list[Edge]) -> Draft:
    """Put the pieces of a header and its rows into cells."""
    slots: Fields = {Span(0, at, 1, at + 1): [piece] for at, piece in enumerate(head)}
    for row, lines in enumerate(_join_rows(body, head[0].x0, level), 1):
        for piece in (piece for line in lines for piece in line):
            at = _place(piece, head)
            slots.setdefault(Span(row, at, row + 1, at + 1), []).append(piece)
    box = box_of(piece for pieces in slots.values() for piece in pieces)
    return Draft(box, slots, 1)
