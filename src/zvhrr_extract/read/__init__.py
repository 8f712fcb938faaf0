"""Stage 1: a file on disk -> RawDocument, its decoded lines as they stand; nothing is repaired.

`read_source` takes a path and the name the file is known by, and refuses what is no text dump
with a `SourceError` that says the way out. `hash_source` gives the SHA-256 alone.
"""

from zvhrr_extract.read.source import hash_source, read_source

__all__ = ["hash_source", "read_source"]
