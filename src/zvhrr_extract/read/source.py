"""From path to RawDocument; every way a file can be unusable becomes a SourceError."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.document import RawDocument
from zvhrr_extract.read.access import check_file, explain_failures
from zvhrr_extract.read.dump import split_lines
from zvhrr_extract.read.encoding import decode_bytes
from zvhrr_extract.read.formats import refuse_foreign_format, refuse_non_text

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.settings import Settings

_CHUNK_BYTES = 1 << 20
# UTF-32 spends four bytes on a sign; a longer run is too long a line in any encoding.
_MAX_BYTES_PER_CHAR = 4


def read_source(path: Path, *, file: str, settings: Settings) -> RawDocument:
    """Read one text dump.

    Args:
        path: Where it is.
        file: The name it is known by in manifest and report.
        settings: Holds the limits.

    Returns:
        All its lines, the empty ones too, numbered as on disk.

    Raises:
        SourceError: It is no text, or not to be read.
    """
    with explain_failures(file):
        check_file(path, file=file, max_bytes=settings.max_source_bytes)
        data = b"".join(_chunks_checked(path, file=file, settings=settings))
    text, encoding = decode_bytes(data, file=file)
    refuse_non_text(text, file=file)
    lines = split_lines(text)
    if any(len(line.text) > settings.max_line_chars for line in lines):
        raise _line_too_long(file, settings)
    return RawDocument(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        encoding=encoding,
        lines=lines,
    )


def hash_source(path: Path, *, file: str, settings: Settings) -> str:
    """Compute the SHA-256 of a file's bytes without holding them.

    Raises:
        SourceError: It is not to be read, or larger than the limit.
    """
    with explain_failures(file):
        check_file(path, file=file, max_bytes=settings.max_source_bytes)
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def _chunks_checked(path: Path, *, file: str, settings: Settings) -> Iterator[bytes]:
    """Yield the bytes, and stop at once where a line is too long in any encoding."""
    limit = settings.max_line_chars * _MAX_BYTES_PER_CHAR
    run = 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            if stream.tell() == len(chunk):
                refuse_foreign_format(chunk, file=file)
            first = _find_line_end(chunk)
            run += first
            if run > limit:
                raise _line_too_long(file, settings)
            if first < len(chunk):
                run = len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            yield chunk


def _find_line_end(chunk: bytes) -> int:
    ends = [at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0]
    return min(ends, default=len(chunk))


def _line_too_long(file: str, settings: Settings) -> SourceError:
    return SourceError(
        f"holds a line of more than {settings.max_line_chars} signs",
        where=file,
        hint="no report has one: make the dump again with line ends, as pdftotext does",
        code="line_too_long",
    )
