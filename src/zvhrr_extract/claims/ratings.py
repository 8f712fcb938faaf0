"""Ratings: what figures, labels, headings and words say for a measure, each in points of 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.scene import Scene
from zvhrr_extract.claims.subject import count_shared
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.models.statement import ChangeStatement

_FROM_TO = 0.9
_DIFFERENCE = 0.5
# The difference fits, but went the other way.
_DIFFERENCE_TURNED = 0.25
_FIGURE = 0.5
_LABEL = 0.5
_LABEL_BEFORE = 0.4
HEADING = 0.4
_IN_HEADING = 0.33
_CONTEXT = 0.3
# What tells two links apart that are otherwise alike: the direction holds, the table is known
# to the profile, the column is what became of a plan.
_TIE = 0.025
_OTHER_LABEL = -0.3
_MIN_CONTEXT = 2
# So many of the words that say what changed must fit.
_LEAST_SHARE = 0.5
# A smaller figure stands in any table.
_LEAST_FIGURE = 10


@dataclass(frozen=True, slots=True)
class Hints:
    """What a statement gives to be linked by, worked out once.

    Attributes:
        named: Measures that its part of the sentence names.
        before: Measures that are named before it, if it leans on that.
        stated: Figures named with it, its own difference apart.
        words: Words that say what it is about, those before it too, if it leans on them.
    """

    named: list[Target]
    before: list[Target]
    stated: frozenset[Decimal]
    words: tuple[str, ...]


def rate_figures(
    statement: ChangeStatement, ends: tuple[Decimal, Decimal], hints: Hints
) -> float:
    """Rate what the figures that a statement names say for two figures of a measure."""
    old, new = ends
    if statement.base_value and statement.value:
        both = statement.base_value.value == old, statement.value.value == new
        return _FROM_TO if all(both) else _FIGURE * any(both)
    score = 0.0
    stated = statement.absolute
    if stated is not None and _is_near(stated.value, abs(new - old), stated.ulp):
        score += _DIFFERENCE if _agrees(statement, ends) else _DIFFERENCE_TURNED
    if statement.value is not None:
        return score + _FIGURE * (statement.value.value == new)
    fits = any(value in hints.stated and abs(value) >= _LEAST_FIGURE for value in ends)
    return score + _FIGURE * fits


def _is_near(stated: Decimal, real: Decimal, ulp: Decimal) -> bool:
    return abs(stated - real) * 2 <= (ulp if ulp > 1 else 0)


def rate_words(statement: ChangeStatement, target: Target, scene: Scene, hints: Hints) -> float:
    """Rate what the words of a statement and of the headings above it say for a measure."""
    if hints.named:
        is_named = any(one is target for one in hints.named)
        return _LABEL * _share(statement, target, scene.lexicon) if is_named else _OTHER_LABEL
    if not may_be_meant(statement, target, scene.lexicon):
        return 0.0
    if any(one is target for one in hints.before):
        return _LABEL_BEFORE
    heading = _rate_headings(target, scene)
    if heading or hints.before:
        return heading
    return _rate_context(statement, target, hints, scene.lexicon)


def may_be_meant(statement: ChangeStatement, target: Target, lexicon: Lexicon) -> bool:
    """Tell whether the words that say what changed allow a measure they do not name."""
    return _share(statement, target, lexicon) >= _LEAST_SHARE


def _share(statement: ChangeStatement, target: Target, lexicon: Lexicon) -> float:
    """Tell which part of the words that say what changed fit a measure: `EMEA revenues`."""
    words = statement.words
    return count_shared(words, target.context, lexicon) / len(words) if words else 1.0


def _rate_headings(target: Target, scene: Scene) -> float:
    for heading in scene.headings:
        for name in target.names:
            if heading == name:
                return HEADING
            if re.search(rf"\b{re.escape(name)}\b", heading):
                return _IN_HEADING
    return 0.0


def _rate_context(
    statement: ChangeStatement, target: Target, hints: Hints, lexicon: Lexicon
) -> float:
    """Rate the words a statement shares with the caption and unit of a whole table."""
    if not target.whole:
        return 0.0
    shared = count_shared(hints.words, target.context, lexicon)
    counted = count_shared(statement.words, target.context, lexicon) > 0
    # Without a year to hold it against, more must say that it is this table's.
    if statement.assumes_base:
        return _CONTEXT if shared > _MIN_CONTEXT else 0.0
    return _CONTEXT if shared >= _MIN_CONTEXT or (shared > 0 and counted) else 0.0


def _agrees(statement: ChangeStatement, ends: tuple[Decimal, Decimal]) -> bool:
    old, new = ends
    return (new > old) == (statement.direction == "increase") and old != new


def rate_rest(
    statement: ChangeStatement, target: Target, ends: tuple[Decimal, Decimal]
) -> float:
    """Rate what tells two measures apart for both of which there is a better reason."""
    ties = (
        _agrees(statement, ends),
        target.measure.table.key is not None,
        target.plan is not None,
    )
    return _TIE * sum(ties)


def bears_out(statement: ChangeStatement, ends: tuple[Decimal, Decimal]) -> bool:
    """Tell whether the percentage is right for two figures, or divided by the newer one."""
    stated, (old, new) = statement.percent, ends
    if stated is None or statement.points:
        return False
    bases = [abs(base) for base in ends if base]
    return any(
        abs(100 * abs(new - old) / base - stated.value) * 2 <= stated.ulp for base in bases
    )
