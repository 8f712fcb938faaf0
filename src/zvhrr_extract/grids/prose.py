"""Prose: running text, which no table reaches across."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.grids.lines import Line, Piece, is_value

# A line of running text has so many words, and is so many times as wide as its letters
# are large; a cell or a label seldom is both, line after line.
_PROSE_WORDS = 5
_PROSE_WIDTH = 14
# Lines of a paragraph follow each other within this many times the size of the letters.
_LEADING = 2.2
# A label may run over two lines; three and more that stand flush are a paragraph.
_PROSE_LINES = 3
# Ragged lines of text fill this share of the width, but for the last of a paragraph; labels
# differ more.
_FULL = 0.85
_FULL_SHARE = 0.6


def find_prose(lines: Sequence[Line]) -> set[Piece]:
    """Find the pieces that are lines of running text."""
    prose: set[Piece] = set()
    open_stacks: list[list[Piece]] = []
    for line in lines:
        kept: list[list[Piece]] = []
        for index, piece in enumerate(line):
            if _is_long(piece) and not _leads_figure(line, index):
                stack = _find_stack(piece, open_stacks)
                stack.append(piece)
                kept.append(stack)
        for stack in open_stacks:
            if not any(stack is other for other in kept):
                if line[0].baseline - stack[-1].baseline > _LEADING * stack[-1].size:
                    _close_stack(stack, prose)
                else:
                    kept.append(stack)
        open_stacks = kept
    for stack in open_stacks:
        _close_stack(stack, prose)
    return prose


def _is_long(piece: Piece) -> bool:
    """Tell whether a piece is as long as lines of running text are."""
    return len(piece.words) >= _PROSE_WORDS and piece.x1 - piece.x0 >= _PROSE_WIDTH * piece.size


def _leads_figure(line: Line, index: int) -> bool:
    """Tell whether a figure follows a piece, as it follows the label of a row."""
    return index + 1 < len(line) and is_value(line[index + 1].text)


def _find_stack(piece: Piece, stacks: list[list[Piece]]) -> list[Piece]:
    """Find the paragraph a line goes on with, or start one."""
    for stack in stacks:
        last = stack[-1]
        near = 0 < piece.baseline - last.baseline <= _LEADING * max(last.size, piece.size)
        if (
            near
            and abs(piece.x0 - last.x0) <= 3 * piece.size
            and piece.baseline > last.baseline
        ):
            return stack
    return []


def _close_stack(stack: list[Piece], prose: set[Piece]) -> None:
    """Take a stack for running text where most of its lines are as full as the widest."""
    if len(stack) < _PROSE_LINES:
        return
    widest = max(piece.x1 - piece.x0 for piece in stack)
    full = sum(piece.x1 - piece.x0 >= _FULL * widest for piece in stack)
    if full >= _FULL_SHARE * len(stack):
        prose.update(stack)
