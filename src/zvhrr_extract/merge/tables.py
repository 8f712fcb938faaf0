"""Tables of two versions: labels and figures that one of them has lost come from the other."""

from __future__ import annotations

from collections import Counter

from zvhrr_extract.merge.desk import Desk
from zvhrr_extract.merge.pairs import shared
from zvhrr_extract.models.alignment import TablePair
from zvhrr_extract.models.report import Row, Table

_Grid = list[list[str]]


def mend_table(pair: TablePair, tables: tuple[Table, Table], desk: Desk) -> Table:
    """Give a table with the readings of another version where those are better."""
    mine, theirs = tables
    if not (mine.rows and theirs.rows):
        return mine
    rows = list(mine.rows)
    grid = [list(row) for row in mine.grid]
    missing = count_values(theirs) - count_values(mine)
    for old, new in shared(pair.rows):
        row = _mend_label((rows[old], theirs.rows[new]), tables, grid, desk)
        cells = list(row.cells)
        for at, its in shared(pair.columns):
            better = theirs.rows[new].cells[its]
            if better.value in missing and desk.has_lost(cells[at], mine.provenance):
                _write(grid, (row.label, cells[at].text), better.text)
                desk.replace((cells[at].text, mine.provenance), better.text)
                place = better.provenance or theirs.provenance
                cells[at] = better.model_copy(update={"provenance": place})
        rows[old] = row.model_copy(update={"cells": tuple(cells)})
    if tuple(rows) == mine.rows:
        return mine
    return mine.model_copy(
        update={"rows": tuple(rows), "grid": tuple(tuple(row) for row in grid)}
    )


def count_values(table: Table) -> Counter[float]:
    """Count how often each figure stands in a table."""
    return Counter(
        cell.value for row in table.rows for cell in row.cells if cell.value is not None
    )


def _mend_label(
    rows: tuple[Row, Row], tables: tuple[Table, Table], grid: _Grid, desk: Desk
) -> Row:
    """Take over the label of a row where the other version reads it better."""
    mine, theirs = rows
    if not desk.prefers(
        (mine.label, tables[0].provenance), (theirs.label, tables[1].provenance)
    ):
        return mine
    desk.replace((mine.label, tables[0].provenance), theirs.label)
    for row in grid:
        if mine.label in row:
            row[row.index(mine.label)] = theirs.label
            break
    return mine.model_copy(update={"id": theirs.id, "label": theirs.label})


def _write(grid: _Grid, where: tuple[str, str], text: str) -> None:
    """Put a text in the place of another one in the row with a label."""
    label, old = where
    for row in grid:
        if label in row and old in row[row.index(label) + 1 :]:
            row[row.index(old, row.index(label) + 1)] = text
            return
