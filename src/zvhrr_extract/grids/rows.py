"""Rows: which lines of a table stand for one row, its labels and cells being wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zvhrr_extract.grids.columns import Column, find_reach
from zvhrr_extract.grids.edges import Edge, between
from zvhrr_extract.grids.lines import Line, Piece, is_data, is_value

# Lines nearer than this share of the size of their letters are one row, set about its middle.
_SAME_ROW = 0.85
# Lines of one cell follow each other at less than this share of the distance of rows.
_TIGHT = 0.9
_LEADING = 1.6
# One step from row to row tells how far rows are apart.
_FEWEST_STEPS = 1
# So many rows between level lines tell that every row has its own.
_FEWEST_BANDS = 3


def join_rows(
    lines: Sequence[Line], columns: Sequence[Column], level: list[Edge]
) -> list[list[Line]]:
    """Part the lines of a table's body into rows."""
    limit = max((line[0].x1 for line in lines if line[0].x1 <= columns[0].x1), default=0.0)
    parted = [_parted(upper, lower, level) for upper, lower in pairwise(lines)]
    bands = _cut_bands(lines, parted)
    if _are_rows(bands):
        return bands
    links = [
        not cut and near for cut, near in zip(parted, _find_tight(lines, columns), strict=True)
    ]
    linked = [False, *links, False]
    for index, line in enumerate(lines):
        if linked[index] or linked[index + 1]:
            continue
        above = lines[index - 1] if index and not parted[index - 1] else None
        below = lines[index + 1] if index < len(parted) and not parted[index] else None
        side = _choose_side(line, above, below, columns, limit)
        if side:
            links[index - 1 if side < 0 else index] = True
    rows: list[list[Line]] = [[line] for line in lines[:1]]
    for line, link in zip(lines[1:], links, strict=True):
        if link:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _cut_bands(lines: Sequence[Line], parted: Sequence[bool]) -> list[list[Line]]:
    """Part lines where level lines are drawn between them."""
    bands: list[list[Line]] = []
    for line, cut in zip(lines, [True, *parted], strict=True):
        if cut:
            bands.append([line])
        else:
            bands[-1].append(line)
    return bands


def _are_rows(bands: Sequence[list[Line]]) -> bool:
    """Tell whether a level line is drawn below every row: none has two lines with figures."""
    figures = [sum(is_data(line) for line in band) for band in bands]
    alike = all(len({line[0].words[0].style.bold for line in band}) == 1 for band in bands)
    return alike and max(figures) == 1 and sum(figures) >= _FEWEST_BANDS


def _find_tight(lines: Sequence[Line], columns: Sequence[Column]) -> list[bool]:
    """Tell which lines follow nearer than rows do, with nothing but a label in one of them."""
    alone = [_is_label(line, columns) for line in lines]
    whole = [len(line) > 1 and find_reach(line[0], columns)[0] == 0 for line in lines]
    gaps = [lower[0].baseline - upper[0].baseline for upper, lower in pairwise(lines)]
    steps = sorted(gap for gap, *both in zip(gaps, whole, whole[1:], strict=False) if all(both))
    if len(steps) < _FEWEST_STEPS:
        return [False] * len(gaps)
    return [
        gap < min(_TIGHT * steps[0], _LEADING * lines[index][0].size)
        and (alone[index] or (alone[index + 1] and whole[index]))
        and lines[index][0].words[0].style.bold == lines[index + 1][0].words[0].style.bold
        for index, gap in enumerate(gaps)
    ]


def _choose_side(
    line: Line, above: Line | None, below: Line | None, columns: Sequence[Column], limit: float
) -> int:
    """Tell whether a line goes with the one above (-1), below (1) or with none (0)."""
    size = line[0].size
    up = line[0].baseline - above[0].baseline if above else 1e9
    down = below[0].baseline - line[0].baseline if below else 1e9
    if min(up, down) < _SAME_ROW * size:
        return -1 if up < down else 1
    if not _is_label(line, columns):
        return _join_rest(line, up, columns, size) if above else 0
    if above and up <= 1.6 * size and _goes_on(above, line, up, down, limit):
        return -1
    if below and down <= 1.6 * size and _leads_to(line, below, up, down, limit):
        return 1
    return 0


def _join_rest(line: Line, up: float, columns: Sequence[Column], size: float) -> int:
    """Join a line to the row above that has words, but neither a label nor figures."""
    empty = find_reach(line[0], columns)[0] > 0
    if empty and up <= 1.5 * size and not any(is_value(piece.text) for piece in line):
        return -1
    return 0


def _is_label(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a line has nothing but a label."""
    return (
        len(line) == 1 and not is_value(line[0].text) and find_reach(line[0], columns)[0] == 0
    )


def _parted(upper: Line, lower: Line, level: list[Edge]) -> bool:
    """Tell whether a level line is drawn between two lines."""
    x0, x1 = lower[0].x0, max(lower[-1].x1, upper[-1].x1)
    edges = between(level, upper[0].baseline - 1, lower[0].baseline - lower[0].size / 2)
    return any(edge.end - edge.start > (x1 - x0) / 2 for edge in edges)


def _goes_on(above: Line, line: Line, up: float, down: float, limit: float) -> bool:
    """Tell whether a label goes on with the one of the line above."""
    label = line[0]
    if above[0].x0 > label.x0 + label.size or is_value(above[0].text):
        return False
    if label.text[0].islower():
        return True
    return up < _TIGHT * down and down < 1e9 and _is_full(above[0], label, limit)


def _leads_to(line: Line, below: Line, up: float, down: float, limit: float) -> bool:
    """Tell whether a label goes on with the line below."""
    label, other = line[0], below[0]
    if label.text.endswith(":") or is_value(other.text) or other.x0 < label.x0 - label.size:
        return False
    if other.text[0].islower():
        return True
    if label.words[0].style.bold and not other.words[0].style.bold:
        return False
    return down < 1.05 * up and _is_full(label, other, limit)


def _is_full(label: Piece, other: Piece, limit: float) -> bool:
    """Tell whether the first word of the next line would not have fitted behind a label."""
    word = other.words[0]
    return label.x1 + (word.x1 - word.x0) + 0.25 * label.size > limit + 0.5 * label.size


def median_pitch(lines: Sequence[Line]) -> float:
    """Give the usual distance of the lines of a table."""
    gaps = sorted(lower[0].baseline - upper[0].baseline for upper, lower in pairwise(lines))
    return gaps[len(gaps) // 2] if gaps else 0.0
