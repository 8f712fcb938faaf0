"""read_corrections: a TOML or JSON file in, corrections out, or one clear error."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NoReturn

from pydantic import ValidationError

from zvhrr_extract.correct.explain import explain_mistake
from zvhrr_extract.errors import CorrectionsError
from zvhrr_extract.models.correction import CorrectionFile, Corrections, Entry

# The names a file of corrections has beside the reports it is for, in the order they are read.
CORRECTION_FILES = ("corrections.toml", "corrections.json")
# Ten thousand corrections take some 2 MB.
MAX_BYTES = 20_000_000
Kind = Literal["TOML", "JSON"]
HINT = "mend the file; docs/corrections.md shows what it may say"
_ENTRY = re.compile(r"^\s*\[\[\s*[\"']?corrections[\"']?\s*\]\]", re.MULTILINE)


def read_corrections(path: Path, *, name: str | None = None) -> Corrections:
    """Read a file of corrections, JSON where it is called so, else TOML.

    Args:
        path: Where it is.
        name: What it is called in findings and errors; its own name when not given.

    Raises:
        CorrectionsError: It cannot be read, or says what it may not; names file and entry.
    """
    name = name or path.name
    return parse_corrections(read_bytes(path, name=name), name=name, kind=tell_kind(path))


def tell_kind(path: Path) -> Kind:
    """Tell what a file of corrections is written in: JSON where it is called so, else TOML."""
    return "JSON" if path.suffix.lower() == ".json" else "TOML"


def read_bytes(path: Path, *, name: str) -> bytes:
    """Read the bytes of a file of corrections.

    Raises:
        CorrectionsError: It cannot be read, or is too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"cannot read the corrections: {error.strerror}"
        raise CorrectionsError(message, where=name, hint="check the name") from error
    if len(data) > MAX_BYTES:
        message = f"is larger than {MAX_BYTES // 1_000_000} MB"
        raise CorrectionsError(message, where=name, hint="spread it over several files")
    return data


def read_beside(folder: Path) -> Corrections:
    """Read the corrections that lie in a folder; none where there are no such files.

    Raises:
        CorrectionsError: One of them says what it may not.
    """
    return join_corrections(
        read_corrections(folder / name)
        for name in CORRECTION_FILES
        if (folder / name).is_file()
    )


def is_correction_file(path: Path, given: Sequence[Path] = ()) -> bool:
    """Tell whether a file holds corrections, and is no report."""
    if path.name.lower() in CORRECTION_FILES:
        return True
    real = os.path.realpath(path)
    return any(os.path.realpath(one) == real for one in given)


def join_corrections(several: Iterable[Corrections]) -> Corrections:
    """Put the corrections of several files behind each other."""
    return Corrections(tuple(entry for one in several for entry in one.entries))


def parse_corrections(data: bytes, *, name: str, kind: Kind = "TOML") -> Corrections:
    """Read what a file of corrections says.

    Raises:
        CorrectionsError: It says what it may not.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionsError("is not UTF-8 text", where=name, hint=HINT) from error
    try:
        raw = _load_json(text) if kind == "JSON" else tomllib.loads(text)
    except RecursionError as error:
        message = f"no valid {kind}: nested too deeply"
        raise CorrectionsError(message, where=name, hint=HINT) from error
    except ValueError as error:
        message = f"no valid {kind}: {_print_safely(str(error))}"
        raise CorrectionsError(message, where=name, hint=HINT) from error
    try:
        file = CorrectionFile.model_validate(raw)
    except ValidationError as error:
        number, message = explain_mistake(error, raw)
        where = name if number is None else _name_entry(name, text, number, len(_entries(raw)))
        message = _print_safely(message)
        raise CorrectionsError(message, where=where, hint=HINT) from error
    return Corrections(
        tuple(
            Entry(name, number, correction)
            for number, correction in enumerate(file.corrections, start=1)
        )
    )


def _load_json(text: str) -> Any:  # noqa: ANN401 -- whatever the file says
    def refuse(word: str) -> NoReturn:
        message = f"{word} is no number"
        raise ValueError(message)

    return json.loads(text, parse_constant=refuse)


def _entries(raw: object) -> list[Any]:
    entries = raw.get("corrections") if isinstance(raw, dict) else None
    return entries if isinstance(entries, list) else []


def _name_entry(name: str, text: str, number: int, count: int) -> str:
    """Name an entry, with its line where the file has a header for each."""
    headers = [match.end() for match in _ENTRY.finditer(text)]
    if len(headers) != count:
        return f"{name}, correction {number}"
    line = text.count("\n", 0, headers[number - 1]) + 1
    return f"{name}, line {line}, correction {number}"


def _print_safely(text: str) -> str:
    """Keep only what can be printed: the message goes to a terminal and a manifest."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
