"""Totals: every printed total and subtotal added up again, down and across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zvhrr_extract.audit.precision import sum_slack
from zvhrr_extract.audit.scene import Scene, Seen, about_cell, list_rows, tell
from zvhrr_extract.audit.slips import Sum, explain_sum
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import RowRole, Table

_MIN_PARTS = 2
# In a table that no profile knows, what is further off than this may be no sum at all.
_MOST_OFF = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class _Total:
    """A printed total and what it may be the sum of.

    Attributes:
        row: Index of its row.
        column: Index of its column.
        sums: The readings of what its parts are, the likeliest first.
        parts: Label and value of each part of the likeliest reading.
        beside: Label and value of rows that are in no sum.
        readable: Whether every part has a value.
    """

    row: int
    column: int
    sums: tuple[Decimal, ...]
    parts: tuple[tuple[str, Decimal], ...]
    beside: tuple[tuple[str, Decimal], ...]
    readable: bool


def check_totals(scene: Scene) -> Iterator[Finding]:
    """Check the totals of every table."""
    for table in scene.report.tables:
        for across in (False, True):
            totals = [
                total
                for column in range(len(table.columns))
                for total in (_across if across else _down)(table, column)
                if len(total.parts) >= _MIN_PARTS
            ]
            known = table.key is not None
            sure = known or any(_holds(table, total, across=across) for total in totals)
            for total in totals:
                yield tell(scene, _judge(scene, table, total, across=across, sure=sure))


def add_up(table: Table, row: int, column: int) -> Decimal:
    """Return a printed total where it holds, else what its parts add up to."""
    found = next((total for total in _down(table, column) if total.row == row), None)
    printed = Decimal(str(table.rows[row].cells[column].value))
    if found is None or len(found.parts) < _MIN_PARTS or _holds(table, found, across=False):
        return printed
    return found.sums[0]


def _down(table: Table, column: int) -> Iterator[_Total]:
    """Yield the totals and subtotals of a column, each with its parts above it."""
    if table.columns[column].kind == "text":
        return
    parts: list[tuple[str, Decimal]] = []
    near: list[tuple[str, Decimal]] = []
    every: list[Decimal] = []
    totals: list[Decimal] = []
    readable = True
    values = dict(list_rows(table, column))
    beside = tuple(_rows_of(table, values, "memo"))
    for index, row in enumerate(table.rows):
        value = values[index]
        if row.role == "item":
            readable = readable and (value is not None or not _holds_text(table, index, column))
            own = [] if value is None else [(row.label, value)]
            parts, near = [*parts, *own], [*near, *own]
            every += [one for _, one in own]
        elif row.role == "subtotal" and value is not None:
            yield _Total(index, column, (_sum(near),), tuple(near), beside, readable)
            near = []
        elif row.role == "total" and value is not None:
            # A grand total may take in the totals above it.
            readings = (_sum(parts), sum(every, Decimal(0)), sum(totals, _sum(parts)))
            yield _Total(
                index, column, tuple(dict.fromkeys(readings)), tuple(parts), beside, readable
            )
            totals.append(value)
            parts, near, readable = [], [], True


def _rows_of(
    table: Table, values: dict[int, Decimal | None], role: RowRole
) -> Iterator[tuple[str, Decimal]]:
    for index, row in enumerate(table.rows):
        value = values[index]
        if row.role == role and value is not None:
            yield row.label, value


def _holds_text(table: Table, row: int, column: int) -> bool:
    """Tell whether a cell without a value prints something, a sign for none apart."""
    return any(sign.isalnum() for sign in table.rows[row].cells[column].text)


def _sum(parts: Sequence[tuple[str, Decimal]]) -> Decimal:
    return sum((value for _, value in parts), Decimal(0))


def _across(table: Table, column: int) -> Iterator[_Total]:
    """Yield the totals of a column of totals, each with its parts in the row."""
    if table.columns[column].kind != "total":
        return
    indices = [
        index for index in range(column) if table.columns[index].kind in ("count", "amount")
    ]
    for at, row in enumerate(table.rows):
        cells = [(table.columns[index].label, row.cells[index]) for index in indices]
        parts = tuple(
            (label, Decimal(str(cell.value))) for label, cell in cells if cell.value is not None
        )
        readable = all(
            cell.value is not None or not any(sign.isalnum() for sign in cell.text)
            for _, cell in cells
        )
        if row.cells[column].value is not None:
            yield _Total(at, column, (_sum(parts),), parts, (), readable)


def _printed(table: Table, total: _Total) -> Decimal:
    return Decimal(str(table.rows[total.row].cells[total.column].value))


def _holds(table: Table, total: _Total, *, across: bool) -> bool:
    slack = sum_slack(table, None if across else total.column, len(total.parts))
    printed = _printed(table, total)
    return any(abs(printed - one) <= slack for one in total.sums)


def _judge(scene: Scene, table: Table, total: _Total, *, across: bool, sure: bool) -> Seen:
    row, printed = table.rows[total.row], _printed(table, total)
    holds = _holds(table, total, across=across)
    expected = next((one for one in total.sums if one == printed), total.sums[0])
    why = None
    if not holds:
        others = _other_totals(table, total)
        why = explain_sum(Sum(printed, expected, total.parts, total.beside, others))
    near = why is not None or abs(printed - expected) <= _MOST_OFF * abs(printed)
    doubtful = not total.readable or not (sure or near)
    return Seen(
        code=FindingCode.TABLE_TOTAL,
        status="pass" if holds else "unverifiable" if doubtful else "fail",
        phrase="unreadable" if not holds and not total.readable else None,
        about=about_cell(table, total.row, total.column),
        expected=printed if holds else expected,
        found=printed,
        explanation=why.name if why and not doubtful else None,
        words={
            "table": scene.name_of(table),
            "row": row.label,
            "column": table.columns[total.column].label or "–",
            "count": len(total.parts),
            "difference": abs(printed - expected),
            "part": why.part if why else "",
        },
    )


def _other_totals(table: Table, total: _Total) -> tuple[Decimal, ...]:
    """List what else is printed in the row of a total."""
    return tuple(
        Decimal(str(cell.value))
        for index, cell in enumerate(table.rows[total.row].cells)
        if index != total.column and cell.value is not None
    )
