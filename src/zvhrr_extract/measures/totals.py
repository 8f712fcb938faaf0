"""Totals: the printed sums of a table, each with what it may be the sum of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from zvhrr_extract.measures.precision import sum_slack
from zvhrr_extract.measures.readings import (
    Reading,
    find_bases,
    find_looser,
    find_without,
    prefer,
    sum_of,
)
from zvhrr_extract.models.report import Table

# Of one part a total says nothing.
_MIN_PARTS = 2
# A column of percentages has a total only where that is some hundred.
_HUNDRED = (Decimal(99), Decimal(101))
Part = tuple[str, Decimal]
Values = Sequence[Decimal | None]


@dataclass(frozen=True, slots=True)
class Total:
    """A printed total and what it may be the sum of.

    Attributes:
        row: Index of its row.
        column: Index of its column.
        printed: What is printed.
        sums: What its parts add up to, in the readings there are, the likeliest first.
        parts: Label and value of each part, as the likeliest reading has them.
        beside: Label and value of rows that are in no sum.
        readable: Whether every part has a value.
        slack: How far it may be off because figures are rounded.
    """

    row: int
    column: int
    printed: Decimal
    sums: tuple[Decimal, ...]
    parts: tuple[Part, ...]
    beside: tuple[Part, ...] = ()
    readable: bool = True
    slack: Decimal = Decimal(0)

    @property
    def holds(self) -> bool:
        """Whether it is the sum of its parts in one of the readings."""
        return any(abs(self.printed - one) <= self.slack for one in self.sums)


def list_totals_down(table: Table) -> list[Total]:
    """List the totals and subtotals of every column, each with its parts above it.

    In a table that no profile knows, a total may also take in only the rows right above it,
    or less one of them, where that holds in every column.
    """
    columns = [_column(table, index) for index in range(len(table.columns))]
    found: list[Total] = []
    for row, bases in find_bases(table):
        summed = [at for at in range(len(columns)) if _is_summed(table, at, columns[at][row])]
        readings = bases
        if table.key is None:
            figures = [columns[at] for at in summed]
            readings = prefer(row, figures, bases, find_looser(row, bases[0]))
        for at in summed:
            labels = [one.label for one in table.rows]
            total = _read((row, at), columns[at], row, labels, readings)
            if total is not None:
                unread = any(_is_unread(table, part, at) for part, _ in readings[0])
                slack = sum_slack(table, at, len(total.parts))
                beside = _beside(table, columns[at])
                found.append(replace(total, beside=beside, readable=not unread, slack=slack))
    return found


def list_totals_across(table: Table) -> list[Total]:
    """List what the columns of totals print, each with its parts in the row.

    In a table that no profile knows, a column may belong to no sum, where that holds in most
    rows.
    """
    rows = [_row(table, index) for index in range(len(table.rows))]
    found: list[Total] = []
    for at, column in enumerate(table.columns):
        if column.kind != "total":
            continue
        whole = tuple(
            (index, 1)
            for index in range(at)
            if table.columns[index].kind in ("count", "amount")
        )
        readings = [whole]
        if table.key is None:
            readings = prefer(at, rows, readings, find_without(whole))
        for index, values in enumerate(rows):
            labels = [one.label for one in table.columns]
            total = _read((index, at), values, at, labels, readings)
            if total is not None:
                unread = any(_is_unread(table, index, part) for part, _ in readings[0])
                slack = sum_slack(table, None, len(total.parts))
                found.append(replace(total, readable=not unread, slack=slack))
    return found


def read_cell(table: Table, row: int, column: int) -> list[Decimal]:
    """List what a cell may say: what it prints, then, of a total, what its parts add up to."""
    printed = value_of(table, row, column)
    if printed is None:
        return []
    values = _column(table, column)
    sums = [
        sum_of(values, reading)
        for at, bases in find_bases(table)
        if at == row
        for reading in bases
        if len(reading) >= _MIN_PARTS
    ]
    return list(dict.fromkeys((printed, *sums)))


def value_of(table: Table, row: int, column: int) -> Decimal | None:
    """Return the value of a cell, or `None`."""
    value = table.rows[row].cells[column].value
    return None if value is None else Decimal(str(value))


def _read(
    spot: tuple[int, int],
    values: Values,
    at: int,
    labels: Sequence[str],
    readings: Sequence[Reading],
) -> Total | None:
    """Read the printed total of a spot, or return `None` where it has too few parts."""
    printed = values[at]
    parts = tuple(
        (labels[index], sign * value)
        for index, sign in readings[0]
        if (value := values[index]) is not None
    )
    if printed is None or len(parts) < _MIN_PARTS:
        return None
    sums = dict.fromkeys(sum_of(values, reading) for reading in readings)
    return Total(*spot, printed, tuple(sums), parts)


def _column(table: Table, column: int) -> list[Decimal | None]:
    return [value_of(table, row, column) for row in range(len(table.rows))]


def _row(table: Table, row: int) -> list[Decimal | None]:
    return [value_of(table, row, column) for column in range(len(table.columns))]


def _is_summed(table: Table, column: int, printed: Decimal | None) -> bool:
    """Tell whether a column is one that has totals."""
    kind = table.columns[column].kind
    low, high = _HUNDRED
    rate = kind == "percent" and printed is not None and not low <= printed <= high
    return kind != "text" and printed is not None and not rate


def _beside(table: Table, values: Values) -> tuple[Part, ...]:
    """List the rows that belong to no sum."""
    pairs = zip(table.rows, values, strict=True)
    return tuple(
        (row.label, value) for row, value in pairs if row.role == "memo" and value is not None
    )


def _is_unread(table: Table, row: int, column: int) -> bool:
    """Tell whether a cell prints something that has no value; a dash prints nothing."""
    cell = table.rows[row].cells[column]
    return cell.value is None and any(sign.isalnum() for sign in cell.text)
