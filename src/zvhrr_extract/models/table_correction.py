"""Corrections of tables: of their cells, rows and columns, and of whole ones."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from zvhrr_extract.models.correction_base import (
    BaseCorrection,
    Label,
    Number,
    Quote,
    Text,
    Year,
    require_one,
)
from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import ColumnKind, RowRole


class _InTable(BaseCorrection):
    table: Quote = Field(description="Its id, key, label, or a quote of its caption.")


class SetCell(_InTable):
    """Put another figure in a cell of a table."""

    do: Literal["set_cell"]
    row: Label = Field(description="Label of the row.")
    column: Label | None = Field(
        default=None, description="Label of the column; need not be said of the only one."
    )
    text: Label | None = Field(default=None, description="As it should have been printed.")
    value: Number | None = Field(default=None, description="Read from `text` when not given.")
    was: Label | None = Field(default=None, description="What the source says there.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        return require_one(self, "text", "value")


class RowFields(Record):
    """What can be set of a row."""

    label: Label | None = None
    role: RowRole | None = None


class SetRow(RowFields, _InTable):
    """Set the role or the label of a row."""

    do: Literal["set_row"]
    row: Label = Field(description="Label of the row.")
    was: RowFields | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        return require_one(self, *RowFields.model_fields)


class ColumnFields(Record):
    """What can be set of a column; `year` is in `for_year`, as `year` limits a correction."""

    label: Label | None = None
    for_year: Year | None = None
    kind: ColumnKind | None = None


class SetColumn(ColumnFields, _InTable):
    """Set the label, the year or the kind of a column."""

    do: Literal["set_column"]
    column: Label = Field(description="Label of the column.")
    was: ColumnFields | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        return require_one(self, *ColumnFields.model_fields)


class TableFields(Record):
    """What can be set of a whole table; an empty text takes it away."""

    key: Text | None = None
    label: Text | None = None
    caption: Text | None = None
    unit: Text | None = None
    section: Text | None = None


class SetTable(TableFields, _InTable):
    """Set the key, label, caption, unit or section of a table."""

    do: Literal["set_table"]
    was: TableFields | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        return require_one(self, *TableFields.model_fields)


class RejectTable(_InTable):
    """Say that a table is none: its words become blocks."""

    do: Literal["reject_table"]


class NewColumn(Record):
    """A column of a table given by hand."""

    label: Label
    year: Year | None = None
    kind: ColumnKind | None = None


class NewRow(Record):
    """A row of a table given by hand."""

    label: Label
    cells: tuple[Label, ...]
    role: RowRole = "item"


class AddTable(BaseCorrection):
    """Add a table that was not found."""

    do: Literal["add_table"]
    key: Quote | None = None
    label: Quote | None = None
    caption: Quote | None = None
    unit: Quote | None = None
    section: Quote | None = Field(default=None, description="Id, key or heading.")
    label_header: Label = Field(default="", description="What stands above the row labels.")
    columns: tuple[Label | NewColumn, ...] = Field(min_length=1)
    rows: tuple[tuple[Label, ...] | NewRow, ...] = Field(
        min_length=1, description="Each a list of label and cells, or {label, cells, role}."
    )
    blocks: tuple[Quote, ...] | None = Field(
        default=None,
        description="Ids or quotes of the blocks its words stand in; found when not given.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            cells = row.cells if isinstance(row, NewRow) else row[1:]
            if len(cells) != len(self.columns):
                message = (
                    f"row {number} of `rows` has {len(cells)} cells beside its label, "
                    f"for {len(self.columns)} columns"
                )
                raise ValueError(message)
        return require_one(self, "key", "label", "caption")
