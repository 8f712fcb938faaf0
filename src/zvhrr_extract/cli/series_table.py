"""A series as tables for a terminal: a table a table, a column a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import count
from string import ascii_lowercase
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zvhrr_extract.cli.terminal import printable
from zvhrr_extract.models.finding import FindingCode
from zvhrr_extract.write.by_measure import MeasurePoints, TablePoints, group_points

if TYPE_CHECKING:
    from zvhrr_extract.models.series import Point, Series
    from zvhrr_extract.phrases import Phrases

# No narrower than this are labels broken; a wider one takes what the years leave.
_LEAST_LABEL = 18
_GAP = 2
# Width of `r2021`.
_YEAR = 5
_STAR = "*"


def render_table(series: Series, phrases: Phrases, *, width: int, colour: bool) -> str:
    """Print a series for reading.

    Every figure is the latest known one. A restated one bears a star, and below its table
    stands what each report printed.

    Args:
        series: What to print.
        phrases: Words and print of figures.
        width: Columns of the terminal.
        colour: Whether the terminal is one and wants colours.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for table in group_points(series):
        shown = _prepare(table, phrases)
        console.print(Text(shown.title, style="bold"))
        for years in _cut_years(shown, width):
            console.print(_make_table(shown, years))
        for report, letter in shown.letters.items():
            told = phrases.say("series_table.other", report=report)
            console.print(Padding(Text(printable(f"{letter} {told}")), (0, 0, 0, 2)))
        for line in _list_restated(table, phrases):
            console.print(Padding(Text(line, style="yellow"), (0, 0, 0, 2)))
        console.print()
    _print_notes(console, series, phrases)
    last = max(point.report_year for point in series.points)
    console.print(Text(phrases.say("series_table.source", year=str(last)), style="dim"))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a table is printed alike in all its stretches.

    Attributes:
        table: The table.
        phrases: Print of figures.
        unit: What all its figures are in; None where they differ.
        reports: Of every year the report that most of its figures are from.
        letters: Letters of the other reports, by their id.
    """

    table: TablePoints
    phrases: Phrases
    unit: str | None
    reports: Mapping[int, Point]
    letters: Mapping[str, str]

    def cell(self, measure: MeasurePoints, year: int) -> str:
        """Print the latest known figure of a year, with a place for star and letter."""
        space = 1 + bool(self.letters)
        if year not in measure.years:
            return "–".ljust(1 + space)
        point = measure.latest(year)
        star = _STAR if measure.is_restated(year) else ""
        letter = "" if point.report == self.reports[year].report else self.letters[point.report]
        return self.phrases.show(measure.show(point)) + (star + letter).ljust(space)

    def unit_of(self, measure: MeasurePoints) -> str:
        return "" if self.unit else printable(measure.unit or "")

    @property
    def title(self) -> str:
        return printable(f"{self.table.name} ({self.unit})" if self.unit else self.table.name)


def _prepare(table: TablePoints, phrases: Phrases) -> _Print:
    units = {one.unit for one in table.measures}
    reports: dict[int, Point] = {}
    others: set[str] = set()
    for year in sorted({year for one in table.measures for year in one.years}):
        points = [one.latest(year) for one in table.measures if year in one.years]
        counts = Counter(point.report for point in points)
        reports[year] = max(points, key=lambda point: (counts[point.report], point.report))
        others |= counts.keys() - {reports[year].report}
    return _Print(
        table=table,
        phrases=phrases,
        unit=units.pop() if len(units) == 1 else None,
        reports=reports,
        letters=dict(zip(sorted(others), _list_letters(), strict=False)),
    )


def _list_letters() -> Iterator[str]:
    """Yield a to z, then aa to zz, and so on."""
    return (letter * times for times in count(1) for letter in ascii_lowercase)


def _cut_years(shown: _Print, width: int) -> Iterator[list[int]]:
    """Cut the years of a table in stretches that fit beside its labels."""
    measures = shown.table.measures
    label = min(_widest(one.first.row for one in measures), _LEAST_LABEL)
    others = (
        _widest(one.first.column or "" for one in measures),
        _widest(shown.unit_of(one) for one in measures),
    )
    room = width - label - sum(size + _GAP for size in others if size)
    stretch: list[int] = []
    taken = 0
    for year in shown.reports:
        size = _GAP + max(_YEAR, *(len(shown.cell(one, year)) for one in measures))
        if stretch and taken + size > room:
            yield stretch
            stretch, taken = [], 0
        stretch.append(year)
        taken += size
    yield stretch


def _widest(texts: Iterable[str]) -> int:
    return max(cell_len(printable(text)) for text in texts)


def _make_table(shown: _Print, years: Sequence[int]) -> Table:
    made = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    measures = [one for one in shown.table.measures if any(year in one.years for year in years)]
    labels = _list_labels(shown, measures)
    for style in ("", "", "dim")[: len(labels)]:
        made.add_column("", style=style, overflow="fold")
    for year in years:
        heading = f"{year}\nr{shown.reports[year].report_year}"
        made.add_column(heading, justify="right", no_wrap=True)
    for at, one in enumerate(measures):
        cells = [_style(shown.cell(one, year)) for year in years]
        made.add_row(*(Text(printable(texts[at])) for texts in labels), *cells)
    return made


def _list_labels(shown: _Print, measures: Sequence[MeasurePoints]) -> list[list[str]]:
    """List the texts left of the figures, column by column; a label is not repeated."""
    rows = [one.first.row for one in measures]
    above = [None, *rows]
    labels = [
        ["" if row == before else row for row, before in zip(rows, above, strict=False)],
        [one.first.column or "" for one in measures],
        [shown.unit_of(one) for one in measures],
    ]
    return [texts for at, texts in enumerate(labels) if at == 0 or any(texts)]


def _style(cell: str) -> Text:
    return Text(cell, style="yellow" if _STAR in cell else "")


def _list_restated(table: TablePoints, phrases: Phrases) -> Iterator[str]:
    """Yield a line for every restated year: what each report printed."""
    for one in table.measures:
        names = ", ".join(name for name in (one.first.row, one.first.column) if name)
        for year in one.years:
            if one.is_restated(year):
                told = " → ".join(
                    f"{phrases.show(one.show(point))} ({point.report})"
                    for point in one.told(year)
                )
                yield printable(f"{_STAR} {names}, {year}: {told}")


def _print_notes(console: Console, series: Series, phrases: Phrases) -> None:
    """Print what else the checks saw."""
    notes = [one for one in series.findings if one.check is not FindingCode.RESTATEMENT]
    if not notes:
        return
    console.print(Text(phrases.say("series_table.notes"), style="bold"))
    for one in notes:
        console.print(Padding(Text(f"- {printable(one.message)}"), (0, 0, 0, 2)))
    console.print()
