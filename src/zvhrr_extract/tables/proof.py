"""Proof: how many of the totals that a table's labels name come true."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.models.table_draft import DraftRow
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import is_subtotal, is_total
from zvhrr_extract.tables.roles import row_values
from zvhrr_extract.tables.sums import Figures, SumRows, count_holding


def find_sum_rows(labels: Sequence[str], context: TableContext) -> SumRows:
    """Find the rows whose labels name a subtotal, and those that name a total."""
    subtotals = frozenset(at for at, label in enumerate(labels) if is_subtotal(label, context))
    totals = frozenset(
        at
        for at, label in enumerate(labels)
        if at not in subtotals and is_total(label, context.rules, context)
    )
    return SumRows(totals, subtotals)


def count_proofs(
    labels: Sequence[str], figures: Sequence[Figures], context: TableContext
) -> int:
    """Count the figures of rows named as totals or subtotals that are the sums they claim.

    Args:
        labels: The label of every row, empty where it is unknown.
        figures: The figures of every row.
        context: The words that name a total.
    """
    sums = find_sum_rows(labels, context)
    return count_holding(figures, sums) if sums.totals or sums.subtotals else 0


def count_named_sums(rows: Sequence[DraftRow], context: TableContext) -> int:
    """Count the named totals of a table that hold."""
    values = [row_values(row, context.language) for row in rows]
    return count_proofs([row.label for row in rows], values, context)
