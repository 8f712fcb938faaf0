"""Who is a version of whom: the ladder from same bytes to same year and edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from zvhrr_extract.dedupe.pairs import list_pairs
from zvhrr_extract.dedupe.similar import is_alike, measure_containment
from zvhrr_extract.models.identity import Signature
from zvhrr_extract.models.version import Group, Grouping, Member, Standing

# DESIGN, "Same report, other version, next year": precision and recall 1.0 on 435 pairs.
VERSION_FLOOR = 0.5
# Where one dump follows columns and the other lines across them, word order tells nothing: two
# such dumps of one real report shared .49 of their shingles but .99 of their words, a dump with
# words run together .78; reports of two organisations .49 at most.
VOCABULARY_FLOOR = 0.75
# Below that nearly all words are those of any report (`wij`, `de`, `2021`).
_MIN_VOCABULARY = 50
# What has a tenth fewer words than the longest lost a part, however clean the rest is.
_COMPLETE_SHARE = 0.9
# A dump across narrow columns cuts so many words at line ends that it seems to have a fifth
# more of them than the PDF it was made of.
_WHOLE_PDF_SHARE = 0.75

_Key = TypeVar("_Key", bound=Hashable)
_Versions = list[Signature]


def group_signatures(signatures: Iterable[Signature]) -> Grouping:
    """Put every input in the group of the report it is.

    The outcome does not depend on the order of the inputs, and file names decide nothing but
    which of two byte-equal files is called the duplicate.
    """
    copies = _gather(signatures, lambda signature: signature.sha256)
    distinct = [min(same, key=lambda signature: signature.file) for same in copies.values()]
    groups = tuple(
        Group(members=tuple(_list_members(versions, copies)), standing=standing)
        for versions, standing in _place_versions(distinct)
    )
    return Grouping(groups=groups, pairs=list_pairs(groups))


def _place_versions(distinct: list[Signature]) -> Iterator[tuple[_Versions, Standing]]:
    """Cut the inputs in reports, one organisation and year after the other."""
    blocks = _gather(distinct, _told)
    for key in sorted(key for key in blocks if key is not None):
        yield from _place_block(blocks[key])
    untold = _gather(blocks.get(None, ()), lambda signature: signature.text_hash)
    for text_hash in sorted(untold):
        yield _rank(untold[text_hash]), Standing.APART


def _told(signature: Signature) -> tuple[str, int] | None:
    """Name the organisation and year an input may be merged in; None when in doubt."""
    identity = signature.identity
    if identity.organisation is None or identity.year is None:
        return None
    return identity.organisation, identity.year


def _place_block(block: Iterable[Signature]) -> Iterator[tuple[_Versions, Standing]]:
    """Cut the inputs of one organisation and year in reports."""
    editions = _gather(block, lambda signature: signature.identity.edition)
    full, abridged, unknown = (
        _cluster(editions.get(edition, [])) for edition in ("full", "abridged", "unknown")
    )
    unknown = [versions for versions in unknown if not _adopt(versions, [*full, *abridged])]
    reports = [*full, *unknown, *abridged]
    first_abridged = len(reports) - len(abridged)
    for index, versions in enumerate(reports):
        if index == 0:
            yield versions, Standing.MAIN
        else:
            yield versions, Standing.ABRIDGED if index == first_abridged else Standing.APART


def _cluster(signatures: Iterable[Signature]) -> list[_Versions]:
    """Cut inputs of one edition in reports; the most complete is matched first."""
    clusters: list[_Versions] = []
    left = list(signatures)
    while left:
        canonical, *rest = _rank(left)
        same = [_is_version(canonical, other) for other in rest]
        clusters.append([canonical, *(one for one, yes in zip(rest, same, strict=True) if yes)])
        left = [one for one, yes in zip(rest, same, strict=True) if not yes]
    return clusters


def _adopt(versions: _Versions, known: list[_Versions]) -> bool:
    """Add versions whose edition is not told to the report with as much of the same text."""
    for report in known:
        if _has_same_extent(report[0], versions[0]):
            report[:] = _rank([*report, *versions])
            return True
    return False


def _is_version(one: Signature, other: Signature) -> bool:
    """Tell whether two inputs of one organisation, year and edition are the same report."""
    if one.text_hash == other.text_hash:
        return True
    if is_alike(one.shingles, other.shingles, floor=VERSION_FLOOR):
        return True
    fewest = min(len(one.vocabulary), len(other.vocabulary))
    return fewest >= _MIN_VOCABULARY and is_alike(
        one.vocabulary, other.vocabulary, floor=VOCABULARY_FLOOR
    )


def _has_same_extent(one: Signature, other: Signature) -> bool:
    """Tell whether half of the larger is in the smaller: an abridged edition holds less."""
    smaller, larger = sorted((len(one.shingles), len(other.shingles)))
    shared = measure_containment(one.shingles, other.shingles) * smaller
    return shared >= VERSION_FLOOR * larger


def _rank(signatures: Iterable[Signature]) -> _Versions:
    """Order versions, the one to keep first: complete, laid out, undamaged, longest."""
    versions = list(signatures)
    longest = max(version.words for version in versions)
    return sorted(
        versions,
        key=lambda one: (
            one.words < longest * (_WHOLE_PDF_SHARE if one.laid_out else _COMPLETE_SHARE),
            not one.laid_out,
            one.damage,
            -one.words,
            one.sha256,
        ),
    )


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
