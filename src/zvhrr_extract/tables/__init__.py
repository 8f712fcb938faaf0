"""Clean lines in, recovered tables out; by how lines stand and add up."""

from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.recover import recover_tables

__all__ = ["TableContext", "recover_tables"]
