"""Tables: set a cell, a row, a column, or what a whole table is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from zvhrr_extract.correct.change import (
    Change,
    NotMatching,
    account,
    mark_corrected,
    put_at,
)
from zvhrr_extract.correct.fields import describe, list_wanted, require_news, resolve_section
from zvhrr_extract.correct.find import find_table, name_of, section_id
from zvhrr_extract.correct.grid import find_label_spot, put_in_grid
from zvhrr_extract.correct.quotes import find_fitting, is_same, shorten
from zvhrr_extract.models.report import Column, Report, Row, Table
from zvhrr_extract.models.table_correction import (
    ColumnFields,
    RowFields,
    SetColumn,
    SetRow,
    SetTable,
    TableFields,
)

# In a correction, `year` says which reports it is for.
_FIELDS = {"for_year": "year"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row or column of a table, and what can be set of it."""

    what: Literal["row", "column"]
    at: int
    fields: type[RowFields | ColumnFields]


def set_row(report: Report, wanted: SetRow) -> Change:
    """Set the role or the label of a row."""
    index = find_table(report, wanted.table)
    row = _find_row(report.tables[index], wanted)
    return _set_line(report, index, _Line("row", row, RowFields), wanted)


def set_column(report: Report, wanted: SetColumn) -> Change:
    """Set the label, year or kind of a column."""
    index = find_table(report, wanted.table)
    column = find_column(report.tables[index], wanted.column, wanted.label)
    return _set_line(report, index, _Line("column", column, ColumnFields), wanted)


def _set_line(report: Report, index: int, line: _Line, wanted: SetRow | SetColumn) -> Change:
    """Set fields of a row or column; a new label is put in the grid as well."""
    table = report.tables[index]
    lines: Sequence[Row | Column] = table.rows if line.what == "row" else table.columns
    given = list_wanted(wanted, line.fields).items()
    update = {_FIELDS.get(name, name): value for name, value in given}
    if "label" in update:
        update["label"] = update["label"] or ""
    present = lines[line.at].model_dump()
    present |= {name: present.get(field) for name, field in _FIELDS.items()}
    old = present["label"]
    slots = require_news(update, present, wanted.was, f"{table.id} {line.what} {old}")
    changed = put_at(lines, line.at, lines[line.at].model_copy(update=update))
    table = table.model_copy(update={f"{line.what}s": changed})
    written: tuple[str, ...] = ()
    new = changed[line.at].label
    if new != old:
        nth = [one.label for one in lines[: line.at]].count(old)
        spot = find_label_spot(table, old, nth, header=line.what == "column")
        if spot is not None:
            report, table, written = put_in_grid(report, table, spot, new)
    return Change(
        put_table(report, index, table),
        told=f"{line.what} '{old}' of {name_of(table)}: {describe(update)}",
        refs=(table.id,),
        slots=slots,
        old=old if new != old else None,
        new=new if new != old else None,
        written=written,
    )


def set_table(report: Report, wanted: SetTable) -> Change:
    """Set key, label, caption, unit or section of a table."""
    index = find_table(report, wanted.table)
    table = report.tables[index]
    update = list_wanted(wanted, TableFields)
    if "section" in update:
        update["section"] = section_id(report, update["section"] or "")
    present = table.model_dump(include=set(TableFields.model_fields))
    was = resolve_section(report, wanted.was, "section")
    slots = require_news(update, present, was, table.id)
    written: tuple[str, ...] = ()
    for name in ("label", "caption"):
        if name in update:
            report, new = account(report, present[name], update[name], table.provenance)
            written += new
    return Change(
        put_table(report, index, table.model_copy(update=update)),
        told=f"{name_of(table)}: {describe(update)}",
        refs=(table.id,),
        slots=slots,
        old=describe({name: present[name] for name in update}),
        new=describe(update),
        written=written,
    )


def put_table(report: Report, index: int, table: Table) -> Report:
    """Put a corrected table in the place of the old one."""
    table = table.model_copy(update={"provenance": mark_corrected(table.provenance)})
    return report.model_copy(update={"tables": put_at(report.tables, index, table)})


def find_column(table: Table, named: str | None, otherwise: str | None = None) -> int:
    """Find a column by its label, else by the year it is of; the only one needs no name.

    Raises:
        NotMatching: None fits, or several do.
    """
    if named is None:
        if len(table.columns) == 1:
            return 0
        message = f"{name_of(table)} has {len(table.columns)} columns: name one with `column`"
        raise NotMatching(message)
    years = [at for at, one in enumerate(table.columns) if str(one.year) == named]
    labels = [one.label for one in table.columns]
    if len(years) == 1 and not any(is_same(label, named) for label in labels):
        return years[0]
    return _find_line("column", table, labels, named, otherwise)


def _find_row(table: Table, wanted: SetRow) -> int:
    by_id = [at for at, row in enumerate(table.rows) if row.id == wanted.row]
    if by_id:
        return by_id[0]
    labels = [row.label for row in table.rows]
    return _find_line("row", table, labels, wanted.row, wanted.label)


def _find_line(
    what: str, table: Table, labels: Sequence[str], named: str, otherwise: str | None
) -> int:
    """Find a row or a column by its label, or by the one it is to have."""
    found = find_lines(labels, named)
    if not found and otherwise:
        found = [at for at, label in enumerate(labels) if label == otherwise]
    if len(found) == 1:
        return found[0]
    raise refuse_lines(what, table, labels, named, len(found))


def find_lines(labels: Sequence[str], named: str) -> list[int]:
    """List the rows or columns a label names; an empty one names those without a label."""
    if not named:
        return [at for at, label in enumerate(labels) if not label.strip()]
    return find_fitting(labels, named)


def refuse_lines(
    what: str, table: Table, labels: Sequence[str], named: str, count: int
) -> NotMatching:
    """Say why a label names no row or column."""
    if count:
        message = f"{count} {what}s of {name_of(table)} are '{shorten(named)}': give `was` too"
        return NotMatching(message)
    listed = ", ".join(f"'{shorten(label, 30)}'" for label in labels[:12]) or "none"
    message = f"{name_of(table)} has no {what} '{shorten(named)}', only {listed}: mend `{what}`"
    return NotMatching(message, missing=True)
