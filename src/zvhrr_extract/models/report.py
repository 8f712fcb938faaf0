"""Report: one checked document per organisation and year, as the output contract has it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.provenance import (
    Provenance as Provenance,  # noqa: PLC0414 -- a part of the report, as all the others
)
from zvhrr_extract.models.record import Record

SCHEMA_NAME = "report-1.0.json"
SCHEMA_VERSION = "1.0"

Edition = Literal["full", "abridged", "unknown"]
SourceRole = Literal["canonical", "version", "duplicate"]
BlockKind = Literal[
    "paragraph", "list_item", "quote", "callout", "lead_in", "caption", "title", "other"
]
RowRole = Literal["item", "subtotal", "total", "memo"]
ColumnKind = Literal["amount", "count", "percent", "total", "text"]


class Organisation(Record):
    """Whose report it is."""

    id: str
    name: str


class RelatedReport(Record):
    """Another report of the same organisation and year."""

    report: str
    relation: Literal["other_edition"]


class Source(Record):
    """One input file that is this report."""

    id: str
    file: str
    sha256: str
    media_type: str
    pages: int | None
    role: SourceRole


class HeadingMatch(Record):
    """Which alias of the profile a heading fits, and how well (0 to 100)."""

    alias: str
    score: float


class Section(Record):
    """A part of the report under one heading."""

    id: str
    key: str | None = Field(description="The profile's key, null for an unknown heading.")
    heading: str
    number: str | None = Field(default=None, description="Printed number, such as 1a or 3.2.")
    level: int = Field(description="1 for the outermost.")
    parent: str | None
    match: HeadingMatch | None
    provenance: Provenance | None = Field(
        description="Null when the source prints no heading and the profile implies one."
    )


class Block(Record):
    """A piece of running content."""

    id: str
    section: str | None
    kind: BlockKind
    text: str
    level: int | None = Field(default=None, description="Depth of a list item, from 1.")
    attribution: str | None = None
    provenance: Provenance


class Column(Record):
    """A column that holds figures."""

    label: str
    year: int | None
    kind: ColumnKind


class Cell(Record):
    """One figure: as printed, and its value."""

    text: str
    value: int | float | None
    provenance: Provenance | None = None


class Row(Record):
    """One row of figures; its label is not a cell."""

    id: str = Field(description="The table's id and the label, unique in the report.")
    label: str
    role: RowRole
    cells: tuple[Cell, ...]


class CellPlace(Record):
    """Where a cell of a table stands in a PDF."""

    page: int = Field(description="1-based page.")
    bbox: tuple[float, float, float, float] = Field(
        description="Box [x0, top, x1, bottom] in points from the page's top left."
    )


class Table(Record):
    """A table: as printed in `grid`, typed in `columns` and `rows`."""

    id: str
    key: str | None
    section: str | None
    label: str | None = Field(description="Such as 'Tabel 1'.")
    caption: str | None
    unit: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    grid: tuple[tuple[str, ...], ...]
    header_rows: int
    grid_places: tuple[tuple[CellPlace | None, ...], ...] | None = Field(
        default=None,
        description="For a PDF, where every cell of the grid stands; null for empty cells.",
    )
    provenance: Provenance


class Anchor(Record):
    """What a footnote hangs on: an element, and the word in it that bore the mark."""

    id: str
    word: str


class Footnote(Record):
    """A note with its mark and the places that refer to it."""

    id: str
    mark: str
    text: str
    anchors: tuple[Anchor, ...]
    provenance: Provenance


class Figure(Record):
    """A figure stated in prose or an infographic."""

    id: str
    subject: str
    value: int | float
    unit: str | None
    year: int | None
    block: str = Field(description="Id of the block or table that states it.")


class Partner(Record):
    """A partner of the organisation."""

    name: str
    kind: Literal["municipality", "organisation"]
    block: str


class Evidence(Record):
    """A table cell a claim was checked against."""

    table: str = Field(description="Id of the table.")
    row: str = Field(description="Label of the row.")
    column: str = Field(description="Label of the column.")
    value: int | float | None
    row_id: str | None = Field(default=None, description="Id of the row.")
    year: int | None = Field(default=None, description="The year the figure is of.")


class Recomputed(Record):
    """What the figures give when a claim is worked out again.

    For a change, both are in the direction the claim states: negative where the figures went
    the other way, so that they stand beside `percent` and `absolute` of the claim.
    """

    percent: float | None = Field(description="Rounded to three decimals.")
    absolute: int | float | None


Verdict = Literal["supported", "contradicted", "unverifiable"]


class Claim(Record):
    """A statement that can be checked."""

    id: str
    kind: Literal["change", "count", "amount"]
    text: str
    block: str
    subject: str | None
    direction: Literal["increase", "decrease", "equal"] | None
    percent: int | float | None
    absolute: int | float | None
    base_year: int | None
    year: int | None
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    recomputed: Recomputed | None
    explanation: str | None
    base_value: int | float | None = Field(
        default=None, description="The figure a change states to start from."
    )
    value: int | float | None = Field(
        default=None, description="The figure a change states to end at."
    )
    unit: str | None = Field(default=None, description="Such as `EUR` or `personen`.")
    points: bool = Field(
        default=False, description="Whether `percent` is stated in percentage points."
    )
    absolute_verdict: Verdict | None = Field(
        default=None, description="Of the difference or figures a change states, by themselves."
    )
    score: float | None = Field(
        default=None, description="How sure the link to the evidence is, 0 to 1."
    )


class Dropped(Record):
    """Text of the source that stands in no other list, and why."""

    text: str
    reason: str
    provenance: Provenance


class OcrPage(Record):
    """A page of which the text was read by recognition (OCR) and may hold misread letters."""

    page: int = Field(description="1-based page.")
    confidence: float | None = Field(
        description="How sure recognition is of the page's text, 0 to 1; null when not told."
    )


class RepairRecord(Record):
    """One change made to the printed text."""

    name: str
    before: str
    after: str
    line: int = Field(description="1-based line; of a PDF, in its reading order.")
    page: int | None = Field(default=None, description="1-based page, for a PDF.")


class Report(Record):
    """One report of one organisation over one year."""

    schema_: str = Field(alias="$schema", default=SCHEMA_NAME)
    schema_version: str = SCHEMA_VERSION
    id: str
    organisation: Organisation | None
    year: int | None = Field(description="The reporting year, not the year of publication.")
    title: str | None
    subtitle: str | None
    language: str | None = Field(description="ISO 639-1.")
    edition: Edition
    related: tuple[RelatedReport, ...] = ()
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    footnotes: tuple[Footnote, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...] = ()
    partners: tuple[Partner, ...]
    findings: tuple[Finding, ...]
    dropped: tuple[Dropped, ...]
    repairs: tuple[RepairRecord, ...] = ()
    ocr_pages: tuple[OcrPage, ...] = ()
