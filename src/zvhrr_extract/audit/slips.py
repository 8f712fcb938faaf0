"""Slips: why a printed sum is wrong, the first that fits of a fixed list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from zvhrr_extract.values.numbers import has_swapped_digits

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed sum that does not hold.

    Attributes:
        printed: What is printed.
        real: What the parts add up to.
        parts: Label and value of each part.
        beside: Label and value of rows that are in no sum.
        others: What else is printed in the row of the sum.
    """

    printed: Decimal
    real: Decimal
    parts: tuple[tuple[str, Decimal], ...]
    beside: tuple[tuple[str, Decimal], ...]
    others: tuple[Decimal, ...]

    @property
    def surplus(self) -> Decimal:
        """What is printed too much."""
        return self.printed - self.real


class Slip(NamedTuple):
    """An explanation, and the label of the row it is about, if it is about one."""

    name: str
    part: str = ""


def explain_sum(wrong: Sum) -> Slip | None:
    """Name the first slip that explains a wrong sum, or `None`."""
    for name, find in SLIPS.items():
        part = find(wrong)
        if part is not None:
            return Slip(name, part)
    return None


def _first(
    parts: tuple[tuple[str, Decimal], ...], fits: Callable[[Decimal], bool]
) -> str | None:
    return next((label for label, value in parts if value and fits(value)), None)


def _left_out(wrong: Sum) -> str | None:
    return _first(wrong.parts, lambda value: wrong.surplus == -value)


def _counted_twice(wrong: Sum) -> str | None:
    return _first(wrong.parts, lambda value: wrong.surplus == value)


def _counted_in(wrong: Sum) -> str | None:
    return _first(wrong.beside, lambda value: wrong.surplus == value)


def _swapped(wrong: Sum) -> str | None:
    if has_swapped_digits(wrong.printed, wrong.real):
        return ""
    return _first(wrong.parts, lambda value: has_swapped_digits(value, value + wrong.surplus))


def _by_thousand(wrong: Sum) -> str | None:
    if wrong.printed in (wrong.real * _THOUSAND, wrong.real / _THOUSAND):
        return ""
    return _first(
        wrong.parts,
        lambda value: wrong.surplus in (value * _THOUSAND - value, value / _THOUSAND - value),
    )


def _wrong_sign(wrong: Sum) -> str | None:
    if wrong.printed == -wrong.real:
        return ""
    return _first(wrong.parts, lambda value: wrong.surplus == -2 * value)


def _other_column(wrong: Sum) -> str | None:
    return "" if wrong.printed in wrong.others else None


# The order is documented in docs/findings.md.
SLIPS: dict[str, Callable[[Sum], str | None]] = {
    "digits swapped": _swapped,
    "a row left out": _left_out,
    "a row counted twice": _counted_twice,
    "a row of no sum counted in": _counted_in,
    "off by a factor 1,000": _by_thousand,
    "wrong sign": _wrong_sign,
    "the figure of another column": _other_column,
}
