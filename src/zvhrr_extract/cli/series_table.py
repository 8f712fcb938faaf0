"""A series as tables for a terminal: a table a table, a column a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
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
    from zvhrr_extract.models.series import Series
    from zvhrr_extract.phrases import Phrases

# No narrower than this are labels broken; a wider one takes what the years leave.
_LEAST_LABEL = 18
_GAP = 2
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
        console.print(Text(printable(table.name), style="bold"))
        for years in _cut_years(table, phrases, width):
            console.print(_make_table(table, years, phrases))
        for line in _list_restated(table, phrases):
            console.print(Padding(Text(line, style="yellow"), (0, 0, 0, 2)))
        console.print()
    _print_notes(console, series, phrases)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _cut_years(table: TablePoints, phrases: Phrases, width: int) -> Iterator[list[int]]:
    """Cut the years of a table in stretches that fit beside its labels."""
    label = min(max(cell_len(printable(one.first.row)) for one in table.measures), _LEAST_LABEL)
    column = max(cell_len(printable(one.first.column or "")) for one in table.measures)
    unit = max(cell_len(_tell_unit(one)) for one in table.measures)
    room = width - label - sum(size + _GAP for size in (column, unit) if size)
    stretch: list[int] = []
    taken = 0
    for year in sorted({year for one in table.measures for year in one.years}):
        size = _GAP + max(4, *(len(_tell_cell(one, year, phrases)) for one in table.measures))
        if stretch and taken + size > room:
            yield stretch
            stretch, taken = [], 0
        stretch.append(year)
        taken += size
    yield stretch


def _make_table(table: TablePoints, years: Sequence[int], phrases: Phrases) -> Table:
    measures = [one for one in table.measures if any(year in one.years for year in years)]
    made = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    made.add_column("", overflow="fold", min_width=8)
    made.add_column("", overflow="fold")
    made.add_column("", style="dim", overflow="fold")
    for year in years:
        made.add_column(str(year), justify="right", no_wrap=True)
    last = None
    for one in measures:
        label = "" if one.first.row == last else one.first.row
        last = one.first.row
        texts = [label, one.first.column or "", _tell_unit(one)]
        cells = [_style(_tell_cell(one, year, phrases)) for year in years]
        made.add_row(*(Text(printable(text)) for text in texts), *cells)
    return made


def _style(cell: str) -> Text:
    return Text(cell, style="yellow" if cell.endswith(_STAR) else "")


def _tell_unit(measure: MeasurePoints) -> str:
    return printable(measure.unit or "")


def _tell_cell(measure: MeasurePoints, year: int, phrases: Phrases) -> str:
    """Print the latest known figure of a year; figures without a star keep its place free."""
    if year not in measure.years:
        return "– "
    star = _STAR if measure.is_restated(year) else " "
    return f"{phrases.show(measure.show(measure.latest(year)))}{star}"


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
