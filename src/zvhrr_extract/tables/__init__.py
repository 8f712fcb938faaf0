"""Clean lines in, recovered tables out; by how lines stand and add up.

Tables that a PDF's geometry gave only need their caption, header and roles: `type_tables`,
after `trim_tables` took off what is none of theirs.
"""

from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.printed import type_tables
from zvhrr_extract.tables.recover import recover_tables
from zvhrr_extract.tables.trim import trim_tables

__all__ = ["TableContext", "recover_tables", "trim_tables", "type_tables"]
