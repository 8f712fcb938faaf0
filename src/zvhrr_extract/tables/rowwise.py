"""Row by row: tables whose labels and figures stand one a line, each row after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zvhrr_extract.tables.body import Body
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.growing import GrowingRows, count_sums, make_body
from zvhrr_extract.tables.labels import Label, is_label_header, is_total, merge_labels
from zvhrr_extract.tables.late import find_late
from zvhrr_extract.tables.pieces import Piece, read_stretches
from zvhrr_extract.tables.rows import is_amount
from zvhrr_extract.tables.stacks import Head, cut_heads
from zvhrr_extract.tables.zones import Cell

_MAX_COLUMNS = 8
# Rows of one shape under each other are a table from three on; fewer need a sum that holds.
_MIN_ROWS = 3
_MAX_LABEL_LINES = 4
_MAX_LABEL_WORDS = 14
_MAX_WRAP_WORDS = 9


def find_rowwise(cells: Sequence[Cell], context: TableContext) -> list[Body]:
    """Find tables with a cell a line, row after row, in file order.

    Args:
        cells: The lines of the document, read as text and figures.
        context: What is known of the document.

    Returns:
        Tables in which every row has its label and equally many figures.
    """
    found: list[GrowingRows] = []
    for stretch in read_stretches(cells, context):
        at = 0
        while at < len(stretch):
            rows, size = _read_rows(stretch, at, context)
            if rows is not None:
                found.append(rows)
            at += size if rows is not None else 1
    return _finish(found, cells, context)


def _read_rows(
    stretch: Sequence[Piece], start: int, context: TableContext
) -> tuple[GrowingRows | None, int]:
    """Read rows from a piece on as long as they have one shape; return how many pieces."""
    first = stretch[start]
    count = len(first.figures)
    own = _first_label(first, context)
    if not 1 <= count <= _MAX_COLUMNS or first.is_years or not own or not _is_label(own[0]):
        return None, 1
    above = stretch[start - 1] if start else None
    headed = len(own[0].lines) < len(first.texts) or (above is not None and above.is_years)
    rows = GrowingRows(count, list(own), [first.figures], 1, headed)
    size = 1
    for piece in stretch[start + 1 :]:
        if not _add_piece(rows, piece, context):
            rows.after = piece
            break
        size += 1
    return (rows, size) if _is_table(rows, context) else (None, 1)


def _first_label(first: Piece, context: TableContext) -> list[Label]:
    """Take the last label above the first figures; none where those are headers of columns."""
    parts = list(cut_heads(first.texts, context))
    if not parts or isinstance(parts[-1], Head):
        return []
    return merge_labels([part for part in parts if not isinstance(part, Head)], context)[-1:]


def _is_label(label: Label) -> bool:
    words = label.text.split()
    return (
        len(words) <= _MAX_LABEL_WORDS
        and len(label.lines) <= _MAX_LABEL_LINES
        and any(sign.isalpha() for sign in label.text)
    )


def _add_piece(rows: GrowingRows, piece: Piece, context: TableContext) -> bool:
    """Add the rows of a piece, where its labels and figures fit."""
    if not piece.figures or len(piece.figures) % rows.count or piece.is_years:
        return False
    if any(isinstance(part, Head) for part in cut_heads(piece.texts, context)):
        return False
    labels = merge_labels(piece.texts, context)
    wanted = len(piece.figures) // rows.count
    if piece.caption and (not _may_hold_caption(rows, context) or len(labels) > wanted):
        return False
    if len(labels) > wanted + rows.missing:
        labels = _unwrap(labels, rows, piece, context)
    if not labels or len(labels) > wanted + rows.missing or not all(map(_is_label, labels)):
        return False
    late = max(0, len(labels) - wanted)
    rows.give(labels[:late])
    own = labels[late:]
    rows.caption = rows.caption or piece.caption
    rows.plain += bool(own)
    rows.labels += [*own, *[None] * (wanted - len(own))]
    rows.figures += [
        piece.figures[at : at + rows.count] for at in range(0, len(piece.figures), rows.count)
    ]
    return True


def _may_hold_caption(rows: GrowingRows, context: TableContext) -> bool:
    """Tell whether a caption may stand in the middle of rows: no total was reached yet."""
    named = [label.text for label in rows.labels if label is not None]
    done = any(is_total(text, context.rules, context) for text in named)
    return not rows.caption and not done


def _unwrap(
    labels: Sequence[Label], rows: GrowingRows, piece: Piece, context: TableContext
) -> list[Label]:
    """Take lines above the figures of one row as its wrapped label, where no header is."""
    lines = [line for label in labels for line in label.lines]
    joined = Label(context.join([line.text for line in lines]), tuple(lines))
    heads = any(is_label_header(line.text, context) for line in lines)
    tight = all(not below.gap for below in lines[1:])
    fits = len(lines) < _MAX_LABEL_LINES and len(joined.text.split()) <= _MAX_WRAP_WORDS
    single = len(piece.figures) == rows.count and not rows.missing
    return [joined] if single and fits and tight and not heads else list(labels)


def _is_table(rows: GrowingRows, context: TableContext) -> bool:
    texts = [figure.text for row in rows.figures for figure in row]
    beside = sum(figure.labelled for row in rows.figures for figure in row)
    if beside * 2 > len(texts):
        return False  # mostly a line a row
    if rows.count == 1 and sum(map(is_amount, texts)) * 2 < len(texts):
        return False
    if rows.count > 1 and rows.plain >= _MIN_ROWS:
        return not _counts_on(rows)
    return len(rows.figures) >= _MIN_ROWS and count_sums(rows, context) >= rows.count


def _counts_on(rows: GrowingRows) -> bool:
    """Tell whether the figures only count on: numbers of pages, or of a list."""
    texts = [figure.text for row in rows.figures for figure in row]
    numbers = [int(text) for text in texts if text.isdigit()]
    return len(numbers) == len(texts) and all(0 <= b - a <= 1 for a, b in pairwise(numbers))


def _finish(
    found: Sequence[GrowingRows], cells: Sequence[Cell], context: TableContext
) -> list[Body]:
    """Give tables their late labels; one with a row that stays without is not given."""
    used = {order for rows in found for order in rows.orders}
    bodies = []
    for rows in found:
        if rows.missing:
            rows.give(find_late(rows, cells, used, context))
            used |= rows.orders
        if not rows.missing:
            bodies.append(make_body(rows))
    return bodies
