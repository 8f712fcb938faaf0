"""Sums as evidence: how many printed totals a reading of the figures would make true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10
from typing import NamedTuple

Figures = Sequence[Decimal | None]
# Of one part a total says nothing, and of two parts (net and gross) it may be chance.
_MIN_PARTS = 2
_MIN_UNNAMED_PARTS = 3


class SumRows(NamedTuple):
    """Positions of rows that are named as sums.

    Attributes:
        totals: Of everything above, up to the total before.
        subtotals: Of the rows since the last sum; they are no part of a total.
    """

    totals: frozenset[int] = frozenset()
    subtotals: frozenset[int] = frozenset()

    def shift(self, by: int) -> SumRows:
        """Leave off so many rows in front."""
        return SumRows(*(frozenset(at - by for at in part if at >= by) for part in self))


def count_holding(rows: Sequence[Figures], sums: SumRows) -> int:
    """Count the columns in which a total row is the sum of the rows above it.

    Args:
        rows: The figures of every row, equally many; `None` for an empty cell.
        sums: The rows named as sums; where there are none, any row may be a total.

    Returns:
        Number of (row, column) pairs that hold.
    """
    if not rows:
        return 0
    return sum(
        _count_in_column([row[column] for row in rows], sums) for column in range(len(rows[0]))
    )


def hold_all(columns: Iterable[Figures], sums: SumRows) -> bool:
    """Tell whether every named sum of every column holds; stops at the first that does not."""
    needed = len(sums.totals) + len(sums.subtotals)
    return needed > 0 and all(_count_in_column(column, sums) == needed for column in columns)


def _count_in_column(figures: Figures, sums: SumRows) -> int:
    parts, near, holding = _Parts(), _Parts(), 0
    named = any(sums)
    least = _MIN_PARTS if named else _MIN_UNNAMED_PARTS
    for index, figure in enumerate(figures):
        if figure is None:
            continue
        if index in sums.subtotals:
            holding += near.make(figure, least)
            near = _Parts()
        elif (not named or index in sums.totals) and parts.make(figure, least):
            holding += 1
            parts, near = _Parts(), _Parts()
        elif index in sums.totals:
            parts, near = _Parts(), _Parts()
        else:
            parts.add(figure)
            near.add(figure)
    return holding


@dataclass(slots=True)
class _Parts:
    """Figures that are to be added up: their sum, and how many they are."""

    total: Decimal = Decimal(0)
    count: int = 0

    def add(self, figure: Decimal) -> None:
        self.total += figure
        self.count += 1

    def make(self, figure: Decimal, least: int) -> bool:
        """Tell whether the parts, so many at least, add up to a figure."""
        return self.count >= least and figure == self.total != 0


def count_crosswise(rows: Sequence[Figures]) -> int:
    """Count the rows whose last figure is the sum of the others."""
    return sum(
        1
        for row in rows
        if len(row) > _MIN_PARTS
        and row[-1]
        and sum(1 for figure in row[:-1] if figure is not None) >= _MIN_PARTS
        and sum((figure for figure in row[:-1] if figure is not None), Decimal(0)) == row[-1]
    )


def measure_spread(rows: Sequence[Figures]) -> float:
    """Measure how far apart the figures of one row are, in powers of ten; 0 is alike.

    Figures of one row (a budget and what became of it, two years) are of one size, those of
    one column are not: the reading with the smaller spread is the likelier one.
    """
    spreads = [
        log10(float(max(known) / min(known)))
        for row in rows
        if len(known := [abs(figure) for figure in row if figure]) > 1
    ]
    return sum(spreads) / len(spreads) if spreads else 0.0
