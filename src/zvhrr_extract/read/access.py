"""Access to files: what the operating system refuses becomes a SourceError."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zvhrr_extract.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


@contextmanager
def explain_failures(file: str) -> Iterator[None]:
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


def check_file(path: Path, *, file: str, max_bytes: int) -> None:
    """Look whether a path is a file of a size that can be read.

    Raises:
        SourceError: It is no file, or too large.
        OSError: The system refuses to tell.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        hint = "name a file that holds a report"
        raise SourceError("is not a file", where=file, hint=hint, code="not_a_file")
    if status.st_size > max_bytes:
        size = f"{status.st_size / 1e6:.0f} MB, more than {max_bytes / 1e6:g} MB"
        hint = "split it into one file a report"
        raise SourceError(f"is too large: {size}", where=file, hint=hint, code="too_large")
