"""recover_tables: bodies of rows with header, caption, roles and the profile's key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from zvhrr_extract.models.document import Line, marks_of
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow, PrintedGrid, TableDraft
from zvhrr_extract.profiles import match_row
from zvhrr_extract.tables.body import Body
from zvhrr_extract.tables.captions import (
    NO_CAPTION,
    Caption,
    is_labelled,
    match_caption,
    plain_caption,
    read_caption,
)
from zvhrr_extract.tables.choosing import choose_bodies
from zvhrr_extract.tables.columnwise import find_columnwise
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.continued import join_continued
from zvhrr_extract.tables.headers import read_header, read_known_header
from zvhrr_extract.tables.parts import find_repeated, join_parts
from zvhrr_extract.tables.plain import find_row_runs
from zvhrr_extract.tables.roles import assign_roles
from zvhrr_extract.tables.rows import is_amount, read_row
from zvhrr_extract.tables.rowwise import find_rowwise
from zvhrr_extract.tables.scattered import find_scattered
from zvhrr_extract.tables.sides import CaptionPlaces, Hint, place_captions
from zvhrr_extract.tables.zones import read_cells
from zvhrr_extract.values.words import last_word, squash
from zvhrr_extract.values.years import parse_year

_MAX_ABOVE = 18
# Two of five rows by name make a table the profile's, also under a caption it does not know.
_ROW_SHARE = 0.4


@dataclass(slots=True)
class _Page:
    """The document's lines while tables are taken out of them."""

    lines: Sequence[Line]
    index_of: dict[int, int]
    context: TableContext
    places: CaptionPlaces
    used: set[int] = field(default_factory=set)


def recover_tables(lines: Sequence[Line], context: TableContext) -> list[TableDraft]:
    """Recover the tables of a document from its lines, in file order.

    Args:
        lines: Clean lines without furniture and footnotes.
        context: What is known of the document.

    Returns:
        Tables that share no line.
    """
    cells = read_cells(lines, context)
    bodies = choose_bodies(
        [
            find_rowwise(cells, context),
            find_columnwise(cells, context),
            find_scattered(cells, context),
        ],
        context,
    )
    taken = {line.order for body in bodies for line in body.lines}
    bodies += [Body(tuple(rows)) for rows in find_row_runs(lines, taken, context)]
    bodies = join_continued(sorted(bodies, key=lambda body: body.lines[0].order), context)
    index_of = {line.order: index for index, line in enumerate(lines)}
    spans = [_span(body, index_of) for body in bodies]
    used = {line.order for body in bodies for line in body.lines}
    rules = [rule_by_rows(body.rows, context) for body in bodies]
    hints = [
        Hint(
            body.captions,
            rule.key if rule else None,
            frozenset(line.order for line in body.lines),
        )
        for body, rule in zip(bodies, rules, strict=True)
    ]
    places = place_captions(lines, spans, hints, context)
    used |= {line.order for block in places.blocks.values() for line in block}
    page = _Page(lines, index_of, context, places, used)
    tables: list[TableDraft] = []
    for number, body in enumerate(bodies):
        table = _complete(number, body, page)
        page.used.update(line.order for line in (*table.lines, *table.repeated))
        tables.append(table)
    return _keep_sound(join_parts(tables, context))


def _keep_sound(tables: Sequence[TableDraft]) -> list[TableDraft]:
    """Keep the tables that tell every word of their lines once, and share none with another.

    The lines of the others stay text: a table that cannot account for itself is misread.
    """
    kept: list[TableDraft] = []
    taken: set[int] = set()
    for table in tables:
        orders = {line.order for line in (*table.lines, *table.repeated)}
        if taken.isdisjoint(orders) and _accounts_for_lines(table):
            kept.append(table)
            taken |= orders
    return kept


def _accounts_for_lines(table: TableDraft) -> bool:
    lines = {line.order: line.text for line in table.lines}
    own_caption = (table.label, table.caption) if table.caption_lines else ()
    header = table.header
    heads = [text for row in header.printed for text in row] or [header.label, *header.columns]
    told = [*own_caption, *heads]
    told += [text for row in table.rows for text in (row.label, *row.values)]
    printed = squash(" ".join(lines.values()))
    return Counter(squash(" ".join(filter(None, told)))) == Counter(printed)


def _span(body: Body, index_of: dict[int, int]) -> tuple[int, int]:
    lines = body.lines
    return index_of[lines[0].order], index_of[lines[-1].order]


def _complete(number: int, body: Body, page: _Page) -> TableDraft:
    """Give a body of rows its header and caption."""
    block = page.places.blocks.get(number)
    caption = read_caption(block, page.context) if block else NO_CAPTION
    top = min(page.index_of[line.order] for row in body.rows[:1] for line in row.lines)
    above = _lines_above(top, page, through_headings=block is not None and page.places.above)
    rules = _likely_rules(caption, body.rows, page.context)
    header = body.header or _read_header(top, above, body, rules, page)
    if caption is NO_CAPTION:
        if body.header is not None:
            above = _lines_above(_span(body, page.index_of)[0], page, through_headings=False)
        caption = _unlabelled(above, header, page.context)
    draft = _draft(body.rows, header, caption, page.context)
    return replace(draft, repeated=find_repeated(header, body.rows, page.lines))


def _read_header(
    top: int, above: Sequence[Line], body: Body, rules: Sequence[TableRule], page: _Page
) -> DraftHeader:
    """Read a header from the lines above; known words may be a heading elsewhere."""
    through = _lines_above(top, page, through_headings=True)
    known = read_known_header(through, body.rows, rules, page.context)
    return known or read_header(above, body.rows, rules, page.context)


def _lines_above(top: int, page: _Page, *, through_headings: bool) -> list[Line]:
    """List the lines above a table that may be its header or caption, top to bottom.

    Up to a caption of its own all is header, also words that are a heading elsewhere.
    """
    found: list[Line] = []
    lines, context = page.lines, page.context
    for index in range(top - 1, max(-1, top - 1 - _MAX_ABOVE), -1):
        line = lines[index]
        if line.order in page.used or line.marker is not None or line.page != lines[top].page:
            break
        if (
            not through_headings
            and line.order in context.headings
            and match_caption(line.text, context.rules) is None
        ):
            break
        if (
            _ends_sentence(line, context)
            or is_labelled(line, context)
            or _holds_figures(line, context)
        ):
            break
        found.insert(0, line)
    return found


def _ends_sentence(line: Line, context: TableContext) -> bool:
    """Tell whether a line ends as a sentence does; a currency is only cut short."""
    short = last_word(line.text).rstrip(".") in context.language.currency_words
    return line.text.endswith((".", "!", "?", ";")) and not short


def _holds_figures(line: Line, context: TableContext) -> bool:
    """Tell whether a line ends in figures that are no years, and so heads no column."""
    if any(word in line.text.casefold() for word in context.language.thousand_words):
        return False
    values = read_row(line, context.language).values
    return any(is_amount(value) or not parse_year(value) for value in values)


def _unlabelled(above: Sequence[Line], header: DraftHeader, context: TableContext) -> Caption:
    """Read the caption of a table without a number: the line above, or its header."""
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
    by_rows = rule_by_rows(rows, context)
    return (by_rows,) if by_rows is not None else context.rules


def rule_by_rows(rows: Sequence[DraftRow], context: TableContext) -> TableRule | None:
    """Find the profile's table that most row names belong to, or `None`."""
    shares = [
        (sum(match_row(row.label, rule) is not None for row in rows) / len(rows), -index, rule)
        for index, rule in enumerate(context.rules)
        if rule.rows and rows
    ]
    best = max(shares, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] >= _ROW_SHARE else None


def _draft(
    rows: Sequence[DraftRow], header: DraftHeader, caption: Caption, context: TableContext
) -> TableDraft:
    found = match_caption(caption.text, context.rules) if caption.text else None
    rule = found[0] if found is not None else rule_by_rows(rows, context)
    draft = TableDraft(
        key=rule.key if rule else None,
        label=caption.label,
        caption=caption.text,
        caption_lines=caption.lines,
        header=header,
        rows=assign_roles(rows, rule, context.language),
        marks=(),
        printed=_lay_out(header, rows),
    )
    return replace(draft, marks=marks_of(draft.lines))


def _lay_out(header: DraftHeader, rows: Sequence[DraftRow]) -> PrintedGrid | None:
    """Lay out a table whose header has more than one row."""
    if not header.printed:
        return None
    texts = (*header.printed, *((row.label, *row.values) for row in rows))
    return PrintedGrid(texts, (), len(header.printed))
