"""Tesseract: the command of that name, where the system has it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from zvhrr_extract.read.ocr.seen import SeenLine, SeenWord

if TYPE_CHECKING:
    from PIL import Image

_COMMAND = "tesseract"
# Its name for Dutch, and what it falls back on.
_LANGUAGES = ("nld", "eng")
_TIMEOUT_S = 120
# Columns of its table: level, page, block, paragraph, line, word, left, top, width, height,
# confidence, text; level 5 is a word.
# Its boxes are tight; measured on rendered reports.
_SIZE_SHARE = 0.97
_WORD_LEVEL = "5"
_COLUMNS = 12
# One thread: the same result every time, and the batch has a process a core.
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}


def start_tesseract() -> tuple[str, float, Callable[[Image.Image], list[SeenLine]]] | None:
    """Find Tesseract; `None` when it is not there, or knows no language we can use."""
    command = shutil.which(_COMMAND)
    if command is None:
        return None
    known = _run([command, "--list-langs"]).split()
    language = next((name for name in _LANGUAGES if name in known), None)
    version = _run([command, "--version"]).split("\n", 1)[0]
    if language is None or not version:
        return None
    return version, _SIZE_SHARE, partial(_read_picture, [command, "-", "-", "-l", language])


def _run(command: list[str], data: bytes = b"") -> str:
    """Run a command; what it prints, or "" when it fails."""
    try:
        done = subprocess.run(  # noqa: S603  found by its name on the path, no shell
            command,
            input=data,
            capture_output=True,
            check=True,
            timeout=_TIMEOUT_S,
            env=os.environ | _ENVIRONMENT,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _read_picture(command: list[str], picture: Image.Image) -> list[SeenLine]:
    buffer = io.BytesIO()
    picture.convert("L").save(buffer, "PNG", compress_level=1)
    table = _run([*command, "tsv"], buffer.getvalue())
    rows = [row.split("\t") for row in table.split("\n")]
    words = [row for row in rows if row[0] == _WORD_LEVEL and len(row) == _COLUMNS]
    return [
        tuple(_read_word(row) for row in line)
        for _, line in groupby((row for row in words if row[-1].strip()), lambda row: row[1:5])
    ]


def _read_word(row: list[str]) -> SeenWord:
    left, top, width, height = (float(value) for value in row[6:10])
    confidence = max(0.0, float(row[10])) / 100
    return SeenWord(row[11].strip(), left, top, left + width, top + height, confidence)
