"""Readings: which rows or columns a printed total may be the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

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
    """Yield the readings that leave out one row or column, then two."""
    for count in (1, 2):
        yield from combinations(whole, len(whole) - count) if len(whole) > count else ()


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
        The bases alone; or another reading alone, if it holds in more places than they do: in
        most of all, or in all of theirs and several more.
    """
    checked = _list_places(at, figures, bases[0])[1]
    known = max((_list_places(at, figures, one)[0] for one in bases), key=len)
    best, most = None, known
    for reading in looser:
        holding = _list_places(at, figures, reading)[0]
        enough = 2 * len(holding) > len(checked) or (
            holding > known and len(holding - known) >= _LEAST_PROOFS
        )
        if len(holding) >= _LEAST_PROOFS and enough and len(holding) > len(most):
            best, most = reading, holding
    return bases if best is None else [best]


def sum_of(values: _Values, reading: Reading) -> Decimal:
    """Add up what a reading takes in; what has no value counts for nothing."""
    return sum((sign * (values[index] or Decimal(0)) for index, sign in reading), Decimal(0))


def _list_places(
    at: int, figures: Sequence[_Values], reading: Reading
) -> tuple[set[int], set[int]]:
    """List where a reading holds, and where it can be checked."""
    holding, checked = set(), set()
    for place, values in enumerate(figures):
        known = sum(values[index] is not None for index, _ in reading)
        if values[at] is None or known < _MIN_PARTS:
            continue
        checked.add(place)
        if values[at] == sum_of(values, reading):
            holding.add(place)
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
