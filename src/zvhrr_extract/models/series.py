"""Series: every measure over the years, as `series --format json` prints it."""

from __future__ import annotations

from pydantic import Field

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.models.record import Record

SERIES_VERSION = "1.0"


class Point(Record):
    """What one report prints as the figure of one measure for one year."""

    measure: str = Field(description="Id of the measure, the same in all years.")
    table: str = Field(description="Key of the table, or its caption without years.")
    row: str = Field(description="Label of the row, as the latest report prints it.")
    column: str | None = Field(description="Label of the column without its year.")
    year: int = Field(description="The year the figure is of.")
    value: int | float | None
    unit: str | None
    report: str = Field(description="Id of the report that prints it.")
    restated: bool = Field(
        description="Whether an earlier report prints another figure for the same year."
    )
    latest: bool = Field(description="Whether no later report prints a figure for this year.")
    provenance: Provenance | None


class Series(Record):
    """Every measure over the years, with what the checks of it saw."""

    schema_version: str = SERIES_VERSION
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
