"""Findings in the order they are shown: report by report, the gravest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from zvhrr_extract.models.finding import Finding, Severity, Status
from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.models.report import Report
from zvhrr_extract.write.findings.places import Index, index_report

STATUSES: tuple[Status, ...] = ("fail", "unverifiable", "pass")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
# What stands nowhere comes behind what stands on the last page.
_NOWHERE = 1_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with what it takes to show it.

    Attributes:
        finding: What was seen, with the id of its report.
        index: Of its report; None where it is of no report that was read.
        place: Where it stands, its own or that of the first thing it is about.
    """

    finding: Finding
    index: Index | None
    place: Provenance | None

    @property
    def file(self) -> str | None:
        """The file it stands in."""
        if self.index is None or self.place is None:
            return None
        return self.index.files.get(self.place.source)

    @property
    def rank(self) -> tuple[int, int]:
        """How far to the front it comes: what failed, then how grave that is."""
        finding = self.finding
        return STATUSES.index(finding.status), SEVERITIES.index(finding.severity)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many checks ended how.

    Attributes:
        failed: Those that failed, by severity, in the order of `SEVERITIES`.
        unverifiable: Those that had not enough to go by.
        passed: Those that passed.
    """

    failed: tuple[int, int, int]
    unverifiable: int
    passed: int

    @property
    def all_failed(self) -> int:
        """How many failed, whatever their severity."""
        return sum(self.failed)


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one report, or those over the years.

    Attributes:
        report: The report; None for findings over the years.
        entries: Its findings, the gravest first.
        counts: Of all its findings, also of those left out of `entries`.
    """

    report: Report | None
    entries: tuple[Shown, ...]
    counts: Counts

    def select(self, status: Status) -> tuple[Shown, ...]:
        """Give the findings of one status."""
        return tuple(entry for entry in self.entries if entry.finding.status == status)


def group_findings(
    reports: Sequence[Report],
    series: Sequence[Finding] = (),
    statuses: Collection[Status] = STATUSES,
) -> tuple[Group, ...]:
    """Put findings in order: what failed, what is unverifiable, what passed.

    Among these the gravest come first, then those that are read first; those over the years
    stay in their order.

    Args:
        reports: The reports, with their findings.
        series: Findings over several reports.
        statuses: Which findings are shown; all are counted.
    """
    indexes = [index_report(report) for report in reports]
    groups = [
        _make_group(
            index.report,
            sorted(
                (_show(finding, index) for finding in index.report.findings),
                key=lambda entry: _reading_order(entry.place),
            ),
            statuses,
        )
        for index in indexes
    ]
    if series:
        by_id = {index.report.id: index for index in indexes}
        entries = [_show(finding, by_id.get(finding.report or "")) for finding in series]
        groups.append(_make_group(None, entries, statuses))
    return tuple(groups)


def count_up(entries: Iterable[Shown]) -> Counts:
    """Count findings by how they ended."""
    failed, others = [0, 0, 0], [0, 0, 0]
    for status, severity in (entry.rank for entry in entries):
        if status == 0:
            failed[severity] += 1
        others[status] += 1
    errors, warnings, notes = failed
    return Counts((errors, warnings, notes), others[1], others[2])


def _show(finding: Finding, index: Index | None) -> Shown:
    if index is None:
        return Shown(finding, None, finding.provenance)
    named = finding.model_copy(update={"report": index.report.id})
    return Shown(named, index, _find_place(finding, index))


def _find_place(finding: Finding, index: Index) -> Provenance | None:
    if finding.provenance is not None:
        return finding.provenance
    places = (index.find_place(ref) for ref in finding.refs)
    return next((place for place in places if place is not None), None)


def _reading_order(place: Provenance | None) -> tuple[float, float]:
    """Tell how far down a report a place is: by page, then by line or height."""
    if place is None:
        return _NOWHERE, 0
    height = place.bbox[1] if place.bbox is not None else 0
    page = 0 if place.page is None else place.page
    return page, height if place.line_start is None else place.line_start


def _make_group(
    report: Report | None, entries: Sequence[Shown], statuses: Collection[Status]
) -> Group:
    """Put entries in order of rank; equal ones stay in theirs."""
    entries = sorted(entries, key=lambda entry: entry.rank)
    kept = tuple(entry for entry in entries if entry.finding.status in statuses)
    return Group(report, kept, count_up(entries))
