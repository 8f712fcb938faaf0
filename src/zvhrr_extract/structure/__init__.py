"""Clean lines in, a document's parts in their sections out.

`prepare_lines` takes furniture and footnotes off and finds the known headings; between the
two, the tables room takes its lines; `structure_document` reads the rest. Where the layout is
known (PDFs), `prepare_layout` and `structure_layout` do the same by how text is set.
"""

from zvhrr_extract.structure.assemble import Structured, structure_document
from zvhrr_extract.structure.laid.assemble import prepare_layout, structure_layout
from zvhrr_extract.structure.prepare import Prepared, prepare_lines

__all__ = [
    "Prepared",
    "Structured",
    "prepare_layout",
    "prepare_lines",
    "structure_document",
    "structure_layout",
]
