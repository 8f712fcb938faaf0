"""Linking: which measure a change is about, and how sure that is.

The figures a statement names count most, then the label it names, then the heading it stands
under. Its percentage links nothing: any percentage fits some row of a large table. (Matching
by percentage alone would confirm wrong claims; see docs/architecture.md.)
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from zvhrr_extract.claims.naming import named_targets
from zvhrr_extract.claims.quantities import find_quantities
from zvhrr_extract.claims.ratings import (
    HEADING,
    Hints,
    bears_out,
    may_be_meant,
    rate_figures,
    rate_rest,
    rate_words,
)
from zvhrr_extract.claims.scene import Scene
from zvhrr_extract.claims.subject import content_words
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.models.statement import ChangeStatement
from zvhrr_extract.values.words import first_word

FLOOR = 0.3
# Two links nearer than this are equally good.
_MARGIN = 0.02
# Figures that fit count so much where the words speak of something else.
_OTHER_SUBJECT = 0.5
# What a percentage that fits adds to a link that a label or heading has made.
_BORNE_OUT = 0.15


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


def link_change(statement: ChangeStatement, scene: Scene) -> list[Link]:
    """List the measures a change may be about, the surest first; only the equally sure ones."""
    above = statement.passage.before if _leans_back(statement, scene) else ""
    told = f"{above} {statement.passage.text}"
    likely = scene.register.for_change(
        statement, _find_figures(told, statement, scene), (told, *scene.headings)
    )
    every = [(target, target.figures_for(statement)) for target in likely]
    known = [(target, ends) for target, ends in every if ends is not None]
    hints = _gather(statement, above, [target for target, _ in known], scene)
    links = []
    for target, ends in known:
        figures = rate_figures(statement, ends, hints)
        words = rate_words(statement, target, scene, hints)
        if not hints.named and not may_be_meant(statement, target, scene.lexicon):
            figures *= _OTHER_SUBJECT
        if figures + words > 0:
            score = figures + words + rate_rest(statement, target, ends)
            links.append(Link(score, target, words >= HEADING))
    links = _confirm(links, statement)
    links.sort(key=lambda link: -link.score)
    if not links or links[0].score < FLOOR:
        return []
    return [link for link in links if links[0].score - link.score <= _MARGIN]


def _confirm(links: list[Link], statement: ChangeStatement) -> list[Link]:
    """Let a percentage that fits speak for the one row that words name, if it is but one."""
    named = [link for link in links if link.by_words]
    if len({link.target.figures_for(statement) for link in named}) != 1:
        return links
    ends = named[0].target.figures_for(statement)
    bonus = _BORNE_OUT * (ends is not None and bears_out(statement, ends))
    return [link._replace(score=link.score + bonus * link.by_words) for link in links]


def _gather(
    statement: ChangeStatement, above: str, likely: Sequence[Target], scene: Scene
) -> Hints:
    """Gather what a statement, and what it leans on above it, give to be linked by."""
    named = named_targets(statement.region, likely)
    told = f"{above if not named else ''} {statement.passage.text}"
    return Hints(
        named=named,
        before=named_targets(above, likely) if above and not named else [],
        stated=_find_figures(told, statement, scene),
        words=content_words(f"{above} {statement.region}", scene.language, scene.lexicon),
    )


def _find_figures(told: str, statement: ChangeStatement, scene: Scene) -> frozenset[Decimal]:
    """Find the figures that a text names, the difference of a change apart."""
    return frozenset(
        quantity.stated.value
        for quantity in find_quantities(told, scene.language, scene.lexicon)
        if quantity.kind == "number" and quantity.stated != statement.absolute
    )


def _leans_back(statement: ChangeStatement, scene: Scene) -> bool:
    """Tell whether a sentence speaks of what was named before it: `Dit is een daling`."""
    first = first_word(statement.passage.text).strip(",")
    return first in scene.language.anaphora or not statement.words
