"""Raw document in, clean document out; every change is kept as a Repair."""

from zvhrr_extract.clean.laid_out import repair_layout
from zvhrr_extract.clean.repair import repair_document

__all__ = ["repair_document", "repair_layout"]
