"""Judging: a statement held against the figures it is about, in exact arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from zvhrr_extract.claims.explain import Case, explain_change
from zvhrr_extract.models.report import Verdict
from zvhrr_extract.models.statement import ChangeStatement, Closeness, Stated

# `almost`, `over` and `about` allow this share of the stated figure, and so much at least.
_SLACK_SHARE = Decimal("0.1")
_LEAST_SLACK = {"%": Decimal(2)}
# A figure that is said to be equal may differ by so many percent; beyond the second it is not.
_EQUAL_PERCENT = Decimal(5)
_UNEQUAL_PERCENT = Decimal(10)


class Range(NamedTuple):
    """From where to where a figure may lie, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        """Tell whether two ranges have anything in common."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the figures say of a statement.

    Attributes:
        verdict: Of the percentage where one is stated, else of the difference or figures.
        absolute_verdict: Of the difference or figures stated, or None.
        percent: The real change in percent, in the stated direction; points for points.
        absolute: The real difference, likewise.
        explanation: Why it is contradicted, or None.
    """

    verdict: Verdict
    absolute_verdict: Verdict | None
    percent: Decimal | None
    absolute: Decimal
    explanation: str | None = None


def judge_change(statement: ChangeStatement, case: Case) -> Judgement:
    """Judge a change by the figures of its two years."""
    difference = case.new - case.old
    if statement.direction == "equal":
        return _judge_equal(case, difference)
    sign = 1 if statement.direction == "increase" else -1
    moved = sign * difference
    percent = moved if statement.points else case.percent(case.old, sign)
    by_percent = _judge_percent(statement, case, percent, sign)
    by_figures = _judge_figures(statement, case, moved)
    verdict = by_percent or by_figures
    if moved < 0 or verdict is None:
        verdict = "supported" if moved > 0 else "contradicted"
    is_wrong = "contradicted" in (verdict, by_figures)
    wrong = _wrong_parts(statement, by_percent, by_figures)
    return Judgement(
        verdict=verdict,
        absolute_verdict=by_figures,
        percent=percent,
        absolute=moved,
        explanation=explain_change(wrong, case) if is_wrong else None,
    )


def _wrong_parts(
    statement: ChangeStatement, by_percent: Verdict | None, by_figures: Verdict | None
) -> ChangeStatement:
    """Leave of a statement only what is contradicted, so that this is what gets explained."""
    if by_percent != "contradicted":
        statement = replace(statement, percent=None)
    if by_figures != "contradicted":
        statement = replace(statement, absolute=None, base_value=None, value=None)
    return statement


def stated_range(stated: Stated) -> Range:
    """Return where a figure may lie that is stated so: half of its last digit either way."""
    half = stated.ulp / 2
    least = _LEAST_SLACK.get(stated.unit or "", Decimal(0))
    slack = max(least, abs(stated.value) * _SLACK_SHARE)
    low = slack if stated.closeness in (Closeness.ALMOST, Closeness.ABOUT) else half
    if stated.closeness is Closeness.BELOW:
        low = abs(stated.value)
    high = slack if stated.closeness in (Closeness.ABOVE, Closeness.ABOUT) else half
    return Range(stated.value - max(low, half), stated.value + max(high, half))


def _judge_percent(
    statement: ChangeStatement, case: Case, percent: Decimal | None, sign: int
) -> Verdict | None:
    if statement.percent is None:
        return None
    if percent is None:
        return "unverifiable"
    if statement.points:
        slack = 2 * case.rounding
        real = Range(percent - slack, percent + slack)
    else:
        real = Range(*case.percent_range(sign))
    return "supported" if stated_range(statement.percent).meets(real) else "contradicted"


def _judge_figures(statement: ChangeStatement, case: Case, moved: Decimal) -> Verdict | None:
    """Judge the difference and the two figures a change states."""
    told = [
        (stated, real, rounding)
        for stated, real, rounding in (
            (statement.absolute, moved, 2 * case.rounding),
            (statement.base_value, case.old, case.rounding),
            (statement.value, case.new, case.rounding),
        )
        if stated is not None
    ]
    if not told:
        return None
    holds = all(
        figure_range(stated).meets(Range(real - rounding, real + rounding))
        for stated, real, rounding in told
    )
    return "supported" if holds else "contradicted"


def figure_range(stated: Stated) -> Range:
    """Return where a stated count or amount may lie; whole numbers are exact."""
    exact = stated.closeness is Closeness.EXACT and stated.ulp == 1
    return Range(stated.value, stated.value) if exact else stated_range(stated)


def _judge_equal(case: Case, difference: Decimal) -> Judgement:
    percent = case.percent(case.old, 1)
    if percent is None:
        return Judgement("unverifiable", None, None, difference)
    verdict: Verdict = "unverifiable"
    if abs(percent) <= _EQUAL_PERCENT:
        verdict = "supported"
    elif abs(percent) > _UNEQUAL_PERCENT:
        verdict = "contradicted"
    return Judgement(verdict, None, percent, difference)
