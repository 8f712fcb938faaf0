"""Tables: set a cell, a row, a column, or what a whole table is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.correct.change import (
    Change,
    NotMatching,
    account,
    mark_corrected,
    put_at,
)
from zvhrr_extract.correct.fields import check_fields, describe, list_wanted, require_news
from zvhrr_extract.correct.find import find_table, name_of, section_id
from zvhrr_extract.correct.grid import find_label_spot, put_in_grid
from zvhrr_extract.correct.quotes import find_fitting, is_same, shorten
from zvhrr_extract.models.report import Report, Table
from zvhrr_extract.models.table_correction import (
    ColumnFields,
    RowFields,
    SetColumn,
    SetRow,
    SetTable,
    TableFields,
)


def set_row(report: Report, wanted: SetRow) -> Change:
    """Set the role or the label of a row."""
    index = find_table(report, wanted.table)
    table = report.tables[index]
    row = _find_row(table, wanted)
    update = list_wanted(wanted, RowFields)
    if "label" in update:
        update["label"] = update["label"] or ""
    present = table.rows[row].model_dump(include=set(RowFields.model_fields))
    slots = require_news(update, present, f"{table.id} row {present['label']}")
    check_fields(wanted.was, present)
    rows = put_at(table.rows, row, table.rows[row].model_copy(update=update))
    line = _Line(
        told=f"row '{present['label']}' of {name_of(table)}: {describe(update)}",
        slots=slots,
        old=present["label"],
        new=update.get("label", present["label"]),
        nth=[one.label for one in table.rows[:row]].count(present["label"]),
        header=False,
    )
    return _put_line(report, index, table.model_copy(update={"rows": rows}), line)


def set_column(report: Report, wanted: SetColumn) -> Change:
    """Set the label, year or kind of a column."""
    index = find_table(report, wanted.table)
    table = report.tables[index]
    column = find_column(table, wanted.column, wanted.label)
    names = {"for_year": "year"}
    update = {
        names.get(name, name): value
        for name, value in list_wanted(wanted, ColumnFields).items()
    }
    if "label" in update:
        update["label"] = update["label"] or ""
    present = table.columns[column].model_dump()
    slots = require_news(update, present, f"{table.id} column {present['label']}")
    check_fields(wanted.was, present | {"for_year": present["year"]})
    columns = put_at(table.columns, column, table.columns[column].model_copy(update=update))
    line = _Line(
        told=f"column '{present['label']}' of {name_of(table)}: {describe(update)}",
        slots=slots,
        old=present["label"],
        new=update.get("label", present["label"]),
        nth=[one.label for one in table.columns[:column]].count(present["label"]),
        header=True,
    )
    return _put_line(report, index, table.model_copy(update={"columns": columns}), line)


def set_table(report: Report, wanted: SetTable) -> Change:
    """Set key, label, caption, unit or section of a table."""
    index = find_table(report, wanted.table)
    table = report.tables[index]
    update = list_wanted(wanted, TableFields)
    if "section" in update:
        update["section"] = section_id(report, update["section"] or "")
    present = table.model_dump(include=set(TableFields.model_fields))
    slots = require_news(update, present, table.id)
    check_fields(wanted.was, present)
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


@dataclass(frozen=True, slots=True)
class _Line:
    """A row or column that was set: how to tell it, and its label before and after.

    Attributes:
        told: What was done.
        slots: Names of what was set.
        old: Its label before.
        new: Its label now.
        nth: How many rows or columns before it have its old label.
        header: Whether it is a column, named in a header row.
    """

    told: str
    slots: tuple[str, ...]
    old: str
    new: str
    nth: int
    header: bool


def _put_line(report: Report, index: int, table: Table, line: _Line) -> Change:
    """Put a table with another row or column in place, its label in the grid as well."""
    written: tuple[str, ...] = ()
    renamed = line.old != line.new
    spot = find_label_spot(table, line.old, line.nth, header=line.header) if renamed else None
    if spot is not None:
        printed = table.grid[spot[0]][spot[1]]
        report, written = account(report, printed, line.new, table.provenance)
        table = put_in_grid(table, spot, line.new)
    return Change(
        put_table(report, index, table),
        told=line.told,
        refs=(table.id,),
        slots=line.slots,
        old=line.old if renamed else None,
        new=line.new if renamed else None,
        written=written,
    )
