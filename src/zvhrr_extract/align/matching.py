"""Matching of two lists of texts: what is equal, then what is alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

from zvhrr_extract.values.likeness import fold, likeness

# Candidates looked at for each text, and how often a word may occur to point to one.
_CANDIDATES = 6
_COMMON_WORD = 40
# So few are compared all with all.
_FEW = 2500
# What standing in the same place is worth, in points of likeness.
_HOME = 20.0

Pairs = dict[int, int]


def pair_equal(
    old: Sequence[Hashable], new: Sequence[Hashable], *, taken: Pairs | None = None
) -> Pairs:
    """Pair equal keys, also moved ones; of duplicates, those with equal neighbours first.

    Args:
        old: A key for each element; None stands for no key.
        new: Likewise.
        taken: What is paired already, and left out.

    Returns:
        New index by old index.
    """
    taken = taken or {}
    done = set(taken.values())
    olds, news = _places(old, set(taken)), _places(new, done)
    pairs: Pairs = {}
    for key, left in olds.items():
        right = news.get(key, [])
        if len(left) == len(right):
            pairs.update(zip(left, right, strict=True))
        elif right:
            pairs.update(_pair_duplicates(old, new, left, right))
    return pairs


def _places(keys: Sequence[Hashable], without: set[int]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key not in (None, "") and index not in without:
            places[key].append(index)
    return places


def _pair_duplicates(
    old: Sequence[Hashable], new: Sequence[Hashable], left: list[int], right: list[int]
) -> Pairs:
    """Pair the places of one key where one report has it more often."""
    pairs: Pairs = {}
    for context in ((-1, 1), (-1,), (1,), ()):
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in right:
            if place not in pairs.values():
                waiting[_around(new, place, context)].append(place)
        for place in left:
            around = _around(old, place, context)
            if place not in pairs and around is not None and waiting[around]:
                pairs[place] = waiting[around].pop(0)
    return pairs


def _around(
    keys: Sequence[Hashable], place: int, steps: tuple[int, ...]
) -> tuple[Hashable, ...] | None:
    """Give the keys beside a place, or None where there is none beside it."""
    if any(not 0 <= place + step < len(keys) for step in steps):
        return None
    return tuple(keys[place + step] for step in steps)


def pair_alike(
    old: Sequence[str],
    new: Sequence[str],
    *,
    taken: Pairs,
    floor: Callable[[int, int], float],
    homes: tuple[Sequence[int], Sequence[int]] | None = None,
) -> Pairs:
    """Pair texts that are alike, the likest first, and those of one home before others.

    Words that few texts have point to the candidates, so the work stays in step with the
    number of texts.

    Args:
        old: The texts; empty ones match nothing.
        new: Likewise.
        taken: What is paired already, and left out.
        floor: Least likeness (0 to 100) two indices must have.
        homes: Where each old and new text stands, where that counts.

    Returns:
        New index by old index, of the new pairs alone.
    """
    done = set(taken.values())
    left = [index for index, text in enumerate(old) if index not in taken and fold(text)]
    right = [index for index, text in enumerate(new) if index not in done and fold(text)]
    pointed = _candidates(old, new, left, right)
    if homes is not None:
        _add_housemates(pointed, homes, right)
    able = []
    for one, others in pointed.items():
        for other in others:
            score = likeness(old[one], new[other])
            if score >= floor(one, other):
                home = homes is not None and homes[0][one] == homes[1][other]
                able.append((score + _HOME * home, one, other))
    return take_best(able)


def _add_housemates(
    pointed: dict[int, list[int]], homes: tuple[Sequence[int], Sequence[int]], right: list[int]
) -> None:
    """Add to the candidates those that stand in the same home, where they are not too many."""
    mates: dict[int, list[int]] = defaultdict(list)
    for index in right:
        mates[homes[1][index]].append(index)
    for one, others in pointed.items():
        near = mates[homes[0][one]]
        if len(near) <= _COMMON_WORD:
            others.extend(sorted(set(near) - set(others)))


def take_best(scored: Sequence[tuple[float, int, int]]) -> Pairs:
    """Take the pairs of the best score, no index twice; of equals, those that stand alike."""
    pairs: Pairs = {}
    taken: set[int] = set()
    for _, one, other in sorted(
        scored, key=lambda entry: (-entry[0], abs(entry[1] - entry[2]), entry[1], entry[2])
    ):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _candidates(
    old: Sequence[str], new: Sequence[str], left: list[int], right: list[int]
) -> dict[int, list[int]]:
    """List for each old text the new ones that share most of its rarer words."""
    if len(left) * len(right) <= _FEW:
        return {index: list(right) for index in left}
    owners: dict[str, list[int]] = defaultdict(list)
    for index in right:
        for word in set(fold(new[index]).split()):
            owners[word].append(index)
    found = {}
    for index in left:
        votes: Counter[int] = Counter()
        for word in set(fold(old[index]).split()):
            for owner in owners[word] if len(owners[word]) <= _COMMON_WORD else ():
                votes[owner] += len(word)
        likeliest = sorted(votes, key=lambda owner: (-votes[owner], owner))
        found[index] = likeliest[:_CANDIDATES]
    return found
