"""Stage 1: a file on disk -> its lines, or its pages, as they stand; nothing is repaired.

`read_source` takes a path and the name the file is known by, and refuses what is no text dump
with a `SourceError` that says the way out. `hash_source` gives the SHA-256 alone. A PDF, told
by `is_pdf_file`, is opened by `read.pdf.open_pdf`, which is loaded only then. A report that was
written before, a JSON file, is told by `read.written.is_json_file` and loaded by `load_report`.
"""

from zvhrr_extract.read.kind import is_pdf_file
from zvhrr_extract.read.source import hash_source, read_source

__all__ = ["hash_source", "is_pdf_file", "read_source"]
