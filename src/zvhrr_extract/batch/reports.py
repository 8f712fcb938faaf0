"""From groups of inputs to the reports to build: ids, sources and related editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.batch.names import name_reports
from zvhrr_extract.build import source_id
from zvhrr_extract.models.report import RelatedReport, Source
from zvhrr_extract.models.version import Group, Standing

_Editions = dict[tuple[str | None, int | None, Standing], str]


@dataclass(frozen=True, slots=True)
class PlannedReport:
    """A report to build.

    Attributes:
        id: Its id, which is its file's name without `.json`.
        group: The inputs that are this report.
        sources: The same as the report lists them, the canonical one first.
        related: Its other edition, if there is one.
    """

    id: str
    group: Group
    sources: tuple[Source, ...]
    related: tuple[RelatedReport, ...]

    def __hash__(self) -> int:
        """Hash its id, of which a run has one: signatures are too large to hash."""
        return hash(self.id)

    @property
    def file(self) -> str:
        """Name of its file in the output folder."""
        return f"{self.id}.json"


def plan_reports(groups: Sequence[Group]) -> tuple[PlannedReport, ...]:
    """Name the reports and tell each its sources and its other edition; sorted by id."""
    ids = name_reports(groups)
    editions: _Editions = {
        (group.identity.organisation, group.identity.year, group.standing): report_id
        for group, report_id in zip(groups, ids, strict=True)
        if group.standing is not Standing.APART
    }
    planned = (
        PlannedReport(report_id, group, _list_sources(group), _find_related(group, editions))
        for group, report_id in zip(groups, ids, strict=True)
    )
    return tuple(sorted(planned, key=lambda report: report.id))


def list_readings(planned: PlannedReport) -> list[Source]:
    """List the sources that may read something better than the canonical one, best first.

    What has the same text, form aside, reads nothing better; of copies one is enough.
    """
    seen = {planned.group.canonical.text_hash}
    versions = [
        member.signature for member in planned.group.members if member.role == "version"
    ]
    files = []
    for one in sorted(versions, key=lambda one: (one.damage, -one.words, one.sha256)):
        if one.text_hash not in seen:
            seen.add(one.text_hash)
            files.append(one.file)
    sources = {source.file: source for source in planned.sources}
    return [sources[file] for file in files]


def _find_related(group: Group, editions: _Editions) -> tuple[RelatedReport, ...]:
    beside = {Standing.MAIN: Standing.ABRIDGED, Standing.ABRIDGED: Standing.MAIN}
    other = beside.get(group.standing)
    if other is None:
        return ()
    found = editions.get((group.identity.organisation, group.identity.year, other))
    return (RelatedReport(report=found, relation="other_edition"),) if found else ()


def _list_sources(group: Group) -> tuple[Source, ...]:
    """List the members with ids made of their bytes: the same wherever they are listed."""
    count: Counter[str] = Counter()
    sources = []
    for member in group.members:
        one = member.signature
        stem = source_id(one.sha256)
        count[stem] += 1
        sources.append(
            Source(
                id=stem if count[stem] == 1 else f"{stem}-{count[stem]}",
                file=one.file,
                sha256=one.sha256,
                media_type=one.media_type,
                pages=one.pages,
                role=member.role,
            )
        )
    return tuple(sources)
