"""Find the nearest of thousands of texts without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from zvhrr_extract.dedupe.similar import measure_containment
from zvhrr_extract.models.identity import Signature

# Near enough to be told, never enough to merge: neither year nor organisation is sure.
NEAR_FLOOR = 0.5
# One in so many hashes is looked up: a report of 2,700 words still has some 340 chances.
_SAMPLING = 8
# Of a shingle in more texts than that (a template's), the first few stand for all: any near
# text is worth telling, and the work stays in step with the number of texts.
_MAX_OWNERS = 8
_MAX_CANDIDATES = 4


def find_near(
    wanted: Sequence[Signature], everyone: Sequence[Signature]
) -> Iterator[tuple[Signature, Signature]]:
    """Yield each wanted text with its nearest other one, when there is one; no pair twice."""
    if not wanted:
        return
    owners = _index_shingles(everyone)
    seen: set[frozenset[str]] = set()
    for one in wanted:
        near = _find_nearest(one, owners)
        if near is not None and frozenset((one.file, near.file)) not in seen:
            seen.add(frozenset((one.file, near.file)))
            yield one, near


def _index_shingles(signatures: Sequence[Signature]) -> dict[int, list[Signature]]:
    owners: dict[int, list[Signature]] = defaultdict(list)
    for signature in sorted(signatures, key=lambda one: one.sha256):
        for shingle in signature.shingles:
            if shingle % _SAMPLING == 0 and len(owners[shingle]) < _MAX_OWNERS:
                owners[shingle].append(signature)
    return owners


def _find_nearest(one: Signature, owners: dict[int, list[Signature]]) -> Signature | None:
    candidates: dict[str, Signature] = {}
    votes: Counter[str] = Counter()
    for shingle in one.shingles:
        for owner in owners.get(shingle, ()):
            if owner.sha256 != one.sha256:
                candidates[owner.sha256] = owner
                votes[owner.sha256] += 1
    likeliest = sorted(votes, key=lambda sha256: (-votes[sha256], sha256))[:_MAX_CANDIDATES]
    scores = {
        sha256: measure_containment(one.shingles, candidates[sha256].shingles)
        for sha256 in likeliest
    }
    best = max(scores, key=scores.__getitem__, default=None)
    return candidates[best] if best is not None and scores[best] >= NEAR_FLOOR else None
