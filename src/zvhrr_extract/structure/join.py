"""Joining: whether a line goes on from the one above, and the text that lines make together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.models.document import Line, Repair
from zvhrr_extract.models.language import Language
from zvhrr_extract.structure.traits import Traits, ends_sentence
from zvhrr_extract.values.hyphens import Vocabulary, join_texts
from zvhrr_extract.values.words import find_words, first_word, last_word

_OPEN_END = re.compile(r"(?:[,;/(&+–€$£]|\w[-\u00ad\u2010]|\s-)$")
_CUT_WORD = re.compile(r"\w[-\u00ad\u2010]$")
_ALL_DIGITS = re.compile(r"^[\d.,€%\s-]+$")
# What goes on a list item with a capital after an empty line is a name, not a sentence.
_MAX_NAME_WORDS = 6
# A tight line that ends a sentence this share of the width short ends its paragraph.
_CLEARLY_SHORT = 0.15
# Likewise for a line without a full stop; in a list the next text seldom goes on with a capital.
_EARLY = 0.2
_EARLY_IN_LIST = 0.06
_EARLY_TORN = 0.1
_FULL = 0.85
_COMMON_NAME = 3
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Reader:
    """What joining lines rests on: the language, the dump's habits, the document's words."""

    language: Language
    traits: Traits
    vocabulary: Vocabulary


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


def is_shouted(text: str) -> bool:
    """Tell whether a text is printed in capitals (one stray small letter in eight allowed)."""
    letters = _LETTERS.findall(text)
    return len(letters) >= 4 and sum(sign.isupper() for sign in letters) >= 0.87 * len(letters)


def join_score(outlook: Outlook, reader: Reader) -> float:
    """Weigh whether the next line goes on from the block above; above 0 it does.

    Each sign adds or takes what it is worth; the sum decides, so no sign rules alone.
    """
    above, below = outlook.above[-1], outlook.below[0]
    score = _score_gap(outlook, reader) + _score_words(above.text, below.text, reader)
    score += _score_line_end(outlook, reader)
    if is_shouted(above.text) != is_shouted(below.text) and len(below.text) > 12 < len(above.text):
        score -= 3
    if outlook.above[0].marker is not None:
        score += _score_in_list(outlook, reader)
    return score


def _is_loose(above: Sequence[Line]) -> bool:
    """Tell whether every line of a block so far is set apart by an empty line."""
    return len(above) > 1 and all(line.gap for line in above[1:])


def _score_gap(outlook: Outlook, reader: Reader) -> float:
    above, below = outlook.above[-1], outlook.below[0]
    if above.page != below.page:
        return -2
    if not below.gap:
        return 3
    if not reader.traits.noisy_gaps:
        return -5 if below.gap > 1 else -3.5 if below.text[:1].islower() else -4
    if below.gap > 2:
        return -2
    return 0.5 if _is_loose(outlook.above) else -0.5


def _score_words(above: str, below: str, reader: Reader) -> float:
    language = reader.language
    score = 0.0
    if below[:1].islower() or below.split(maxsplit=1)[0].endswith(","):
        score += 1 if ends_sentence(above, language) else 3
    if _CUT_WORD.search(above):
        score += 2
    if _OPEN_END.search(above) or last_word(above) in language.function_words:
        score += 3
    if _ALL_DIGITS.match(below):
        score += 3
    if below.startswith("(") or above.count("(") > above.count(")"):
        score += 2
    if is_shouted(above) and is_shouted(below):
        score += 1.5
    return score


def _score_line_end(outlook: Outlook, reader: Reader) -> float:
    above, below = outlook.above[-1], outlook.below[0]
    score = 0.0
    if reader.traits.soft_ends:
        score += (reader.traits.hard_end_weight, 0.5, 1.5)[above.soft_end]
    room = outlook.width - len(above.text) - 1
    needed = len(first_word(below.text)) + 1
    if not ends_sentence(above.text, reader.language):
        score += 1 if above.soft_end or not below.gap else 0
        if outlook.torn and _ends_torn_item(above, below, room - needed, outlook, reader):
            return score - 8
        if _ended_early(above, below, room - needed, outlook):
            return score - 5
        return score + (1 if room < needed else -1 if room > needed + 10 else 0)
    score -= _terminal_cost(outlook, reader)
    margin = 0 if above.text.endswith(":") else _CLEARLY_SHORT * outlook.width
    if not below.gap and room > needed + margin and not above.soft_end:
        score -= 4
    elif outlook.torn and below.text[:1].islower():
        score -= 4
    elif room > needed:
        score -= 1.5
    elif _is_loose(outlook.above):
        score += 2
    leans = reader.traits.noisy_gaps and first_word(below.text) in reader.language.anaphora
    return score + (5.5 if leans and below.gap and not above.text.endswith(":") else 0)


def _ends_torn_item(
    above: Line, below: Line, spare: int, outlook: Outlook, reader: Reader
) -> bool:
    """Tell whether a line ends an item, on a page where items lost their bullets."""
    if _OPEN_END.search(above.text) or last_word(above.text) in reader.language.function_words:
        return False
    if spare > _EARLY_TORN * outlook.width:
        return True
    if not below.text[:1].isupper():
        return False
    unit = " ".join(line.text for line in outlook.below)
    tail = len(outlook.below) == 1 and reader.vocabulary.knows(below.text) >= _COMMON_NAME
    fills = len(above.text) >= _FULL * outlook.width
    return not (fills and (tail or ends_sentence(unit, reader.language)))


def _ended_early(above: Line, below: Line, spare: int, outlook: Outlook) -> bool:
    """Tell whether a line stops in spite of room for the next word, which starts with a capital."""
    if below.gap or above.soft_end or not below.text[:1].isupper() or _OPEN_END.search(above.text):
        return False
    in_list = outlook.above[0].marker is not None
    return spare > (_EARLY_IN_LIST if in_list else _EARLY) * outlook.width


def _terminal_cost(outlook: Outlook, reader: Reader) -> float:
    """Return what a full stop at the end of the line above takes from a join."""
    above, below = outlook.above[-1], outlook.below[0]
    if above.text.endswith(":"):
        return 5 if below.gap else 1.5 if above.soft_end or not below.text[:1].isupper() else 4.5
    if not below.gap:
        return 0.4
    return 2 if _is_loose(outlook.above) and reader.traits.noisy_gaps else 3.5


def _score_in_list(outlook: Outlook, reader: Reader) -> float:
    """Weigh signs that only count below a list item."""
    unit = " ".join(line.text for line in outlook.below)
    if unit[:1].islower():
        noisy = reader.traits.noisy_gaps and not ends_sentence(outlook.above[-1].text, reader.language)
        return 2.0 if noisy else 0.0
    if unit.split(maxsplit=1)[0].endswith(","):
        return 0.0
    if not outlook.below[0].gap:
        return _score_tight_in_list(outlook, unit, reader)
    if (ends_sentence(unit, reader.language) or ". " in unit) and len(find_words(unit)) >= 4:
        return -2.0
    if len(find_words(unit)) > _MAX_NAME_WORDS:
        return -3.0
    if outlook.before_bullet:
        return 2.5
    width = max(len(line.text) for line in outlook.above)
    room = max(width, reader.traits.width // 2) - len(outlook.above[-1].text)
    return -2.0 if room > len(first_word(unit)) + 1 else -0.5


def _score_tight_in_list(outlook: Outlook, unit: str, reader: Reader) -> float:
    """Weigh a whole sentence with a capital right under an item that is none."""
    above = outlook.above[-1]
    item = " ".join(line.text for line in outlook.above)
    open_end = _OPEN_END.search(above.text) or last_word(above.text) in reader.language.function_words
    if open_end or above.soft_end or ". " in item or ends_sentence(item, reader.language):
        return 0.0
    sentence = ends_sentence(unit, reader.language) and len(find_words(unit)) > _MAX_NAME_WORDS
    return -6.0 if sentence else 0.0


def join_lines(lines: Sequence[Line], reader: Reader) -> tuple[str, tuple[Repair, ...]]:
    """Make one text of lines: soft hyphens undone, hard ones kept, blanks between words."""
    text, seams = join_texts(
        [line.text for line in lines], vocabulary=reader.vocabulary, language=reader.language
    )
    repairs = [
        Repair("line_end_hyphen", lines[seam.index].number, seam.before, seam.after) for seam in seams
    ]
    return text, tuple(repairs)
