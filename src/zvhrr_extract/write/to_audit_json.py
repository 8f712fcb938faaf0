"""Findings as one record: all reports in one list, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.models.audit import Audit
from zvhrr_extract.write.findings import Group


def audit_record(groups: Sequence[Group]) -> Audit:
    """Put the findings of all groups in one list; each says which report it is of."""
    entries = [entry for group in groups for entry in group.entries]
    # Sorting keeps the order of reports, and in each that of reading.
    entries.sort(key=lambda entry: entry.rank)
    return Audit(findings=tuple(entry.finding for entry in entries))
