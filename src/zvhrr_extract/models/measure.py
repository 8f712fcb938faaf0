"""Measure: what a table counts or amounts to, year by year; born in the thousands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zvhrr_extract.models.report import Cell, ColumnKind, RowRole, Table


@dataclass(frozen=True, slots=True)
class Reading:
    """One printed figure of a measure.

    Attributes:
        value: The exact value, as printed.
        row: Index of its row in the table.
        column: Index of its column.
    """

    value: Decimal
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of a table over its year columns, or a column over its year rows.

    Attributes:
        table: The table it stands in.
        label: What is measured: the row's label, or the column's where rows are years.
        column: The column's label without its year, None where nothing is left of it or
            where rows are years.
        role: Of the row; `total` also for a column of totals.
        kind: Of the column.
        figures: Its figures by the year they are of.
    """

    table: Table
    label: str
    column: str | None
    role: RowRole
    kind: ColumnKind
    figures: Mapping[int, Reading]

    def cell(self, year: int) -> Cell:
        """Return the cell its figure of a year stands in."""
        reading = self.figures[year]
        return self.table.rows[reading.row].cells[reading.column]
