"""Derived lists: what is read from the blocks and tables of a report, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.build.figures import find_figures
from zvhrr_extract.build.ids import IdMaker, content_hash
from zvhrr_extract.build.partners import read_partners
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.report import Block, Figure, Report, Table
from zvhrr_extract.values.numbers import json_number
from zvhrr_extract.values.years import parse_year


def derive_lists(report: Report, knowledge: Knowledge) -> Report:
    """Read the figures and partners of a report anew, after its blocks or tables changed."""
    rule = knowledge.profile.partners if knowledge.profile else None
    return report.model_copy(
        update={
            "figures": list_figures(report.blocks, report.tables, knowledge.language),
            "partners": read_partners(report.blocks, report.sections, rule),
        }
    )


def list_figures(
    blocks: Sequence[Block], tables: Sequence[Table], language: Language
) -> tuple[Figure, ...]:
    """List the figures that running text and infographics state."""
    ids = IdMaker()
    figures = [
        Figure(
            id=ids.give(f"v-{content_hash(block.id, stated.subject, str(stated.value))}"),
            subject=stated.subject,
            value=json_number(stated.value),
            unit=stated.unit,
            year=stated.year,
            block=block.id,
        )
        for block in blocks
        for stated in find_figures(block.text, language)
    ]
    for table in tables:
        figures += _read_infographic(table, ids)
    return tuple(figures)


def _read_infographic(table: Table, ids: IdMaker) -> list[Figure]:
    """Read a small keyless table of years and one figure as figures of an infographic."""
    if table.key is not None or len(table.columns) != 1 or not table.caption:
        return []
    return [
        Figure(
            id=ids.give(f"v-{content_hash(table.id, row.label, row.cells[0].text)}"),
            subject=table.caption,
            value=row.cells[0].value,
            unit=table.unit,
            year=parse_year(row.label),
            block=table.id,
        )
        for row in table.rows
        if row.cells[0].value is not None and parse_year(row.label) is not None
    ]
