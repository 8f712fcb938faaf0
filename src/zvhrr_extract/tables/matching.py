"""Matching: captions to tables, so that as many as can be find each other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

# Each pair counts most; then whether the caption has a number, whether caption and rows name
# the same table of the profile, and last on which side of their tables most captions stand.
_PAIR = 1.0
_NUMBERED = 0.75
_SAME_TABLE = 0.75
_USUAL_SIDE = 0.2


class Offer(NamedTuple):
    """A caption that may be a table's.

    Attributes:
        caption: Where the caption stands.
        table: Number of the table.
        numbered: It starts with a table's number.
        usual: It stands on the side where most captions stand.
        same: Whether its words name the table that the rows name, None where one says nothing.
    """

    caption: int
    table: int
    numbered: bool
    usual: bool
    same: bool | None


def match_captions(offers: Iterable[Offer]) -> dict[int, int]:
    """Choose for each table one caption at most, and each caption once, both in file order.

    Returns:
        Where the caption of a table stands, by the number of the table.
    """
    best: list[tuple[float, dict[int, int]]] = [(0.0, {})]
    ordered = sorted(offers, key=lambda offer: offer.caption)
    for _, own in groupby(ordered, key=lambda offer: offer.caption):
        options = list(own)
        best += [
            (worth + _rate(offer), {**chosen, offer.table: offer.caption})
            for worth, chosen in best
            for offer in options
            if offer.table > max(chosen, default=-1)
        ]
        best = _keep_best(best)
    return max(best, key=lambda item: item[0])[1]


def _rate(offer: Offer) -> float:
    side = _USUAL_SIDE if offer.usual else 0.0
    side += _NUMBERED if offer.numbered else 0.0
    same = 0.0 if offer.same is None else _SAME_TABLE if offer.same else -_SAME_TABLE
    return _PAIR + side + same


def _keep_best(ways: list[tuple[float, dict[int, int]]]) -> list[tuple[float, dict[int, int]]]:
    """Keep of the ways that end at the same table the best."""
    kept: dict[int, tuple[float, dict[int, int]]] = {}
    for way in ways:
        last = max(way[1], default=-1)
        if last not in kept or way[0] > kept[last][0]:
            kept[last] = way
    return list(kept.values())
