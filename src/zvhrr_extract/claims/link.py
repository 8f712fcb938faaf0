"""Linking: which measure a statement is about, and how sure that is.

The figures a statement names count most, then the label it names, then the heading it stands
under. Its percentage counts nothing: any percentage fits some row of a large table. (Matching
by percentage alone would confirm wrong claims; see docs/architecture.md.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.quantities import find_quantities
from zvhrr_extract.claims.subject import content_words, count_shared
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.statement import ChangeStatement
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import first_word

FLOOR = 0.3
# Two links nearer than this are equally good.
_MARGIN = 0.02
_FROM_TO = 0.9
_DIFFERENCE = 0.5
_FIGURE = 0.5
_LABEL = 0.5
_LABEL_BEFORE = 0.4
_HEADING = 0.4
_IN_HEADING = 0.33
_CONTEXT = 0.3
# What tells two links apart that are otherwise alike: the direction holds, the table is known
# to the profile, the column is what became of a plan.
_TIE = 0.025
# What a percentage that fits adds to a link that a label or heading has made.
_BORNE_OUT = 0.15
_OTHER_LABEL = -0.3
# Figures that fit count so much where the words speak of something else.
_OTHER_SUBJECT = 0.5
_MIN_CONTEXT = 2
# So many of the words that say what changed must fit.
_LEAST_SHARE = 0.5
# A smaller figure stands in any table.
_LEAST_FIGURE = 10


class Link(NamedTuple):
    """A measure a statement may be about.

    Attributes:
        score: How sure that is, 0 to 1.
        target: The measure.
        by_words: Whether a label or heading names it.
    """

    score: float
    target: Target
    by_words: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds a statement.

    Attributes:
        headings: The heading it stands under, then those above that, folded.
        language: The language.
        lexicon: Its phrases.
        targets: All measures of the report.
    """

    headings: tuple[str, ...]
    language: Language
    lexicon: Lexicon
    targets: Sequence[Target]


@dataclass(frozen=True, slots=True)
class _Hints:
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


def link_change(statement: ChangeStatement, scene: Scene) -> list[Link]:
    """List the measures a change may be about, the surest first; only the equally sure ones."""
    every = [(target, find_ends(statement, target)) for target in scene.targets]
    likely = [(target, ends) for target, ends in every if ends is not None]
    hints = _gather(statement, [target for target, _ in likely], scene)
    links = []
    for target, ends in likely:
        figures = _rate_figures(statement, ends, hints)
        words = _rate_words(statement, target, scene, hints)
        if not hints.named and not _may_be_meant(statement, target, scene.lexicon):
            figures *= _OTHER_SUBJECT
        if figures + words > 0:
            score = figures + words + _rate_rest(statement, target, ends)
            links.append(Link(score, target, words >= _HEADING))
    links = _confirm(links, statement)
    links.sort(key=lambda link: -link.score)
    if not links or links[0].score < FLOOR:
        return []
    return [link for link in links if links[0].score - link.score <= _MARGIN]


def _rate_rest(
    statement: ChangeStatement, target: Target, ends: tuple[Decimal, Decimal]
) -> float:
    """Rate what tells two measures apart for both of which there is a better reason."""
    ties = (
        _agrees(statement, ends),
        target.measure.table.key is not None,
        target.plan is not None,
    )
    return _TIE * sum(ties)


def _confirm(links: list[Link], statement: ChangeStatement) -> list[Link]:
    """Let a percentage that fits speak for the one row that words name, if it is but one."""
    named = [link for link in links if link.by_words]
    if len({find_ends(statement, link.target) for link in named}) != 1:
        return links
    ends = find_ends(statement, named[0].target)
    bonus = _BORNE_OUT * (ends is not None and _bears_out(statement, ends))
    return [link._replace(score=link.score + bonus * link.by_words) for link in links]


def _bears_out(statement: ChangeStatement, ends: tuple[Decimal, Decimal]) -> bool:
    """Tell whether the percentage is right for two figures, or divided by the newer one."""
    stated, (old, new) = statement.percent, ends
    if stated is None or statement.points:
        return False
    bases = [abs(base) for base in ends if base]
    return any(
        abs(100 * abs(new - old) / base - stated.value) * 2 <= stated.ulp for base in bases
    )


def _gather(statement: ChangeStatement, likely: Sequence[Target], scene: Scene) -> _Hints:
    """Gather what a statement gives to be linked by."""
    named = named_targets(statement.region, likely)
    leans = _leans_back(statement, scene)
    above = statement.passage.before if leans else ""
    told = f"{above if not named else ''} {statement.passage.text}"
    return _Hints(
        named=named,
        before=named_targets(above, likely) if above and not named else [],
        stated=frozenset(
            quantity.stated.value
            for quantity in find_quantities(told, scene.language, scene.lexicon)
            if quantity.kind == "number" and quantity.stated != statement.absolute
        ),
        words=content_words(f"{above} {statement.region}", scene.language, scene.lexicon),
    )


def find_ends(statement: ChangeStatement, target: Target) -> tuple[Decimal, Decimal] | None:
    """Return the figures of the base year and the year, or `None` where one is missing."""
    if statement.base_year is None or statement.year is None:
        return None
    new = target.figure(statement.year)
    old = (
        target.planned(statement.year)
        if statement.against_plan
        else target.figure(statement.base_year)
    )
    return None if old is None or new is None else (old, new)


def named_targets(text: str, targets: Sequence[Target]) -> list[Target]:
    """Tell which measures a text names by a label; of nested labels by the longer."""
    folded = f" {fold(text)} "
    hits = [
        (at, at + len(name), target)
        for target in targets
        for name in target.names
        if name and (at := folded.find(f" {name} ")) >= 0
    ]
    spans = {hit[:2] for hit in hits}
    named = [target for *span, target in hits if not _is_inside((span[0], span[1]), spans)]
    words = set(folded.split())
    return named or [
        target
        for target in targets
        if target.marks and target.names and words.issuperset(target.marks)
    ]


def _is_inside(span: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    start, end = span
    return any(one <= start and end <= other and (one, other) != span for one, other in others)


def _leans_back(statement: ChangeStatement, scene: Scene) -> bool:
    """Tell whether a sentence speaks of what was named before it: `Dit is een daling`."""
    first = first_word(statement.passage.text).strip(",")
    return first in scene.language.anaphora or not statement.words


def _rate_figures(
    statement: ChangeStatement, ends: tuple[Decimal, Decimal], hints: _Hints
) -> float:
    """Rate what the figures that a statement names say for two figures of a measure."""
    old, new = ends
    if statement.base_value and statement.value:
        both = statement.base_value.value == old, statement.value.value == new
        return _FROM_TO if all(both) else _FIGURE * any(both)
    score = 0.0
    stated = statement.absolute
    if stated is not None:
        score += _DIFFERENCE * _is_near(stated.value, abs(new - old), stated.ulp)
    if statement.value is not None:
        return score + _FIGURE * (statement.value.value == new)
    fits = any(value in hints.stated and abs(value) >= _LEAST_FIGURE for value in ends)
    return score + _FIGURE * fits


def _is_near(stated: Decimal, real: Decimal, ulp: Decimal) -> bool:
    return abs(stated - real) * 2 <= (ulp if ulp > 1 else 0)


def _rate_words(
    statement: ChangeStatement, target: Target, scene: Scene, hints: _Hints
) -> float:
    """Rate what the words of a statement and of the headings above it say for a measure."""
    if hints.named:
        is_named = any(one is target for one in hints.named)
        return _LABEL * _share(statement, target, scene.lexicon) if is_named else _OTHER_LABEL
    if not _may_be_meant(statement, target, scene.lexicon):
        return 0.0
    if any(one is target for one in hints.before):
        return _LABEL_BEFORE
    heading = _rate_headings(target, scene)
    if heading or hints.before:
        return heading
    return _rate_context(statement, target, hints, scene.lexicon)


def _may_be_meant(statement: ChangeStatement, target: Target, lexicon: Lexicon) -> bool:
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
                return _HEADING
            if re.search(rf"\b{re.escape(name)}\b", heading):
                return _IN_HEADING
    return 0.0


def _rate_context(
    statement: ChangeStatement, target: Target, hints: _Hints, lexicon: Lexicon
) -> float:
    """Rate the words a statement shares with the caption and unit of a whole table."""
    if not target.whole:
        return 0.0
    shared = count_shared(hints.words, target.context, lexicon)
    counted = count_shared(statement.words, target.context, lexicon) > 0
    return _CONTEXT if shared >= _MIN_CONTEXT or (shared > 0 and counted) else 0.0


def _agrees(statement: ChangeStatement, ends: tuple[Decimal, Decimal]) -> bool:
    old, new = ends
    return (new > old) == (statement.direction == "increase") and old != new
