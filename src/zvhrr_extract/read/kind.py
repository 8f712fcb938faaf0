"""Kind: whether a file is a PDF, by its first bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zvhrr_extract.read.formats import is_pdf

if TYPE_CHECKING:
    from pathlib import Path

# Readers accept a PDF whose header stands within the first 1024 bytes.
_HEAD_BYTES = 2048


def is_pdf_file(path: Path) -> bool:
    """Tell whether a file is a PDF, whatever its name; what cannot be read is none."""
    try:
        with path.open("rb") as stream:
            return is_pdf(stream.read(_HEAD_BYTES))
    except (OSError, ValueError):
        return False
