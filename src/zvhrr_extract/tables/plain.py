"""Row runs: lines that stand under each other as label and figures, one line a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.table_draft import DraftRow
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import (
    ends_open,
    goes_on,
    is_label_header,
    merge_labels,
    starts_inside,
)
from zvhrr_extract.tables.rows import (
    RowLine,
    count_columns,
    is_amount,
    is_figure,
    read_row,
    shorten_values,
)
from zvhrr_extract.values.years import parse_year

# A label wraps over two lines now and then; over three or four only where each goes on.
_MAX_WRAP = 4
_SURE_WRAP = 2
_MAX_LABEL_WORDS = 14
_MAX_LABEL_LINES = 4


@dataclass(slots=True)
class RowRun:
    """Rows that may be one table, and the lines between them that hold no figure."""

    rows: list[RowLine] = field(default_factory=list)
    between: dict[int, list[Line]] = field(default_factory=dict)


def find_row_runs(
    lines: Sequence[Line], used: Collection[int], context: TableContext
) -> list[list[DraftRow]]:
    """Find runs of rows, top to bottom.

    Args:
        lines: The document's lines.
        used: Positions of lines that belong to a table already.
        context: What is known of the document.

    Returns:
        One list of rows a table; the rows of one table have equally many values.
    """
    language, taken = context.language, context.headings | frozenset(used)
    runs: list[list[DraftRow]] = []
    run = RowRun()
    loose: list[Line] = []
    before: list[Line] = []
    for line in lines:
        row = read_row(line, language)
        if _is_row(row, line, taken):
            if _breaks(run, row, loose, context):
                runs += _close(run, context)
                run, loose = RowRun(), []
            if not run.rows and not row.label:
                loose = _label_above(before, context)
            if loose:
                run.between[len(run.rows)] = loose
            run.rows.append(row)
            loose = []
        elif (
            run.rows
            and line.marker is None
            and line.order not in taken
            and len(loose) < _MAX_WRAP
        ):
            loose.append(line)
        else:
            runs += _close(run, context)
            run, loose = RowRun(), []
        before = (
            []
            if row.values or line.order in taken or line.marker
            else [*before[1 - _MAX_LABEL_LINES :], line]
        )
    return runs + _close(run, context)


def _label_above(before: Sequence[Line], context: TableContext) -> list[Line]:
    """Take the lines right above a table's first figures that are their label."""
    labels = merge_labels(before, context)
    own = list(labels[-1].lines) if labels else []
    return (
        own
        if own and own[-1].text[-1:] not in ".:;" and not is_label_header(own[-1].text, context)
        else []
    )


def _is_row(row: RowLine, line: Line, taken: frozenset[int]) -> bool:
    if not row.values or line.marker is not None or line.order in taken:
        return False
    if len(row.label.split()) > _MAX_LABEL_WORDS or row.label.endswith((".", ":", ";")):
        return False
    if all(parse_year(value) for value in row.values):
        return False  # a header of years, or a title that ends in one
    return bool(row.label) or len(row.values) > 1


def _breaks(run: RowRun, row: RowLine, loose: Sequence[Line], context: TableContext) -> bool:
    """Tell whether a row cannot belong to the run above it."""
    if not run.rows:
        return False
    last = run.rows[-1]
    if row.line.page > last.line.page + 1 or row.line.gap > 3:
        return True
    if abs(_figures(row) - _figures(last)) > 1 and not (_figures(row) and not row.label):
        return True
    return bool(loose) and not _wraps(
        last, run.between.get(len(run.rows) - 1, ()), loose, row, context
    )


def _figures(row: RowLine) -> int:
    return len(row.values) if row.label else len(row.values) - 1


def _wraps(
    last: RowLine,
    above: Sequence[Line],
    loose: Sequence[Line],
    row: RowLine,
    context: TableContext,
) -> bool:
    """Tell whether lines without figures are parts of a label broken over lines."""
    first = loose[0].text
    leads = not row.label or starts_inside(row.label) or ends_open(first, context)
    ends = replace(last.line, text=last.label) if last.label else next(iter(above[-1:]), None)
    leads = leads or (ends is not None and goes_on(ends, loose[0], context))
    chained = len(loose) <= _SURE_WRAP or all(
        goes_on(*pair, context) for pair in pairwise(loose)
    )
    return chained and not first.endswith((".", ":")) and (starts_inside(first) or leads)


def _close(run: RowRun, context: TableContext) -> list[list[DraftRow]]:
    """Turn a run into rows of equal length; parts that do not fit are left out."""
    if not run.rows:
        return []
    count = count_columns(run.rows)
    if count < 1:
        return []
    groups: list[list[DraftRow]] = [[]]
    for index, row in enumerate(run.rows):
        short = shorten_values(row, count)
        if short is None:
            groups.append([])
            continue
        draft = _with_wrapped_label(short, run.between.get(index, ()), context)
        groups[-1].append(draft or DraftRow(short.label, short.values, (row.line,)))
        _hang_tail(groups[-1], run.between.get(index, ()), context)
    return [group for group in groups if _is_table(group, count, context.language)]


def _with_wrapped_label(
    row: RowLine, above: Sequence[Line], context: TableContext
) -> DraftRow | None:
    """Put lines above a row before its label, when the row starts in the middle of it."""
    leads = not row.label or starts_inside(row.label)
    if not above or not (leads or ends_open(above[-1].text, context)):
        return None
    label = context.join([*(line.text for line in above), *filter(None, [row.label])])
    return DraftRow(label, row.values, (*above, row.line))


def _hang_tail(group: list[DraftRow], above: Sequence[Line], context: TableContext) -> None:
    """Hang lines that go on the label of the row before, behind that label."""
    if not above or len(group) < 2 or above[0] in group[-1].lines:
        return
    before = group[-2]
    label = context.join([before.label, *(line.text for line in above)])
    group[-2] = replace(before, label=label, lines=(*before.lines, *above))


def _has_words(rows: Sequence[DraftRow]) -> bool:
    """Tell whether most labels hold a letter: ranges of numbers head no rows."""
    return sum(any(sign.isalpha() for sign in row.label) for row in rows) * 2 > len(rows)


def _has_empty_column(rows: Sequence[DraftRow], count: int, language: Language) -> bool:
    """Tell whether a column holds no figure: its dashes stand between two numbers."""
    return any(
        not any(is_figure(row.values[at], language) for row in rows) for at in range(count)
    )


def _is_table(rows: Sequence[DraftRow], count: int, language: Language) -> bool:
    """Tell whether rows are many and plain enough to be a table."""
    labelled = [row for row in rows if row.label]
    if len(labelled) < 2 or len(labelled) < len(rows) - 1:
        return False
    if all(parse_year(row.label) for row in rows):
        return True
    if not _has_words(rows) or _has_empty_column(rows, count, language):
        return False
    if count >= 2:
        return all(
            row.label[:1].isupper() or row.label[:1].isdigit() or row.label[:1] in "(-+‘'"
            for row in labelled[:1]
        )
    figures = [value for row in rows for value in row.values if is_figure(value, language)]
    amounts = sum(is_amount(value) for value in figures)
    return (
        len(rows) >= 3
        and amounts >= 0.7 * len(figures)
        and all(not row.label[:1].islower() for row in rows)
    )
