"""Records as JSON: two blanks of indent, keys in model order, no NaN, a line end at the end."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from zvhrr_extract.write.atomic import write_aside

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.models.record import Record


def json_text(record: Record) -> str:
    """Print a record; the same record gives the same text everywhere."""
    return record.model_dump_json(indent=2, by_alias=True) + "\n"


def write_json(path: Path, record: Record) -> str:
    """Write a record aside, rename it, and return the SHA-256 of its bytes.

    Raises:
        OutputError: It cannot be written.
    """
    data = json_text(record).encode()
    write_aside(path, data)
    return hashlib.sha256(data).hexdigest()
