"""Tracks: every measure with its id and its figures by year, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zvhrr_extract.build.ids import IdMaker, slug
from zvhrr_extract.series.figures import Figure
from zvhrr_extract.series.join import Joined
from zvhrr_extract.series.strands import RowStrand, TableStrand

_NAMELESS_TABLE = "table"
_SHARE = "percent"


@dataclass(frozen=True, slots=True)
class Track:
    """One measure over the years.

    Attributes:
        id: Its id; stays the same when later reports come.
        joined: The reports it is of.
        strand: Its table.
        row: Its row.
        column: Index of its column.
        figures: By year; of each year in the order of the reports.
    """

    id: str
    joined: Joined
    strand: TableStrand
    row: RowStrand
    column: int
    figures: dict[int, list[Figure]]

    @property
    def table(self) -> str:
        """Key of its table, or the caption, or the heading it stands under."""
        last = self.strand.last
        return last.table.key or self.caption or last.heading or _NAMELESS_TABLE

    @property
    def caption(self) -> str | None:
        """Caption of its table without years, as the latest report prints it."""
        return next((one.caption for one in reversed(self.strand.sheets) if one.caption), None)

    @property
    def column_label(self) -> str | None:
        """Label of its column without its year."""
        return self.strand.columns[self.column].label

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        parts = (self.caption or self.table, self.row.label, self.column_label)
        return ", ".join(part for part in parts if part)


def list_tracks(groups: Sequence[Joined]) -> list[Track]:
    """List all measures; ids go by first appearance, the order by the latest report."""
    owners = [joined.organisation for joined in groups if joined.strands]
    known = len(set(owners) - {None})
    tracks = []
    for joined in groups:
        # A report of nobody known beside them does not change the ids of an organisation.
        alone = known == 1 if joined.organisation else len(owners) == 1
        prefix = "" if alone else f"{joined.organisation or joined.reports[0].id}/"
        named = _name_tracks(joined, prefix)
        for strand in _order_strands(joined):
            for row in _order_rows(strand):
                tracks += [
                    named[strand, row, column]
                    for column in _order_columns(strand)
                    if (strand, row, column) in named
                ]
    return tracks


def _name_tracks(
    joined: Joined, prefix: str
) -> dict[tuple[TableStrand, RowStrand, int], Track]:
    named = {}
    tables, measures = IdMaker(), IdMaker()
    for strand in joined.strands:
        first = strand.sheets[0]
        name = first.table.key or slug(first.title or first.section or _NAMELESS_TABLE)
        table = tables.give(f"{prefix}{name}")
        for row in strand.rows:
            stem = f"{table}/{slug(row.first_name)}"
            columns = sorted({column for column, _ in row.figures})
            for column in columns:
                ending = _column_slug(strand.columns[column].first_name)
                figures = {
                    year: row.figures[at, year]
                    for at, year in sorted(row.figures)
                    if at == column
                }
                made = measures.give(stem + ending)
                named[strand, row, column] = Track(made, joined, strand, row, column, figures)
    return named


def _column_slug(name: str) -> str:
    words = [name.removesuffix("%"), _SHARE if name.endswith("%") else ""]
    text = " ".join(word for word in words if word)
    return f"/{slug(text)}" if text else ""


def _order_strands(joined: Joined) -> list[TableStrand]:
    """Order tables as the latest report has them, then those that only earlier ones have."""
    ordered: dict[TableStrand, None] = {}
    for report in reversed(joined.reports):
        places = {table.id: at for at, table in enumerate(report.tables)}
        here = [
            (places[sheet.table.id], strand)
            for strand in joined.strands
            for sheet in strand.sheets
            if sheet.report is report
        ]
        for _, strand in sorted(here, key=lambda entry: entry[0]):
            ordered.setdefault(strand)
    return list(ordered)


def _order_rows(strand: TableStrand) -> list[RowStrand]:
    ordered: dict[RowStrand, None] = {}
    for sheet in reversed(strand.sheets):
        lines = {id(line): at for at, line in enumerate(sheet.lines)}
        here = [
            (lines[id(row.home[sheet.report.id][1])], row)
            for row in strand.rows
            if sheet.report.id in row.home
        ]
        for _, row in sorted(here, key=lambda entry: entry[0]):
            ordered.setdefault(row)
    return list(ordered)


def _order_columns(strand: TableStrand) -> Iterator[int]:
    ordered: dict[int, None] = {}
    for sheet in reversed(strand.sheets):
        for name in sheet.columns:
            ordered.setdefault(strand.places[sheet.report.id][name])
    return iter(ordered)
