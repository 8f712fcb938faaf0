"""Joining: whether a line goes on from the one above, and the text that lines make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.models.document import Line, Repair
from zvhrr_extract.models.language import Language
from zvhrr_extract.structure.traits import Traits
from zvhrr_extract.values.hyphens import Vocabulary, join_texts

# A line that is filled to this share of the width is full.
FULL = 0.85


@dataclass(frozen=True, slots=True)
class Reader:
    """What joining lines rests on: the language, the dump's habits, the document's words."""

    language: Language
    traits: Traits
    vocabulary: Vocabulary


def has_room(above: Line, below: Line, reader: Reader) -> bool:
    """Tell whether the first word of a line would have fitted on the line above."""
    return len(above.text) + len(below.text.split(maxsplit=1)[0]) < FULL * reader.traits.width


@dataclass(frozen=True, slots=True)
class Outlook:
    """What stands around a possible join.

    Attributes:
        above: The lines of the block so far.
        below: The next line and those that are tight under it.
        before_bullet: A bullet follows right after `below`.
        width: Length of the longest line nearby, in signs.
        torn: The page lost bullets, so that a line that ends early ends an item.
    """

    above: Sequence[Line]
    below: Sequence[Line]
    before_bullet: bool
    width: int
    torn: bool = False


def join_lines(lines: Sequence[Line], reader: Reader) -> tuple[str, tuple[Repair, ...]]:
    """Make one text of lines: soft hyphens undone, hard ones kept, blanks between words."""
    text, seams = join_texts(
        [line.text for line in lines], vocabulary=reader.vocabulary, language=reader.language
    )
    repairs = [
        Repair(seam.name, lines[seam.index].number, seam.before, seam.after) for seam in seams
    ]
    return text, tuple(repairs)
