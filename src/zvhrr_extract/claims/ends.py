"""Ends: the figures a change goes from and to: `van 571 naar 414`, `tot 414`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zvhrr_extract.claims.directions import Mark
from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.quantities import Quantity, words_between
from zvhrr_extract.claims.times import Times, times_of_ends, times_of_turned_ends
from zvhrr_extract.models.statement import Direction

# So many words may stand between the two figures, or between them and the word of change.
_NEAR_WORDS = 12
_TO_MARK = 8
_TO_TURNED = 4  # `to 414 people in 2021 from 571`
# A bare figure below this shares the scale of the next: `van 3,1 naar 4,2 miljoen`.
_SCALED = 1000
# What it was in another year: `414 (2020: 571)`.
_ASIDE = re.compile(r"\s*\((?:in\s+)?(?:19[89]|20\d)\d:\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ends:
    """What a change goes to, and from where.

    Attributes:
        value: To which figure.
        base: From which figure, or None.
        linked: Whether words say that it goes from there; else it is told in brackets.
    """

    value: Quantity
    base: Quantity | None = None
    linked: bool = False

    @property
    def start(self) -> int:
        """Where the first of them starts."""
        return self.base.start if self.base and self.linked else self.value.start

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return self.base.end if self.base and not self.linked else self.value.end

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return the figures."""
        return (self.base, self.value) if self.base else (self.value,)

    def tell_times(self, text: str, times: Times) -> Times:
        """Tell the years behind the two figures, or those that hold without."""
        if self.base is None or _ASIDE.fullmatch(text[self.value.end : self.base.start]):
            return times
        if self.linked:
            return times_of_ends(text, (self.base.end, self.value.end), times)
        value, base = self.value, self.base
        return times_of_turned_ends(
            text, (value.start, value.end), (base.start, base.end), times
        )


def find_ends(
    text: str, quantities: Sequence[Quantity], marks: Sequence[Mark], lexicon: Lexicon
) -> tuple[list[Ends], list[Quantity]]:
    """Find the figures changes go from and to.

    Returns:
        Them, and the figures that only span something: `10 tot 12 procent`, ages.
    """
    ends, spans = [], []
    for at, value in enumerate(quantities):
        if value.kind == "part" or not lexicon.to_link.search(text[: value.start]):
            continue
        before = quantities[at - 1] if at else None
        behind = quantities[at + 1] if at + 1 < len(quantities) else None
        if before is not None and _is_base(text, before, value, lexicon):
            if _is_age(text, before, value, marks, lexicon):
                spans += [before, value]
            else:
                ends.append(Ends(value, _share_unit(text, before, value), linked=True))
        elif before is not None and _is_span(text, before, value, lexicon):
            spans += [before, value]
        else:
            ends.append(Ends(value, _base_behind(text, value, behind, lexicon)))
    return ends, spans


def _is_base(text: str, before: Quantity, value: Quantity, lexicon: Lexicon) -> bool:
    """Tell whether a change goes from one figure to the other."""
    return (
        (before.kind == value.kind or _is_bare(before))
        and lexicon.from_link.search(text[: before.start]) is not None
        and words_between(text, before.end, value.start) <= _NEAR_WORDS
    )


def _is_span(text: str, before: Quantity, value: Quantity, lexicon: Lexicon) -> bool:
    """Tell whether two figures are a span: `10 tot 12 procent`, not `met 1.200 tot 8.400`."""
    if words_between(text, before.end, value.start) > 1:
        return False
    if before.kind == value.kind == "number" and lexicon.by_link.search(text[: before.start]):
        return False
    return before.kind == value.kind or _is_bare(before)


def _base_behind(
    text: str, value: Quantity, behind: Quantity | None, lexicon: Lexicon
) -> Quantity | None:
    """Return the figure behind if it is the earlier: `(2020: 571)`, `to 414 from 571`."""
    if behind is None or behind.kind != value.kind:
        return None
    gap = text[value.end : behind.start]
    turned = lexicon.from_link.search(gap) and words_between(gap, 0, len(gap)) <= _TO_TURNED
    return behind if turned or _ASIDE.fullmatch(gap) else None


def _is_bare(quantity: Quantity) -> bool:
    return quantity.kind == "number" and not quantity.stated.unit and quantity.factor == 1


def _is_age(
    text: str, before: Quantity, value: Quantity, marks: Sequence[Mark], lexicon: Lexicon
) -> bool:
    """Tell whether two figures are ages: `van 18 tot 23 jaar`, with no change right before."""
    if not lexicon.ages.match(text, value.end):
        return False
    return not any(
        mark.end <= before.start and words_between(text, mark.end, before.start) <= 1
        for mark in marks
    )


def _share_unit(text: str, before: Quantity, value: Quantity) -> Quantity:
    """Give a bare figure the unit and scale of the next: `van 10 naar 12 procent`."""
    if not _is_bare(before) or words_between(text, before.end, value.start) > 1:
        return before
    stated = before.stated
    factor = value.factor if abs(stated.value) < _SCALED else 1
    shared = replace(
        stated, value=stated.value * factor, ulp=stated.ulp * factor, unit=value.stated.unit
    )
    return replace(before, kind=value.kind, stated=shared)


def find_way(
    text: str, ends: Ends, marks: Sequence[Mark], lexicon: Lexicon
) -> tuple[int, int, Direction] | None:
    """Find the word that says which way a change goes, with where it stands.

    Where a verb says no more than that something changed, its figures say it.
    """
    near = [one for one in marks if not one.compares and _is_near(text, ends, one, lexicon)]
    if near:
        mark = min(near, key=lambda one: _gap(ends, one.start, one.end)[1])
        return mark.start, mark.end, mark.way
    moves = lexicon.moves.search(text)
    if not ends.linked or ends.base is None or moves is None:
        return None
    rises = ends.value.stated.value > ends.base.stated.value
    return moves.start(), moves.end(), "increase" if rises else "decrease"


def _gap(ends: Ends, start: int, end: int) -> tuple[int, int]:
    """Return where a gap between figures and another place starts, and how wide it is."""
    if end <= ends.start:
        return end, ends.start - end
    return ends.end, max(0, start - ends.end)


def _is_near(text: str, ends: Ends, mark: Mark, lexicon: Lexicon) -> bool:
    at, width = _gap(ends, mark.start, mark.end)
    gap = text[at : at + width]
    if mark.start >= ends.end and not ends.linked:  # `tot 5% gedaald`
        return words_between(gap, 0, width) == 0 and not gap.strip()
    return words_between(gap, 0, width) <= _TO_MARK and not lexicon.joiner.search(gap)


def is_same_clause(text: str, ends: Ends, change: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether figures may belong to a change that stands so; `en kwam uit op` may."""
    at, width = _gap(ends, *change)
    gap = text[at : at + width]
    if words_between(gap, 0, len(gap)) > _NEAR_WORDS:
        return False
    joiner = lexicon.joiner.search(gap)
    if joiner is None:
        return True
    link = lexicon.to_link.search(gap)
    return link is not None and not gap[joiner.end() : link.start()].strip()
