"""Audit: what the checks of one or more reports saw, as a run gives it and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import Report

AUDIT_VERSION = "1.0"


class Audit(Record):
    """What the checks of one or more reports saw, the gravest first."""

    schema_version: str = AUDIT_VERSION
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AuditRun:
    """What came of checking what was named.

    Attributes:
        reports: The reports, each with its claims and findings of this run.
        series: Findings that hold reports against each other, each with its `report`.
        failures: Inputs that could not be read, each a line.
        warnings: What else there is to tell, each a line.
    """

    reports: tuple[Report, ...]
    series: tuple[Finding, ...] = ()
    failures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
