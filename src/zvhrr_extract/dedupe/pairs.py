"""Which inputs came close to each other, and what that rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from zvhrr_extract.dedupe.near import find_near
from zvhrr_extract.dedupe.similar import measure_containment
from zvhrr_extract.models.identity import Signature
from zvhrr_extract.models.manifest import Pair, PairSignals, PairVerdict
from zvhrr_extract.models.version import Group, Standing

# Unlike texts share next to no 5-shingles; next year's on the same template .5 to .85.
SIBLING_FLOOR = 0.25
_DIGITS = 4


def list_pairs(groups: tuple[Group, ...]) -> tuple[Pair, ...]:
    """List the pairs within groups and between their canonical inputs, sorted by name."""
    told = [group for group in groups if _is_told(group)]
    pairs = [
        *(pair for group in groups for pair in _pair_members(group)),
        *_pair_editions(told),
        *_pair_years(told),
        *_pair_untold(groups),
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.a, pair.b)))


def _is_told(group: Group) -> bool:
    return group.identity.organisation is not None and group.identity.year is not None


def _pair_members(group: Group) -> Iterator[Pair]:
    """Pair copies with the first of their bytes, versions with the canonical input."""
    first: dict[str, Signature] = {}
    for member in group.members:
        one = member.signature
        if one.sha256 in first:
            yield _pair(first[one.sha256], one, "duplicate")
        elif first:
            yield _pair(group.canonical, one, "version")
        first.setdefault(one.sha256, one)


def _pair_editions(told: list[Group]) -> Iterator[Pair]:
    """Pair what else there is of an organisation and year with its main report."""
    mains = {_year_key(group): group for group in told if group.standing is Standing.MAIN}
    for group in told:
        main = mains[_year_key(group)]
        if group is not main:
            beside = group.standing is Standing.ABRIDGED
            verdict: PairVerdict = "other_edition" if beside else "unsure"
            yield _pair(main.canonical, group.canonical, verdict)


def _year_key(group: Group) -> tuple[str | None, int | None]:
    return group.identity.organisation, group.identity.year


def _pair_years(told: list[Group]) -> Iterator[Pair]:
    """Pair reports of one edition with those of the next year that is there."""
    rows: dict[tuple[str | None, str], list[Signature]] = defaultdict(list)
    for group in told:
        if group.standing is not Standing.APART:
            key = group.identity.organisation, group.identity.edition
            rows[key].append(group.canonical)
    for row in rows.values():
        for one, other in pairwise(sorted(row, key=lambda report: report.identity.year or 0)):
            pair = _pair(one, other, "sibling_year")
            if pair.signals.containment >= SIBLING_FLOOR:
                yield pair


def _pair_untold(groups: tuple[Group, ...]) -> Iterator[Pair]:
    """Pair what has no organisation or year with what it is most like, if anything."""
    untold = [group.canonical for group in groups if not _is_told(group)]
    for one, other in find_near(untold, [group.canonical for group in groups]):
        yield _pair(one, other, "unsure")


def _pair(one: Signature, other: Signature, verdict: PairVerdict) -> Pair:
    shared = measure_containment(one.shingles, other.shingles)
    return Pair(
        a=one.file,
        b=other.file,
        verdict=verdict,
        signals=PairSignals(
            same_bytes=one.sha256 == other.sha256,
            same_text=one.text_hash == other.text_hash,
            containment=round(shared, _DIGITS),
            years=(one.identity.year, other.identity.year),
            editions=(one.identity.edition, other.identity.edition),
        ),
    )
