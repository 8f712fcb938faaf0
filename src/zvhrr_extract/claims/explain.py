"""Explanations: why a stated change is wrong, the first that fits of a fixed list.

The list and its order are documented in docs/findings.md. Saying which slip explains a figure
follows statcheck (Nuijten and others, 2016), which names the slips of statistical reporting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from zvhrr_extract.models.statement import ChangeStatement, Closeness, Stated
from zvhrr_extract.values.numbers import has_swapped_digits, round_to

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Case:
    """The figures a change is about.

    Attributes:
        old: Of the base year.
        new: Of the year.
        rounding: Half of what their last digit is worth; 0 for exact figures.
        in_percent: Whether the figures are percentages themselves.
        wholes: The totals of both years, of which the figures are parts.
        others: Other pairs of years of the same measure, as (old, new).
    """

    old: Decimal
    new: Decimal
    rounding: Decimal = Decimal(0)
    in_percent: bool = False
    wholes: tuple[Decimal, Decimal] | None = None
    others: tuple[tuple[Decimal, Decimal], ...] = field(default=())

    def percent(self, base: Decimal, sign: int) -> Decimal | None:
        """Return the change in percent of a base, positive in the stated direction."""
        return sign * 100 * (self.new - self.old) / abs(base) if base else None

    def percent_range(self, sign: int) -> tuple[Decimal, Decimal]:
        """Return the least and the greatest percentage the figures allow, being rounded."""
        edges = [
            sign * 100 * (new - old) / abs(old)
            for old in (self.old - self.rounding, self.old + self.rounding)
            for new in (self.new - self.rounding, self.new + self.rounding)
            if old
        ]
        return min(edges), max(edges)


def explain_change(statement: ChangeStatement, case: Case) -> str | None:
    """Name the first explanation that fits a change that is contradicted, or `None`."""
    return next((name for name, fits in EXPLANATIONS if fits(statement, case)), None)


def _fits(stated: Stated | None, real: Decimal | None) -> bool:
    """Tell whether a figure, rounded as the stated one is, is the stated one."""
    if stated is None or real is None:
        return False
    if stated.closeness is not Closeness.EXACT:
        return False
    return abs(stated.value - real) * 2 <= stated.ulp


def _sign(statement: ChangeStatement) -> int:
    return 1 if statement.direction == "increase" else -1


def _is_from_new(statement: ChangeStatement, case: Case) -> bool:
    percent = case.percent(case.new, _sign(statement))
    return not statement.points and _fits(statement.percent, percent)


def _is_in_points(statement: ChangeStatement, case: Case) -> bool:
    if statement.points or statement.percent is None:
        return False
    moved = _sign(statement) * (case.new - case.old)
    if case.in_percent:
        return _fits(statement.percent, moved)
    if case.wholes is not None and all(case.wholes):
        share = 100 * case.new / case.wholes[1] - 100 * case.old / case.wholes[0]
        return _fits(statement.percent, _sign(statement) * share)
    return False


def _is_difference(statement: ChangeStatement, case: Case) -> bool:
    """Tell whether a difference was printed as a percentage: `51 fewer` as `51 %`."""
    moved = _sign(statement) * (case.new - case.old)
    return not statement.points and moved > 0 and _fits(statement.percent, moved)


def _is_truncated(statement: ChangeStatement, case: Case) -> bool:
    percent = case.percent(case.old, _sign(statement))
    if statement.percent is None or percent is None or statement.points or percent < 0:
        return False
    cut = round_to(percent, statement.percent.ulp, ROUND_DOWN)
    return statement.percent.closeness is Closeness.EXACT and cut == statement.percent.value


def _is_other_years(statement: ChangeStatement, case: Case) -> bool:
    return any(
        old and _fits(stated, figure)
        for old, new in case.others
        for stated, figure in (
            (
                statement.percent,
                _sign(statement) * 100 * (new - old) / abs(old) if old else None,
            ),
            (None if statement.percent else statement.absolute, _sign(statement) * (new - old)),
        )
    )


def _is_wrong_way(statement: ChangeStatement, case: Case) -> bool:
    return any(_fits(stated, -real) for stated, real in _pairs(statement, case)) or (
        statement.percent is None
        and statement.absolute is None
        and _sign(statement) * (case.new - case.old) < 0
    )


def _is_off_by_thousand(statement: ChangeStatement, case: Case) -> bool:
    return any(
        stated.value * _THOUSAND == rounded(real, stated)
        or _fits(stated, real * _THOUSAND)
        or (real and _fits(stated, real / _THOUSAND))
        for stated, real in _figures(statement, case)
        if stated.value != real
    )


def _has_swapped_digits(statement: ChangeStatement, case: Case) -> bool:
    return any(
        has_swapped_digits(stated.value, rounded(real, stated))
        for stated, real in (*_pairs(statement, case), *_figures(statement, case))
    )


def rounded(real: Decimal, stated: Stated) -> Decimal:
    """Round a figure as a stated one is."""
    return round_to(real, stated.ulp, ROUND_HALF_UP)


def _pairs(statement: ChangeStatement, case: Case) -> Iterator[tuple[Stated, Decimal]]:
    """Yield the stated percentage and difference with the real ones, in the stated sense."""
    sign = _sign(statement)
    percent = sign * (case.new - case.old) if statement.points else case.percent(case.old, sign)
    if statement.percent is not None and percent is not None:
        yield statement.percent, percent
    if statement.absolute is not None:
        yield statement.absolute, sign * (case.new - case.old)


def _figures(statement: ChangeStatement, case: Case) -> Iterator[tuple[Stated, Decimal]]:
    """Yield the stated difference and figures with the real ones."""
    for stated, real in (
        (statement.absolute, abs(case.new - case.old)),
        (statement.base_value, case.old),
        (statement.value, case.new),
    ):
        if stated is not None:
            yield stated, real


EXPLANATIONS: tuple[tuple[str, Callable[[ChangeStatement, Case], bool]], ...] = (
    ("divided by the new value", _is_from_new),
    ("points instead of percent", _is_in_points),
    ("truncated instead of rounded", _is_truncated),
    ("another pair of years", _is_other_years),
    ("wrong sign", _is_wrong_way),
    ("off by a factor 1,000", _is_off_by_thousand),
    ("digits swapped", _has_swapped_digits),
    ("points instead of percent", _is_difference),
)
