"""Strands: tables, rows and columns as they run on from report to report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zvhrr_extract.series.figures import Figure, Key
from zvhrr_extract.series.sheets import Line, Sheet


@dataclass(slots=True)
class ColumnStrand:
    """A column beside its years, such as the budget.

    Attributes:
        first_name: What it was known by first.
        names: What it was known by, the latest last.
        label: As the latest report prints it, without years.
    """

    first_name: str
    names: list[str]
    label: str | None


@dataclass(slots=True, eq=False)
class RowStrand:
    """A row, in every report that has it.

    Attributes:
        first_name: What it was known by first.
        label: As the latest report prints it, without years.
        names: What it was known by, the latest last.
        figures: Every figure by column and year, in the order of the reports.
        known: Of these the latest.
        home: Its sheet and line in each report, by the report's id.
    """

    first_name: str
    label: str
    names: list[str] = field(default_factory=list)
    figures: dict[Key, list[Figure]] = field(default_factory=dict)
    known: dict[Key, Figure] = field(default_factory=dict)
    home: dict[str, tuple[Sheet, Line]] = field(default_factory=dict)

    def add(self, sheet: Sheet, line: Line, placed: Mapping[Key, Figure]) -> None:
        """Go on with a line of a later report."""
        if line.name in self.names:
            self.names.remove(line.name)
        self.names.append(line.name)
        self.label = line.label
        self.home[sheet.report.id] = (sheet, line)
        for key, figure in placed.items():
            self.figures.setdefault(key, []).append(figure)
            self.known[key] = figure

    @property
    def last_line(self) -> Line:
        """Its line in the latest report that has it."""
        return next(reversed(self.home.values()))[1]


@dataclass(slots=True, eq=False)
class TableStrand:
    """A table, in every report that has it.

    Attributes:
        sheets: In the order of the reports.
        columns: Its columns.
        rows: Its rows.
        places: For every report, which of its columns is which of these.
    """

    sheets: list[Sheet] = field(default_factory=list)
    columns: list[ColumnStrand] = field(default_factory=list)
    rows: list[RowStrand] = field(default_factory=list)
    places: dict[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def last(self) -> Sheet:
        """The table in the latest report that has it."""
        return self.sheets[-1]

    @property
    def titles(self) -> set[str]:
        """The captions it went by."""
        return {sheet.title for sheet in self.sheets if sheet.title}

    def alive(self) -> Iterator[RowStrand]:
        """Yield the rows that the latest report has."""
        return (row for row in self.rows if self.last.report.id in row.home)

    def known_by_name(self) -> dict[tuple[str, str, int], Figure]:
        """Give the latest figures by the names of row and column, and the year."""
        return {
            (row.names[-1], self.columns[column].names[-1], year): figure
            for row in self.rows
            for (column, year), figure in row.known.items()
        }


def place_figures(line: Line, places: Mapping[str, int]) -> dict[Key, Figure]:
    """Give the figures of a line by column of the strand and year."""
    return {
        (places[name], year): figure
        for name, figures in line.cells.items()
        for year, figure in figures.items()
    }
