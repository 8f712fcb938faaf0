"""Headings by form: short lines that stand apart and head a text, whatever they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.models.document import Line
from zvhrr_extract.structure.headings import split_number
from zvhrr_extract.structure.join import FULL, Reader, has_room
from zvhrr_extract.structure.quotes import names_person
from zvhrr_extract.structure.traits import ends_sentence, is_known_lead_in
from zvhrr_extract.values.words import find_words, is_shouted, last_word

_MAX_WORDS = 9
_MAX_LINES = 2
_NEARBY = 4
# The text below must be prose: a line of fewer words is a name or a figure of a drawing.
_MIN_PROSE_WORDS = 4
_NEARLY = 0.8
_SHORT = 0.5
_NO_END = re.compile(r"[.,;:!?/(–-]$")
_DIGITS = re.compile(r"\d[\d.,%€ ]*")
_OPEN_ENDS = (",", ";", "-", "/", "(")
_DECIMAL_NUMBER = re.compile(r"^\d{1,2}\.\d")


@dataclass(frozen=True, slots=True)
class FormHeading:
    """A heading found by its form: the run of lines it stands on."""

    start: int
    end: int


def find_form_headings(
    lines: Sequence[Line],
    siblings: set[tuple[int, str]],
    reader: Reader,
    *,
    below_title: bool = False,
) -> list[FormHeading]:
    """Find headings in a run of adjacent lines by form alone.

    A heading is short, starts with a capital or a number, ends in no punctuation, stands
    after an ended sentence or list and apart from it, and has prose below. One numbered next
    to a known heading of its page needs no more than that.

    Args:
        lines: Adjacent lines without known headings.
        siblings: Page and printed number of every known heading.
        reader: How lines are joined.
        below_title: The lines follow the title, where the first line is text.
    """
    found: list[FormHeading] = []
    index = 0
    while index < len(lines):
        end = (
            index + 1
            if _is_numbered_next(lines[index], siblings)
            else None
            if below_title and not index
            else _heading_end(lines, index, reader)
        )
        if end is not None:
            found.append(FormHeading(index, end))
        index = end or index + 1
    return found


def _is_numbered_next(line: Line, siblings: set[tuple[int, str]]) -> bool:
    """Tell whether a line bears the number after that of a known heading.

    A plain number (`5.`) must follow one on its page, `5.9` one anywhere; `5.1` needs a `5`.
    """
    number, bare = split_number(line.text)
    if (
        number is None
        or line.marker is not None
        or len(find_words(bare)) > _MAX_WORDS
        or _NO_END.search(bare)
    ):
        return False
    stem, _, last = number.rpartition(".")
    if not last.isdigit() or not bare[:1].isupper():
        return False
    if not stem:
        return (line.page, str(int(last) - 1)) in siblings
    before = f"{stem}.{int(last) - 1}" if int(last) > 1 else stem
    return any(number == before for _, number in siblings)


def _heading_end(lines: Sequence[Line], start: int, reader: Reader) -> int | None:
    apart = _opens_apart(lines, start, reader)
    if not apart and not _opens_after_item(lines, start, reader):
        return None
    for end in range(start + 1, min(start + _MAX_LINES, len(lines)) + 1):
        if end > start + 1 and not _continues(lines[end - 2], lines[end - 1]):
            return None
        text = " ".join(line.text for line in lines[start:end])
        heads = _heads_prose if apart else _heads_lead_in
        if _has_form(text, reader) and heads(lines, end, text, reader):
            return end
    return None


def _continues(above: Line, below: Line) -> bool:
    tight = below.gap == 0 and below.marker is None and below.page == above.page
    return tight and not above.text.endswith((",", ";"))


def _opens_apart(lines: Sequence[Line], start: int, reader: Reader) -> bool:
    line = lines[start]
    if line.marker is not None or start == 0:
        return line.marker is None
    above = lines[start - 1]
    if above.page != line.page:
        return True
    if _is_open(above.text, reader):
        return False
    if line.gap == 0:
        return _opens_tight(lines, start, reader)
    ended = ends_sentence(above.text, reader.language) and not above.text.endswith(":")
    settled = not reader.traits.soft_ends or above.soft_end == 0
    return ended or (_in_list(lines, start) and (settled or line.gap > 1)) or line.gap > 2


def _opens_after_item(lines: Sequence[Line], start: int, reader: Reader) -> bool:
    """Tell whether a line stands apart below an item that may be over."""
    line = lines[start]
    if start == 0 or line.marker is not None or not line.gap:
        return False
    return _in_list(lines, start) and not _is_open(lines[start - 1].text, reader)


def _is_open(text: str, reader: Reader) -> bool:
    """Tell whether a line asks for more: it ends in a small word, a comma or a bracket."""
    return text.endswith(_OPEN_ENDS) or last_word(text) in reader.language.function_words


def _in_list(lines: Sequence[Line], start: int) -> bool:
    """Tell whether one of the few lines above a place bears a bullet."""
    return any(line.marker is not None for line in lines[max(0, start - _NEARBY) : start])


def _heads_lead_in(lines: Sequence[Line], end: int, text: str, reader: Reader) -> bool:  # noqa: ARG001
    """Tell whether a known lead-in with its list stands below a heading."""
    below = lines[end] if end < len(lines) else None
    if below is None or not below.gap or end + 1 >= len(lines) or lines[end + 1].marker is None:
        return False
    return below.text.endswith(":") and is_known_lead_in(
        below.text.rstrip(":"), reader.language
    )


def _opens_tight(lines: Sequence[Line], start: int, reader: Reader) -> bool:
    """Tell whether a line that nothing sets apart stands after an ended sentence or item."""
    above, line = lines[start - 1], lines[start]
    ended = ends_sentence(above.text, reader.language) and not above.text.endswith(":")
    if _DECIMAL_NUMBER.match(line.text):
        return ended
    short = len(line.text) < _SHORT * reader.traits.width
    settled = (
        _in_list(lines, start)
        and not above.soft_end
        and (has_room(above, line, reader) or _is_rare(line.text, reader))
    )
    return reader.traits.tight and short and (ended or settled)


def _is_rare(text: str, reader: Reader) -> bool:
    """Tell whether a text is one to three words that the document hardly uses elsewhere."""
    words = find_words(text)
    return len(words) <= 3 and all(reader.vocabulary.knows(word) <= 2 for word in words)


def _has_form(text: str, reader: Reader) -> bool:
    number, bare = split_number(text)
    words = find_words(bare)
    language = reader.language
    first = words[0].casefold() if words else ""
    names_column = bare.casefold() in (*language.label_headers, *language.header_words)
    if first in language.table_labels or names_column:
        return False
    if not 1 <= len(words) <= _MAX_WORDS or _NO_END.search(bare) or _DIGITS.fullmatch(bare):
        return False
    if names_person(bare) or not (bare[:1].isupper() or number) or '"' in bare or "“" in bare:
        return False
    return last_word(bare) not in reader.language.function_words and len(bare) > 3


def _heads_prose(lines: Sequence[Line], end: int, text: str, reader: Reader) -> bool:
    """Tell whether prose, or a lead-in with its list, stands below a heading."""
    if end >= len(lines) or lines[end].page != lines[end - 1].page:
        return False
    below = lines[end]
    last = lines[end - 1]
    if len(last.text) >= FULL * reader.traits.width and not split_number(text)[0]:
        return False
    if below.marker is not None:
        return bool(_DECIMAL_NUMBER.match(text)) or (is_shouted(text) and below.gap <= 1)
    if not (below.text[:1].isupper() or below.text[:1].isdigit() or below.text[:1] in "‘'\"“"):
        return False
    lead_in = (
        below.text.endswith(":") and end + 1 < len(lines) and lines[end + 1].marker is not None
    )
    near = below.gap <= (1 if reader.traits.noisy_gaps and last.soft_end else 0)
    filled = len(last.text) + len(below.text.split(maxsplit=1)[0]) >= _NEARLY * len(below.text)
    full = near and filled
    prose = len(find_words(below.text)) >= _MIN_PROSE_WORDS and _is_sentence(
        lines[end : end + 12], reader
    )
    return lead_in or (prose and not full and not is_shouted(below.text))


def _is_sentence(lines: Sequence[Line], reader: Reader) -> bool:
    """Tell whether lines hold the end of a sentence before the next bullet or page."""
    for line in lines:
        if line.marker is not None or line.page != lines[0].page:
            return False
        if ends_sentence(line.text, reader.language) or ". " in line.text:
            return True
    return False
