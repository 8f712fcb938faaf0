"""recover_tables: row runs, each with its header, caption, roles and the profile's key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow, TableDraft
from zvhrr_extract.tables.captions import (
    NO_CAPTION,
    Caption,
    caption_block,
    is_labelled,
    match_caption,
    plain_caption,
    read_labelled,
)
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.headers import read_header
from zvhrr_extract.tables.plain import find_row_runs
from zvhrr_extract.tables.roles import assign_roles, match_row

_MAX_ABOVE = 18
_MAX_BELOW = 3
# Two of five rows by name make a table the profile's, also under a caption it does not know.
_ROW_SHARE = 0.4


def recover_tables(lines: Sequence[Line], context: TableContext) -> list[TableDraft]:
    """Recover the tables of a document from its lines, in file order.

    Args:
        lines: Clean lines without furniture and footnotes.
        context: What is known of the document.

    Returns:
        Tables that share no line.
    """
    runs = find_row_runs(lines, context)
    index_of = {line.order: index for index, line in enumerate(lines)}
    used = {line.order for rows in runs for row in rows for line in row.lines}
    tables: list[TableDraft] = []
    for rows in runs:
        table = _complete(rows, lines, index_of, used, context)
        used.update(line.order for line in table.lines)
        tables.append(table)
    return tables


def _complete(
    rows: list[DraftRow], lines: Sequence[Line], index_of: dict[int, int], used: set[int], context: TableContext
) -> TableDraft:
    """Give a run of rows its header and caption."""
    top = min(index_of[line.order] for line in rows[0].lines)
    bottom = max(index_of[line.order] for line in rows[-1].lines)
    above = _lines_above(lines, top, used, context, through_headings=True)
    if not any(is_labelled(line, context) for line in above):
        above = _lines_above(lines, top, used, context)
    labelled = next((at for at in range(len(above) - 1, -1, -1) if is_labelled(above[at], context)), None)
    below = _labelled_below(lines, bottom, used, context)
    if labelled is not None:
        caption = read_labelled(caption_block(above, labelled, context), context)
        above = above[labelled + len(caption.lines) :]
    elif below is not None:
        caption = read_labelled(below, context)
    else:
        caption = NO_CAPTION
    rules = _likely_rules(caption, rows, context)
    header = read_header(above, rows, rules, context)
    if caption is NO_CAPTION:
        caption = _unlabelled(above, header, context)
    return _draft(rows, header, caption, context)


def _lines_above(
    lines: Sequence[Line], top: int, used: set[int], context: TableContext, *, through_headings: bool = False
) -> list[Line]:
    """List the lines above a table that may be its header or caption, top to bottom.

    Up to a labelled caption all is header, also words that are a heading elsewhere.
    """
    found: list[Line] = []
    for index in range(top - 1, max(-1, top - 1 - _MAX_ABOVE), -1):
        line = lines[index]
        if line.order in used or line.marker is not None or line.page != lines[top].page:
            break
        if not through_headings and line.order in context.headings and match_caption(line.text, context.rules) is None:
            break
        ends = line.text.endswith((".", "!", "?", ";")) and not line.text.lower().endswith(" eur.")
        if ends and not is_labelled(line, context):
            break
        found.insert(0, line)
        if is_labelled(line, context):
            break
    return found


def _labelled_below(
    lines: Sequence[Line], bottom: int, used: set[int], context: TableContext
) -> tuple[Line, ...] | None:
    """Take a labelled caption that stands right under a table, unless a table follows it."""
    for index in range(bottom + 1, min(bottom + 1 + _MAX_BELOW, len(lines))):
        if lines[index].order in used:
            return None
        if is_labelled(lines[index], context):
            block = caption_block(lines, index, context)
            after = index + len(block)
            own = after < len(lines) and any(line.order in used for line in lines[after : after + 2])
            return None if own else block
    return None


def _unlabelled(above: Sequence[Line], header: DraftHeader, context: TableContext) -> Caption:
    """Read the caption of a table without a number: the line above its header, or the header."""
    rest = [line for line in above if line not in header.lines]
    if rest and (not header.lines or rest[-1].order < header.lines[0].order):
        caption = plain_caption(rest[-1], context)
        near = (header.lines[0].gap if header.lines else 1) <= 2
        if caption is not None and near:
            return caption
    if header.label and header.label.casefold() not in context.language.label_headers:
        return Caption(None, header.label, ())
    return NO_CAPTION


def _likely_rules(
    caption: Caption, rows: Sequence[DraftRow], context: TableContext
) -> tuple[TableRule, ...]:
    found = match_caption(caption.text, context.rules) if caption.text else None
    if found is not None:
        return (found[0],)
    by_rows = _rule_by_rows(rows, context)
    return (by_rows,) if by_rows is not None else context.rules


def _rule_by_rows(rows: Sequence[DraftRow], context: TableContext) -> TableRule | None:
    shares = [
        (sum(match_row(row.label, rule) is not None for row in rows) / len(rows), -index, rule)
        for index, rule in enumerate(context.rules)
        if rule.rows
    ]
    best = max(shares, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] >= _ROW_SHARE else None


def _draft(
    rows: Sequence[DraftRow], header: DraftHeader, caption: Caption, context: TableContext
) -> TableDraft:
    found = match_caption(caption.text, context.rules) if caption.text else None
    rule = found[0] if found is not None else _rule_by_rows(rows, context)
    typed = assign_roles(rows, rule, context.language)
    draft = TableDraft(
        key=rule.key if rule else None,
        label=caption.label,
        caption=caption.text,
        caption_lines=caption.lines,
        header=header,
        rows=typed,
        marks=(),
    )
    marks = tuple(mark for line in draft.lines for mark in line.marks)
    return replace(draft, marks=marks)


