"""A table as rows and columns with labels, typed or as printed."""

from __future__ import annotations

from dataclasses import dataclass

from zvhrr_extract.align.forms import join_texts
from zvhrr_extract.models.report import Provenance, Row, Table
from zvhrr_extract.values.years import find_years


@dataclass(frozen=True, slots=True)
class ViewCell:
    """One cell: as printed, its value where it has one, and where it stands."""

    text: str
    value: int | float | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as it is compared.

    Attributes:
        rows: Label of each row.
        columns: Label of each column.
        years: The year each column's label names, or None.
        cells: Row by row, a cell for each column.
        labelled: Whether the first column holds the rows' labels (a table as printed).
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    years: tuple[int | None, ...]
    cells: tuple[tuple[ViewCell, ...], ...]
    labelled: bool

    @property
    def compared(self) -> range:
        """The columns whose cells are compared: all but that of the labels."""
        return range(int(self.labelled), len(self.columns))

    def row_text(self, row: int) -> str:
        """Give a row as one text, its label in front."""
        texts = (cell.text for cell in self.cells[row])
        return join_texts(texts if self.labelled else (self.rows[row], *texts))

    def column_text(self, column: int) -> str:
        """Give the cells of a column as one text."""
        return join_texts(row[column].text for row in self.cells)


def view_tables(old: Table, new: Table) -> tuple[TableView, TableView]:
    """View two tables alike: typed where both are typed, else both as printed."""
    if old.rows and new.rows:
        return _view_typed(old), _view_typed(new)
    return view_grid(old), view_grid(new)


def _view_typed(table: Table) -> TableView:
    return TableView(
        rows=tuple(row.label for row in table.rows),
        columns=tuple(column.label for column in table.columns),
        years=tuple(_only_year(column.label) for column in table.columns),
        cells=tuple(_typed_cells(row, len(table.columns)) for row in table.rows),
        labelled=False,
    )


def _typed_cells(row: Row, width: int) -> tuple[ViewCell, ...]:
    cells = [ViewCell(cell.text, cell.value, cell.provenance) for cell in row.cells[:width]]
    return (*cells, *[ViewCell("")] * (width - len(cells)))


def view_grid(table: Table) -> TableView:
    """View a table as printed; its first column labels the rows."""
    width = max((len(row) for row in table.grid), default=0)
    head, body = table.grid[: table.header_rows], table.grid[table.header_rows :]
    columns = tuple(
        join_texts(row[at] if at < len(row) else "" for row in head) for at in range(width)
    )
    return TableView(
        rows=tuple(join_texts(row[:1]) for row in body),
        columns=columns,
        years=tuple(_only_year(label) for label in columns),
        cells=tuple(
            tuple(ViewCell(row[at] if at < len(row) else "") for at in range(width))
            for row in body
        ),
        labelled=width > 0,
    )


def _only_year(label: str) -> int | None:
    years = find_years(label)
    return years[0] if len(years) == 1 else None
