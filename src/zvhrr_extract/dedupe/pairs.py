"""Which inputs came close to each other, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zvhrr_extract.dedupe.judge import judge_pair
from zvhrr_extract.dedupe.near import find_near
from zvhrr_extract.models.identity import Signature
from zvhrr_extract.models.manifest import Pair, PairVerdict
from zvhrr_extract.models.version import Group, Standing


def list_pairs(groups: tuple[Group, ...]) -> tuple[Pair, ...]:
    """List the pairs within groups and between their canonical inputs, sorted by name."""
    pairs = [
        *(pair for group in groups for pair in _pair_members(group)),
        *_pair_groups(groups),
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.a, pair.b)))


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


def _pair(one: Signature, other: Signature, verdict: PairVerdict) -> Pair:
    return replace(judge_pair(one, other), verdict=verdict).name(one, other)


def _pair_groups(groups: Sequence[Group]) -> Iterator[Pair]:
    """Pair the canonical inputs of one organisation and year, and those that are alike."""
    beside = dict(_list_beside(groups))
    near = find_near([group.canonical for group in groups])
    for one, other in sorted({*beside, *near}):
        first, second = groups[one].canonical, groups[other].canonical
        judgement = judge_pair(first, second)
        if (one, other) not in beside and not judgement.close:
            continue
        verdict = "other_edition" if beside.get((one, other)) else judgement.verdict
        # They were not merged, so more than these two spoke against it.
        verdict = "unsure" if verdict in {"version", "duplicate"} else verdict
        yield replace(judgement, verdict=verdict).name(first, second)


def _list_beside(groups: Sequence[Group]) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield what stands beside a main report, and whether it is its abridged edition."""
    mains = {
        _year_key(group): index
        for index, group in enumerate(groups)
        if group.standing is Standing.MAIN
    }
    for index, group in enumerate(groups):
        main = mains.get(_year_key(group), index)
        if main != index:
            pair = (min(main, index), max(main, index))
            yield pair, group.standing is Standing.ABRIDGED


def _year_key(group: Group) -> tuple[str | None, int | None]:
    return group.identity.organisation, group.identity.year
