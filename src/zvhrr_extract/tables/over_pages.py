"""Tables over pages: parts with the same columns, the header repeated or not, become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import LaidPart, LaidTable, LaidText, Line, text_of
from zvhrr_extract.tables.apart import is_total_row
from zvhrr_extract.tables.beside import find_candidate, is_beside
from zvhrr_extract.tables.captions import label_pattern
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.reading import Sheet, SheetCell
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.values.years import parse_year

# Between the halves of a table may stand a line such as `Tabel 3 (vervolg)`.
_MAX_BETWEEN_WORDS = 14
# Columns of one table start at the same places on both pages, but for so many points.
_SAME_EDGE_PT = 12.0
# A header printed again stands right above the rows.
_HEADER_PT = 12.0


def join_pages(parts: Sequence[LaidPart], context: TableContext) -> list[Sheet]:
    """Make sheets of a document's tables; one that goes on over a page is one sheet."""
    sheets: list[Sheet] = []
    last: tuple[int, LaidTable] | None = None
    for index, part in enumerate(parts):
        if not isinstance(part, LaidTable):
            continue
        table = _without_figures_as_header(parts, index, part, context)
        sheet = _sheet(table, index, context)
        again = None if last is None else _goes_on(parts, last, (index, table), context)
        if again is None:
            sheets.append(sheet)
        else:
            sheets[-1] = _append(sheets[-1], sheet, again)
        last = (index, table)
    return sheets


def _without_figures_as_header(
    parts: Sequence[LaidPart], index: int, table: LaidTable, context: TableContext
) -> LaidTable:
    """Let figures on top of a page be a row: the header stands on the page before."""
    before = parts[index - 1] if index else None
    if before is None or before.lines[-1].page == table.page:
        return table
    head = [cell for cell in table.cells if cell.row < table.header_rows and cell.column]
    texts = [text_of(cell.lines) for cell in head]
    figures = [
        text
        for text in texts
        if parse_year(text) is None
        and parse_number(text, decimal_mark=context.language.decimal_mark) is not None
    ]
    whole = isinstance(before, LaidTable) and _ends_in_total(before, context)
    return table if whole or not texts or figures != texts else replace(table, header_rows=0)


def _sheet(table: LaidTable, index: int, context: TableContext) -> Sheet:
    cells = tuple(
        SheetCell(table.page, cell, context.join([line.text for line in cell.lines]))
        for cell in table.cells
    )
    return Sheet(cells, table.rows, table.columns, table.header_rows, (index,), table.lines)


def _goes_on(
    parts: Sequence[LaidPart],
    above: tuple[int, LaidTable],
    below: tuple[int, LaidTable],
    context: TableContext,
) -> list[Line] | None:
    """Tell whether a table is the next page's or column's part of the one above it.

    Returns:
        The lines above the second part that only say that it goes on, or print the header
        again; None where it is a table of its own.
    """
    (above_at, first), (below_at, second) = above, below
    next_column = second.page == first.page and second.box.x0 >= first.box.x1 - 1
    if first.columns != second.columns or not (second.page == first.page + 1 or next_column):
        return None
    texts = [part for part in parts[above_at + 1 : below_at] if isinstance(part, LaidText)]
    heads = [part for part in texts if _is_header(part, first, second)]
    continued = [part for part in texts if _is_continuation(part, context)]
    if next_column and (_is_named(parts, below_at, context) or _ends_in_total(first, context)):
        return None
    if not next_column and (len(texts) > len(heads) + len(continued) or len(continued) > 1):
        return None
    printed = _header_texts(second)
    same_header = bool(heads) or (bool(printed) and _header_texts(first) == printed)
    headless = second.header_rows == 0 and not next_column
    if not (same_header or headless) or not _same_edges(first, second):
        return None
    return [line for part in (*continued, *heads) for line in part.lines]


def _is_header(part: LaidText, first: LaidTable, second: LaidTable) -> bool:
    """Tell whether a text right above the second part prints the header of the first again."""
    if second.header_rows or not is_beside(part, second, -1, _HEADER_PT):
        return False
    words = fold(text_of(part.lines)).split()
    return bool(words) and words == " ".join(text for _, text in _header_texts(first)).split()


def _is_named(parts: Sequence[LaidPart], at: int, context: TableContext) -> bool:
    """Tell whether a table has a caption of its own, above or below."""
    return any(find_candidate(parts, at, step, context) is not None for step in (-1, 1))


def _ends_in_total(table: LaidTable, context: TableContext) -> bool:
    """Tell whether the last row of a table is a total: it is whole."""
    last = max(cell.row for cell in table.cells)
    return is_total_row(table, last, context.language)


def _is_continuation(part: LaidText, context: TableContext) -> bool:
    """Tell whether a text between two tables only says that the table goes on."""
    text = text_of(part.lines)
    words = text.casefold().replace("(", " ").replace(")", " ").split()
    labelled = label_pattern(context.language.table_labels).match(text) is not None
    continued = any(word in context.language.continued_words for word in words)
    return continued and len(words) <= _MAX_BETWEEN_WORDS and (labelled or len(words) <= 2)


def _header_texts(table: LaidTable) -> list[tuple[int, str]]:
    return [
        (cell.column, fold(text_of(cell.lines)))
        for cell in table.cells
        if cell.row < table.header_rows
    ]


def _same_edges(first: LaidTable, second: LaidTable) -> bool:
    """Tell whether both parts stand equally wide; mirrored margins shift the whole."""
    return abs((first.box.x1 - first.box.x0) - (second.box.x1 - second.box.x0)) <= max(
        _SAME_EDGE_PT, 0.1 * (first.box.x1 - first.box.x0)
    )


def _append(sheet: Sheet, more: Sheet, above: Sequence[Line]) -> Sheet:
    """Add the rows of the next page; what is printed again above them is left out."""
    head = more.header_rows
    shift = sheet.rows - head
    cells = tuple(
        replace(one, cell=replace(one.cell, row=one.cell.row + shift))
        for one in more.cells
        if one.cell.row >= head
    )
    again = [line for one in more.cells if one.cell.row < head for line in one.cell.lines]
    return Sheet(
        cells=(*sheet.cells, *cells),
        rows=sheet.rows + more.rows - head,
        columns=sheet.columns,
        header_rows=sheet.header_rows,
        places=(*sheet.places, *more.places),
        lines=(*sheet.lines, *(line for one in cells for line in one.cell.lines)),
        repeated=(*sheet.repeated, *above, *again),
    )
