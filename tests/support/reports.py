"""Reports written down in a few lines, for tests of what compares them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zvhrr_extract.models.report import (
    Block,
    Cell,
    Column,
    Footnote,
    Provenance,
    Report,
    Row,
    Section,
    Table,
)
from zvhrr_extract.values.numbers import json_number, parse_number
from zvhrr_extract.values.years import find_years

Grid = Sequence[Sequence[str]]


def place(line: int | None = 1, page: int | None = 1) -> Provenance:
    return Provenance(source="src-1", page=page, line_start=line, line_end=line)


def empty_report(**fields: Any) -> Report:
    """Make a report of which only these fields say anything."""
    nothing: dict[str, Any] = {
        "id": "zvhrr-2021",
        "organisation": None,
        "year": 2021,
        "title": None,
        "subtitle": None,
        "language": "nl",
        "edition": "unknown",
        "sources": (),
        "sections": (),
        "blocks": (),
        "tables": (),
        "footnotes": (),
        "figures": (),
        "partners": (),
        "findings": (),
        "dropped": (),
    }
    return Report(**(nothing | fields))


def make_report(
    *parts: tuple[str, Sequence[str | Table]],
    year: int = 2021,
    title: str | None = None,
    notes: Sequence[str] = (),
) -> Report:
    """Make a report of sections, each a heading with texts and tables.

    A heading that starts with `- ` lies in the last one that does not; a text that starts
    with `• ` is a list item.
    """
    sections: list[Section] = []
    blocks: list[Block] = []
    tables: list[Table] = []
    parent, line = None, 0
    for heading, contents in parts:
        line += 1
        below = heading.startswith("- ")
        section = Section(
            id=f"s-{len(sections)}",
            key=None,
            heading=heading.removeprefix("- "),
            level=2 if below else 1,
            parent=parent if below else None,
            match=None,
            provenance=place(line),
        )
        parent = parent if below else section.id
        sections.append(section)
        for content in contents:
            line += 1
            if isinstance(content, Table):
                table_id = f"t-{len(tables)}"
                tables.append(
                    content.model_copy(update={"id": table_id, "section": section.id})
                )
            else:
                blocks.append(make_block(content, f"b-{len(blocks)}", section.id, line))
    return empty_report(
        id=f"zvhrr-{year}",
        year=year,
        title=title,
        edition="full",
        sections=tuple(sections),
        blocks=tuple(blocks),
        tables=tuple(tables),
        footnotes=tuple(
            Footnote(id=f"n-{at}", mark=str(at), text=text, anchors=(), provenance=place())
            for at, text in enumerate(notes, start=1)
        ),
    )


def make_block(text: str, name: str, section: str, line: int) -> Block:
    item = text.startswith("• ")
    return Block(
        id=name,
        section=section,
        kind="list_item" if item else "paragraph",
        text=text.removeprefix("• "),
        level=1 if item else None,
        provenance=place(line),
    )


def make_table(grid: Grid, *, caption: str | None = None, typed: bool = True) -> Table:
    """Make a table of one header row and a column of labels."""
    head, *body = grid
    return Table(
        id="t",
        key=None,
        section=None,
        label=None,
        caption=caption,
        unit=None,
        columns=tuple(_column(label) for label in head[1:]) if typed else (),
        rows=tuple(_row(row) for row in body) if typed else (),
        grid=tuple(tuple(row) for row in grid),
        header_rows=1,
        provenance=place(),
    )


def _column(label: str) -> Column:
    years = find_years(label)
    return Column(label=label, year=years[0] if len(years) == 1 else None, kind="count")


def _row(texts: Sequence[str]) -> Row:
    values = [parse_number(text) for text in texts[1:]]
    cells = tuple(
        Cell(text=text, value=None if value is None else json_number(value))
        for text, value in zip(texts[1:], values, strict=True)
    )
    return Row(id=texts[0], label=texts[0], role="item", cells=cells)
