"""Which years two texts name, and whether they name the same one in the same place."""

from __future__ import annotations

import hashlib
import math
import re
from array import array
from collections import Counter
from collections.abc import Sequence

_YEAR = re.compile(r"(?:19[89]|20\d)\d")
_DIGIT = re.compile(r"\d")
_BESIDE = 2
# The lowest bits hold the year, the others the hash of the words around it.
_YEAR_BITS = 12
_YEAR_MASK = (1 << _YEAR_BITS) - 1


def count_years(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Count every year among normalised words, in rising order.

    >>> count_years(["in", "2021", "en", "2020", "2021"])
    ((2020, 1), (2021, 2))
    """
    return tuple(sorted(Counter(int(word) for word in words if _YEAR.fullmatch(word)).items()))


def place_years(words: Sequence[str]) -> array[int]:
    """Note of every year which words stand around it; digits among these are masked.

    Where the same words stand around different years, neither is kept.
    """
    places: dict[int, set[int]] = {}
    for at, word in enumerate(words):
        if _YEAR.fullmatch(word):
            around = [*words[max(0, at - _BESIDE) : at], "|", *words[at + 1 : at + 1 + _BESIDE]]
            places.setdefault(_hash_place(" ".join(around)), set()).add(int(word))
    kept = (place | years.pop() for place, years in places.items() if len(years) == 1)
    return array("Q", sorted(kept))


def _hash_place(around: str) -> int:
    masked = _DIGIT.sub("0", around)
    value = int.from_bytes(hashlib.blake2b(masked.encode(), digest_size=8).digest())
    return value & ~_YEAR_MASK


def compare_places(one: Sequence[int], other: Sequence[int]) -> tuple[int, float | None]:
    """Count the places two texts share, and tell in which part the year is the same.

    Next year's report on the same template names another year nearly everywhere.
    """
    known = {place & ~_YEAR_MASK: place for place in one}
    shared = [(known[key], place) for place in other if (key := place & ~_YEAR_MASK) in known]
    if not shared:
        return 0, None
    return len(shared), sum(mine == yours for mine, yours in shared) / len(shared)


def measure_cosine(
    one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]
) -> float | None:
    """Compare how often two texts name each year: 1 for the same shares, 0 for no year shared.

    >>> measure_cosine([(2020, 3), (2021, 4)], [(2020, 6), (2021, 8)])
    1.0
    """
    if not one or not other:
        return None
    counts = dict(other)
    product = sum(count * counts.get(year, 0) for year, count in one)
    lengths = (sum(count * count for _, count in years) for years in (one, other))
    return min(1.0, product / math.prod(math.sqrt(length) for length in lengths))
