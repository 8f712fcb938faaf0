"""Series: every measure over the years, as `series --format json` prints it."""

from __future__ import annotations

from pydantic import Field

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.models.record import Record

SERIES_VERSION = "1.0"


class Point(Record):
    """What one report prints as the figure of one measure for one year."""

    measure: str = Field(description="Id of the measure, the same in all years and reports.")
    organisation: str | None = Field(description="Id of the organisation, null where unknown.")
    table: str = Field(
        description="Key of the table, or its caption without years, or its section's heading."
    )
    caption: str | None = Field(
        description="Caption of the table without years, as the latest report prints it."
    )
    row: str = Field(description="Label of the row without years, as the latest report has it.")
    column: str | None = Field(description="Label of the column without its year.")
    year: int = Field(description="The year the figure is of.")
    value: int | float = Field(description="As printed.")
    unit: str | None = Field(description="As the report's table has it, such as `EUR x 1000`.")
    scaled: int | float = Field(
        description="The value times the scale of its unit: comparable over all reports."
    )
    report: str = Field(description="Id of the report that prints it.")
    report_year: int = Field(description="The reporting year of that report.")
    restated: bool = Field(
        description="Whether a report of an earlier year prints another figure for the year."
    )
    latest: bool = Field(
        description="Whether it is the latest known figure of the year: no later report, nor a "
        "fuller edition of the same year, prints one."
    )
    provenance: Provenance | None = Field(description="Where it stands in the report's source.")


class Series(Record):
    """Every measure over the years, with what the checks of it saw."""

    schema_version: str = SERIES_VERSION
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
