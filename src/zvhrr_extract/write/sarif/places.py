"""Locations of a SARIF log: files as relative URIs, lines where there are lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.models.report import Table
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import MarkedTable, Shown, mark_tables, say_place
from zvhrr_extract.write.findings.places import row_place, table_name

_Json = dict[str, Any]


def relative_uri(file: str) -> str:
    """Give the name of a file as a relative URI reference, never an absolute one.

    >>> relative_uri("2021/verslag versie 2.pdf"), relative_uri("/a:b.txt")
    ('2021/verslag%20versie%202.pdf', 'a%3Ab.txt')
    """
    # 3.4.3: a colon in the first segment would be a scheme, a slash in front a root.
    return quote(file.lstrip("/"), safe="/", errors="replace")


def locate(entry: Shown, phrases: Phrases) -> list[_Json]:
    """Give the place of a finding, as a list of none or one."""
    logical = _logical(entry)
    if entry.place is None and not logical:
        return []
    location = _physical(entry, entry.place, phrases) if entry.place is not None else {}
    if logical:
        location["logicalLocations"] = logical
    return [location]


def list_related(entry: Shown, phrases: Phrases) -> list[_Json]:
    """List the cells and rows that a finding rests on, numbered from 1."""
    found = [
        _physical(entry, place, phrases)
        | {"message": {"text": text}, "logicalLocations": [_table(marked.table)]}
        for marked in mark_tables(entry)
        for text, place in _list_cells(marked)
    ]
    return [{"id": number} | location for number, location in enumerate(found, start=1)]


def _list_cells(marked: MarkedTable) -> Iterator[tuple[str, Provenance]]:
    """Yield the cells that count, or where none does the rows, with what they say."""
    table = marked.table
    for at in sorted(marked.rows | {at for at, _ in marked.faulty | marked.evidence}):
        row = table.rows[at]
        columns = sorted(
            column for spot, column in marked.faulty | marked.evidence if spot == at
        )
        for column in columns:
            cell = row.cells[column]
            label = f"{row.label}, {table.columns[column].label}".rstrip(", ")
            yield f"{label}: {cell.text}", cell.provenance or table.provenance
        if not columns:
            yield row.label, row_place(row) or table.provenance


def _physical(entry: Shown, place: Provenance, phrases: Phrases) -> _Json:
    """Give a place in a file: lines of a dump; of a PDF page and box, which have no line."""
    told: _Json = {}
    file = entry.index.files.get(place.source) if entry.index is not None else None
    if file is not None:
        told["physicalLocation"] = {"artifactLocation": {"uri": relative_uri(file)}}
        if place.line_start is not None:
            told["physicalLocation"]["region"] = {
                "startLine": place.line_start,
                "endLine": place.line_end or place.line_start,
            }
    said = say_place(place, phrases)
    if said:
        told["message"] = {"text": said}
    where = {"page": place.page, "bbox": place.bbox}
    properties = {name: value for name, value in where.items() if value is not None}
    if properties:
        told["properties"] = properties
    return told


def _logical(entry: Shown) -> list[_Json]:
    """Name the section, tables and rows that a finding is about, each once."""
    if entry.index is None:
        return []
    index, refs = entry.index, entry.finding.refs
    section = index.find_section(refs)
    found = [] if section is None else [_named("section", section.id, section.heading)]
    for ref in refs:
        if ref in index.rows:
            table, at = index.rows[ref]
            label = table.rows[at].label
            found += [_table(table), _named("row", ref, label, inside=table_name(table))]
        elif ref in index.tables:
            found.append(_table(index.tables[ref]))
    return list({one["decoratedName"]: one for one in found}.values())


def _table(table: Table) -> _Json:
    return _named("table", table.id, table_name(table))


def _named(kind: str, known_as: str, name: str, *, inside: str = "") -> _Json:
    return {
        "name": name,
        "fullyQualifiedName": f"{inside}/{name}" if inside else name,
        "decoratedName": known_as,
        "kind": kind,
    }
