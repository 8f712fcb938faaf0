"""Index: what a report's ids stand for, and where in which file that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.models.report import Block, Claim, Footnote, Report, Row, Section, Table
from zvhrr_extract.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Index:
    """The elements of a report by their ids.

    Attributes:
        report: The report.
        files: Names of its sources.
        sections: Its sections.
        blocks: Its blocks.
        tables: Its tables.
        rows: The table of every row, and the row's index in it.
        notes: Its footnotes.
        claims: Its claims.
    """

    report: Report
    files: Mapping[str, str]
    sections: Mapping[str, Section]
    blocks: Mapping[str, Block]
    tables: Mapping[str, Table]
    rows: Mapping[str, tuple[Table, int]]
    notes: Mapping[str, Footnote]
    claims: Mapping[str, Claim]

    def find_place(self, ref: str) -> Provenance | None:
        """Tell where what an id stands for is printed; a source stands for its whole file."""
        if ref in self.files:
            return Provenance(source=ref, page=None, line_start=None, line_end=None)
        if ref in self.claims:
            return self.find_place(self.claims[ref].block)
        if ref in self.rows:
            table, at = self.rows[ref]
            return row_place(table.rows[at]) or table.provenance
        for elements in (self.blocks, self.tables, self.notes, self.sections):
            if ref in elements:
                return elements[ref].provenance
        return None

    def find_text(self, refs: Sequence[str]) -> str | None:
        """Give the text of the first block or note among ids."""
        for ref in refs:
            if ref in self.claims:
                ref = self.claims[ref].block  # noqa: PLW2901 -- a claim stands in a block
            if ref in self.blocks:
                return self.blocks[ref].text
            if ref in self.notes:
                return self.notes[ref].text
        return None

    def find_section(self, refs: Sequence[str]) -> Section | None:
        """Give the section that the first of some ids lies in, or is."""
        for ref in refs:
            if ref in self.sections:
                return self.sections[ref]
            inside = self._section_of(ref)
            if inside is not None:
                return self.sections.get(inside)
        return None

    def _section_of(self, ref: str) -> str | None:
        if ref in self.claims:
            ref = self.claims[ref].block
        if ref in self.blocks:
            return self.blocks[ref].section
        table = self.rows[ref][0] if ref in self.rows else self.tables.get(ref)
        return table.section if table is not None else None


def index_report(report: Report) -> Index:
    """List what the ids of a report stand for."""
    return Index(
        report=report,
        files={source.id: source.file for source in report.sources},
        sections={section.id: section for section in report.sections},
        blocks={block.id: block for block in report.blocks},
        tables={table.id: table for table in report.tables},
        rows={
            row.id: (table, at) for table in report.tables for at, row in enumerate(table.rows)
        },
        notes={note.id: note for note in report.footnotes},
        claims={claim.id: claim for claim in report.claims},
    )


def row_place(row: Row) -> Provenance | None:
    """Tell where the first figure of a row stands, where that is known."""
    return next((cell.provenance for cell in row.cells if cell.provenance), None)


def table_name(table: Table) -> str:
    """Name a table by what stands above it, else by its id."""
    return " ".join(text for text in (table.label, table.caption) if text) or table.id


def say_place(place: Provenance, phrases: Phrases) -> str:
    """Say where in a file something stands: page, then lines or box; empty if unknown."""
    parts = []
    if place.page is not None:
        parts.append(phrases.say("place.page", page=str(place.page)))
    first, last = place.line_start, place.line_end
    if first is not None:
        name = "place.line" if last in {None, first} else "place.lines"
        parts.append(phrases.say(name, first=str(first), last=str(last)))
    if place.bbox is not None:
        box = ", ".join(f"{edge:.0f}" for edge in place.bbox)
        parts.append(phrases.say("place.box", box=box))
    return ", ".join(parts)
