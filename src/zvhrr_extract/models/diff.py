"""Diff: what changed between two reports, as the output contract has it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import Provenance

DIFF_VERSION = "1.0"

Relation = Literal["same_year", "other_year"]
WordOp = Literal["equal", "replace", "insert", "delete"]
ChangeKind = Literal[
    "section_added",
    "section_removed",
    "section_renamed",
    "section_moved",
    "block_added",
    "block_removed",
    "block_edited",
    "block_moved",
    "table_added",
    "table_removed",
    "table_renamed",
    "row_added",
    "row_removed",
    "row_renamed",
    "row_moved",
    "column_added",
    "column_removed",
    "column_renamed",
    "cell_changed",
    "cell_restated",
    "footnote_added",
    "footnote_removed",
    "footnote_edited",
]
CosmeticKind = Literal["bullet", "furniture", "hyphen", "layout", "unicode", "whitespace"]


class DiffSide(Record):
    """One of the two reports compared."""

    file: str = Field(description="Name of the file that was read, without its folder.")
    report: str = Field(description="Id of the report.")


class Change(Record):
    """One edit; what does not apply is null."""

    kind: ChangeKind
    section: str | None = Field(
        default=None, description="Heading of the section it is in, in the newer report."
    )
    table: str | None = Field(default=None, description="Label, caption or id of the table.")
    row: str | None = None
    column: str | None = None
    old: str | None = Field(default=None, description="Text before; null for what was added.")
    new: str | None = Field(default=None, description="Text after; null for what was removed.")
    content: tuple[str, ...] | None = Field(
        default=None,
        description=(
            "Texts that came or went with a section, table, row or column, which are no "
            "changes of their own: blocks, rows or cells."
        ),
    )
    words: tuple[tuple[WordOp, str, str], ...] | None = Field(
        default=None,
        description=(
            "[op, old, new] for what was edited: the old texts, joined by blanks, "
            "give the old text, the new ones the new text."
        ),
    )
    delta: int | float | None = Field(default=None, description="New value minus old value.")
    percent: float | None = Field(
        default=None,
        description="Delta in percent of the old value; null where that is 0.",
    )
    provenance_old: Provenance | None = None
    provenance_new: Provenance | None = None


class Cosmetic(Record):
    """A difference in form alone."""

    kind: CosmeticKind
    section: str | None = None
    old: str | None = None
    new: str | None = None


class Diff(Record):
    """What changed between two reports."""

    schema_version: str = DIFF_VERSION
    old: DiffSide
    new: DiffSide
    relation: Relation
    summary: dict[ChangeKind, int] = Field(
        description="How many changes there are of each kind that occurs."
    )
    changes: tuple[Change, ...]
    cosmetic: int = Field(description="How many differences in form alone there are.")
    cosmetics: tuple[Cosmetic, ...] | None = Field(
        default=None, description="Those differences, where they were asked for."
    )
