"""Words in, lines and blocks in reading order out."""

from zvhrr_extract.layout.cells import write_cells
from zvhrr_extract.layout.furniture import mark_furniture
from zvhrr_extract.layout.page import lay_out_page

__all__ = ["lay_out_page", "mark_furniture", "write_cells"]
