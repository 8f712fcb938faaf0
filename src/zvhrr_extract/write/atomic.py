"""Write a file aside and rename it: a reader sees the old file or the new one, never half."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zvhrr_extract.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

_ASIDE_PREFIX = ".zvhrr-extract-"
_ASIDE_SUFFIX = ".tmp"
# One file takes milliseconds to write: what is that old belongs to a run that was killed, and
# not to one that works in the same folder right now.
_STALE_AFTER_S = 600


def prepare_folder(folder: Path) -> None:
    """Make a folder for results, and clear what a killed run left half-written in it.

    Raises:
        OutputError: It cannot be made, or is no folder.
    """
    if folder.exists() and not folder.is_dir():
        hint = "name a folder for the results"
        raise OutputError("is a file, not a folder", where=str(folder), hint=hint)
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob(f"{_ASIDE_PREFIX}*{_ASIDE_SUFFIX}"):
            _remove_stale(leftover)


def write_aside(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all; what is a device or pipe is written to.

    A link stays one, and what it leads to is written.

    Args:
        path: Where it shall be.
        pieces: Its bytes, in order.

    Raises:
        OutputError: There is no right, no room or a folder in its place.
    """
    with _explained(path):
        if path.exists() and not path.is_file() and not path.is_dir():
            _write_into(path, pieces)
            return
        target = type(path)(os.path.realpath(path))
        aside = target.parent / f"{_ASIDE_PREFIX}{secrets.token_hex(8)}{_ASIDE_SUFFIX}"
        try:
            with aside.open("xb") as stream:
                stream.writelines(pieces)
                stream.flush()
                os.fsync(stream.fileno())
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)


def _write_into(device: Path, pieces: Iterable[bytes]) -> None:
    """Write to what is no file on a disk, such as `/dev/stdout` or a named pipe."""
    with device.open("wb") as stream:
        stream.writelines(pieces)


def _remove_stale(leftover: Path) -> None:
    """Remove a half-written file unless it may be in use; another run may be first."""
    try:
        if time.time() - leftover.stat().st_mtime > _STALE_AFTER_S:
            leftover.unlink()
    except FileNotFoundError:
        return


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the operating system says into an `OutputError`."""
    try:
        yield
    except OSError as error:
        hint = "make room, give yourself the right to write there, or name another folder"
        reason = error.strerror or "the system refuses it"
        raise OutputError(f"cannot be written: {reason}", where=str(path), hint=hint) from error
