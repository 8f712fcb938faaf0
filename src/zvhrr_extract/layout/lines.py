"""Lines: segments of one column become printed lines, with bullet and marks taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.layout.capitals import find_small_capitals, spell_capitals
from zvhrr_extract.layout.cells import join_plain, join_words
from zvhrr_extract.layout.segments import OTHER_TEXT, SYMBOL_FONT, Segment
from zvhrr_extract.models.document import Mark
from zvhrr_extract.models.layout import TextLine
from zvhrr_extract.models.page import Box, Style, Word
from zvhrr_extract.values.glyphs import take_bullet

_MAX_GLYPHS = 2
# Typed for a hollow dot.
_ROUND_BULLET = "o "
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
    for line in lines:
        line.sort(key=lambda segment: segment.x0)
    return [[word for segment in line for word in segment.words] for line in lines]


def _on_line(one: Segment, other: Segment) -> bool:
    small, large = sorted((one.size, other.size))
    return abs(one.baseline - other.baseline) <= 0.3 * small and large <= OTHER_TEXT * small


def make_lines(lines: Sequence[list[Word]], roles: Sequence[str]) -> list[TextLine]:
    """Make the lines of a column, from top to bottom.

    A line all in small capitals, under one that shows them beside capitals, is as large.
    """
    done: list[TextLine] = []
    capitals: tuple[Style, float] | None = None
    for words in lines:
        line = make_line(words, roles)
        first = words[0].style
        own = find_small_capitals(words)
        if own is not None:
            capitals = own
        elif capitals is not None:
            if (first.font, first.size) == (capitals[0].font, capitals[1]):
                line = replace(line, style=capitals[0])
            else:
                capitals = None
        done.append(line)
    return done


def make_line(words: Sequence[Word], roles: Sequence[str]) -> TextLine:
    """Make the line of words from left to right."""
    marker, rest = _take_marker(words)
    main = rest[0].style
    plain = all(word.style is main for word in rest)
    marks: tuple[Mark, ...] = ()
    lead, baseline = "", rest[0].baseline
    if plain:
        text = join_plain(rest)
    else:
        capitals = find_small_capitals(rest)
        text, marks = join_words(spell_capitals(rest) if capitals else rest)
        main = capitals[0] if capitals else _main_style(rest)
        lead = _lead(rest, main)
        baseline = next((word.baseline for word in rest if word.style == main), baseline)
    if marker is None and (text[:2] == _ROUND_BULLET or not text[:1].isalnum()):
        marker, text = take_bullet(text)
    tag = rest[-1].tag  # a bullet may be tagged as a label of its own
    role = roles[tag] if 0 <= tag < len(roles) else ""
    box = _box_of(words, rest)
    return TextLine(text, box, baseline, main, marker, marks, role, lead, tag)


def _box_of(words: Sequence[Word], rest: Sequence[Word]) -> Box:
    """Give the box of a line: as wide as all of it, as high as what is not its bullet."""
    return Box(
        words[0].x0,
        min([word.top for word in rest]),
        max([word.x1 for word in words]),
        max([word.bottom for word in rest]),
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
    letters: dict[Style, int] = {}
    for word in words:
        letters[word.style] = letters.get(word.style, 0) + len(word.text)
    return max(letters, key=lambda style: letters[style])


def _lead(words: Sequence[Word], main: Style) -> str:
    """Give the words at the start of a line that are set heavier than its rest."""
    if not words[0].style.bold or (main.bold and words[-1].style.bold):
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
