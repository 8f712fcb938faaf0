"""Sheets: one report's table as lines of figures, with the names they are known by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zvhrr_extract.measures import list_measures
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.models.report import Report, RowRole, Section, Table
from zvhrr_extract.profiles import match_row
from zvhrr_extract.series.figures import Figure, find_step
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.units import split_scale
from zvhrr_extract.values.words import last_word
from zvhrr_extract.values.years import strip_years

_EMPTY_BRACKETS = re.compile(r"\(\W*\)")
_THOUSAND = 1000
_PUNCTUATION = " ,;:-–—"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table over the years, or a column where rows are years.

    Attributes:
        label: As printed, without years.
        name: What it is known by: the profile's name of it, or the label folded.
        role: Of the row.
        cells: Its figures by the name of the column, then by year.
    """

    label: str
    name: str
    role: RowRole
    cells: Mapping[str, Mapping[int, Figure]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of one report.

    Attributes:
        report: The report.
        table: The table.
        rule: What the profile says of the table.
        caption: Its caption without years and scale; may be empty.
        title: The same, folded.
        section: What the section it stands in is known by; may be empty.
        heading: Heading of that section, without years; may be empty.
        columns: Labels of the columns beside their years, by name.
        lines: Its lines in print order; none without a figure.
    """

    report: Report
    table: Table
    rule: TableRule | None
    caption: str
    title: str
    section: str
    heading: str
    columns: Mapping[str, str | None]
    lines: tuple[Line, ...]

    @property
    def year(self) -> int:
        """The reporting year; a report without one is in no series."""
        return self.report.year or 0

    @property
    def names(self) -> frozenset[str]:
        """The names of its lines."""
        return frozenset(line.name for line in self.lines)


def list_sheets(report: Report, knowledge: Knowledge) -> tuple[Sheet, ...]:
    """List the tables of a report that hold figures of years."""
    sections = {section.id: section for section in report.sections}
    by_table: dict[str, list[Measure]] = defaultdict(list)
    for measure in list_measures(report):
        by_table[measure.table.id].append(measure)
    return tuple(
        _make_sheet(report, measures, sections.get(measures[0].table.section or ""), knowledge)
        for measures in by_table.values()
    )


def _make_sheet(
    report: Report, measures: Sequence[Measure], section: Section | None, knowledge: Knowledge
) -> Sheet:
    table = measures[0].table
    tables = knowledge.profile.tables if knowledge.profile else ()
    rule = next((one for one in tables if one.key == table.key), None)
    language = knowledge.language
    caption = bare_title(table.caption, language)
    heading = strip_years(section.heading) if section else ""
    return Sheet(
        report=report,
        table=table,
        rule=rule,
        caption=caption,
        title=fold(caption),
        section=(section.key or fold(heading)) if section else "",
        heading=heading,
        columns={_name(one, language): one.column for one in measures},
        lines=tuple(_list_lines(report, measures, rule, language)),
    )


def bare_title(caption: str | None, language: Language) -> str:
    """Give a caption without years, words that only lead to one, and what tells the scale."""
    title = caption or ""
    for word in sorted(language.thousand_words, key=len, reverse=True):
        title = re.sub(re.escape(word), " ", title, flags=re.IGNORECASE)
    title = _EMPTY_BRACKETS.sub(" ", title).strip(_PUNCTUATION)
    bare = strip_years(title).strip(_PUNCTUATION)
    while bare != title and last_word(bare) in language.function_words:
        bare = bare.rpartition(" ")[0]
    return bare


def find_scale(table: Table, language: Language) -> int:
    """Tell what the figures of a table are printed in: 1, or 1000 where it says so."""
    _, scale = split_scale(table.unit, language.scale_words)
    head = [text for row in table.grid[: table.header_rows] for text in row]
    texts = (table.caption or "", *head, *(column.label for column in table.columns))
    around = " ".join(texts).casefold()
    if scale == 1 and any(word in around for word in language.thousand_words):
        return _THOUSAND
    return scale


def _list_lines(
    report: Report, measures: Sequence[Measure], rule: TableRule | None, language: Language
) -> Iterator[Line]:
    """Yield a line for each row; measures of one row stand together and differ in column."""
    scale = find_scale(measures[0].table, language)
    names = {id(one): _name(one, language) for one in measures}
    steps = _find_steps(measures, names)
    for row in _group_rows(measures, names):
        found = match_row(row[0].label, rule)
        label = strip_years(row[0].label).rstrip(" :") or row[0].label
        yield Line(
            label=label,
            name=fold(found.name if found else label) or label,
            role=row[0].role,
            cells={
                names[id(one)]: _list_figures(report, one, scale, steps[names[id(one)]])
                for one in row
            },
        )


def _list_figures(
    report: Report, measure: Measure, scale: int, step: Decimal
) -> dict[int, Figure]:
    """Give the figures of a measure by year; a share is the same in any scale."""
    times = Decimal(1 if measure.kind == "percent" else scale)
    return {
        year: Figure(report, measure, year, reading.value * times, times, step * times)
        for year, reading in sorted(measure.figures.items())
    }


def _name(measure: Measure, language: Language) -> str:
    """Name a column; shares are never the same column as what they are shares of."""
    label = bare_title(measure.column, language)
    return fold(label) + ("%" if measure.kind == "percent" else "")


def _find_steps(measures: Sequence[Measure], names: Mapping[int, str]) -> dict[str, Decimal]:
    """Tell how every column is rounded."""
    values: dict[str, list[Decimal]] = defaultdict(list)
    for one in measures:
        values[names[id(one)]].extend(reading.value for reading in one.figures.values())
    return {name: find_step(column) for name, column in values.items()}


def _group_rows(
    measures: Sequence[Measure], names: Mapping[int, str]
) -> Iterator[list[Measure]]:
    row: list[Measure] = []
    for one in measures:
        taken = {names[id(other)] for other in row}
        if row and (one.label != row[0].label or names[id(one)] in taken):
            yield row
            row = []
        row.append(one)
    if row:
        yield row
