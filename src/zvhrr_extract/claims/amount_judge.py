"""Judging amounts: a number or amount held against the tables and the text around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product

from zvhrr_extract.claims.amount_links import AmountLink, is_counted, link_amount
from zvhrr_extract.claims.judge import Range, figure_range
from zvhrr_extract.claims.results import Result, find_results
from zvhrr_extract.claims.scene import Scene
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.report import Verdict
from zvhrr_extract.models.statement import AmountStatement
from zvhrr_extract.values.numbers import has_swapped_digits

_FLOOR = 0.5
_BY_SUM = 0.6
# What is this near the real figure was meant to be it; where many words say so, this near.
_NEAR = Decimal("0.1")
_NEAR_NAMED = Decimal("0.5")
# A result of another size than the year's is that of something else.
_ONE_SIZE = 10
# A sum of figures of so many digits is no chance.
_SUM_FLOOR = 10_000
_THOUSAND = 1000
_LEAST_FIGURE = 10
_IS_SUM = "sum of amounts named in the same text"


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
    links = link_amount(statement, scene)
    if links and links[0].score >= _FLOOR and links[0].holds:
        return _tell("supported", statement, links[0])
    judged = [_judge_result(statement, one, others) for one in find_results(statement, scene)]
    known = [one for one in judged if one is not None]
    if known:
        return min(known, key=lambda one: (one.verdict != "supported", not one.explanation))
    if _is_sum(statement, others):
        return AmountJudgement("supported", explanation=_IS_SUM, score=_BY_SUM)
    return _judge_slip(statement, links) or _leave_open(statement, scene)


def _tell(
    verdict: Verdict,
    statement: AmountStatement,
    link: AmountLink,
    explanation: str | None = None,
) -> AmountJudgement:
    return AmountJudgement(
        verdict=verdict,
        readings=((link.target.measure, statement.year or 0),),
        real=link.real,
        subject=link.target.measure.label,
        score=link.score,
        explanation=explanation,
    )


def _judge_result(
    statement: AmountStatement, result: Result, others: Sequence[Decimal]
) -> AmountJudgement | None:
    """Judge an amount that is said to be the result: income less costs."""
    stated = statement.figure.value
    real = -result.value if statement.negative else result.value
    told = AmountJudgement(
        "supported", result.readings, real, subject=statement.result_word, score=1.0
    )
    if figure_range(statement.figure).meets(Range(real, real)):
        return told
    if _is_sum(statement, (*others, result.value)):
        return replace(told, real=stated, score=_BY_SUM, explanation=_IS_SUM)
    why = _explain(stated, real)
    alike = abs(real) <= _ONE_SIZE * stated and stated <= _ONE_SIZE * abs(real)
    if statement.expects or not (why or alike):
        return None
    return replace(told, verdict="contradicted", explanation=why)


def _explain(stated: Decimal, real: Decimal) -> str | None:
    """Name the first explanation that fits an amount that is contradicted, or `None`."""
    if stated == -real:
        return "wrong sign"
    if stated * _THOUSAND == abs(real) or stated == abs(real) * _THOUSAND:
        return "off by a factor 1,000"
    return "digits swapped" if has_swapped_digits(stated, abs(real)) else None


def _is_sum(statement: AmountStatement, others: Sequence[Decimal]) -> bool:
    """Tell whether an amount is the sum or difference of two others."""
    value = statement.figure.value
    if statement.figure.unit is None or value < _SUM_FLOOR:
        return False
    known = [one for one in dict.fromkeys(others) if abs(one) != value]
    return any(
        abs(one + sign * other) == value
        for (one, other), sign in product(combinations(known, 2), (1, -1))
    )


def _judge_slip(
    statement: AmountStatement, links: Sequence[AmountLink]
) -> AmountJudgement | None:
    """Judge an amount that is meant as a figure of the tables, but is another."""
    if statement.elsewhere or statement.expects:
        return None
    stated = statement.figure.value
    for link in links:
        if not link.meant or not link.real:
            continue
        real = abs(link.real)
        why = _explain(stated, real) or _explain_by_year(statement, link)
        if why or abs(stated - real) <= (_NEAR_NAMED if link.many else _NEAR) * real:
            return _tell("contradicted", statement, link, why)
    return None


def _explain_by_year(statement: AmountStatement, link: AmountLink) -> str | None:
    """Tell whether an amount is the figure of another year."""
    value, target = statement.figure.value, link.target
    years = (year for year in target.measure.figures if year != statement.year)
    fits = any(abs(target.figure(year) or 0) == value for year in years)
    return "another pair of years" if fits and value >= _LEAST_FIGURE else None


def _leave_open(statement: AmountStatement, scene: Scene) -> AmountJudgement | None:
    """Say why an amount cannot be verified, if it is of a kind that tables have."""
    if statement.elsewhere:
        return AmountJudgement("unverifiable", explanation="speaks of others")
    if statement.figure.unit is None and not is_counted(statement, scene):
        return None
    expects = statement.expects
    why = "speaks of what is expected" if expects else "no figure of the tables is named"
    return AmountJudgement("unverifiable", explanation=why)
