"""Join: the tables of one organisation's reports, joined from report to report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zvhrr_extract.models.report import Report
from zvhrr_extract.profiles import KnowledgeBase
from zvhrr_extract.series.breaks import Break, Turn, find_breaks
from zvhrr_extract.series.columns import match_columns
from zvhrr_extract.series.rows import match_rows
from zvhrr_extract.series.scales import rescale_sheet
from zvhrr_extract.series.sheets import Sheet, list_sheets
from zvhrr_extract.series.strands import RowStrand, TableStrand, place_figures
from zvhrr_extract.series.tables import match_tables

# Of the editions of one year the fullest comes last: what it prints counts.
_EDITIONS = ("abridged", "unknown", "full")


# What is read of a table here hangs little on its language.
_ANY = "nl"


@dataclass(frozen=True, slots=True)
class Joined:
    """All tables of one organisation over the years.

    Attributes:
        organisation: Its id, None where it is not known.
        reports: Its reports, the earliest first.
        strands: Its tables, in the order they first appeared.
        breaks: What was renamed, split or merged.
    """

    organisation: str | None
    reports: tuple[Report, ...]
    strands: list[TableStrand] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)


def join_reports(reports: Sequence[Report], knowledge: KnowledgeBase) -> list[Joined]:
    """Join the tables of every organisation's reports.

    A report of which the organisation is not known is joined with none.
    """
    groups: dict[str, list[Report]] = {}
    for report in sorted(reports, key=_order):
        name = f"={report.organisation.id}" if report.organisation else report.id
        groups.setdefault(name, []).append(report)
    return [_join(group, knowledge) for _, group in sorted(groups.items())]


def _order(report: Report) -> tuple[int, int, str]:
    return report.year or 0, _EDITIONS.index(report.edition), report.id


def _join(reports: Sequence[Report], knowledge: KnowledgeBase) -> Joined:
    owner = reports[0].organisation
    joined = Joined(owner.id if owner else None, tuple(reports))
    for report in reports:
        language = report.language if report.language in knowledge.languages else _ANY
        sheets = list_sheets(report, knowledge.for_profile(joined.organisation, language))
        pairs = match_tables(joined.strands, sheets)
        strands = {sheet: joined.strands[strand] for strand, sheet in pairs.items()}
        for at, sheet in enumerate(sheets):
            if at in strands:
                known = rescale_sheet(strands[at], sheet)
                joined.breaks.extend(_go_on(strands[at], known))
            else:
                joined.strands.append(_start(sheet))
    return joined


def _start(sheet: Sheet) -> TableStrand:
    """Start a table that no report before has."""
    strand = TableStrand()
    _go_on(strand, sheet)
    return strand


def _go_on(strand: TableStrand, sheet: Sheet) -> list[Break]:
    """Go on with a table, and tell what broke on the way."""
    columns = match_columns(strand, sheet)
    placed = [place_figures(line, columns.places) for line in sheet.lines]
    last = strand.last.report.id if strand.sheets else ""
    matches = match_rows(strand.rows, sheet.lines, placed, last=last)
    breaks = []
    if strand.sheets and strand.last.year < sheet.year:
        breaks += [
            Break("column", strand, (before,), (now,), strand.last, sheet)
            for before, now in columns.renamed
        ]
        breaks += find_breaks(Turn(strand, sheet, placed, matches))
    rows = {line: row for row, line in matches.pairs.items()}
    for at, line in enumerate(sheet.lines):
        if at in rows:
            row = strand.rows[rows[at]]
        else:
            row = RowStrand(line.name, line.label)
            strand.rows.append(row)
        row.add(sheet, line, placed[at])
    strand.sheets.append(sheet)
    strand.places[sheet.report.id] = columns.places
    return breaks
