"""Sheet: two tables that are the same one, beside each other."""

from __future__ import annotations

from typing import Literal, NamedTuple

from zvhrr_extract.align import TableView, join_texts
from zvhrr_extract.diff.lone import tell_side
from zvhrr_extract.models.alignment import ElementPair, TablePair
from zvhrr_extract.models.diff import Change, ChangeKind, Cosmetic, CosmeticKind
from zvhrr_extract.models.report import CellPlace, Provenance, Table

Line = Literal["row", "column"]


class Sheet(NamedTuple):
    """Two tables that are the same one, how their lines are paired, and where they stand."""

    old: Table
    new: Table
    views: tuple[TableView, TableView]
    pair: TablePair
    section: str | None
    name: str
    by_year: bool

    def form(self, kind: CosmeticKind, old: str, new: str) -> Cosmetic:
        """Tell of a difference in form alone."""
        return Cosmetic(kind=kind, section=self.section, old=old or None, new=new or None)

    def tell_lone(self, line: Line, pair: ElementPair) -> Change:
        """Tell of a row or column that only one report has."""
        added = pair.old is None
        index, view = (pair.new, self.views[1]) if added else (pair.old, self.views[0])
        label = _label(view, line, index or 0)
        where = self._provenance(line, index or 0, new=added)
        return Change(
            section=self.section,
            table=self.name,
            content=_cells(view, line, index or 0),
            row=label if line == "row" else None,
            column=label if line == "column" else None,
            **tell_side(line, label, where, added=added),
        )

    def tell_line(
        self, kind: ChangeKind, line: Line, pair: ElementPair, labels: tuple[str, str]
    ) -> Change:
        """Tell what became of a row or column that both reports have."""
        old, new = labels
        return Change(
            kind=kind,
            section=self.section,
            table=self.name,
            row=new or old if line == "row" else None,
            column=new or old if line == "column" else None,
            old=old,
            new=new,
            provenance_old=self._provenance(line, pair.old or 0, new=False),
            provenance_new=self._provenance(line, pair.new or 0, new=True),
        )

    def _provenance(self, line: Line, index: int, *, new: bool) -> Provenance:
        """Tell where a row stands, or the table of a column."""
        view, table = self.views[new], self.new if new else self.old
        if line == "column":
            return table.provenance
        row = view.cells[index]
        return next((cell.provenance for cell in row if cell.provenance), table.provenance)

    def cell_place(self, row: int, column: int, *, new: bool) -> Provenance:
        """Tell where a cell stands, as near as is known."""
        view, table = self.views[new], self.new if new else self.old
        known = view.cells[row][column].provenance
        if known or not (view.labelled and table.grid_places):
            return known or table.provenance
        places = table.grid_places[row + table.header_rows :]
        place = places[0][column] if places and column < len(places[0]) else None
        return _place_cell(table, place) if place else table.provenance


def _place_cell(table: Table, place: CellPlace) -> Provenance:
    return table.provenance.model_copy(update={"page": place.page, "bbox": place.bbox})


def _label(view: TableView, line: Line, index: int) -> str:
    return view.rows[index] if line == "row" else view.columns[index]


def _cells(view: TableView, line: Line, index: int) -> tuple[str, ...]:
    """List the cells of a row or column, the row's label apart."""
    if line == "row":
        return tuple(view.cells[index][column].text for column in view.compared)
    return tuple(join_texts((row[index].text,)) for row in view.cells)
