"""Audit: the findings of one or more reports, as `audit --format json` prints them."""

from __future__ import annotations

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.record import Record

AUDIT_VERSION = "1.0"


class Audit(Record):
    """What the checks of one or more reports saw, the gravest first."""

    schema_version: str = AUDIT_VERSION
    findings: tuple[Finding, ...]
