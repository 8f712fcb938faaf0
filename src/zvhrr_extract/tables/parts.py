"""Parts: a table that goes on over a page, its header printed again there, made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zvhrr_extract.models.document import Line, marks_of, text_of
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow, PrintedGrid, TableDraft
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import is_total
from zvhrr_extract.tables.proof import count_named_sums
from zvhrr_extract.tables.roles import assign_roles
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import squash


def find_repeated(
    header: DraftHeader, rows: Sequence[DraftRow], lines: Sequence[Line]
) -> tuple[Line, ...]:
    """Find the lines on later pages of a table that say its header again.

    Args:
        header: The header on its first page.
        rows: All its rows.
        lines: The lines of the document.
    """
    wanted = squash(text_of(header.lines))
    index_of = {line.order: index for index, line in enumerate(lines)}
    found: list[Line] = []
    for above, below in pairwise(rows):
        first = min(below.lines, key=lambda line: line.order)
        if not wanted or first.page == above.lines[-1].page:
            continue
        at = index_of[first.order]
        for size in range(1, 2 * len(header.lines) + 1):
            own = lines[max(0, at - size) : at]
            if own[0].page == first.page and squash(" ".join(x.text for x in own)) == wanted:
                found += own
                break
    return tuple(found)


def join_parts(tables: Sequence[TableDraft], context: TableContext) -> list[TableDraft]:
    """Join parts of one table that stand on pages in a row under the same header.

    Args:
        tables: Tables in file order.
        context: The words that name a total, and the profile's roles.
    """
    joined: list[TableDraft] = []
    for table in tables:
        if joined and _goes_on(joined[-1], table, context):
            joined[-1] = _join(joined[-1], table, context)
        else:
            joined.append(table)
    return joined


def _goes_on(above: TableDraft, below: TableDraft, context: TableContext) -> bool:
    """Tell whether a table is the rest of the one above: same header, and no sum against it."""
    heads = [
        tuple(map(fold, (part.header.label, *part.header.columns))) for part in (above, below)
    ]
    pages = below.lines[0].page - above.lines[-1].page
    captioned = bool(above.caption_lines) and bool(below.caption_lines)
    if heads[0] != heads[1] or not all(heads[0][1:]) or not 0 <= pages <= 1 or captioned:
        return False
    rows = (*above.rows, *below.rows)
    apart = count_named_sums(above.rows, context) + count_named_sums(below.rows, context)
    if not any(is_total(row.label, context.rules, context) for row in rows):
        return pages == 1
    return count_named_sums(rows, context) > apart


def _join(above: TableDraft, below: TableDraft, context: TableContext) -> TableDraft:
    """Make two parts one; the header below is kept as said again."""
    rule = next((rule for rule in context.rules if rule.key in (above.key, below.key)), None)
    captioned = above if above.caption_lines or not below.caption_lines else below
    draft = replace(
        above,
        key=rule.key if rule else None,
        label=captioned.label,
        caption=captioned.caption,
        caption_lines=captioned.caption_lines,
        rows=assign_roles((*above.rows, *below.rows), rule, context.language),
        printed=_join_grids(above, below),
        repeated=(*above.repeated, *below.header.lines, *below.repeated),
    )
    return replace(draft, marks=marks_of(draft.lines))


def _join_grids(above: TableDraft, below: TableDraft) -> PrintedGrid | None:
    if above.printed is None or below.printed is None:
        return None
    rows = below.printed.texts[below.printed.header_rows :]
    return replace(above.printed, texts=(*above.printed.texts, *rows))
