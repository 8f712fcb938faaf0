"""Which corrections are for which reports of a run, and which of them changed nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from zvhrr_extract.correct import (
    CORRECTION_FILES,
    join_corrections,
    name_finding,
    parse_corrections,
    read_bytes,
    tell_kind,
)
from zvhrr_extract.errors import CorrectionsError
from zvhrr_extract.models.correction import Corrections, Entry
from zvhrr_extract.models.manifest import InputError

if TYPE_CHECKING:
    from zvhrr_extract.batch.plan import HashedInput
    from zvhrr_extract.models.manifest import Output

_USED = ("correction_applied", "correction_not_needed")
_UNMATCHED = "correction_not_matching"


@dataclass(frozen=True, slots=True)
class FoundCorrections:
    """All corrections a run has.

    Attributes:
        said: What each file says, by the name it is known by, in the order they are applied.
        beside: Of every folder of inputs, the names of the files for it.
        faults: Of a file that cannot be used, why.
        data: Name and bytes of every file.
    """

    said: Mapping[str, Corrections] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    faults: Mapping[str, CorrectionsError] = field(default_factory=dict)
    data: tuple[tuple[str, bytes], ...] = ()

    def find_for(self, files: Iterable[str]) -> Corrections:
        """Give the corrections for the report that these inputs are, each file's once."""
        names = {name for file in files for name in self.beside.get(_folder(file), ())}
        return join_corrections(said for name, said in self.said.items() if name in names)

    def find_fault(self, file: str) -> InputError | None:
        """Tell why the corrections for an input cannot be used, if that is so."""
        names = self.beside.get(_folder(file), ())
        fault = next((self.faults[name] for name in names if name in self.faults), None)
        return InputError(code=fault.code, message=str(fault)) if fault else None


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    path: Path


def find_corrections(
    inputs: Sequence[HashedInput], given: Sequence[Path] = ()
) -> FoundCorrections:
    """Find and read the corrections beside inputs, in folders above them, and those given.

    A folder above counts up to the one that all inputs have in common; what lies further out
    is applied first, and what is given last.
    """
    folders = {_folder(one.file): one.path.parent for one in inputs if one.error is None}
    above = {folder: _list_above(folder, path) for folder, path in sorted(folders.items())}
    nested = sorted(
        {file for files in above.values() for file in files},
        key=lambda file: (file.name.count("/"), file.name.removesuffix(".json")),
    )
    named = _name_given(given, nested)
    said: dict[str, Corrections] = {}
    faults: dict[str, CorrectionsError] = {}
    data: list[tuple[str, bytes]] = []
    for file in (*nested, *named):
        raw = b""
        try:
            raw = read_bytes(file.path, name=file.name)
            said[file.name] = parse_corrections(raw, name=file.name, kind=tell_kind(file.path))
        except CorrectionsError as error:
            faults[file.name] = error
        data.append((file.name, raw))
    beside = {
        folder: tuple(file.name for file in (*files, *named)) for folder, files in above.items()
    }
    return FoundCorrections(said, beside, faults, tuple(data))


def _list_above(folder: str, path: Path) -> tuple[_File, ...]:
    """List the files of corrections for a folder, the outermost first."""
    parts = PurePosixPath(folder).parts
    above = [path, *path.parents][: len(parts) + 1]
    return tuple(
        _File(PurePosixPath(*parts[:level], name).as_posix(), here / name)
        for level, here in enumerate(reversed(above))
        for name in CORRECTION_FILES
        if (here / name).is_file()
    )


def _name_given(given: Sequence[Path], nested: Sequence[_File]) -> list[_File]:
    """Name the files that are given, each once, and none like one beside the inputs."""
    known = {os.path.realpath(file.path) for file in nested}
    taken = {file.name for file in nested}
    files = []
    for path in given:
        real = os.path.realpath(path)
        if real in known:
            continue
        known.add(real)
        name, count = path.name, 1
        while name in taken:
            count += 1
            name = f"{path.name} ({count})"
        taken.add(name)
        files.append(_File(name, path))
    return files


def _folder(file: str) -> str:
    return PurePosixPath(file).parent.as_posix()


def warn_unused(
    found: FoundCorrections, outputs: Sequence[Output], folder: Path
) -> Iterator[str]:
    """Tell of every correction that changed nothing in any report, once a run.

    What an earlier run left is asked as well: the reports themselves say what was applied.
    """
    if not found.said:
        return
    outcomes = [
        outcome for output in outputs for outcome in _read_outcomes(folder / output.report)
    ]
    used = {name for code, name, _ in outcomes if code in _USED}
    why = {name: message for code, name, message in reversed(outcomes) if code == _UNMATCHED}
    for entry in join_corrections(found.said.values()).entries:
        name = name_finding(entry)
        if name not in used:
            yield _tell_unused(entry, why.get(name))


def _tell_unused(entry: Entry, why: str | None) -> str:
    if why is None:
        return f"{entry}: no report of this run is the one it is for"
    return f"{entry}: {why.removeprefix(f'{entry}: ')}"


def _read_outcomes(path: Path) -> Iterator[tuple[str, str, str]]:
    """Read what a report says became of corrections: code, id and message."""
    try:
        findings = json.loads(path.read_bytes())["findings"]
    except (OSError, ValueError, KeyError):
        return
    for finding in findings:
        code = finding["check"]
        if code in _USED or code == _UNMATCHED:
            yield code, "-".join(finding["id"].split("-")[:3]), finding["message"]
