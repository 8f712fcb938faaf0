"""Sums: which rows a row is the sum of, in all years both reports print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import comb, prod

from zvhrr_extract.series.figures import Figure, Key

# Of more rows, or of more to choose from, a sum comes out by chance.
_MOST_PARTS = 4
_MOST_ROWS = 12
# A sum proves something where so many others were possible, and so many times the ways to
# make one.
_ROOM = 100
_ODDS = 20
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A row before, or a line now, with its figures.

    Attributes:
        at: Its index.
        figures: By column of the strand and year.
    """

    at: int
    figures: Mapping[Key, Figure]


def find_parts(whole: Piece, pool: Sequence[Piece], kept: Piece | None) -> tuple[Piece, ...]:
    """Find the rows of which one is the sum.

    Args:
        whole: The row.
        pool: What may be a part of it.
        kept: The part that bears its name, where one does.

    Returns:
        The parts, without the one that bears its name; none where no sum holds, or several do.
    """
    if len(pool) > _MOST_ROWS:
        return ()
    own = () if kept is None else (kept,)
    ways = 0
    for count in range(_FEWEST - len(own), _MOST_PARTS - len(own) + 1):
        ways += comb(len(pool), count)
        found = [
            parts for parts in combinations(pool, count) if _is_sum(whole, (*own, *parts), ways)
        ]
        if found:
            return found[0] if len(found) == 1 else ()
    return ()


def _is_sum(whole: Piece, parts: Sequence[Piece], ways: int) -> bool:
    keys = [key for key in whole.figures if any(key in part.figures for part in parts)]
    if not all(any(_value(part, key) for key in keys) for part in parts):
        return False
    if not all(_adds_up(whole.figures[key], parts, key) for key in keys):
        return False
    room = prod((whole.figures[key].room for key in keys), start=Decimal(1))
    return room >= max(_ROOM, _ODDS * ways)


def _adds_up(total: Figure, parts: Sequence[Piece], key: Key) -> bool:
    """Tell whether the parts add up; rounded ones may be half a step off each."""
    steps = {total.step, *(part.figures[key].step for part in parts if key in part.figures)}
    off = abs(sum((_value(part, key) for part in parts), Decimal(0)) - total.value)
    return off == 0 if len(steps) == 1 else off * 2 <= max(steps) * (len(parts) + 1)


def _value(part: Piece, key: Key) -> Decimal:
    """Give a figure; what prints none counts nothing."""
    return part.figures[key].value if key in part.figures else Decimal(0)
