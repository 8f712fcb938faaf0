"""Lines: segments of one column become printed lines, with bullet and marks taken off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zvhrr_extract.layout.cells import join_words
from zvhrr_extract.layout.segments import OTHER_TEXT, SYMBOL_FONT, Segment
from zvhrr_extract.models.layout import TextLine
from zvhrr_extract.models.page import Box, Style, Word
from zvhrr_extract.values.glyphs import take_bullet

_MAX_GLYPHS = 2
# Small capitals are some four fifths as large as capitals, on one baseline with them.
_SMALL_CAPITAL, _NEARLY = 0.6, 0.94
_SAME_BASELINE_PT = 0.6
# Segments of one column whose boxes overlap upright by more than this are one line.
_SAME_LINE = 0.5


def join_segments(segments: Sequence[Segment]) -> list[list[Word]]:
    """Put segments of one column that stand on one line together, from top to bottom."""
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: (segment.baseline, segment.x0)):
        last = lines[-1] if lines else None
        if last is not None and _on_line(last[0], segment):
            last.append(segment)
        else:
            lines.append([segment])
    return [
        [word for segment in sorted(line, key=lambda one: one.x0) for word in segment.words]
        for line in lines
    ]


def _on_line(one: Segment, other: Segment) -> bool:
    small, large = sorted((one.size, other.size))
    return abs(one.baseline - other.baseline) <= 0.3 * small and large <= OTHER_TEXT * small


def make_line(words: Sequence[Word], roles: Sequence[str]) -> TextLine:
    """Make the line of words from left to right."""
    marker, rest = _take_marker(words)
    text, marks = join_words(rest)
    if marker is None:
        marker, text = take_bullet(text) if text[:1] and not text[:1].isalnum() or text[:2] == "o " else (None, text)
    main = _main_style(rest)
    box = Box(
        min(word.x0 for word in words),
        min(word.top for word in rest),
        max(word.x1 for word in words),
        max(word.bottom for word in rest),
    )
    tag = rest[-1].tag  # a bullet may be tagged as a label of its own
    role = roles[tag] if 0 <= tag < len(roles) else ""
    return TextLine(
        text, box, rest[0].baseline, main, marker, marks, role, _lead(rest, main), tag
    )


def _take_marker(words: Sequence[Word]) -> tuple[str | None, Sequence[Word]]:
    """Take a bullet of a symbol font off the start of a line."""
    first = words[0]
    if (
        len(words) > 1
        and len(first.text) <= _MAX_GLYPHS
        and SYMBOL_FONT.search(first.style.font)
        and not words[1].glued
    ):
        return first.text[0], words[1:]
    return None, words


def _main_style(words: Sequence[Word]) -> Style:
    """Find the style most letters of a line are set in."""
    capitals = [above.style for above, word in pairwise(words) if _is_small_capital(above, word)]
    if capitals:
        return max(capitals, key=lambda style: style.size)
    letters: dict[Style, int] = {}
    for word in words:
        letters[word.style] = letters.get(word.style, 0) + len(word.text)
    return max(letters, key=lambda style: letters[style])


def _is_small_capital(above: Word, word: Word) -> bool:
    """Tell whether a piece of a word is set in small capitals behind its first letter."""
    smaller = _SMALL_CAPITAL < word.style.size / (above.style.size or 1) < _NEARLY
    return word.glued and smaller and abs(word.baseline - above.baseline) < _SAME_BASELINE_PT


def _lead(words: Sequence[Word], main: Style) -> str:
    """Give the words at the start of a line that are set heavier than its rest."""
    if not words[0].style.bold or main.bold and words[-1].style.bold:
        return ""
    lead: list[str] = []
    for word in words:
        if not word.style.bold:
            break
        if word.glued and lead:
            lead[-1] += word.text
        else:
            lead.append(word.text)
    return " ".join(lead) if len(lead) < len(words) else ""
