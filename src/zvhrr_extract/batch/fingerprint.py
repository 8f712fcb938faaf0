"""One hash of all that decides what a run makes of its inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from zvhrr_extract.settings import Settings


def compute_fingerprint(
    settings: Settings, corrections: Iterable[tuple[str, bytes]] = ()
) -> str:
    """Hash the program's version, its data files, profiles, corrections and the limits.

    No name of a folder gets into it: the same on every machine.
    """
    digest = hashlib.sha256()
    said = (part for name, data in corrections for part in (name.encode(), data))
    for part in chain(_list_parts(settings), said):
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


def _list_parts(settings: Settings) -> Iterator[bytes]:
    yield _program_version().encode()
    # Passwords stay out: a short one could be guessed from the hash.
    told = (
        settings.max_source_bytes,
        settings.max_line_chars,
        settings.max_pdf_bytes,
        settings.max_pages,
        settings.reader,
        settings.ocr,
        len(settings.passwords),
    )
    yield " ".join(map(str, told)).encode()
    for name, data in _list_data(files("zvhrr_extract") / "data", ""):
        yield name.encode()
        yield data
    for path in settings.profiles:
        try:
            yield path.read_bytes()
        except OSError:
            # Loading the profile says what is wrong with it.
            yield b""


def _program_version() -> str:
    try:
        return version("zvhrr-extract")
    except PackageNotFoundError:
        return "not installed"


def _list_data(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _list_data(entry, f"{name}/")
        else:
            yield name, entry.read_bytes()
