"""Measures: a report's tables in, what they measure year by year out."""

from zvhrr_extract.measures.listing import list_measures, row_year

__all__ = ["list_measures", "row_year"]
