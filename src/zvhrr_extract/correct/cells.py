"""Cells: put another figure in a table."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.correct.change import (
    Change,
    NotMatching,
    NotNeeded,
    mark_corrected,
    put_at,
)
from zvhrr_extract.correct.find import check_was, find_table, name_of
from zvhrr_extract.correct.grid import Spot, find_cell_spot, put_in_grid
from zvhrr_extract.correct.quotes import is_same, shorten
from zvhrr_extract.correct.tables import find_column, find_lines, put_table, refuse_lines
from zvhrr_extract.models.report import Cell, Report, Table
from zvhrr_extract.models.table_correction import SetCell
from zvhrr_extract.values.numbers import json_number, parse_number


def set_cell(report: Report, wanted: SetCell, decimal_mark: str) -> Change:
    """Put another text and value in a cell, in the grid as well."""
    index = find_table(report, wanted.table)
    table = report.tables[index]
    if not table.rows:
        return _set_printed(report, index, wanted)
    column = find_column(table, wanted.column)
    texts = [row.cells[column].text for row in table.rows]
    row = _find_row(table, [one.label for one in table.rows], texts, wanted)
    old = table.rows[row].cells[column]
    new = _make_cell(old, table, wanted, decimal_mark)
    label = table.rows[row].label
    slots = (f"{table.id} cell {row} {column}",)
    where = f"'{shorten(label, 40)}', {table.columns[column].label or 'its column'}"
    if (old.text, old.value) == (new.text, new.value):
        message = f"the cell of {where} in {name_of(table)} says {_tell(new)} already"
        raise NotNeeded(message, table.id, slots=slots)
    check_was(f"the cell of {where}", wanted.was, old.text)
    written: tuple[str, ...] = ()
    if old.text != new.text:
        spot = _find_spot(table, row, column)
        report, table, written = put_in_grid(report, table, spot, new.text)
    line = table.rows[row]
    line = line.model_copy(update={"cells": put_at(line.cells, column, new)})
    table = table.model_copy(update={"rows": put_at(table.rows, row, line)})
    return Change(
        put_table(report, index, table),
        told=f"the cell of {where} in {name_of(table)} is {_tell(new)}, was {_tell(old)}",
        refs=(table.id,),
        slots=slots,
        old=old.text,
        new=new.text,
        written=written,
    )


def _make_cell(old: Cell, table: Table, wanted: SetCell, decimal_mark: str) -> Cell:
    text = old.text if wanted.text is None else wanted.text
    value = wanted.value
    if value is None:
        read = parse_number(text, decimal_mark=decimal_mark)
        value = None if read is None else json_number(read)
    place = mark_corrected(old.provenance or table.provenance)
    return Cell(text=text, value=value, provenance=place)


def _tell(cell: Cell) -> str:
    same = cell.value is None or str(cell.value) == cell.text
    return f"'{cell.text}'" if same else f"'{cell.text}' ({cell.value})"


def _find_row(
    table: Table, labels: Sequence[str], texts: Sequence[str], wanted: SetCell
) -> int:
    """Find the row by its label, among several the one whose cell is as expected."""
    by_id = [at for at, row in enumerate(table.rows) if row.id == wanted.row]
    found = by_id or find_lines(labels, wanted.row)
    if len(found) > 1 and wanted.was is not None:
        as_told = [at for at in found if is_same(texts[at], wanted.was)]
        done = [at for at in found if texts[at] == wanted.text]
        found = as_told or done or found
    if len(found) == 1:
        return found[0]
    raise refuse_lines("row", table, labels, wanted.row, len(found))


def _find_spot(table: Table, row: int, column: int) -> Spot:
    spot = find_cell_spot(table, row, column)
    if spot is None:
        message = (
            f"where the cell stands in the grid of {name_of(table)} cannot be told: "
            "reject the table and add it as it should be"
        )
        raise NotMatching(message)
    return spot


def _set_printed(report: Report, index: int, wanted: SetCell) -> Change:
    """Set a cell of a table that has no typed reading."""
    table = report.tables[index]
    if wanted.text is None:
        message = f"{name_of(table)} holds no figures: give `text`, a `value` has no place"
        raise NotMatching(message)
    header, body = table.grid[: table.header_rows], table.grid[table.header_rows :]
    column = _find_printed_column(table, header, wanted)
    labels = [line[0] for line in body]
    texts = [line[column] for line in body]
    row = _find_row(table, labels, texts, wanted)
    old = texts[row]
    slots = (f"{table.id} cell {row} {column}",)
    where = f"the cell of '{shorten(labels[row], 40)}' in {name_of(table)}"
    if old == wanted.text:
        raise NotNeeded(f"{where} says '{shorten(old)}' already", table.id, slots=slots)
    check_was(where, wanted.was, old)
    spot = (table.header_rows + row, column)
    report, table, written = put_in_grid(report, table, spot, wanted.text)
    return Change(
        put_table(report, index, table),
        told=f"{where} is '{shorten(wanted.text)}', was '{shorten(old)}'",
        refs=(table.id,),
        slots=slots,
        old=old,
        new=wanted.text,
        written=written,
    )


def _find_printed_column(table: Table, header: Sequence[Sequence[str]], wanted: SetCell) -> int:
    width = len(table.grid[0])
    labels = [" ".join(filter(None, (line[at] for line in header))) for at in range(width)]
    if wanted.column is None:
        if width == 2:
            return 1
        message = f"{name_of(table)} has {width} columns: name one with `column`"
        raise NotMatching(message)
    found = find_lines(labels, wanted.column)
    if len(found) == 1:
        return found[0]
    raise refuse_lines("column", table, labels, wanted.column, len(found))
