"""MinHash over word shingles: sketches of fixed size, and the texts whose sketches meet.

Loads numpy, so it is imported only where there are many texts.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

_Hashes = npt.NDArray[np.uint64]
_BINS = 128
_BIN_MASK = np.uint64(_BINS - 1)
_EMPTY = np.uint64(2**64 - 1)
# Odd, with bits spread evenly: a new order of hashes of which only the lowest may be left.
_STIR = np.uint64(0x9E3779B97F4A7C15)
_STIR_SHIFT = np.uint64(29)
# Up to so many all sketches are compared with all: 2,000 take 2 seconds.
_ALL_WITH_ALL = 2_000
# Texts of which a quarter of the smaller is shared, and one three times as long, have .08 of
# all shingles in common; an estimate by 128 bins is .03 off one time in three.
_FLOOR = 0.04
# With two bins a band, .99 of the pairs that share .25 of their shingles meet, and of those
# that share .02 one in forty.
_BAND = 2
# What stands in more than a twentieth of all texts is a template's and tells nothing.
_FREQUENT_SHARE = 0.05
_COUNTERS = 2**24
_BATCH = 1_000
_PAIRS = 100_000
# Each text is paired with so many at most, lest a template makes millions of pairs.
_NEAREST = 32
_NEXT_IN_BAND = 2


def pair_sketches(shingles: Sequence[array[int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions of texts that probably share shingles, the smaller first."""
    if len(shingles) <= _ALL_WITH_ALL:
        yield from _compare_all(np.stack([_sketch(_read(one)) for one in shingles]))
        return
    frequent = _find_frequent(shingles)
    sketches = np.stack([_sketch(_drop(_read(one), frequent)) for one in shingles])
    yield from _compare_bands(sketches)


def _read(hashes: array[int]) -> _Hashes:
    return np.frombuffer(hashes, dtype=np.uint64) if hashes else np.empty(0, np.uint64)


def _sketch(hashes: _Hashes) -> _Hashes:
    """Keep the lowest hash of each of the bins; an empty bin takes over the next one's."""
    stirred = hashes * _STIR
    stirred ^= stirred >> _STIR_SHIFT
    lowest = np.full(_BINS, _EMPTY, np.uint64)
    np.minimum.at(lowest, (stirred & _BIN_MASK).astype(np.intp), stirred)
    filled = np.flatnonzero(lowest != _EMPTY)
    if not len(filled):
        return lowest
    following = np.searchsorted(filled, np.arange(_BINS)) % len(filled)
    return lowest[filled[following]]


def _compare_all(sketches: _Hashes) -> Iterator[tuple[int, int]]:
    """Yield for each text the nearest others, by the share of bins that are equal."""
    pairs: set[tuple[int, int]] = set()
    for index, sketch in enumerate(sketches):
        shares = (sketches == sketch).mean(axis=1)
        shares[index] = 0
        if sketch[0] == _EMPTY:
            continue
        nearest = np.argsort(-shares, kind="stable")[:_NEAREST]
        pairs.update(
            (min(index, int(other)), max(index, int(other)))
            for other in nearest
            if shares[other] >= _FLOOR
        )
    yield from sorted(pairs)


def _slot(hashes: _Hashes) -> npt.NDArray[np.intp]:
    return (hashes % np.uint64(_COUNTERS)).astype(np.intp)


def _find_frequent(shingles: Sequence[array[int]]) -> npt.NDArray[np.bool_]:
    """Mark the counters of shingles that stand in too many texts.

    Shingles share counters, so a rare one may be dropped with a frequent one: one in many.
    """
    counts = np.zeros(_COUNTERS, np.uint32)
    for start in range(0, len(shingles), _BATCH):
        batch = np.concatenate([_slot(_read(one)) for one in shingles[start : start + _BATCH]])
        slots, found = np.unique(batch, return_counts=True)
        counts[slots] += found.astype(np.uint32)
    return counts > len(shingles) * _FREQUENT_SHARE


def _drop(hashes: _Hashes, frequent: npt.NDArray[np.bool_]) -> _Hashes:
    return hashes[~frequent[_slot(hashes)]]


def _compare_bands(sketches: _Hashes) -> Iterator[tuple[int, int]]:
    """Yield texts that have a band of bins in common, each with the next ones of that band."""
    kept = np.flatnonzero(sketches[:, 0] != _EMPTY)
    found: list[npt.NDArray[np.int64]] = []
    for start in range(0, _BINS, _BAND):
        bands = sketches[kept, start] * _STIR ^ sketches[kept, start + 1]
        order = np.argsort(bands, kind="stable")
        for step in range(1, _NEXT_IN_BAND + 1):
            meet = bands[order[:-step]] == bands[order[step:]]
            one, other = kept[order[:-step][meet]], kept[order[step:][meet]]
            packed = np.minimum(one, other) * len(sketches) + np.maximum(one, other)
            found.append(np.unique(packed))
    packed = np.unique(np.concatenate(found))
    for start in range(0, len(packed), _PAIRS):
        one, other = np.divmod(packed[start : start + _PAIRS], len(sketches))
        alike = (sketches[one] == sketches[other]).mean(axis=1) >= _FLOOR
        yield from zip(one[alike].tolist(), other[alike].tolist(), strict=True)
