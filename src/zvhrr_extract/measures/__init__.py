"""Measures: a report's tables in, what they measure year by year and add up to out."""

from zvhrr_extract.measures.listing import list_measures, row_year
from zvhrr_extract.measures.precision import sum_slack
from zvhrr_extract.measures.totals import (
    Total,
    list_totals_across,
    list_totals_down,
    read_cell,
    value_of,
)

__all__ = [
    "Total",
    "list_measures",
    "list_totals_across",
    "list_totals_down",
    "read_cell",
    "row_year",
    "sum_slack",
    "value_of",
]
