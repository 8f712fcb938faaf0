"""type_tables: tables found by a PDF's geometry become drafts: caption, header, rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import LaidPart, marks_of
from zvhrr_extract.models.table_draft import DraftHeader, TableDraft
from zvhrr_extract.tables.beside import find_captions
from zvhrr_extract.tables.captions import NO_CAPTION, Caption, match_caption
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.over_pages import join_pages
from zvhrr_extract.tables.reading import Sheet, read_sheet
from zvhrr_extract.tables.recover import rule_by_rows
from zvhrr_extract.tables.roles import assign_roles


def type_tables(parts: Sequence[LaidPart], context: TableContext) -> list[TableDraft]:
    """Type the tables among a document's parts, in reading order.

    A table that goes on over pages becomes one; a caption beside a table is taken into it.

    Args:
        parts: Text and tables in reading order, without furniture and notes.
        context: What is known of the document.

    Returns:
        Tables that share no line.
    """
    sheets = join_pages(parts, context)
    captions = find_captions(parts, [sheet.places for sheet in sheets], context)
    return [
        _draft(sheet, caption, context) for sheet, caption in zip(sheets, captions, strict=True)
    ]


def _draft(sheet: Sheet, caption: Caption, context: TableContext) -> TableDraft:
    reading = read_sheet(sheet, context)
    if caption is NO_CAPTION:
        caption = _header_caption(reading.header, context)
        if caption is not NO_CAPTION:
            sheet = _without_label_header(sheet, len(reading.header.columns))
    found = match_caption(caption.text, context.rules) if caption.text else None
    rule = found[0] if found is not None else rule_by_rows(reading.rows, context)
    draft = TableDraft(
        key=rule.key if rule else None,
        label=caption.label,
        caption=caption.text,
        caption_lines=caption.lines,
        header=reading.header,
        rows=assign_roles(reading.rows, rule, context.language),
        marks=(),
        printed=sheet.printed,
        body_lines=sheet.lines,
        repeated=sheet.repeated,
    )
    return replace(draft, marks=marks_of(draft.lines))


def _header_caption(header: DraftHeader, context: TableContext) -> Caption:
    """Let the header of the label column name the table, where the profile knows the name."""
    known = header.label and match_caption(header.label, context.rules) is not None
    return Caption(None, header.label, ()) if known else NO_CAPTION


def _without_label_header(sheet: Sheet, columns: int) -> Sheet:
    """Take the header of the label columns out of a sheet: it serves as the caption."""
    labels = sheet.columns - columns
    cells = tuple(
        one
        for one in sheet.cells
        if one.cell.row >= sheet.header_rows or one.cell.column >= labels
    )
    return replace(sheet, cells=cells)
