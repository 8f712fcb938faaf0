"""Figures: printed values that can be held against each other, whatever their scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod
from typing import NamedTuple, TypeVar

from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.report import Report

# One figure of three digits, or two of fewer, are hardly the same by chance.
_ROOM = 100
# Where others differ it takes two of three digits.
_MUCH_ROOM = 10_000
# A restated figure is seldom further off than a quarter.
_NEAR = Decimal("0.25")
# That so many figures, three quarters of them, end in zeros is how the table rounds.
_MANY = 4
_MOST = Decimal("0.75")
_COARSEST = 6

# Index of a column, and a year.
Key = tuple[int, int]
_Any = TypeVar("_Any")


@dataclass(frozen=True, slots=True)
class Figure:
    """What one report prints as the figure of one measure for one year.

    Attributes:
        report: The report that prints it.
        measure: The measure it is of, as that report's table has it.
        year: The year it is of.
        value: With the scale of its unit worked out.
        scale: What it is printed in, such as 1000; a thousandth where the reports before
            print thousands and this one does not, and neither says so.
        step: What one unit of its last reliable digit is worth.
    """

    report: Report
    measure: Measure
    year: int
    value: Decimal
    scale: Decimal
    step: Decimal

    def agrees(self, other: Figure) -> bool:
        """Tell whether both are the same figure, rounding apart."""
        if self.step == other.step:
            return self.value == other.value
        return abs(self.value - other.value) * 2 <= max(self.step, other.step)

    def is_near(self, other: Figure) -> bool:
        """Tell whether one may be a correction of the other."""
        return abs(self.value - other.value) <= _NEAR * max(abs(self.value), abs(other.value))

    def rescaled(self, factor: Decimal) -> Figure:
        """Give the same figure, printed in another scale than was thought."""
        return replace(
            self,
            value=self.value * factor,
            scale=self.scale * factor,
            step=self.step * factor,
        )

    @property
    def room(self) -> Decimal:
        """How many figures of its size there are, in steps of its last reliable digit."""
        return max(abs(self.value) / self.step, Decimal(1))


def find_step(values: Iterable[Decimal]) -> Decimal:
    """Tell how a column of figures is rounded: its decimals, or the zeros most end in.

    >>> find_step([Decimal("12.5"), Decimal(13)]), find_step([Decimal(2119), Decimal(500)])
    (Decimal('0.1'), Decimal('1'))
    >>> find_step([Decimal(n) for n in (2000, 13000, 700000, 5000)])
    Decimal('1E+3')
    """
    known = [value for value in values if value]
    decimals = max((-_exponent(value) for value in known), default=0)
    if decimals > 0:
        return Decimal(1).scaleb(-decimals)
    best = 0
    for power in range(1, _COARSEST + 1):
        ending = sum(_exponent(value) >= power for value in known)
        if len(known) >= _MANY and ending >= _MOST * len(known):
            best = power
    return Decimal(1).scaleb(best)


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


class Evidence(NamedTuple):
    """What the figures that two rows have of the same years say; zeros say nothing.

    Attributes:
        shared: How many there are.
        equal: How many of them agree.
        near: How many of them are near each other.
        room: How many other figures could stand where they agree.
    """

    shared: int
    equal: int
    near: int
    room: Decimal

    @property
    def proves(self) -> bool:
        """Whether the rows are the same by their figures alone.

        One of three may differ, restated, where the others tell enough.
        """
        if self.equal == self.shared:
            return self.room >= _ROOM
        return self.equal * 3 >= self.shared * 2 and self.room >= _MUCH_ROOM

    @property
    def speaks_for(self) -> bool:
        """Whether at least half of the figures are the same, and not by chance."""
        return self.equal * 2 >= self.shared and self.room >= _ROOM

    @property
    def speaks_against(self) -> bool:
        """Whether the figures are others, and no corrections of each other."""
        return self.contradicts and self.near < self.shared

    @property
    def contradicts(self) -> bool:
        """Whether none of the figures is the same."""
        return self.shared > 0 and self.equal == 0


def weigh(known: Mapping[_Any, Figure], found: Mapping[_Any, Figure]) -> Evidence:
    """Hold the figures that two rows, columns or tables have under one key together."""
    both = [(known[key], found[key]) for key in known.keys() & found.keys()]
    pairs = [(one, other) for one, other in both if one.value or other.value]
    same = [(one, other) for one, other in pairs if one.agrees(other)]
    return Evidence(
        shared=len(pairs),
        equal=len(same),
        near=sum(one.is_near(other) for one, other in pairs),
        room=prod((min(one.room, other.room) for one, other in same), start=Decimal(1)),
    )
