"""audit_report: every check, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from zvhrr_extract.audit.captions import check_captions
from zvhrr_extract.audit.claims import check_claims
from zvhrr_extract.audit.columns import check_columns
from zvhrr_extract.audit.expected import check_expected
from zvhrr_extract.audit.identities import check_identities
from zvhrr_extract.audit.labels import check_labels
from zvhrr_extract.audit.notes import check_notes
from zvhrr_extract.audit.numbering import check_numbering
from zvhrr_extract.audit.rows import check_rows
from zvhrr_extract.audit.scene import Scene
from zvhrr_extract.audit.shared import check_shared
from zvhrr_extract.audit.totals import check_totals
from zvhrr_extract.measures import list_measures
from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Report
from zvhrr_extract.phrases import Phrases

CHECKS: tuple[Callable[[Scene], Iterator[Finding]], ...] = (
    check_totals,
    check_columns,
    check_identities,
    check_shared,
    check_rows,
    check_captions,
    check_labels,
    check_claims,
    check_notes,
    check_numbering,
    check_expected,
)


def audit_report(report: Report, knowledge: Knowledge, phrases: Phrases) -> tuple[Finding, ...]:
    """Run every check over a report whose claims have been found.

    Args:
        report: The report.
        knowledge: The profile and language it was read with.
        phrases: The language the findings are told in.

    Returns:
        One finding for each thing checked, passed ones too; no id twice.
    """
    scene = Scene(report, knowledge, phrases, list_measures(report))
    found = chain.from_iterable(check(scene) for check in CHECKS)
    return tuple({finding.id: finding for finding in found}.values())
