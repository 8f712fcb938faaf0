"""Coherence: what a report must keep to beyond its schema, for whoever edits one by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from zvhrr_extract.models.report import Report, Table
from zvhrr_extract.values.numbers import MOST_DIGITS

# As corrections have it.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class Fault(NamedTuple):
    """Where a report does not hold together, as the path of keys and positions, and why."""

    place: str
    message: str


def find_fault(report: Report) -> Fault | None:
    """Find the first place where a report does not hold together, or `None`."""
    found = chain(_find_strange_years(report), _find_twins(report), _find_circles(report))
    tables = (
        fault
        for at, table in enumerate(report.tables)
        for fault in _find_in_table(f"tables.{at}", table)
    )
    return next(chain(found, tables), None)


def _find_strange_years(report: Report) -> Iterator[Fault]:
    years = {"year": report.year} | {
        f"tables.{at}.columns.{number}.year": column.year
        for at, table in enumerate(report.tables)
        for number, column in enumerate(table.columns)
    }
    for place, year in years.items():
        if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
            yield Fault(place, f"{year} is no year of a report")


def _find_twins(report: Report) -> Iterator[Fault]:
    """Find ids that stand for two things."""
    seen: set[str] = set()
    kinds = {
        "sources": [one.id for one in report.sources],
        "sections": [one.id for one in report.sections],
        "blocks": [one.id for one in report.blocks],
        "tables": [one.id for one in report.tables],
        "footnotes": [one.id for one in report.footnotes],
    } | {
        f"tables.{at}.rows": [row.id for row in table.rows]
        for at, table in enumerate(report.tables)
    }
    for kind, ids in kinds.items():
        for at, name in enumerate(ids):
            if name in seen:
                yield Fault(f"{kind}.{at}", f"the id {name} stands there twice")
            seen.add(name)


def _find_circles(report: Report) -> Iterator[Fault]:
    """Find a section that lies inside itself."""
    parents = {section.id: section.parent for section in report.sections}
    sound: set[str] = set()
    for at, section in enumerate(report.sections):
        path: set[str] = set()
        above: str | None = section.id
        while above is not None and above not in sound:
            if above in path:
                yield Fault(f"sections.{at}", f"the section {section.id} lies inside itself")
                return
            path.add(above)
            above = parents.get(above)
        sound |= path


def _find_in_table(place: str, table: Table) -> Iterator[Fault]:
    """Find rows that do not fit the columns, and figures that no JSON reader holds exactly."""
    for at, row in enumerate(table.rows):
        if len(row.cells) != len(table.columns):
            told = f"a row has {len(row.cells)} cells for {len(table.columns)} columns"
            yield Fault(f"{place}.rows.{at}", told)
        for number, cell in enumerate(row.cells):
            if cell.value is not None and abs(cell.value) >= 10**MOST_DIGITS:
                told = f"a figure has more than {MOST_DIGITS} digits"
                yield Fault(f"{place}.rows.{at}.cells.{number}", told)
