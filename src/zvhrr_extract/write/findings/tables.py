"""The tables a finding is about, with the cells that matter marked."""

from __future__ import annotations

from dataclasses import dataclass, field

from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Evidence, Table
from zvhrr_extract.write.findings.groups import Shown
from zvhrr_extract.write.findings.places import Index

Spot = tuple[int, int]

# What these found stands in running text; a cell that prints the same is there by chance.
_OF_TEXT = {FindingCode.CLAIM, FindingCode.CLAIM_DIRECTION, FindingCode.COUNT}
# After these the table holds what was expected.
_PUT_RIGHT = {FindingCode.SOURCES_DISAGREE, FindingCode.CORRECTION_APPLIED}


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table and what of it a finding is about; rows and columns count from 0.

    Attributes:
        table: The table.
        rows: Its rows that are named.
        faulty: Cells that hold the figure that was found.
        evidence: Cells a statement was held against.
    """

    table: Table
    rows: set[int] = field(default_factory=set)
    faulty: set[Spot] = field(default_factory=set)
    evidence: set[Spot] = field(default_factory=set)


def mark_tables(shown: Shown) -> tuple[MarkedTable, ...]:
    """List the tables a finding names, by id, by a row, or as evidence of a claim."""
    if shown.index is None:
        return ()
    marked: dict[str, MarkedTable] = {}
    for ref in shown.finding.refs:
        _mark_ref(ref, shown.index, marked)
    if shown.finding.check not in _OF_TEXT:
        for one in marked.values():
            _mark_faulty(one, shown.finding)
    return tuple(marked.values())


def _mark_ref(ref: str, index: Index, marked: dict[str, MarkedTable]) -> None:
    if ref in index.claims:
        for evidence in index.claims[ref].evidence:
            _mark_evidence(evidence, index, marked)
    elif ref in index.rows:
        table, at = index.rows[ref]
        marked.setdefault(table.id, MarkedTable(table)).rows.add(at)
    elif ref in index.tables:
        marked.setdefault(ref, MarkedTable(index.tables[ref]))


def _mark_evidence(evidence: Evidence, index: Index, marked: dict[str, MarkedTable]) -> None:
    table = index.tables.get(evidence.table)
    if table is None:
        return
    one = marked.setdefault(table.id, MarkedTable(table))
    for at, row in enumerate(table.rows):
        if evidence.row_id not in {None, row.id} or evidence.row != row.label:
            continue
        one.rows.add(at)
        one.evidence.update(
            (at, number)
            for number, column in enumerate(table.columns)
            if column.label == evidence.column and row.cells[number].value == evidence.value
        )


def _mark_faulty(one: MarkedTable, finding: Finding) -> None:
    """Mark the cell of what was found: at its place, in the rows named, or the only one."""
    printed = finding.expected if finding.check in _PUT_RIGHT else finding.found
    spots = {
        (at, number): cell
        for at in one.rows or range(len(one.table.rows))
        for number, cell in enumerate(one.table.rows[at].cells)
        if printed is not None and printed in {cell.text, cell.value}
    }
    placed = {
        spot
        for spot, cell in spots.items()
        if finding.provenance is not None and cell.provenance == finding.provenance
    }
    if placed or one.rows or len(spots) == 1:
        one.faulty.update(placed or spots)
