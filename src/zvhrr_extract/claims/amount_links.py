"""Links of amounts: which measure a number or amount may be of, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from zvhrr_extract.claims.judge import Range, figure_range
from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.naming import named_targets
from zvhrr_extract.claims.scene import Scene
from zvhrr_extract.claims.subject import content_words, count_shared
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.models.statement import AmountStatement
from zvhrr_extract.values.numbers import CURRENCY_CODES

_EQUAL_LONG, _EQUAL_SHORT = 0.6, 0.3
_LABEL, _CONTEXT, _NOUN = 0.3, 0.15, 0.15
# A figure of so many digits is hardly the same by chance.
_LONG_DIGITS = 3
_MANY_WORDS = 3


class AmountLink(NamedTuple):
    """A measure an amount may be of.

    Attributes:
        score: How sure that is, 0 to 1.
        target: The measure.
        real: Its figure of the year.
        holds: Whether the amount is that figure.
        meant: Whether words, not the figure alone, say that it is of this measure.
        many: Whether many words do.
    """

    score: float
    target: Target
    real: Decimal
    holds: bool
    meant: bool
    many: bool


@dataclass(frozen=True, slots=True)
class _Hints:
    """What an amount gives to be linked by, worked out once.

    Attributes:
        named: Measures that its sentence names.
        words: Words of its sentence.
        nouns: The word that says what it counts, if it is no money.
    """

    named: list[Target]
    words: tuple[str, ...]
    nouns: tuple[str, ...]


def link_amount(statement: AmountStatement, scene: Scene) -> list[AmountLink]:
    """List the measures an amount may be of, the surest first."""
    if statement.year is None:
        return []
    text = statement.passage.text
    likely = scene.register.for_amount(statement)
    hints = _Hints(
        named=named_targets(text, likely),
        words=content_words(text, scene.language, scene.lexicon),
        nouns=content_words(statement.figure.noun, scene.language, scene.lexicon)[:1],
    )
    links = (
        _rate(statement, (target, real), hints, scene.lexicon)
        for target in likely
        if _has_unit(statement, target) and (real := target.figure(statement.year)) is not None
    )
    return sorted(links, key=lambda link: -link.score)


def is_counted(statement: AmountStatement, scene: Scene) -> bool:
    """Tell whether tables of the report count what an amount counts."""
    nouns = content_words(statement.figure.noun, scene.language, scene.lexicon)[:1]
    return count_shared(nouns, scene.counted, scene.lexicon) > 0


def _has_unit(statement: AmountStatement, target: Target) -> bool:
    """Tell whether an amount and a measure are both money, or both no money."""
    unit = (target.measure.table.unit or "").split(" ")[0]
    in_money = unit in CURRENCY_CODES.values() or target.measure.kind == "amount"
    return target.measure.kind != "percent" and in_money == (statement.figure.unit is not None)


def _rate(
    statement: AmountStatement, both: tuple[Target, Decimal], hints: _Hints, lexicon: Lexicon
) -> AmountLink:
    """Rate a measure and its figure of the year."""
    target, real = both
    shared = count_shared(hints.words, target.context, lexicon) if target.whole else 0
    counted = count_shared(hints.nouns, target.context, lexicon) > 0
    named = any(one is target for one in hints.named)
    slack = target.rounding
    holds = figure_range(statement.figure).meets(Range(abs(real) - slack, abs(real) + slack))
    score = _LABEL * named + _NOUN * counted
    if holds:
        score += _EQUAL_LONG if _count_digits(statement) >= _LONG_DIGITS else _EQUAL_SHORT
    if not hints.named:
        score += _CONTEXT * min(2, shared // 2)
    many = shared >= _MANY_WORDS
    alone = len(hints.named) == 1 or bool(hints.nouns)
    meant = (named and alone) if hints.named else many
    return AmountLink(
        score=min(1.0, score),
        target=target,
        real=real,
        holds=holds,
        meant=meant and (counted or not hints.nouns),
        many=many,
    )


def _count_digits(statement: AmountStatement) -> int:
    return len(str(abs(statement.figure.value).to_integral_value()))
