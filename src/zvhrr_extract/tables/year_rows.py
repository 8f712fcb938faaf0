"""Tables with a row a year whose cells stand one a line: the years prove whose a figure is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow
from zvhrr_extract.tables.arrange import Arrangement, arrange
from zvhrr_extract.tables.body import Body, in_file_order
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.headers import read_header
from zvhrr_extract.tables.labels import Label, is_total
from zvhrr_extract.tables.order import undo_height_order
from zvhrr_extract.tables.runs import Figure, Group
from zvhrr_extract.tables.sums import SumRows
from zvhrr_extract.values.years import parse_year


def read_year_rows(group: Group, header: Label, context: TableContext) -> Body | None:
    """Read a group whose label column holds years.

    Args:
        group: Runs of figures, the years among them.
        header: The header of the column of years.
        context: The document's words.

    Returns:
        The table's body, or `None` where figures and years do not come out even.
    """
    figures = group.figures
    years = sum(parse_year(figure.text) is not None for figure in figures)
    if any(figure.labelled for figure in figures):
        return None
    if not years or len(figures) % years or len(figures) // years < 2:
        return None
    words = _words(group, header, context)
    count = len(figures) // years
    last = words and is_total(words[-1].text, (), context)
    totals = SumRows(frozenset({count - 1})) if last else SumRows()
    texts = [figure.text for figure in figures]
    arrangement = arrange(texts, [count], years, totals, context.language)
    if not all(parse_year(texts[at]) for at in arrangement.rows[0]):
        return None
    rows = [_row(arrangement, index, figures) for index in range(years)]
    body = Body(tuple(rows), _header(header, words, figures, rows, context))
    heights = [len(chunk) for chunk in _chunks(words, figures)]
    return undo_height_order(body, heights, context) if len(heights) == count - 1 else body


def _words(group: Group, header: Label, context: TableContext) -> list[Line]:
    """List the lines of text behind the header of years, section headings apart."""
    segments = [
        *group.runs[0].segments[-1:],
        *(segment for run in group.runs[1:] for segment in run.segments),
    ]
    texts = [*(part.lines for part in segments), *(label.lines for label in group.headers)]
    own = in_file_order(line for lines in texts for line in lines)
    late = header.lines[0].order > group.figures[-1].line.order
    lines = [line for line in own if late or line.order > header.lines[0].order]
    apart = {
        line.order
        for line, below in zip_longest(lines, lines[1:])
        if line.order in context.headings and line.gap and below is not None and below.gap
    }
    return [line for line in lines if line.order not in apart or len(lines) == 1]


def _row(arrangement: Arrangement, index: int, figures: Sequence[Figure]) -> DraftRow:
    """Make the row of one year; the figures were laid out with a column a year."""
    own = [figures[row[index]] for row in arrangement.rows]
    return DraftRow(
        own[0].text,
        tuple(figure.text for figure in own[1:]),
        in_file_order(figure.line for figure in own),
    )


def _header(
    header: Label,
    words: Sequence[Line],
    figures: Sequence[Figure],
    rows: Sequence[DraftRow],
    context: TableContext,
) -> DraftHeader:
    """Read the columns' names: the words over each run of figures, or all words in one."""
    count = len(rows[0].values)
    lines = (*header.lines, *words)
    chunks = _chunks(words, figures)
    if len(chunks) == count:
        return DraftHeader(
            header.text, tuple(context.join(chunk) for chunk in chunks), lines, 0.0
        )
    read = read_header(lines, rows, context.rules, context)
    if len(read.lines) == len(lines):
        return read
    return DraftHeader(header.text, ("",) * count, header.lines, 0.0)


def _chunks(words: Sequence[Line], figures: Sequence[Figure]) -> list[list[str]]:
    """Cut the words into those that stand before each run of figures."""
    places = [figure.line.order for figure in figures]
    chunks: dict[int, list[str]] = {}
    for word in words:
        chunks.setdefault(sum(place < word.order for place in places), []).append(word.text)
    return list(chunks.values())
