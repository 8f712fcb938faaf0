"""The tables a finding is about, with the cells, rows and columns that matter marked."""

from __future__ import annotations

from collections.abc import Iterator

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.report import Table
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import MarkedTable, Shown, say_value
from zvhrr_extract.write.html.audit.words import word
from zvhrr_extract.write.html.frame import scroll_box
from zvhrr_extract.write.html.text import escape, language_of

# A longer table shows the rows that matter, those beside them, and totals with their parts.
_MOST_ROWS = 16
_NEAR = 2


def render_tables(marked: tuple[MarkedTable, ...], entry: Shown, phrases: Phrases) -> str:
    """Print the tables of a finding, each in a box that scrolls by itself.

    Args:
        marked: The tables, with what matters in them.
        entry: What is told of them.
        phrases: Of the page's own words.
    """
    language = language_of(entry.index.report.language if entry.index is not None else None)
    return "".join(
        scroll_box(
            phrases.say("page.table", table=_name(one.table, phrases)),
            f"<table {language}>{_caption(one.table, entry.finding, phrases)}"
            f"{_figures(one, entry, phrases)}</table>",
        )
        for one in marked
    )


def _name(table: Table, phrases: Phrases) -> str:
    named = " ".join(text for text in (table.label, table.caption) if text)
    return named or phrases.say("page.table_untitled")


def _caption(table: Table, finding: Finding, phrases: Phrases) -> str:
    """Print what stands above a table, with what is quoted of it marked."""
    name, quote = _name(table, phrases), finding.quote
    shown = escape(name)
    if quote and quote in name:
        before, _, after = name.partition(quote)
        shown = f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"
    unit = word(phrases, "page.unit", unit=table.unit) if table.unit else ""
    return f'<caption><span>{shown} <span class="unit">{unit}</span></span></caption>'


def _figures(one: MarkedTable, entry: Shown, phrases: Phrases) -> str:
    """Print the figures of a table; one of words as it is printed."""
    if not one.table.rows:
        return _printed(one.table)
    labels = [column.label for column in one.table.columns]
    faulty = {column for _, column in one.faulty}
    rows = "".join(
        _row(one, at, entry, phrases)
        if isinstance(at, int)
        else _gap(len(at), len(labels), phrases)
        for at in _choose_rows(one)
    )
    corner = one.table.grid[0][0] if one.table.header_rows and one.table.grid[0] else ""
    head = "".join(_head(text, named=number in faulty) for number, text in enumerate(labels))
    shown = f"<thead><tr>{_head(corner)}{head}</tr></thead>" if any(labels) else ""
    return f"{shown}<tbody>{rows}</tbody>"


def _head(text: str, *, named: bool = False) -> str:
    kind = ' class="named"' if named else ""
    return f'<th scope="col"{kind}>{escape(text)}</th>' if text else f"<td{kind}></td>"


def _choose_rows(one: MarkedTable) -> Iterator[int | range]:
    """Yield the rows to show, and as ranges those left out between them."""
    rows = one.table.rows
    wanted = range(len(rows)) if len(rows) <= _MOST_ROWS else sorted(_find_rows(one))
    last = -1
    for at in wanted:
        if at > last + 1:
            yield range(last + 1, at)
        yield at
        last = at
    if last + 1 < len(rows):
        yield range(last + 1, len(rows))


def _find_rows(one: MarkedTable) -> set[int]:
    """Find the rows of a long table that matter, those beside them, and parts of totals."""
    rows = one.table.rows
    totals = [at for at, row in enumerate(rows) if row.role in {"total", "subtotal"}]
    found = set(totals)
    for at in one.rows | {at for at, _ in one.faulty | one.evidence}:
        found.update(range(max(0, at - _NEAR), min(len(rows), at + _NEAR + 1)))
        if at in totals:
            above = max((other for other in totals if other < at), default=-1)
            found.update(range(above + 1, at))
    return found


def _gap(number: int, columns: int, phrases: Phrases) -> str:
    said = word(phrases, "page.rows_left_out", number=number)
    return f'<tr class="gap"><td colspan="{columns + 1}">{said}</td></tr>'


def _row(one: MarkedTable, at: int, entry: Shown, phrases: Phrases) -> str:
    row = one.table.rows[at]
    cells = "".join(
        _cell(one, (at, column), entry, phrases) for column in range(len(row.cells))
    )
    named = at in one.rows
    said = f'<span class="said"> ({word(phrases, "page.row_named")})</span>' if named else ""
    kind = ' class="named"' if named else ""
    return f'<tr{kind}><th scope="row">{escape(row.label)}{said}</th>{cells}</tr>'


def _cell(one: MarkedTable, spot: tuple[int, int], entry: Shown, phrases: Phrases) -> str:
    """Print a cell: the faulty one with what was expected, evidence as such."""
    at, column = spot
    text = escape(one.table.rows[at].cells[column].text)
    if spot in one.faulty:
        note = word(phrases, "page.cell_found")
        if entry.finding.expected is not None:
            expected = say_value(entry, entry.finding.expected, phrases)
            note = word(phrases, "text.expected", expected=expected)
        return f'<td class="bad"><mark>{text}</mark><span class="note">{note}</span></td>'
    if spot in one.evidence:
        note = word(phrases, "page.cell_evidence")
        return f'<td class="proof"><mark>{text}</mark><span class="note">{note}</span></td>'
    named = any(column == other for _, other in one.faulty)
    return f'<td class="named">{text}</td>' if named else f"<td>{text}</td>"


def _printed(table: Table) -> str:
    """Print a table of words as it is."""
    head = "".join(
        f"<tr>{''.join(_head(text) for text in row)}</tr>"
        for row in table.grid[: table.header_rows]
    )
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>"
        for row in table.grid[table.header_rows :][:_MOST_ROWS]
    )
    return f"{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody>"
