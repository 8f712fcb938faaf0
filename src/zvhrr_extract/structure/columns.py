"""Columns: pages whose text columns a dump prints side by side, put in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Line
from zvhrr_extract.structure.pages import group_pages

# A page, or a column of it, is read as two columns when a strip in its middle is crossed by few
# lines and has text on both sides on many; tables have too, but their right-hand cells are
# figures, not words.
_MAX_CROSSING = 0.15
_MIN_SIDE = 0.3
_MIN_RIGHT = 6
# A page may be in columns in part only, for so many lines at least.
_MIN_BAND = 12
_MIDDLE = (0.25, 0.75)
_MIN_WORDS = 2.2
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BULLET = re.compile(r"^([•‣▪▫■□●○◦◆◇►▸▶➢➤✓–-])\s+(?=\S)")


def order_columns(lines: Sequence[Line]) -> list[Line]:
    """Put lines in reading order: down the left column, then down those right of it.

    Lines that run across the gutter (titles, full-width tables) part the columns above them
    from those below.

    Returns:
        The lines, those cut in two as pieces with the same line number; positions anew.
    """
    ordered: list[Line] = []
    for on_page in group_pages(lines).values():
        ordered += _order(on_page, 0)
    return [replace(line, order=index) for index, line in enumerate(ordered)]


def _order(lines: Sequence[Line], base: int) -> list[Line]:
    """Order lines that stand from a position on, where a strip parts them in columns."""
    gutter = _find_gutter(lines, base)
    if gutter is not None:
        return _read_columns(lines, gutter, base)
    found = _find_band(lines, base)
    if found is None:
        return list(lines)
    start, end = found
    return [
        *_order(lines[:start], base),
        *_order(lines[start:end], base),
        *_order(lines[end:], base),
    ]


def _find_band(lines: Sequence[Line], base: int) -> tuple[int, int] | None:
    """Find lines under each other that are columns, on a page that is one above or below.

    Returns:
        Start and end (exclusive) of the longest such run, or `None`.
    """
    width = max((line.starts[-1] + len(line.cells[-1]) for line in lines), default=0)
    runs = {
        run
        for at in range(*(base + int((width - base) * share) for share in _MIDDLE))
        for run in _uncrossed(lines, at)
        if _MIN_BAND <= run[1] - run[0] < len(lines)
    }
    ranked = sorted(runs, key=lambda run: (run[0] - run[1], run))
    return next(
        (run for run in ranked if _find_gutter(lines[run[0] : run[1]], base) is not None), None
    )


def _uncrossed(lines: Sequence[Line], at: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines that no text crosses at a position."""
    start = 0
    for index, line in enumerate(lines):
        left, right = _cut(line, at)
        if _crosses(line, at) or (left and right and not _LETTERS.search(right)):
            yield start, index  # a text across, or the figures of a row across
            start = index + 1
    yield start, len(lines)


def _find_gutter(lines: Sequence[Line], base: int) -> int | None:
    """Find the position right-hand texts start from, or `None` for a page of one column."""
    if (
        not lines
        or sum(len(line.cells) > 1 or line.starts[0] > base for line in lines) < _MIN_RIGHT
    ):
        return None
    width = max(line.starts[-1] + len(line.cells[-1]) for line in lines)
    crossing, left, right = _profile(lines, width)
    middle = range(*(base + int((width - base) * share) for share in _MIDDLE))
    best = min(
        middle, key=lambda at: (crossing[at], -min(left[at], right[at]), -at), default=None
    )
    if best is None or crossing[best] > _MAX_CROSSING * len(lines):
        return None
    if min(left[best], right[best]) < max(_MIN_RIGHT, _MIN_SIDE * len(lines)):
        return None
    rights = [
        text for line in lines if not _crosses(line, best) and (text := _cut(line, best)[1])
    ]
    words = sum(len(_LETTERS.findall(text)) for text in rights) / max(1, len(rights))
    return best if words >= _MIN_WORDS else None


def _profile(lines: Sequence[Line], width: int) -> tuple[list[int], list[int], list[int]]:
    """Count for every position the lines that cross it and those with text on either side."""
    crossing = [0] * (width + 2)
    left, right = [0] * (width + 2), [0] * (width + 2)
    for line in lines:
        ends = [start + len(cell) for start, cell in zip(line.starts, line.cells, strict=True)]
        for start, end in zip(line.starts, ends, strict=True):
            for at in range(start + 1, end):
                crossing[at] += 1
        for at in range(line.starts[0] + 1, width + 1):
            left[at] += 1
        for at in range(line.starts[-1] + 1):
            right[at] += 1
    return crossing, left, right


def _crosses(line: Line, gutter: int) -> bool:
    """Tell whether a cell of the line runs across the gutter."""
    return any(
        start < gutter < start + len(cell)
        for start, cell in zip(line.starts, line.cells, strict=True)
    )


def _cut(line: Line, gutter: int) -> tuple[str, str]:
    """Cut a line at the gutter into its left and right text."""
    cells = list(zip(line.starts, line.cells, strict=True))
    left = " ".join(cell for start, cell in cells if start < gutter)
    return left, " ".join(cell for start, cell in cells if start >= gutter)


def _read_columns(lines: Sequence[Line], gutter: int, base: int) -> list[Line]:
    """Read the columns on both sides of a gutter, each perhaps in columns itself."""
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if _crosses(line, gutter):
            ordered += [*_order(left, base), *_order(right, gutter), line]
            left, right = [], []
            continue
        for start, column in ((base, left), (gutter, right)):
            piece = _piece(line, gutter, start)
            if piece is not None:
                column.append(_with_gap(piece, column, ordered))
    return [*ordered, *_order(left, base), *_order(right, gutter)]


def _piece(line: Line, gutter: int, base: int) -> Line | None:
    """Take the cells of the side of a gutter that starts at `base`; `None` for none there."""
    side = base == gutter
    chosen = [
        (start, cell)
        for start, cell in zip(line.starts, line.cells, strict=True)
        if (start >= gutter) == side
    ]
    if not chosen:
        return None
    text = " ".join(cell for _, cell in chosen)
    marker = line.marker if chosen[0][0] == line.starts[0] else None
    if marker is None and side and (match := _BULLET.match(text)):
        marker, text = match[1], text[match.end() :]
        chosen = [(chosen[0][0] + match.end(), text)]
    return replace(
        line,
        text=text,
        cells=tuple(cell for _, cell in chosen),
        starts=tuple(start for start, _ in chosen),
        indent=chosen[0][0] - base,
        marker=marker,
    )


def _with_gap(piece: Line, column: Sequence[Line], above: Sequence[Line]) -> Line:
    """Set the gap of a piece to the lines its column leaves empty above it."""
    last = column[-1] if column else above[-1] if above else None
    return piece if last is None else replace(piece, gap=max(0, piece.number - last.number - 1))
