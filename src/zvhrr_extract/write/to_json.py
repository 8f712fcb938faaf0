"""Records as JSON: two blanks of indent, keys in model order, no NaN, a line end at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel
from pydantic_core import to_json

from zvhrr_extract.write.atomic import write_aside

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.models.record import Record


def json_text(record: Record) -> str:
    """Print a record; the same record gives the same text everywhere."""
    return record.model_dump_json(indent=2, by_alias=True) + "\n"


def write_json(path: Path, record: Record) -> str:
    """Write a record aside, rename it, and return the SHA-256 of its bytes.

    A long report is printed piece by piece: its whole text takes more memory than it does.

    Raises:
        OutputError: It cannot be written.
    """
    digest = hashlib.sha256()

    def hashed() -> Iterator[bytes]:
        for piece in _print_pieces(record):
            data = piece.encode()
            digest.update(data)
            yield data

    write_aside(path, hashed())
    return digest.hexdigest()


def _print_pieces(record: Record) -> Iterator[str]:
    """Print a record as `json_text` does, an entry of its lists after the other."""
    comma = "{"
    for name, field in type(record).model_fields.items():
        key = field.serialization_alias or field.alias or name
        yield f"{comma}\n  {to_json(key).decode()}: "
        value = getattr(record, name)
        if value and isinstance(value, tuple) and isinstance(value[0], BaseModel):
            yield from _print_list(value)
        else:
            printed = to_json(value, indent=2, by_alias=True).decode()
            yield printed.replace("\n", "\n  ")
        comma = ","
    yield "\n}\n"


def _print_list(records: tuple[BaseModel, ...]) -> Iterator[str]:
    comma = "["
    for entry in records:
        printed = entry.model_dump_json(indent=2, by_alias=True)
        yield f"{comma}\n    " + printed.replace("\n", "\n    ")
        comma = ","
    yield "\n  ]"
