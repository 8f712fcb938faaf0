"""What a claim says of two figures, rightly or wrongly in one way only, by exact arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from tests.audit.planted_gold import (
    EXPLANATIONS,
    FACTOR,
    NEW_BASE,
    OTHER_YEARS,
    PLAIN_WRONG,
    POINTS,
    SWAPPED,
    TRUNCATED,
    WRONG_SIGN,
)

# So near to the edge of a printed figure nothing is planted: rounding customs differ there.
MARGIN = Decimal("0.04")
HUNDRED = Decimal(100)
LARGEST_PERCENT = 99


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures a claim speaks of, and what else the report prints of the measure.

    Attributes:
        label: Name of the measure.
        base_year: Year compared with.
        year: Year spoken of.
        others: All printed values of the measure by year, these two among them.
        known: Those of all reports so far; nothing planted may be explained by these either.
        totals: Printed totals by year, where the measure is a part of one.
    """

    label: str
    base_year: int
    year: int
    others: Mapping[int, int]
    known: Mapping[int, int]
    totals: Mapping[int, int]

    @property
    def base(self) -> int:
        """Value of the base year."""
        return self.others[self.base_year]

    @property
    def value(self) -> int:
        """Value of the year."""
        return self.others[self.year]

    @property
    def change(self) -> Decimal:
        """Change in percent, signed."""
        return percent_change(self.base, self.value)


def percent_change(base: int, value: int) -> Decimal:
    """Give the change in percent of the base, exactly."""
    return (Decimal(value) - base) * HUNDRED / base


def rounded(number: Decimal, places: int) -> Decimal:
    """Round the size of a number half up, as people do."""
    return abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def cut(number: Decimal, places: int) -> Decimal:
    """Cut the size of a number off after some places."""
    return abs(number).quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def points(pair: Pair) -> Decimal | None:
    """Give the difference of the shares of the totals, in points; None without totals."""
    if pair.base_year not in pair.totals or pair.year not in pair.totals:
        return None
    old = pair.base * HUNDRED / pair.totals[pair.base_year]
    return pair.value * HUNDRED / pair.totals[pair.year] - old


def other_pairs(pair: Pair, values: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Give the figures of every other two years, the earlier first and the other way round."""
    for base in values:
        for year in values:
            if base != year and {base, year} != {pair.base_year, pair.year}:
                yield values[base], values[year]


def later_pairs(pair: Pair) -> Iterator[tuple[int, int]]:
    """Give the figures of other two years the report prints, changed the same way."""
    for base in sorted(pair.others):
        for year in sorted(pair.others):
            if base < year and (base, year) != (pair.base_year, pair.year):
                old, new = pair.others[base], pair.others[year]
                if (new - old) * (pair.value - pair.base) > 0:
                    yield old, new


def is_near(number: Decimal | None, printed: Decimal, places: int) -> bool:
    """Tell whether a number may be meant by a printed one, with some room, of any sign."""
    if number is None:
        return False
    half = Decimal("0.5").scaleb(-places)
    return abs(abs(number) - printed) <= half + MARGIN.scaleb(-places)


def is_sure(number: Decimal, printed: Decimal, places: int) -> bool:
    """Tell whether a printed number is this one without doubt."""
    half = Decimal("0.5").scaleb(-places)
    return abs(abs(number) - printed) <= half - MARGIN.scaleb(-places)


def percent_explanations(
    pair: Pair, printed: Decimal, places: int, *, reversed_: bool
) -> set[str]:
    """Give every explanation that may fit a printed percentage, taken broadly."""
    right = pair.change
    fits = {
        NEW_BASE: is_near(percent_change(pair.value, pair.base), printed, places),
        POINTS: is_near(points(pair), printed, places),
        TRUNCATED: cut(right, places) == printed != rounded(right, places),
        OTHER_YEARS: any(
            is_near(percent_change(base, value), printed, places)
            for base, value in other_pairs(pair, pair.known)
        ),
        WRONG_SIGN: reversed_ and is_near(right, printed, places),
        FACTOR: is_near(right * 1000, printed, places)
        or is_near(right / 1000, printed, places),
        SWAPPED: _same_digits(printed, rounded(right, places)),
    }
    return {name for name, fit in fits.items() if fit}


def absolute_explanations(pair: Pair, printed: int, *, reversed_: bool) -> set[str]:
    """Give every explanation that may fit a printed difference, taken broadly."""
    right = abs(pair.value - pair.base)
    others = {abs(a - b) for a, b in other_pairs(pair, pair.known)}
    fits = {
        OTHER_YEARS: printed in others,
        WRONG_SIGN: reversed_ and printed == right,
        FACTOR: printed == right * 1000 or abs(Decimal(right) / 1000 - printed) <= 1,
        SWAPPED: _same_digits(Decimal(printed), Decimal(right)),
    }
    return {name for name, fit in fits.items() if fit}


def is_first(name: str, fitting: set[str]) -> bool:
    """Tell whether an explanation fits and none before it in the order does."""
    if name == PLAIN_WRONG:
        return not fitting
    before = EXPLANATIONS[: EXPLANATIONS.index(name)]
    return name in fitting and not fitting & set(before)


def right_percent(pair: Pair, places: int) -> Decimal | None:
    """Give the right percentage; None where rounding it is a matter of taste."""
    printed = rounded(pair.change, places)
    sure = is_sure(pair.change, printed, places) and printed >= 2
    return printed if sure and printed <= LARGEST_PERCENT else None


def wrong_percent(pair: Pair, places: int, kind: str, rng: Random) -> Decimal | None:
    """Give a percentage that is wrong in one way and told by nothing before it, or None."""
    if right_percent(pair, places) is None:
        return None
    for printed in _candidates(pair, places, kind, rng):
        reversed_ = kind == WRONG_SIGN
        fitting = percent_explanations(pair, printed, places, reversed_=reversed_)
        differs = reversed_ or not is_near(pair.change, printed, places)
        if differs and 1 <= printed <= LARGEST_PERCENT and is_first(kind, fitting):
            return printed
    return None


def _candidates(pair: Pair, places: int, kind: str, rng: Random) -> list[Decimal]:  # noqa: PLR0911  a table of cases
    right, unit = rounded(pair.change, places), Decimal(1).scaleb(-places)
    if kind == NEW_BASE:
        return _sure([percent_change(pair.value, pair.base)], places)
    if kind == POINTS:
        share = points(pair)
        return _sure([share] if share is not None and share * pair.change > 0 else [], places)
    if kind == TRUNCATED:
        return [cut(pair.change, places)]
    if kind == OTHER_YEARS:
        return _sure([percent_change(old, new) for old, new in later_pairs(pair)], places)
    if kind == WRONG_SIGN:
        return [right] if rounded(pair.change, places) != cut(pair.change, places) else []
    if kind == SWAPPED:
        return [Decimal(text) for text in _swaps(str(right))]
    if kind == PLAIN_WRONG:
        return [right + step * unit for step in rng.sample(range(3, 30), 12)]
    return []


def _sure(numbers: list[Decimal], places: int) -> list[Decimal]:
    return [rounded(n, places) for n in numbers if is_sure(n, rounded(n, places), places)]


def wrong_absolute(pair: Pair, kind: str, rng: Random) -> int | None:
    """Give a difference that is wrong in one way only, or None."""
    right = abs(pair.value - pair.base)
    made: dict[str, list[int]] = {
        OTHER_YEARS: [abs(new - old) for old, new in later_pairs(pair)],
        WRONG_SIGN: [right],
        FACTOR: [right * 1000],
        SWAPPED: [int(text) for text in _swaps(str(right))],
        PLAIN_WRONG: [right + step for step in rng.sample(range(4, 60), 12)],
    }
    for printed in made.get(kind, []):
        fitting = absolute_explanations(pair, printed, reversed_=kind == WRONG_SIGN)
        if (kind == WRONG_SIGN or printed != right) and printed > 3 and is_first(kind, fitting):
            return printed
    return None


def swapped_amount(number: int) -> int:
    """Swap two neighbouring digits of an amount, the last that differ."""
    return int(_swaps(str(number))[-1])


def odd_amount(number: int, steps: Sequence[int]) -> int:
    """Give an amount that is wrong and that no swapped digits explain."""
    wrong = (number + step for step in steps)
    return next(amount for amount in wrong if sorted(str(amount)) != sorted(str(number)))


def _swaps(text: str) -> list[str]:
    """Swap each two neighbouring digits that differ, no zero to the front."""
    places = [at for at in range(len(text)) if text[at].isdigit()]
    found = []
    for one, two in pairwise(places):
        signs = list(text)
        signs[one], signs[two] = signs[two], signs[one]
        if signs != list(text) and signs[0] != "0":
            found.append("".join(signs))
    return found


def _same_digits(one: Decimal, two: Decimal) -> bool:
    return one != two and sorted(str(one)) == sorted(str(two))
