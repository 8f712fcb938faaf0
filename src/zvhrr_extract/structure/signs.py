"""Signs that a line goes on from the one above: each gives a weight, the sum decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from zvhrr_extract.models.document import Line
from zvhrr_extract.structure.join import Outlook, Reader
from zvhrr_extract.structure.traits import ends_sentence
from zvhrr_extract.values.words import find_words, first_word, is_shouted, last_word

_OPEN_END = re.compile(r"(?:[,;/(&+–€$£]|\w[-\u00ad\u2010]|\s-)$")
_CUT_WORD = re.compile(r"\w[-\u00ad\u2010]$")
_ALL_DIGITS = re.compile(r"^[\d.,€%\s-]+$")
# Signs of room beyond which a line is plainly shorter than its column.
_MUCH_ROOM = 10
_MIN_SENTENCE_WORDS = 4
# What goes on a list item with a capital after an empty line is a name, not a sentence.
_MAX_NAME_WORDS = 6
# A tight line that ends a sentence this share of the width short ends its paragraph.
_CLEARLY_SHORT = 0.15
# Likewise for a line without a full stop; a list item seldom goes on with a capital.
_EARLY = 0.2
_EARLY_IN_LIST = 0.06
_EARLY_TORN = 0.1
_FULL = 0.85
_COMMON_NAME = 3
_NEAR_LINES = 3


def join_score(outlook: Outlook, reader: Reader) -> float:
    """Weigh whether the next line goes on from the block above; above 0 it does."""
    return sum(sign(outlook, reader) for sign in SIGNS)


def _weigh_gap(outlook: Outlook, reader: Reader) -> float:
    """Weigh the empty lines between, by what they are worth in this dump."""
    above, below = outlook.above[-1], outlook.below[0]
    if above.page != below.page:
        return _weigh_page(outlook)
    if not below.gap:
        return 3
    if not reader.traits.noisy_gaps:
        return -5 if below.gap > 1 else -3.5 if below.text[:1].islower() else -4
    if below.gap > 2:
        return -2
    return 0.5 if _is_loose(outlook.above) else -0.5


def _weigh_page(outlook: Outlook) -> float:
    """Weigh a page that begins between the two; a list seldom goes on with a capital there."""
    if not outlook.below[0].text[:1].isupper():
        return -2
    return -6 if outlook.above[0].marker is not None else -3


def _weigh_words(outlook: Outlook, reader: Reader) -> float:
    """Weigh how the line above ends and how the next one begins."""
    above, below = outlook.above[-1].text, outlook.below[0].text
    language = reader.language
    score = 0.0
    if below[:1].islower() or below.split(maxsplit=1)[0].endswith(","):
        score += 1 if ends_sentence(above, language) else 3
    if _CUT_WORD.search(above):
        score += 2
    if _is_open(above, reader):
        score += 3
    if _ALL_DIGITS.match(below):
        score += 3
    if below.startswith("(") or above.count("(") > above.count(")"):
        score += 2
    return score


def _weigh_capitals(outlook: Outlook, reader: Reader) -> float:  # noqa: ARG001  one form for all
    """Weigh whether capitals go on or end."""
    above, below = outlook.above[-1].text, outlook.below[0].text
    loud_above, loud_below = is_shouted(above), is_shouted(below)
    if loud_above and loud_below:
        return 1.5
    return -3.0 if loud_above != loud_below and len(below) > 12 < len(above) else 0.0


def _weigh_blank_end(outlook: Outlook, reader: Reader) -> float:
    """Weigh whether the source line above ends in a blank, where wrapped lines do."""
    if not reader.traits.soft_ends:
        return 0.0
    return (reader.traits.hard_end_weight, 0.5, 1.5)[outlook.above[-1].soft_end]


def _weigh_open_line(outlook: Outlook, reader: Reader) -> float:
    """Weigh the room a line without a full stop leaves for the next word."""
    above, below = outlook.above[-1], outlook.below[0]
    if ends_sentence(above.text, reader.language):
        return 0.0
    score = 1.0 if above.soft_end or not below.gap else 0.0
    spare = _spare_room(outlook)
    if outlook.torn and _ends_torn_item(above, below, spare, outlook, reader):
        return score - 8
    if _ended_early(above, below, spare, outlook, reader):
        return score - 5
    return score + (1 if spare < 0 else -1 if spare > _MUCH_ROOM else 0)


def _weigh_full_stop(outlook: Outlook, reader: Reader) -> float:
    """Weigh a full stop at the end of the line above, and the room it leaves."""
    above, below = outlook.above[-1], outlook.below[0]
    if not ends_sentence(above.text, reader.language):
        return 0.0
    score = -_terminal_cost(outlook, reader)
    spare = _spare_room(outlook)
    margin = 0 if above.text.endswith(":") else _CLEARLY_SHORT * outlook.width
    ended = not below.gap and spare > margin and not _is_ragged(above, reader)
    if ended or (outlook.torn and below.text[:1].islower()):
        score -= 4
    elif spare > 0 and not (_is_loose(outlook.above) and _wraps_softly(above, reader)):
        score -= 1.5
    elif _is_loose(outlook.above):
        score += 2
    leans = reader.traits.noisy_gaps and first_word(below.text) in reader.language.anaphora
    return score + (5.5 if leans and below.gap and not above.text.endswith(":") else 0)


def _weigh_list(outlook: Outlook, reader: Reader) -> float:
    """Weigh signs that only count below a list item."""
    if outlook.above[0].marker is None:
        return 0.0
    unit = " ".join(line.text for line in outlook.below)
    if unit[:1].islower():
        ended = ends_sentence(outlook.above[-1].text, reader.language)
        return 2.0 if reader.traits.noisy_gaps and not ended else 0.0
    if first_word(unit).endswith(","):
        return 0.0
    if not outlook.below[0].gap:
        return _weigh_tight_in_list(outlook, unit, reader)
    return _weigh_apart_in_list(outlook, unit, reader)


def _weigh_apart_in_list(outlook: Outlook, unit: str, reader: Reader) -> float:
    """Weigh a text with a capital that an empty line parts from the item above."""
    words = len(find_words(unit))
    if unit.startswith("("):
        return 1.0
    if (ends_sentence(unit, reader.language) or ". " in unit) and words >= _MIN_SENTENCE_WORDS:
        return -2.0
    if words > _MAX_NAME_WORDS:
        return -3.0
    if outlook.before_bullet:
        return 2.5
    width = max(len(line.text) for line in outlook.above)
    room = max(width, reader.traits.width // 2) - len(outlook.above[-1].text)
    return -2.0 if room > len(first_word(unit)) + 1 else -0.5


def _is_loose(above: Sequence[Line]) -> bool:
    """Tell whether every line of a block so far is set apart by an empty line."""
    return len(above) > 1 and all(line.gap for line in above[1:])


def _ends_torn_item(
    above: Line, below: Line, spare: int, outlook: Outlook, reader: Reader
) -> bool:
    """Tell whether a line ends an item, on a page where items lost their bullets."""
    functions = reader.language.function_words
    if _is_open(above.text, reader):
        return False
    if spare > _EARLY_TORN * outlook.width:
        return True
    if not below.text[:1].isupper() or len(above.text) < _FULL * outlook.width:
        return below.text[:1].isupper()
    word = first_word(below.text).strip(",.;:")
    name = word not in functions and reader.vocabulary.knows(word) >= _COMMON_NAME
    near = " ".join(line.text for line in outlook.below[:_NEAR_LINES])
    return not (name or ". " in near or ends_sentence(near, reader.language))


def _ended_early(
    above: Line, below: Line, spare: int, outlook: Outlook, reader: Reader
) -> bool:
    """Tell whether a line stops in spite of room for the next word, which has a capital."""
    if (
        below.gap
        or _is_ragged(above, reader)
        or not below.text[:1].isupper()
        or _OPEN_END.search(above.text)
    ):
        return False
    in_list = outlook.above[0].marker is not None
    return spare > (_EARLY_IN_LIST if in_list else _EARLY) * outlook.width


def _terminal_cost(outlook: Outlook, reader: Reader) -> float:
    """Return what a full stop at the end of the line above takes from a join."""
    above, below = outlook.above[-1], outlook.below[0]
    if above.text.endswith(":"):
        goes_on = _is_ragged(above, reader) or not below.text[:1].isupper()
        return 5 if below.gap else 1.5 if goes_on else 4.5
    if not below.gap:
        return 0.4
    if not _is_loose(outlook.above) or not reader.traits.noisy_gaps:
        return 3.5
    return 0 if _wraps_softly(above, reader) else 2


def _weigh_tight_in_list(outlook: Outlook, unit: str, reader: Reader) -> float:
    """Weigh a whole sentence with a capital right under an item that is none."""
    above = outlook.above[-1]
    item = " ".join(line.text for line in outlook.above)
    if (
        _is_open(above.text, reader)
        or _is_ragged(above, reader)
        or ". " in item
        or ends_sentence(item, reader.language)
    ):
        return 0.0
    sentence = ends_sentence(unit, reader.language) and len(find_words(unit)) > _MAX_NAME_WORDS
    return -6.0 if sentence else 0.0


def _is_open(text: str, reader: Reader) -> bool:
    """Tell whether a line asks for more: it ends in an open sign or a small word."""
    return bool(_OPEN_END.search(text)) or last_word(text) in reader.language.function_words


def _is_ragged(above: Line, reader: Reader) -> bool:
    """Tell whether a line may be broken anywhere, as in narrow columns of designed pages."""
    return above.soft_end > 0 or reader.traits.noisy_gaps


def _wraps_softly(above: Line, reader: Reader) -> bool:
    """Tell whether a line ends as wrapped lines do in this dump."""
    return reader.traits.soft_ends and above.soft_end > 0


def _spare_room(outlook: Outlook) -> int:
    """Count the signs that would be left on the line above after the next word."""
    needed = len(first_word(outlook.below[0].text)) + 1
    return outlook.width - len(outlook.above[-1].text) - 1 - needed


SIGNS: tuple[Callable[[Outlook, Reader], float], ...] = (
    _weigh_gap,
    _weigh_words,
    _weigh_capitals,
    _weigh_blank_end,
    _weigh_open_line,
    _weigh_full_stop,
    _weigh_list,
)
