"""Laid-out documents through the rooms: a text that stands for a PDF in, what is read out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.laid import lay_out
from tests.support.reading import knowledge, source
from zvhrr_extract.build import BuildInput, ReportTask, build_report
from zvhrr_extract.models.identity import Identity
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure import prepare_layout, structure_layout
from zvhrr_extract.tables import TableContext, trim_tables, type_tables

if TYPE_CHECKING:
    from zvhrr_extract.models.document import Document
    from zvhrr_extract.models.report import Report


def laid_report(text: str, *, organisation: str | None = None) -> Report:
    """Read a text in the form of `tests.support.laid` as a PDF's report."""
    return read_laid(lay_out(text), organisation=organisation)


def read_laid(document: Document, *, organisation: str | None = None) -> Report:
    known = knowledge(organisation)
    document = replace(document, parts=trim_tables(document.parts, known))
    prepared = prepare_layout(document, known)
    context = TableContext(known, prepared.reader.vocabulary, prepared.heading_orders)
    structured = structure_layout(prepared, type_tables(prepared.parts, context))
    task = ReportTask("test", Identity(organisation, 2021, "unknown"), (source(),))
    return build_report(
        BuildInput(
            document=document,
            knowledge=known,
            task=task,
            outline=structured.outline,
            cover=structured.cover,
            notes=prepared.notes,
            dropped=structured.dropped,
            repairs=prepared.repairs,
        )
    )


def laid_tables(text: str, *, organisation: str | None = None) -> list[TableDraft]:
    """Give the tables of a text in the form of `tests.support.laid`."""
    known = knowledge(organisation)
    document = lay_out(text)
    document = replace(document, parts=trim_tables(document.parts, known))
    prepared = prepare_layout(document, known)
    context = TableContext(known, prepared.reader.vocabulary, prepared.heading_orders)
    return type_tables(prepared.parts, context)
