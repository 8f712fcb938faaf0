"""Precision: how far a sum of printed figures may be off because they are rounded."""

from __future__ import annotations

from decimal import Decimal

from zvhrr_extract.models.report import Table

_HALF = Decimal("0.5")
# Whole euros are rounded cents: a sum of many may be off by one, rarely by more.
_WHOLE_MONEY = Decimal(1)


def rounding_of(table: Table, column: int | None) -> Decimal:
    """Return how far each figure of a table or column may be from the exact one.

    Counts are exact: 0. Percentages, figures with decimals and amounts in thousands are off by
    at most half of their last digit.
    """
    indices = range(len(table.columns)) if column is None else (column,)
    values = [
        Decimal(str(row.cells[index].value))
        for row in table.rows
        for index in indices
        if row.cells[index].value is not None
    ]
    digits = max((-int(value.as_tuple().exponent) for value in values), default=0)
    kinds = {table.columns[index].kind for index in indices}
    thousands = (table.unit or "").endswith(" x 1000")
    if digits > 0:
        return Decimal(5).scaleb(-digits - 1)
    return _HALF if thousands or "percent" in kinds else Decimal(0)


def sum_slack(table: Table, column: int | None, parts: int) -> Decimal:
    """Return how far the sum of so many parts may be off, its own rounding with them."""
    in_money = any(one.kind == "amount" for one in table.columns)
    slack = rounding_of(table, column) * (parts + 1)
    return max(slack, _WHOLE_MONEY if in_money else Decimal(0))
