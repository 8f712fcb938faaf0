"""Columns worked out from others: percentages and differences, re-worked row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from zvhrr_extract.audit.scene import Scene, Seen, about_cell, list_rows, tell
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import ColumnKind, Table
from zvhrr_extract.values.numbers import has_swapped_digits, round_to

_Values = Sequence[Decimal | None]
# A column is taken to be worked out in a way that so many rows, and this share, bear out.
_LEAST_ROWS = 3
_LEAST_SHARE = 0.7


class _Way(NamedTuple):
    """A way in which a column may be worked out.

    Attributes:
        name: Name of its message.
        sources: Labels of the columns it is worked out from.
        real: What it gives for each row.
    """

    name: str
    sources: tuple[str, ...]
    real: list[Decimal | None]


def check_columns(scene: Scene) -> Iterator[Finding]:
    """Check the columns of percentages and differences of every table."""
    for table in scene.report.tables:
        for index, column in enumerate(table.columns):
            if column.kind in ("text", "total"):
                continue
            percent = column.kind == "percent"
            ways = _percentages(table, index) if percent else _differences(table, index)
            yield from _check(scene, table, index, list(ways))


def _percentages(table: Table, column: int) -> Iterator[_Way]:
    """Yield the shares and changes that a column of percentages may print."""
    figures = _figure_columns(table, column)
    totals = [at for at, row in enumerate(table.rows) if row.role == "total"]
    for index in figures:
        values = [value for _, value in list_rows(table, index)]
        whole = values[totals[-1]] if totals else _sum(table, values)
        if whole:
            shares = [None if value is None else 100 * value / whole for value in values]
            yield _Way("share", (table.columns[index].label,), shares)
    for old, new in permutations(figures, 2):
        before = [value for _, value in list_rows(table, old)]
        after = [value for _, value in list_rows(table, new)]
        names = (table.columns[old].label, table.columns[new].label)
        yield _Way("change", names, _work(before, after, lambda a, b: 100 * (b - a) / abs(a)))
        yield _Way("ratio", names, _work(before, after, lambda a, b: 100 * b / a))


def _differences(table: Table, column: int) -> Iterator[_Way]:
    """Yield the differences that a column of figures may print; the columns before it alone."""
    figures = [index for index in _figure_columns(table, column) if index < column]
    for old, new in permutations(figures, 2):
        before = [value for _, value in list_rows(table, old)]
        after = [value for _, value in list_rows(table, new)]
        names = (table.columns[old].label, table.columns[new].label)
        yield _Way("difference", names, _work(before, after, lambda a, b: b - a))


def _figure_columns(table: Table, but: int) -> list[int]:
    return [
        index
        for index, column in enumerate(table.columns)
        if index != but and column.kind in ("count", "amount")
    ]


def _sum(table: Table, values: _Values) -> Decimal:
    pairs = zip(table.rows, values, strict=True)
    return sum((value for row, value in pairs if value and row.role == "item"), Decimal(0))


def _work(
    before: _Values, after: _Values, work: Callable[[Decimal, Decimal], Decimal]
) -> list[Decimal | None]:
    return [
        None if one is None or other is None or not one else work(one, other)
        for one, other in zip(before, after, strict=True)
    ]


def _check(scene: Scene, table: Table, column: int, ways: Sequence[_Way]) -> Iterator[Finding]:
    """Hold a column against the way that most of its rows bear out."""
    printed = [value for _, value in list_rows(table, column)]
    slack = _slack(printed, table.columns[column].kind)
    best: tuple[int, _Way] | None = None
    for way in ways:
        both = [
            (one, real)
            for one, real in zip(printed, way.real, strict=True)
            if one is not None and real is not None and (one or real)
        ]
        hits = sum(abs(one - real) <= slack for one, real in both)
        if hits >= max(_LEAST_ROWS, _LEAST_SHARE * len(both)) and hits > (
            best[0] if best else 0
        ):
            best = hits, way
    if best is None:
        return
    _, way = best
    for index, (one, real) in enumerate(zip(printed, way.real, strict=True)):
        if one is not None and real is not None:
            shown = round_to(real, (2 * slack).normalize()) if slack else real
            holds = abs(one - real) <= slack
            place = index, column
            yield tell(scene, _tell_row(scene, table, place, way, one if holds else shown))


def _slack(printed: _Values, kind: ColumnKind) -> Decimal:
    """Return how far a printed percentage may be from the exact one: half of its last digit."""
    if kind != "percent":
        return Decimal(0)
    digits = max((-int(value.as_tuple().exponent) for value in printed if value), default=0)
    return Decimal(5).scaleb(-max(digits, 0) - 1)


def _tell_row(
    scene: Scene, table: Table, place: tuple[int, int], way: _Way, expected: Decimal
) -> Seen:
    row, column = place
    printed = Decimal(str(table.rows[row].cells[column].value))
    holds = printed == expected
    percent = table.columns[column].kind == "percent"
    return Seen(
        code=FindingCode.TABLE_PERCENT if percent else FindingCode.TABLE_DIFFERENCE,
        status="pass" if holds else "fail",
        phrase=f"{way.name}_{'pass' if holds else 'fail'}",
        about=about_cell(table, row, column),
        expected=expected,
        found=printed,
        explanation="digits swapped" if has_swapped_digits(printed, expected) else None,
        words={
            "table": scene.name_of(table),
            "row": table.rows[row].label,
            "column": table.columns[column].label,
            "first": way.sources[0],
            "second": way.sources[-1],
            "part": "",
        },
    )
