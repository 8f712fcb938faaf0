"""Words in, lines and blocks in reading order out."""

from zvhrr_extract.layout.cells import write_cells
from zvhrr_extract.layout.furniture import mark_furniture
from zvhrr_extract.layout.page import lay_out_page
from zvhrr_extract.layout.turn import find_turn, turn_upright

__all__ = [
    "find_turn",
    "lay_out_page",
    "mark_furniture",
    "turn_upright",
    "write_cells",
]
