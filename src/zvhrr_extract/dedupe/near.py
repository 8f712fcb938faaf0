"""Find which of many thousand texts are alike without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from zvhrr_extract.dedupe.judge import may_be_close
from zvhrr_extract.models.identity import Signature

# So few are compared directly, and numpy (0.1 s to load) stays unloaded.
_FEW = 40


def find_near(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions, the smaller first, whose texts are worth a closer look.

    Some pairs may come that are not alike. Of very many that are alike, each is paired with
    its nearest only.
    """
    for one, other in _list_candidates(signatures):
        if may_be_close(signatures[one], signatures[other]):
            yield one, other


def _list_candidates(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    if len(signatures) <= _FEW:
        return combinations(range(len(signatures)), 2)
    from zvhrr_extract.dedupe.sketch import pair_sketches  # noqa: PLC0415 -- loads numpy

    return pair_sketches([signature.shingles for signature in signatures])
