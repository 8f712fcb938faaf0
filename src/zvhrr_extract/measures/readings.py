"""Readings: which rows or columns a printed total may be the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zvhrr_extract.models.report import Table
from zvhrr_extract.values.likeness import fold

# Index of a row or column, and its sign in the sum.
Reading = tuple[tuple[int, int], ...]
_Values = Sequence[Decimal | None]
# A statement's total takes in at most so many rows above it.
_LONGEST_RUN = 25
_MIN_PARTS = 2
# A looser reading must hold in so many columns or rows; one alone may be chance.
_LEAST_PROOFS = 2


def find_bases(table: Table) -> Iterator[tuple[int, list[Reading]]]:
    """Yield the row of every total and subtotal with the readings it has by its role.

    A subtotal takes in the items since the last sum; a total those since the last total, or
    all of them, or the totals above it too. A row that stands there twice may count once.
    """
    items: list[int] = []
    near: list[int] = []
    every: list[int] = []
    totals: list[int] = []
    for index, row in enumerate(table.rows):
        if row.role == "item":
            items, near, every = [*items, index], [*near, index], [*every, index]
        elif row.role == "subtotal":
            yield index, [_plain(near)]
            near = []
        elif row.role == "total":
            readings = [items, every, [*totals, *items], _without_twins(table, items)]
            yield index, list(dict.fromkeys(map(_plain, readings)))
            totals.append(index)
            items, near = [], []


def find_looser(row: int, whole: Reading) -> Iterator[Reading]:
    """Yield the readings of a total in a statement: the rows right above it, or less one."""
    for length in range(_MIN_PARTS, min(row, _LONGEST_RUN) + 1):
        yield _plain(range(row - length, row))
    for out, _ in whole:
        yield tuple((index, -sign if index == out else sign) for index, sign in whole)


def find_without(whole: Reading) -> Iterator[Reading]:
    """Yield the readings that leave out one row or column."""
    for out in whole:
        yield tuple(one for one in whole if one is not out)


def prefer(
    at: int, figures: Sequence[_Values], bases: list[Reading], looser: Iterator[Reading]
) -> list[Reading]:
    """Put a looser reading before the others where it is proven better.

    Args:
        at: Where the total stands in each of the figures.
        figures: The columns a total row has figures in, or the rows of a column of totals.
        bases: The readings by role.
        looser: Other readings.

    Returns:
        The bases alone, or where another reading holds everywhere it can be checked, or in
        most places and more than they do, that one alone.
    """
    best, most = None, max(_count_holding(at, figures, reading)[0] for reading in bases)
    for reading in looser:
        holding, checked = _count_holding(at, figures, reading)
        if holding >= _LEAST_PROOFS and holding * 2 > checked and holding > most:
            best, most = reading, holding
    return bases if best is None else [best]


def sum_of(values: _Values, reading: Reading) -> Decimal:
    """Add up what a reading takes in; what has no value counts for nothing."""
    return sum((sign * (values[index] or Decimal(0)) for index, sign in reading), Decimal(0))


def _count_holding(at: int, figures: Sequence[_Values], reading: Reading) -> tuple[int, int]:
    """Count where a reading holds, and where it can be checked."""
    holding = checked = 0
    for values in figures:
        known = sum(values[index] is not None for index, _ in reading)
        if values[at] is None or known < _MIN_PARTS:
            continue
        checked += 1
        holding += values[at] == sum_of(values, reading)
    return holding, checked


def _plain(indices: Sequence[int] | range) -> Reading:
    return tuple((index, 1) for index in indices)


def _without_twins(table: Table, items: Sequence[int]) -> list[int]:
    """Leave out rows with the label and the figures of an earlier one."""
    seen = set()
    once = []
    for index in items:
        row = table.rows[index]
        key = fold(row.label), tuple(cell.value for cell in row.cells)
        if key not in seen:
            seen.add(key)
            once.append(index)
    return once
