"""Sums as evidence: how many printed totals a reading of the figures would make true."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from math import log10

Figures = Sequence[Decimal | None]
# Of one part a total says nothing, and of two parts (net and gross) it may be chance.
_MIN_PARTS = 2
_MIN_UNNAMED_PARTS = 3


def count_holding(rows: Sequence[Figures], totals: Collection[int]) -> int:
    """Count the columns in which a total row is the sum of the rows above it.

    Args:
        rows: The figures of every row, equally many; `None` for an empty cell.
        totals: Positions of rows named as totals; where there are none, any row may be one.

    Returns:
        Number of (row, column) pairs that hold.
    """
    if not rows:
        return 0
    named = bool(totals)
    return sum(
        _count_in_column([row[column] for row in rows], set(totals) if named else None)
        for column in range(len(rows[0]))
    )


def _count_in_column(figures: Figures, totals: set[int] | None) -> int:
    running, parts, holding = Decimal(0), 0, 0
    least = _MIN_UNNAMED_PARTS if totals is None else _MIN_PARTS
    for index, figure in enumerate(figures):
        if figure is None:
            continue
        if (totals is None or index in totals) and parts >= least and figure == running != 0:
            holding += 1
            running, parts = Decimal(0), 0
        elif totals is not None and index in totals:
            running, parts = Decimal(0), 0
        else:
            running, parts = running + figure, parts + 1
    return holding


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
