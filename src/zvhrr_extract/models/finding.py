"""Finding: something a check saw, as data."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from zvhrr_extract.models.record import Record


class FindingCode(StrEnum):
    """Names of checks; one never changes its meaning."""

    CONSERVATION = "conservation"
    IDENTITY = "identity"
    SOURCE = "source"
    CORRECTION_APPLIED = "correction_applied"
    CORRECTION_NOT_NEEDED = "correction_not_needed"
    CORRECTION_NOT_MATCHING = "correction_not_matching"
    SOURCES_DISAGREE = "sources_disagree"


class Finding(Record):
    """The outcome of one check."""

    id: str
    check: FindingCode
    status: Literal["pass", "fail", "unverifiable"]
    severity: Literal["info", "warning", "error"]
    message: str
    expected: str | int | float | None = None
    found: str | int | float | None = None
    refs: tuple[str, ...] = ()
