"""Align: two reports in, which of their elements are the same out."""

from zvhrr_extract.align.forms import bare, fold_signs, join_texts
from zvhrr_extract.align.report import align_reports, comes_first
from zvhrr_extract.align.texts import block_text, table_name
from zvhrr_extract.align.views import TableView, view_grid, view_tables

__all__ = [
    "TableView",
    "align_reports",
    "bare",
    "block_text",
    "comes_first",
    "fold_signs",
    "join_texts",
    "table_name",
    "view_grid",
    "view_tables",
]
