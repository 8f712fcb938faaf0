"""Directions: words for more and less, and the figures of a sentence they go with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.quantities import Quantity, words_between

Way = Literal["increase", "decrease"]
# How many words may stand between a figure and the word it goes with.
_TO_COMPARATIVE = 3  # `51 casussen minder`
_TO_VERB = 1  # `met 12% gedaald`
_TO_LINKED_VERB = 8  # `met 12% ten opzichte van 2020 gedaald`
_FROM_LINKED_NOUN = 12  # `daalde het aantal besproken personen in 2021 met 12%`
_TO_LINKED_COMPARATIVE = 1  # `12% lager`, `higher by 12%`
_DAN = re.compile(r"\s+\w+\s*$")
_CLAUSE_END = re.compile(r"[,;:](?=\s)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A word for more or less.

    Attributes:
        start: Where it starts in the sentence.
        end: Where it ends.
        way: What it says.
        compares: Whether it is a comparative, which stands behind its figure.
    """

    start: int
    end: int
    way: Way
    compares: bool


def find_marks(text: str, quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Mark]:
    """Find the words for more and less in a sentence.

    `meer dan 40 procent` says how near a figure is, not that anything rose; and nothing rose
    where a rise is denied.
    """
    text = lexicon.idioms.sub(lambda match: "." * len(match[0]), text)
    told: list[tuple[re.Pattern[str], Way, bool]] = [
        (lexicon.increase, "increase", False),
        (lexicon.decrease, "decrease", False),
        (lexicon.more, "increase", True),
        (lexicon.fewer, "decrease", True),
    ]
    marks = [
        Mark(match.start(), match.end(), way, compares)
        for pattern, way, compares in told
        for match in pattern.finditer(text)
        if not (compares and _is_approximation(text, match.end(), quantities, lexicon))
        and not lexicon.negated.search(text[: match.start()])
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _is_approximation(
    text: str, end: int, quantities: Sequence[Quantity], lexicon: Lexicon
) -> bool:
    """Tell whether one word stands between a comparative and a figure: `meer dan 40`."""
    gaps = [text[end : quantity.start] for quantity in quantities if quantity.start > end]
    return any(_DAN.fullmatch(gap) and not lexicon.by_link.search(gap) for gap in gaps)


def bind(
    text: str,
    quantity: Quantity,
    marks: Sequence[Mark],
    blocks: Sequence[Quantity],
    lexicon: Lexicon,
) -> Mark | None:
    """Find the word for more or less that a figure goes with, or `None`.

    Args:
        text: The sentence.
        quantity: The figure.
        marks: The words for more and less of the sentence.
        blocks: Other figures, which a bond may not reach over.
        lexicon: The phrases of the language.
    """
    around = next((one for one in marks if one.start < quantity.start < one.end), None)
    if around is not None:  # `nam in 2021 met 129 toe`
        return around
    behind = _first_behind(text, quantity, marks, blocks, lexicon)
    if behind is not None and behind.compares:
        return behind
    before = _last_before(text, quantity, marks, blocks, lexicon)
    if before is None or behind is None:
        return before or behind
    # `sprake van een stijging, is nu met 8% afgenomen`
    return behind if _CLAUSE_END.search(text, before.end, quantity.start) else before


def _first_behind(
    text: str,
    quantity: Quantity,
    marks: Sequence[Mark],
    blocks: Sequence[Quantity],
    lexicon: Lexicon,
) -> Mark | None:
    mark = next((mark for mark in marks if mark.start >= quantity.end), None)
    if mark is None or any(quantity.end <= one.start < mark.start for one in blocks):
        return None
    gap = text[quantity.end : mark.start]
    count = words_between(text, quantity.end, mark.start)
    if mark.compares:
        # `3 of meer`: what stands between must say what is counted, or nothing.
        joined = count == 1 and len(gap.strip()) <= 3 and gap.strip().isalpha()
        apart = joined or set(gap) & set(",:;") or lexicon.function.search(gap)
        return None if count > _TO_COMPARATIVE or apart else mark
    if quantity.kind == "number" and gap.lstrip().startswith(")"):  # `klachten (12) daalde`
        return None
    linked = lexicon.by_link.search(text[: quantity.start])
    noun = lexicon.article.search(text[: mark.start])
    # `in 24 van de 30 wijken nam de overlast af`
    unlinked = _TO_VERB if quantity.kind != "number" else 0
    most = _TO_LINKED_VERB if linked and not noun else unlinked
    return mark if count <= most and not set(gap) & set(",:;") else None


def _last_before(
    text: str,
    quantity: Quantity,
    marks: Sequence[Mark],
    blocks: Sequence[Quantity],
    lexicon: Lexicon,
) -> Mark | None:
    mark = next((one for one in reversed(marks) if one.end <= quantity.start), None)
    if mark is None or any(mark.end <= one.start < quantity.start for one in blocks):
        return None
    count = words_between(text, mark.end, quantity.start)
    return mark if count <= _reach_back(text, quantity, mark, lexicon) else None


def _reach_back(text: str, quantity: Quantity, mark: Mark, lexicon: Lexicon) -> int:
    """Tell how many words may stand between a figure and a word before it."""
    gap, before = text[mark.end : quantity.start], text[: quantity.start]
    sure = quantity.kind != "number"
    by = lexicon.by_link.search(before)
    if mark.compares:
        return _TO_LINKED_COMPARATIVE if by else -1
    titled = gap.rstrip().endswith(":") and not text[: mark.start].strip()
    link = by or lexicon.amount_link.search(before)
    linked = bool(link or titled)
    if not linked and lexicon.share.match(text, quantity.end):
        return -1  # `de kosten stegen doordat 12% van het personeel ziek was`
    # Behind `en` a new clause may start: `de vraag steeg en wij werkten met 14 collega's`.
    end = link.start() if link else quantity.start
    if lexicon.joiner.search(text, mark.end, end) and not (by and sure):
        linked = False
    return _FROM_LINKED_NOUN if linked else int(sure)
