"""What of an element is compared: its texts as one."""

from __future__ import annotations

from zvhrr_extract.align.forms import join_texts
from zvhrr_extract.models.report import Block, Table


def block_text(block: Block) -> str:
    """Give the text of a block, with who said it behind a quote."""
    return join_texts((block.text, block.attribution))


def table_name(table: Table) -> str:
    """Give what is printed above a table: its label and caption; may be empty."""
    return join_texts((table.label, table.caption))


def table_texts(table: Table) -> tuple[str, ...]:
    """List the rows of a table as printed, each as one text."""
    return tuple(join_texts(row) for row in table.grid)
