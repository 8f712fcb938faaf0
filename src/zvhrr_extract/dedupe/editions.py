"""The reports of one organisation: editions of a year, versions, and inputs without a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from zvhrr_extract.dedupe.judge import judge_pair, may_be_close, name_other_years
from zvhrr_extract.dedupe.rank import rank_versions
from zvhrr_extract.dedupe.similar import measure_containment, measure_extent
from zvhrr_extract.models.identity import Signature
from zvhrr_extract.models.version import Standing

_Versions = list[Signature]
# Two revisions may each share too little with the other, but enough with a third; so many of
# a report's versions are asked, that a thousand do not take a million comparisons.
_WITNESSES = 8
# Where the title alone tells two editions apart, a part without it scores within .01 for both.
_TIE = 0.02


def place_editions(block: Iterable[Signature]) -> Iterator[tuple[_Versions, Standing]]:
    """Cut the inputs of one organisation and year, which titles tell, in reports."""
    editions: dict[str, _Versions] = {"full": [], "abridged": [], "unknown": []}
    for one in block:
        editions[one.identity.edition if one.identity.edition_told else "unknown"].append(one)
    full, abridged = (cluster_versions(editions[name]) for name in ("full", "abridged"))
    left = adopt_loose(editions["unknown"], [*full, *abridged])
    unknown = cluster_versions(left)
    reports = [*full, *unknown, *abridged]
    first_abridged = len(reports) - len(abridged)
    for index, versions in enumerate(reports):
        if index == 0:
            yield versions, Standing.MAIN
        else:
            yield versions, Standing.ABRIDGED if index == first_abridged else Standing.APART


def cluster_versions(signatures: Iterable[Signature]) -> list[_Versions]:
    """Cut inputs in reports; the most complete is matched first."""
    clusters: list[_Versions] = []
    left = rank_versions(signatures)
    while left:
        canonical, *rest = left
        same = [is_version(canonical, other) for other in rest]
        clusters.append([canonical, *(one for one, yes in zip(rest, same, strict=True) if yes)])
        left = [one for one, yes in zip(rest, same, strict=True) if not yes]
    return _join_clusters(clusters)


def _join_clusters(clusters: list[_Versions]) -> list[_Versions]:
    """Join what is not like the canonical text, but like another version of its report."""
    joined: list[_Versions] = []
    for versions in clusters:
        home = next((known for known in joined if _has_link(known, versions)), None)
        if home is None:
            joined.append(versions)
        else:
            home.extend(versions)
    return [rank_versions(versions) for versions in joined]


def _has_link(known: _Versions, versions: _Versions) -> bool:
    pairs = product(known[:_WITNESSES], versions[:_WITNESSES])
    return any(is_version(one, other) for one, other in pairs)


def adopt_loose(loose: Iterable[Signature], reports: Sequence[_Versions]) -> list[Signature]:
    """Add inputs to the one report they are versions of; return those without one.

    All are held against the reports as they were, so their order does not matter.
    """
    known = [versions[:_WITNESSES] for versions in reports]
    homes = [(one, _find_home(one, known)) for one in loose]
    for one, home in homes:
        if home is not None:
            reports[home].append(one)
    for versions in reports:
        versions[:] = rank_versions(versions)
    return [one for one, home in homes if home is None]


def _find_home(one: Signature, reports: Sequence[_Versions]) -> int | None:
    """Find the report an input is a version of; None when it may as well be another one's."""
    homes = [index for index, known in enumerate(reports) if _belongs(one, known)]
    if len({reports[index][0].identity.year for index in homes}) != 1:
        return None
    scores = {
        index: max(_measure_shared(known, one) for known in reports[index]) for index in homes
    }
    best = [index for index in homes if max(scores.values()) - scores[index] < _TIE]
    if len(best) > 1:
        best = [
            index for index in best if _is_abridged(one) and _is_abridged(reports[index][0])
        ]
    return best[0] if len(best) == 1 else None


def _is_abridged(one: Signature) -> bool:
    """Tell whether a text says so; that it says no more than `report` makes none a full one."""
    return one.identity.edition == "abridged"


def _measure_shared(one: Signature, other: Signature) -> float:
    """Score editions of one year: the one that holds most of a text and the least besides."""
    return measure_containment(one.shingles, other.shingles) + measure_extent(
        one.shingles, other.shingles
    )


def _belongs(one: Signature, known: _Versions) -> bool:
    """Tell whether an input is a version of a report, by other versions where one is unsure."""
    first, *others = known
    if is_version(first, one):
        return True
    if name_other_years(first, one) or judge_pair(first, one).verdict != "unsure":
        return False
    return any(is_version(other, one) for other in others)


def is_version(one: Signature, other: Signature) -> bool:
    """Tell whether two inputs are the same report; what is far from it is told at once."""
    if one.text_hash == other.text_hash:
        return True
    if not may_be_close(one, other) or name_other_years(one, other):
        return False
    return judge_pair(one, other).verdict == "version"
