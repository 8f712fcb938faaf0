"""Who is a version of whom: the ladder from same bytes to same year and edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from zvhrr_extract.dedupe.editions import adopt_loose, cluster_versions, place_editions
from zvhrr_extract.dedupe.holders import name_holders
from zvhrr_extract.dedupe.pairs import list_pairs
from zvhrr_extract.dedupe.rank import rank_versions
from zvhrr_extract.models.identity import Signature
from zvhrr_extract.models.version import Group, Grouping, Member, Standing

_Key = TypeVar("_Key", bound=Hashable)
_Versions = list[Signature]
_Placed = tuple[_Versions, Standing]


def group_signatures(signatures: Iterable[Signature]) -> Grouping:
    """Put every input in the group of the report it is.

    The outcome does not depend on the order of the inputs, and file names decide nothing but
    which of two byte-equal files is called the duplicate.
    """
    copies = _gather(signatures, lambda signature: signature.sha256)
    distinct = [min(same, key=lambda signature: signature.file) for same in copies.values()]
    groups = tuple(
        Group(members=tuple(_list_members(versions, copies)), standing=standing)
        for versions, standing in _place_all(distinct)
    )
    return Grouping(groups=groups, pairs=list_pairs(groups))


def _place_all(distinct: list[Signature]) -> Iterator[_Placed]:
    """Cut the inputs in reports, one organisation after the other."""
    held = _gather(name_holders(distinct), lambda signature: signature.identity.holder)
    for holder in sorted(holder for holder in held if holder is not None):
        yield from _place_holder(held[holder])
    unheld = _gather(held.get(None, ()), lambda signature: signature.text_hash)
    for text_hash in sorted(unheld):
        yield rank_versions(unheld[text_hash]), Standing.APART


def _place_holder(held: list[Signature]) -> Iterator[_Placed]:
    """Cut the inputs of one organisation in reports.

    First those whose year is told, a year at a time. What only names years in its text then
    joins the report it is a version of; what is left is cut in reports of its own.
    """
    by_year = _gather(held, _told_year)
    years = sorted(year for year in by_year if year is not None)
    placed = [one for year in years for one in place_editions(by_year[year])]
    left = adopt_loose(by_year.get(None, []), [versions for versions, _ in placed])
    taken: set[int | None] = set(years)
    for versions in cluster_versions(left):
        year = versions[0].identity.year
        alone = year is not None and year not in taken
        taken.add(year)
        placed.append((versions, Standing.MAIN if alone else Standing.APART))
    for versions, standing in placed:
        named = any(one.identity.organisation is not None for one in versions)
        yield rank_versions(versions), standing if named else Standing.APART


def _told_year(signature: Signature) -> int | None:
    return signature.identity.year if signature.identity.year_told else None


def _list_members(versions: _Versions, copies: dict[str, list[Signature]]) -> Iterator[Member]:
    """Name the role of every input of one report."""
    canonical = versions[0]
    yield Member(canonical, "canonical")
    everyone = [copy for version in versions for copy in copies[version.sha256]]
    seen = {canonical.sha256}
    for one in sorted(everyone, key=lambda copy: (copy.sha256, copy.file)):
        if one is canonical:
            continue
        yield Member(one, "duplicate" if one.sha256 in seen else "version")
        seen.add(one.sha256)


def _gather(
    signatures: Iterable[Signature], key: Callable[[Signature], _Key]
) -> dict[_Key, list[Signature]]:
    gathered: dict[_Key, list[Signature]] = defaultdict(list)
    for signature in signatures:
        gathered[key(signature)].append(signature)
    return gathered
