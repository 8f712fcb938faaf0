"""Header: which lines above a table's body are its header, and which a caption or prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zvhrr_extract.grids.columns import Column
from zvhrr_extract.grids.edges import Edge, between
from zvhrr_extract.grids.lines import Line, is_value, is_year

# The lines of a header follow each other, and the body follows them, within so many sizes.
_REACH = 2.4
# What captions start with: one word, and the number of the table or figure.
_NUMBERED = re.compile(r"[^\W\d_]+\.?\s[A-Z]?\d+(?:\.\d+)*\s?[:.–—-]\s")
# Words set so many times as large as the body are a title; figures (years) may be.
_TITLE = 1.4
# Letters whose size differs by more points are another style.
_OTHER_SIZE = 0.4
# Lines nearer than this share of their size stand beside each other.
_BESIDE = 0.9
# A header over several columns says less than this; a caption is a sentence.
_CAPTION_WORDS = 6
# A header seldom has more lines; drawn lines further up belong to something else.
_HIGHEST = 9
# Labels are indented by no more than so many sizes of their letters.
_INDENT = 5
# A line drawn over this share of a table goes over all of it.
_WHOLE = 0.8


def is_year_line(line: Line) -> bool:
    """Tell whether the figures of a line are years only, as above columns of figures."""
    figures = [piece for piece in line if is_value(piece.text)]
    return bool(figures) and all(is_year(piece.text) for piece in figures)


def find_header(
    above: Sequence[Line], first: Line, columns: Sequence[Column], level: list[Edge]
) -> tuple[list[Line], list[Line]]:
    """Find a table's header among the lines above the first row with figures.

    Returns:
        The lines of the header, and those between it and the first row: sub-headings.
    """
    top = _find_top(above, first, columns, level)
    taken: list[Line] = []
    leading = 0
    last = first
    for line in reversed(above):
        enclosed = 0 < top < line[0].baseline
        over, label = is_over_columns(line, columns), is_label(line, columns)
        lead = label and not over and leading == len(taken)
        beside = label and last[0].baseline - line[0].baseline < _BESIDE * line[0].size
        if _is_title(line, first) or not (over or lead or beside or (enclosed and label)):
            break
        if not enclosed and (top > 0 or not _is_near(line, last)):
            break
        if is_numbered(line) or (not enclosed and _is_caption(line, columns)):
            taken = _drop_caption_end(taken, line)
            break
        taken.append(line)
        leading += lead
        last = line
    while len(taken) > 1 and _is_apart(taken[-1], taken[-2], columns, top):
        taken.pop()
    if leading >= len(taken):
        return [], []
    return taken[leading:][::-1], taken[:leading][::-1]


def is_numbered(line: Line) -> bool:
    """Tell whether a line starts as captions do, with a word, a number and a colon."""
    return len(line) == 1 and _NUMBERED.match(line[0].text) is not None


def _is_apart(line: Line, below: Line, columns: Sequence[Column], top: float) -> bool:
    """Tell whether a header's first line is one of a caption: alone, and set otherwise."""
    enclosed = 0 < top < line[0].baseline
    labelled = below[0].x0 < columns[0].x1 and line[0].x0 < below[0].x0 + _INDENT
    if not is_label(line, columns) or (enclosed and not labelled):
        return False
    style, other = line[0].words[0].style, below[0].words[0].style
    if (style.bold, style.italic) != (other.bold, other.italic):
        return True
    return labelled and abs(line[0].size - below[0].size) > _OTHER_SIZE


def _is_near(line: Line, last: Line) -> bool:
    """Tell whether a line stands as near above another as the lines of a header do."""
    size = max(piece.size for piece in (*line, last[0]))
    return last[0].baseline - line[0].baseline <= _REACH * size


def _is_title(line: Line, body: Line) -> bool:
    """Tell whether words are set so much larger than the body that they are no header."""
    return any(
        piece.size > _TITLE * body[0].size and not is_value(piece.text) for piece in line
    )


def _is_caption(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a line has a sentence over all columns behind the label."""
    last = line[-1]
    over_all = last.x0 < columns[1].x1 and last.x1 > columns[-1].x0
    return over_all and len(last.words) >= _CAPTION_WORDS


def _drop_caption_end(taken: list[Line], caption: Line) -> list[Line]:
    """Drop the last line of a caption, where it was taken for one of the header."""
    if len(taken) < 2 or len(taken[-1]) > 1:
        return taken
    end = taken[-1][0]
    up, down = end.baseline - caption[0].baseline, taken[-2][0].baseline - end.baseline
    return taken[:-1] if up < down else taken


def _find_top(
    above: Sequence[Line], first: Line, columns: Sequence[Column], level: list[Edge]
) -> float:
    """Find the highest line drawn over the whole table with a header below it, or 0."""
    if not above:
        return 0.0
    x0, x1 = columns[0].x0, columns[-1].x1
    highest = first[0].baseline - _HIGHEST * first[0].size
    edges = between(level, max(highest, above[0][0].top - 20), first[0].top)
    for edge in edges:
        if min(edge.end, x1) - max(edge.start, x0) > _WHOLE * (x1 - x0):
            inside = [line for line in above if line[0].baseline > edge.at]
            if any(is_over_columns(line, columns) for line in inside):
                return edge.at
    return 0.0


def is_over_columns(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a line has words over columns behind the label, and none across it."""
    label = columns[0]
    if label.figures:
        first = line[0]
        if first.x0 < label.x1 and first.x1 > columns[1].x0:
            return False
        return any(piece.x0 > label.x0 - 2 * piece.size for piece in line)
    if len(line) == 1 and line[0].x0 < label.x0 + line[0].size:
        return False
    figures = next((column.x0 for column in columns if column.figures), label.x1)
    if any(piece.x0 < label.x1 and piece.x1 > figures + piece.size for piece in line):
        return False
    return any(piece.middle > label.x1 for piece in line) and not is_label(line, columns)


def is_label(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a line has nothing but a label, which ends where the next column starts."""
    piece, label = line[0], columns[0]
    if len(line) > 1 or label.figures or is_value(piece.text):
        return False
    starts = piece.x0 < min(label.x1, label.x0 + _INDENT * piece.size)
    return starts and piece.x1 <= columns[1].x0
