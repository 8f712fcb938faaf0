"""From path to RawDocument; every way a file can be unusable becomes a SourceError."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.document import RawDocument
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
    with _explained(file):
        _check_stat(path, file=file, settings=settings)
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
    with _explained(file):
        _check_stat(path, file=file, settings=settings)
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _explained(file: str) -> Iterator[None]:
    """Turn what the operating system says into a `SourceError`."""
    try:
        yield
    except FileNotFoundError as error:
        hint = "check the name; it may have been moved while it was read"
        raise SourceError("is not there", where=file, hint=hint, code="not_found") from error
    except PermissionError as error:
        hint = "give yourself the right to read it"
        raise SourceError(
            "may not be read", where=file, hint=hint, code="unreadable"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the system refuses it"
        hint = "check the name and the disk, or copy the file elsewhere"
        raise SourceError(
            f"cannot be read: {reason}", where=file, hint=hint, code="unreadable"
        ) from error


def _check_stat(path: Path, *, file: str, settings: Settings) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        hint = "name a file that holds text"
        raise SourceError("is not a file", where=file, hint=hint, code="not_a_file")
    if status.st_size > settings.max_source_bytes:
        size = (
            f"{status.st_size / 1e6:.0f} MB, more than {settings.max_source_bytes / 1e6:g} MB"
        )
        hint = "split it into one file a report"
        raise SourceError(f"is too large: {size}", where=file, hint=hint, code="too_large")


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
