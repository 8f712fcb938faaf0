"""Grid: where a typed cell, row or column stands in the table as printed."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.correct.change import account, put_at
from zvhrr_extract.correct.quotes import is_same
from zvhrr_extract.models.report import Report, Table

Spot = tuple[int, int]


def find_cell_spot(table: Table, row: int, column: int) -> Spot | None:
    """Find the grid cell of a typed cell; None when it cannot be told for sure."""
    return (
        _find_by_place(table, row, column)
        or _find_by_shape(table, row, column)
        or _find_by_text(table, row, column)
    )


def _find_by_place(table: Table, row: int, column: int) -> Spot | None:
    """Find it by its box, in a PDF."""
    cell = table.rows[row].cells[column]
    if table.grid_places is None or cell.provenance is None:
        return None
    place = (cell.provenance.page, cell.provenance.bbox)
    found = [
        (at, index)
        for at, places in enumerate(table.grid_places)
        for index, one in enumerate(places)
        if one is not None and (one.page, one.bbox) == place
    ]
    return found[0] if len(found) == 1 and _says(table, found[0], cell.text) else None


def _find_by_shape(table: Table, row: int, column: int) -> Spot | None:
    """Find it by counting, where every grid row is a header row or a typed row."""
    labels_and_cells = len(table.columns) + 1
    shaped = len(table.grid) == table.header_rows + len(table.rows) and all(
        len(line) == labels_and_cells for line in table.grid
    )
    spot = (table.header_rows + row, column + 1)
    return spot if shaped and _says(table, spot, table.rows[row].cells[column].text) else None


def _find_by_text(table: Table, row: int, column: int) -> Spot | None:
    """Find it by its text, in the line of its label or where nothing else says the same."""
    typed = table.rows[row]
    text = typed.cells[column].text
    before = sum(is_same(cell.text, text) for cell in typed.cells[:column])
    alike = sum(is_same(cell.text, text) for cell in typed.cells)
    lines = [at for at, line in enumerate(table.grid) if _has(line, typed.label)]
    rank = [one.label for one in table.rows[:row]].count(typed.label)
    if len(lines) == [one.label for one in table.rows].count(typed.label):
        line = lines[rank]
        found = [at for at, said in enumerate(table.grid[line]) if is_same(said, text)]
        if len(found) == alike:
            return line, found[before]
    everywhere = [
        (at, index)
        for at, line_ in enumerate(table.grid)
        for index, said in enumerate(line_)
        if text and is_same(said, text)
    ]
    return everywhere[0] if len(everywhere) == 1 else None


def find_label_spot(table: Table, label: str, nth: int, *, header: bool) -> Spot | None:
    """Find the grid cell that prints the label of a row, or of a column."""
    if not label:
        return None
    found = [
        (at, index)
        for at, line in enumerate(table.grid)
        for index, said in enumerate(line)
        if is_same(said, label) and (at < table.header_rows) == header
    ]
    return found[nth] if nth < len(found) else None


def put_in_grid(
    report: Report, table: Table, spot: Spot, text: str
) -> tuple[Report, Table, tuple[str, ...]]:
    """Put another text in a cell of the grid.

    Returns:
        The report with what was dropped, the table, and the words that a person wrote.
    """
    at, index = spot
    line = table.grid[at]
    report, written = account(report, line[index], text, table.provenance)
    grid = put_at(table.grid, at, put_at(line, index, text))
    return report, table.model_copy(update={"grid": grid}), written


def _has(line: Sequence[str], label: str) -> bool:
    return any(is_same(said, label) for said in line) if label else False


def _says(table: Table, spot: Spot, text: str) -> bool:
    return is_same(table.grid[spot[0]][spot[1]], text)
