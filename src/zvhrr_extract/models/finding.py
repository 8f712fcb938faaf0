"""Finding: something a check saw, as data."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.models.record import Record


def _is_none(value: object) -> bool:
    return value is None


class FindingCode(StrEnum):
    """Names of checks; one never changes its meaning."""

    CONSERVATION = "conservation"
    IDENTITY = "identity"
    SOURCE = "source"
    CORRECTION_APPLIED = "correction_applied"
    CORRECTION_NOT_NEEDED = "correction_not_needed"
    CORRECTION_NOT_MATCHING = "correction_not_matching"
    SOURCES_DISAGREE = "sources_disagree"
    CLAIM = "claim"
    CLAIM_DIRECTION = "claim_direction"
    COUNT = "count"
    TABLE_TOTAL = "table_total"
    TABLE_PERCENT = "table_percent"
    TABLE_DIFFERENCE = "table_difference"
    CROSS_TABLE = "cross_table"
    CAPTION_RANGE = "caption_range"
    LABEL_YEAR = "label_year"
    UNIT_SCALE = "unit_scale"
    DUPLICATE_ROW = "duplicate_row"
    MARK_WITHOUT_NOTE = "mark_without_note"
    NOTE_WITHOUT_MARK = "note_without_mark"
    NUMBERING_GAP = "numbering_gap"
    EXPECTED_SECTION = "expected_section"
    EXPECTED_TABLE = "expected_table"
    EXPECTED_ROW = "expected_row"
    RESTATEMENT = "restatement"
    SERIES_GAP = "series_gap"
    SERIES_BREAK = "series_break"


# What reading, merging and correcting a report tell; all else is told by its audit.
TOLD_BY_EXTRACTION = frozenset(
    {
        FindingCode.CONSERVATION,
        FindingCode.IDENTITY,
        FindingCode.SOURCE,
        FindingCode.CORRECTION_APPLIED,
        FindingCode.CORRECTION_NOT_NEEDED,
        FindingCode.CORRECTION_NOT_MATCHING,
        FindingCode.SOURCES_DISAGREE,
    }
)
Status = Literal["pass", "fail", "unverifiable"]
Severity = Literal["info", "warning", "error"]


class Finding(Record):
    """The outcome of one check."""

    id: str
    check: FindingCode
    status: Status
    severity: Severity
    message: str
    expected: str | int | float | None = None
    found: str | int | float | None = None
    refs: tuple[str, ...] = ()
    explanation: str | None = Field(
        default=None, description="Why a figure is wrong, where an explanation fits."
    )
    quote: str | None = Field(default=None, description="The words or figure it is about.")
    provenance: Provenance | None = None
    report: str | None = Field(
        default=None,
        exclude_if=_is_none,
        description="Id of its report, where findings of several are listed together.",
    )
