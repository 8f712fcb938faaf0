"""Order: what stayed in its place, and what moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from zvhrr_extract.models.report import Block, Section


def keep_order(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[int]:
    """Choose the pairs that keep their order and weigh most together.

    Args:
        pairs: Old and new index; no index stands in two pairs.
        weights: What each pair weighs.

    Returns:
        The chosen pairs, by their place in `pairs`; the others moved.

    >>> sorted(keep_order([(0, 2), (1, 0), (2, 1)], [1, 1, 1]))
    [1, 2]
    """
    by_new = sorted(range(len(pairs)), key=lambda at: pairs[at][1])
    olds = sorted(old for old, _ in pairs)
    best = _BestBelow(len(pairs))
    before: dict[int, int | None] = {}
    for at in by_new:
        rank = bisect_left(olds, pairs[at][0])
        weight, last = best.ask(rank)
        before[at] = last
        best.tell(rank, (weight + weights[at], at))
    kept: set[int] = set()
    at_last = best.ask(len(pairs))[1]
    while at_last is not None:
        kept.add(at_last)
        at_last = before[at_last]
    return kept


def source_orders(
    old: Sequence[Section] | Sequence[Block], new: Sequence[Section] | Sequence[Block]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the orders to look for moves in: that of the reports, and of the dumps' lines.

    Where text stands beside its heading, the section it was given to may change though no
    word of the source moved. So what moved, did so in both.
    """
    yield list(range(len(old))), list(range(len(new)))
    left, right = _lines(old), _lines(new)
    if left is not None and right is not None:
        yield _rank(left), _rank(right)


def _lines(elements: Sequence[Section] | Sequence[Block]) -> list[int] | None:
    """List the line of each element; what is not printed stands with the one before."""
    lines = [0]
    for element in elements:
        place = element.provenance
        if place is not None and place.line_start is None:
            return None
        lines.append(lines[-1] if place is None else place.line_start or 0)
    return lines[1:]


def _rank(lines: list[int]) -> list[int]:
    """Give each element its place by line; of those in one line, as they stand."""
    ranks = [0] * len(lines)
    for rank, at in enumerate(sorted(range(len(lines)), key=lambda at: (lines[at], at))):
        ranks[at] = rank
    return ranks


class _BestBelow:
    """The heaviest entry below a rank, asked and told in logarithmic time."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[int, int | None]] = [(0, None)] * (size + 1)

    def ask(self, rank: int) -> tuple[int, int | None]:
        """Give weight and name of the heaviest entry at a rank below this one."""
        found: tuple[int, int | None] = (0, None)
        while rank > 0:
            if self._best[rank][0] > found[0]:
                found = self._best[rank]
            rank -= rank & -rank
        return found

    def tell(self, rank: int, entry: tuple[int, int]) -> None:
        """Enter what ends at a rank."""
        rank += 1
        while rank < len(self._best):
            if entry[0] > self._best[rank][0]:
                self._best[rank] = entry
            rank += rank & -rank


def in_reading_order(
    pairs: Sequence[tuple[int | None, int | None]],
) -> list[int]:
    """Order pairs as the new report reads; what is gone comes behind what it stood behind.

    Returns:
        Places in `pairs`.

    >>> in_reading_order([(1, None), (0, 1), (None, 0), (2, 2)])
    [2, 1, 0, 3]
    """
    news: dict[int, list[int]] = {}
    for old, new in pairs:
        if old is not None and new is not None:
            news.setdefault(old, []).append(new)
    behind = -1
    place: dict[int, int] = {}
    for old in sorted({old for old, _ in pairs if old is not None}):
        behind = max(news[old]) if old in news else behind
        place[old] = behind

    def key(at: int) -> tuple[int, int, int]:
        old, new = pairs[at]
        if new is not None:
            return (new, 0, -1 if old is None else old)
        return (place[old] if old is not None else -1, 1, old or 0)

    return sorted(range(len(pairs)), key=key)
