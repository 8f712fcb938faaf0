"""Amounts: sentences that say how many or how much there was, held against the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from zvhrr_extract.claims.judge import Range, figure_range
from zvhrr_extract.claims.link import Scene, named_targets
from zvhrr_extract.claims.quantities import Quantity
from zvhrr_extract.claims.results import Result, find_results
from zvhrr_extract.claims.subject import content_words, count_shared, leaning_on
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.claims.times import tell_year
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.report import Verdict
from zvhrr_extract.models.statement import AmountStatement, Passage
from zvhrr_extract.values.numbers import CURRENCY_CODES, has_swapped_digits
from zvhrr_extract.values.words import find_words

_EQUAL_LONG, _EQUAL_SHORT, _EQUAL_FLOOR = 0.6, 0.3, 0.5
_LABEL, _CONTEXT, _NOUN = 0.3, 0.15, 0.15
# A figure of so many digits is hardly the same by chance.
_LONG_DIGITS = 3
# What is this near the real figure was meant to be it; with many shared words, this near.
_NEAR = Decimal("0.1")
_NEAR_NAMED = Decimal("0.5")
_MANY_WORDS = 3
_SUM_DIGITS = 4
_BEFORE_CHARS = 40


@dataclass(frozen=True, slots=True)
class AmountJudgement:
    """What the figures say of an amount.

    Attributes:
        verdict: The outcome.
        readings: The figures it was held against, with their years.
        real: What they give, in the stated sense; None where nothing was found.
        subject: What it is of, as the table has it.
        score: How sure the link is, 0 to 1.
        explanation: Why it is contradicted, or why it cannot be verified.
    """

    verdict: Verdict
    readings: tuple[tuple[Measure, int], ...] = ()
    real: Decimal | None = None
    subject: str | None = None
    score: float | None = None
    explanation: str | None = None


def list_amounts(
    passage: Passage, free: Sequence[Quantity], report_year: int | None, scene: Scene
) -> Iterator[AmountStatement]:
    """List what a sentence says there was; percentages and figures without a noun are not."""
    lexicon = scene.lexicon
    for quantity in free:
        stated = quantity.stated
        if quantity.kind != "number" or not (stated.unit or stated.noun):
            continue
        before = passage.text[max(0, quantity.start - _BEFORE_CHARS) : quantity.start]
        result = lexicon.result.search(before)
        yield AmountStatement(
            passage=passage,
            figure=stated,
            negative=bool(lexicon.negative.search(before)),
            result_word=result[0] if result else None,
            year=tell_year(
                passage.text,
                leaning_on(passage, scene.language),
                at=quantity.start,
                report_year=report_year,
                lexicon=lexicon,
            ),
            expects=bool(
                lexicon.expects.search(passage.text)
                or lexicon.opens_condition.match(passage.text)
            ),
            elsewhere=bool(lexicon.elsewhere.search(passage.text)),
        )


def judge_amount(
    statement: AmountStatement, others: Sequence[Decimal], scene: Scene
) -> AmountJudgement | None:
    """Judge an amount by the tables, or by other amounts of its block.

    Args:
        statement: The amount.
        others: Amounts that its block states before it, signed.
        scene: What surrounds it.

    Returns:
        None where it is of a kind that no table has, so that there is nothing to check.
    """
    rated = sorted(_rate(statement, scene), key=lambda entry: -entry[0])
    best = rated[0] if rated else None
    if best is not None and best[0] >= _EQUAL_FLOOR and _holds(statement, best[1]):
        return _tell("supported", statement, best)
    judged = [_judge_result(statement, one, others) for one in find_results(statement, scene)]
    known = [one for one in judged if one is not None]
    if known:
        return min(known, key=lambda one: (one.verdict != "supported", not one.explanation))
    if _is_sum(statement, others):
        return AmountJudgement(
            "supported", explanation="sum of amounts named in the same text", score=_EQUAL_LONG
        )
    return _judge_other(statement, rated, scene)


def _rate(statement: AmountStatement, scene: Scene) -> Iterator[tuple[float, Target]]:
    """Rate how likely an amount is that of each measure."""
    named = named_targets(statement.passage.text, scene.targets)
    words = content_words(statement.passage.text, scene.language, scene.lexicon)
    nouns = content_words(statement.figure.noun, scene.language, scene.lexicon)[:1]
    for target in scene.targets:
        if not _has_unit(statement, target) or _figure(statement, target) is None:
            continue
        score = 0.0
        if _holds(statement, target):
            long = len(str(abs(statement.figure.value).to_integral_value())) >= _LONG_DIGITS
            score += _EQUAL_LONG if long else _EQUAL_SHORT
        score += _LABEL * any(one is target for one in named)
        score += _NOUN * (count_shared(nouns, target.context) > 0)
        if target.whole and not named:
            score += _CONTEXT * min(2, count_shared(words, target.context) // 2)
        yield min(1.0, score), target


def _has_unit(statement: AmountStatement, target: Target) -> bool:
    """Tell whether an amount and a measure are both money, or both no money."""
    unit = (target.measure.table.unit or "").split(" ")[0]
    in_money = unit in CURRENCY_CODES.values() or target.measure.kind == "amount"
    return target.measure.kind != "percent" and in_money == (statement.figure.unit is not None)


def _figure(statement: AmountStatement, target: Target) -> Decimal | None:
    return None if statement.year is None else target.figure(statement.year)


def _holds(statement: AmountStatement, target: Target) -> bool:
    real = _figure(statement, target)
    return real is not None and figure_range(statement.figure).meets(
        Range(abs(real) - target.rounding, abs(real) + target.rounding)
    )


def _tell(
    verdict: Verdict,
    statement: AmountStatement,
    rated: tuple[float, Target],
    explanation: str | None = None,
) -> AmountJudgement:
    score, target = rated
    return AmountJudgement(
        verdict=verdict,
        readings=((target.measure, statement.year or 0),),
        real=_figure(statement, target),
        subject=target.measure.label,
        score=score,
        explanation=explanation,
    )


def _judge_result(
    statement: AmountStatement,
    result: Result,
    others: Sequence[Decimal],
) -> AmountJudgement | None:
    """Judge an amount that is said to be the result: income less costs."""
    real, readings = result
    sense = -1 if statement.negative else 1
    ranges = figure_range(statement.figure)
    told = AmountJudgement(
        "supported", readings, sense * real, subject=statement.result_word, score=1.0
    )
    if ranges.meets(Range(sense * real, sense * real)):
        return told
    if _is_sum(statement, (*others, real)):
        return AmountJudgement(
            "supported",
            readings,
            statement.figure.value,
            subject=statement.result_word,
            score=_EQUAL_LONG,
            explanation="sum of amounts named in the same text",
        )
    if statement.expects:
        return None
    why = explain_amount(statement.figure.value, sense * real)
    near = abs(statement.figure.value - abs(real)) <= _NEAR_NAMED * abs(real)
    if why is None and not near:
        return None
    return AmountJudgement(
        "contradicted", readings, sense * real, told.subject, score=1.0, explanation=why
    )


def explain_amount(stated: Decimal, real: Decimal) -> str | None:
    """Name the first explanation that fits an amount that is contradicted, or `None`."""
    if stated == -real:
        return "wrong sign"
    if stated * 1000 == abs(real) or stated == abs(real) * 1000:
        return "off by a factor 1,000"
    return "digits swapped" if has_swapped_digits(stated, abs(real)) else None


def _is_sum(statement: AmountStatement, others: Sequence[Decimal]) -> bool:
    """Tell whether an amount is the sum or difference of two others, of so many digits."""
    value = statement.figure.value
    known = [one for one in dict.fromkeys(others) if abs(one) != value]
    if statement.figure.unit is None or value < 10**_SUM_DIGITS:
        return False
    return any(
        abs(one + sign * other) == value
        for (one, other), sign in product(combinations(known, 2), (1, -1))
    )


def _judge_other(
    statement: AmountStatement, rated: Sequence[tuple[float, Target]], scene: Scene
) -> AmountJudgement | None:
    """Judge an amount that is no figure of its year: a slip, or nothing to hold it against."""
    if statement.elsewhere:
        return AmountJudgement("unverifiable", explanation="speaks of others")
    for score, target in rated if not statement.expects else ():
        real = _figure(statement, target)
        if real is None or not real or not _is_meant(statement, target, scene):
            continue
        why = explain_amount(statement.figure.value, abs(real)) or _other_year(
            statement, target
        )
        near = abs(statement.figure.value - abs(real)) / abs(real)
        if why or near <= _nearness(statement, target, scene):
            return _tell("contradicted", statement, (score, target), why)
    if statement.figure.unit is None and not _is_counted(statement, scene):
        return None
    why = (
        "speaks of what is expected"
        if statement.expects
        else "no figure of the tables is named"
    )
    return AmountJudgement("unverifiable", explanation=why)


def _is_meant(statement: AmountStatement, target: Target, scene: Scene) -> bool:
    """Tell whether words say that an amount is of a measure."""
    nouns = content_words(statement.figure.noun, scene.language, scene.lexicon)[:1]
    if nouns and not count_shared(nouns, target.context):
        return False
    named = named_targets(statement.passage.text, scene.targets)
    if named:
        return any(one is target for one in named) and bool(nouns or len(named) == 1)
    words = content_words(statement.passage.text, scene.language, scene.lexicon)
    return target.whole and count_shared(words, target.context) >= _MANY_WORDS


def _nearness(statement: AmountStatement, target: Target, scene: Scene) -> Decimal:
    """Return how far off an amount may be and still be meant as a measure's figure."""
    words = content_words(statement.passage.text, scene.language, scene.lexicon)
    many = count_shared(words, target.context) >= _MANY_WORDS
    return _NEAR_NAMED if many and target.whole else _NEAR


def _other_year(statement: AmountStatement, target: Target) -> str | None:
    """Tell whether an amount is the figure of another year."""
    value = statement.figure.value
    fits = any(
        abs(target.figure(year) or 0) == value
        for year in target.measure.figures
        if year != statement.year
    )
    return "another pair of years" if fits and value >= 10 else None


def _is_counted(statement: AmountStatement, scene: Scene) -> bool:
    """Tell whether tables of the report count what an amount counts."""
    first = find_words(statement.figure.noun)[:1]
    nouns = content_words(" ".join(first), scene.language, scene.lexicon)
    return any(count_shared(nouns, target.context) for target in scene.targets)
