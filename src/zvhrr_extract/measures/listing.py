"""list_measures: rows over year columns, or columns over year rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zvhrr_extract.models.measure import Measure, Reading
from zvhrr_extract.models.report import Report, RowRole, Table
from zvhrr_extract.values.years import find_years, parse_year, strip_years

_Figures = dict[int, Reading]


def list_measures(report: Report) -> tuple[Measure, ...]:
    """List what every table of a report measures, with its figures by year.

    A table that names no year has figures of the report's year. Of two columns with the same
    label and year the first counts.
    """
    return tuple(
        measure
        for table in report.tables
        for measure in (
            _list_columns(table)
            if any(row_year(row.label) for row in table.rows)
            else _list_rows(table, report.year)
        )
    )


def row_year(label: str) -> int | None:
    """Read the year a row's label consists of, a mark or a word for `year` apart.

    >>> row_year("2020"), row_year("2020*"), row_year("Nog uit te voeren in 2022")
    (2020, 2020, None)
    """
    year = parse_year(label.strip(" .:*"))
    if year is None and len(label.split()) == 2:  # such as `jaar 2020`
        years = find_years(label)
        return years[0] if len(years) == 1 and strip_years(label).islower() else None
    return year


def _list_rows(table: Table, report_year: int | None) -> Iterator[Measure]:
    """Yield a measure for each row and each label a column has beside its year."""
    named = any(column.year is not None for column in table.columns)
    for at, row in enumerate(table.rows):
        by_column: dict[str | None, tuple[int, _Figures]] = {}
        for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            year = column.year if named else report_year
            if year is None or cell.value is None or column.kind == "text":
                continue
            _, figures = by_column.setdefault(strip_years(column.label) or None, (index, {}))
            figures.setdefault(year, Reading(Decimal(str(cell.value)), at, index))
        for name, (index, figures) in by_column.items():
            yield Measure(table, row.label, name, row.role, table.columns[index].kind, figures)


def _list_columns(table: Table) -> Iterator[Measure]:
    """Yield a measure for each column of a table whose rows are years."""
    for index, column in enumerate(table.columns):
        figures: _Figures = {}
        for at, row in enumerate(table.rows):
            year, value = row_year(row.label), row.cells[index].value
            if year is not None and value is not None and column.kind != "text":
                figures.setdefault(year, Reading(Decimal(str(value)), at, index))
        label = column.label or strip_years(table.caption or "")
        role: RowRole = "total" if column.kind == "total" else "item"
        if figures:
            yield Measure(table, label, None, role, column.kind, figures)
