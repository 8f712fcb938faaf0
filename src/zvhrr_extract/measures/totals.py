"""Totals: the printed sums of a table, each with what it may be the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zvhrr_extract.measures.precision import sum_slack
from zvhrr_extract.models.report import Table

# Of one part a total says nothing.
_MIN_PARTS = 2
Part = tuple[str, Decimal]


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
    beside: tuple[Part, ...]
    readable: bool
    slack: Decimal

    @property
    def holds(self) -> bool:
        """Whether it is the sum of its parts in one of the readings."""
        return any(abs(self.printed - one) <= self.slack for one in self.sums)


def list_totals_down(table: Table) -> list[Total]:
    """List the totals and subtotals of every column, each with its parts above it."""
    return [
        total
        for column in range(len(table.columns))
        if table.columns[column].kind != "text"
        for total in _down(table, column)
        if len(total.parts) >= _MIN_PARTS
    ]


def list_totals_across(table: Table) -> list[Total]:
    """List what the columns of totals print, each with its parts in the row."""
    return [
        total
        for column in range(len(table.columns))
        if table.columns[column].kind == "total"
        for total in _across(table, column)
        if len(total.parts) >= _MIN_PARTS
    ]


def read_cell(table: Table, row: int, column: int) -> list[Decimal]:
    """List what a cell may say: what it prints, then, of a total, what its parts add up to."""
    printed = value_of(table, row, column)
    if printed is None:
        return []
    found = _down(table, column) if table.columns[column].kind != "text" else ()
    sums = (
        total.sums for total in found if total.row == row and len(total.parts) >= _MIN_PARTS
    )
    return list(dict.fromkeys((printed, *next(sums, ()))))


def value_of(table: Table, row: int, column: int) -> Decimal | None:
    """Return the value of a cell, or `None`."""
    value = table.rows[row].cells[column].value
    return None if value is None else Decimal(str(value))


@dataclass(slots=True)
class _Gathered:
    """What has been met of a column so far."""

    parts: tuple[Part, ...] = ()
    near: tuple[Part, ...] = ()
    every: Decimal = Decimal(0)
    totals: Decimal = Decimal(0)
    readable: bool = True

    def readings(self) -> tuple[Decimal, ...]:
        """Return what a total may be: of the parts since the last, of all, of the totals too.

        A row that stands there twice may have been counted once.
        """
        own = _sum(self.parts)
        once = _sum(tuple(dict.fromkeys(self.parts)))
        return tuple(dict.fromkeys((own, self.every, self.totals + own, once)))

    def add(self, label: str, value: Decimal | None, *, printed: bool) -> None:
        """Take in an item; what is printed but has no value makes the sum unreadable."""
        if value is None:
            self.readable = self.readable and not printed
            return
        self.parts, self.near = (*self.parts, (label, value)), (*self.near, (label, value))
        self.every += value


def _down(table: Table, column: int) -> Iterator[Total]:
    gathered = _Gathered()
    beside = tuple(
        (row.label, value)
        for index, row in enumerate(table.rows)
        if row.role == "memo" and (value := value_of(table, index, column)) is not None
    )
    for index, row in enumerate(table.rows):
        value = value_of(table, index, column)
        if row.role == "item":
            gathered.add(row.label, value, printed=_prints(row.cells[column].text))
        elif value is not None and row.role in ("subtotal", "total"):
            final = row.role == "total"
            parts = gathered.parts if final else gathered.near
            yield Total(
                index,
                column,
                value,
                gathered.readings() if final else (_sum(parts),),
                parts,
                beside,
                gathered.readable,
                sum_slack(table, column, len(parts)),
            )
            gathered.near = ()
            if final:
                gathered.parts, gathered.readable = (), True
                gathered.totals += value


def _across(table: Table, column: int) -> Iterator[Total]:
    indices = [
        index for index in range(column) if table.columns[index].kind in ("count", "amount")
    ]
    for at, row in enumerate(table.rows):
        parts = tuple(
            (table.columns[index].label, value)
            for index in indices
            if (value := value_of(table, at, index)) is not None
        )
        unread = any(
            row.cells[index].value is None and _prints(row.cells[index].text)
            for index in indices
        )
        printed = value_of(table, at, column)
        if printed is not None:
            slack = sum_slack(table, None, len(parts))
            yield Total(at, column, printed, (_sum(parts),), parts, (), not unread, slack)


def _prints(text: str) -> bool:
    """Tell whether a cell prints something, a sign for none apart."""
    return any(sign.isalnum() for sign in text)


def _sum(parts: Sequence[Part]) -> Decimal:
    return sum((value for _, value in parts), Decimal(0))
