"""Late labels: labels a dump prints behind the figures of their rows, sometimes far behind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from zvhrr_extract.models.document import Line
from zvhrr_extract.profiles import match_row
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.growing import GrowingRows, count_sums
from zvhrr_extract.tables.labels import Label, is_total, merge_labels
from zvhrr_extract.tables.pieces import Piece
from zvhrr_extract.tables.proof import find_sum_rows
from zvhrr_extract.tables.zones import Cell, is_text_stop

# Cells that a dump prints out of order come on the same page, within a long table or two.
_MAX_LINES_APART = 200


def find_late(
    rows: GrowingRows, cells: Sequence[Cell], used: Collection[int], context: TableContext
) -> list[Label]:
    """Find the labels rows still wait for: right behind them, or on their own farther on.

    Args:
        rows: Rows of which some have no label.
        cells: The lines of the document.
        used: Lines that belong to tables already.
        context: What is known of the document.

    Returns:
        As many labels as rows wait for, or none.
    """
    near = _find_behind(rows, rows.after, used, context) if rows.after is not None else []
    return near or _find_apart(rows, cells, used, context)


def _find_behind(
    rows: GrowingRows, after: Piece, used: Collection[int], context: TableContext
) -> list[Label]:
    """Take the labels right behind the last figures, above a caption or another table."""
    lines = after.early if after.caption else after.texts
    labels = merge_labels([line for line in lines if line.order not in used], context)
    if after.figures and not after.caption:
        labels = labels[:-1]  # the last is the label, or the label header, of what follows
    if len(labels) < rows.missing:
        return []
    sure = bool(after.caption) or not after.figures
    own = labels[: rows.missing]
    exact = sure and len(labels) == rows.missing
    return own if exact or any(_is_known(label, context) for label in own) else []


def _find_apart(
    rows: GrowingRows, cells: Sequence[Cell], used: Collection[int], context: TableContext
) -> list[Label]:
    """Take lines that name rows, together, farther on the page and in no table."""
    page = rows.figures[-1][-1].line.page
    first = rows.figures[0][0].line.order
    lines = [
        cell.line
        for cell in cells
        if cell.line.page == page
        and first < cell.line.order < first + _MAX_LINES_APART
        and not cell.values
        and cell.line.order not in used
        and not is_text_stop(cell, context)
    ]
    labels = merge_labels(lines, context)
    windows = [labels[at : at + rows.missing] for at in range(len(labels) - rows.missing + 1)]
    for own in filter(_are_together, windows):
        if all(_is_known(label, context) for label in own) or _prove(rows, own, context):
            return own
    return []


def _prove(rows: GrowingRows, own: Sequence[Label], context: TableContext) -> bool:
    """Tell whether with these labels all sums they name hold."""
    names = [label.text for label in own]
    sums = find_sum_rows(names, context)
    tried = replace(rows, labels=list(rows.labels))
    tried.give(own)
    return bool(sums.totals) and count_sums(tried, context) >= rows.count


def _are_together(labels: Sequence[Label]) -> bool:
    lines: list[Line] = [line for label in labels for line in label.lines]
    return all(below.order - above.order == 1 for above, below in pairwise(lines))


def _is_known(label: Label, context: TableContext) -> bool:
    """Tell whether a text names a row: a total, or one the profile knows."""
    named = is_total(label.text, context.rules, context)
    return named or any(match_row(label.text, rule) is not None for rule in context.rules)
