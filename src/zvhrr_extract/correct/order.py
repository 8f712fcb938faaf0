"""Order: where in reading order something belongs that a correction puts in."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.models.report import Block, Provenance, Report, Table


def place_blocks(report: Report, new: Sequence[Block]) -> tuple[Block, ...]:
    """Put blocks in their section, behind what stands before them in the source."""
    if not new:
        return report.blocks
    at = _find_place(report, new[0].section, new[0].provenance)
    return (*report.blocks[:at], *new, *report.blocks[at:])


def _find_place(report: Report, section: str | None, place: Provenance) -> int:
    blocks = report.blocks
    inside = [index for index, block in enumerate(blocks) if block.section == section]
    before = [index for index in inside if _is_before(blocks[index].provenance, place)]
    if before:
        return before[-1] + 1
    if inside:
        return inside[0]
    ids = [one.id for one in report.sections]
    later = set(ids[ids.index(section) + 1 :]) if section in ids else set(ids)
    return next(
        (index for index, block in enumerate(blocks) if block.section in later), len(blocks)
    )


def place_table(report: Report, table: Table) -> tuple[Table, ...]:
    """Put a table behind those that stand before it in the source."""
    tables = report.tables
    later = [
        index
        for index, one in enumerate(tables)
        if _is_before(table.provenance, one.provenance)
    ]
    at = later[0] if later else len(tables)
    return (*tables[:at], table, *tables[at:])


def _is_before(one: Provenance, other: Provenance) -> bool:
    """Tell whether one place comes before another, in the same source."""
    if one.source != other.source or one.page is None or other.page is None:
        return False
    return _position(one) < _position(other)


def _position(place: Provenance) -> tuple[int, float]:
    top = place.bbox[1] if place.bbox else place.line_start or 0
    return place.page or 0, top
