"""Which files a run reads, and the names they are known by in manifest and reports."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zvhrr_extract.correct import is_correction_file
from zvhrr_extract.errors import ExtractError, SourceError
from zvhrr_extract.models.manifest import InputError
from zvhrr_extract.read import hash_source
from zvhrr_extract.settings import Settings

# In a folder everything is an input and gets its line in the manifest, but for what is never a
# report: results of ours, profiles, and what other programs leave behind.
_NEVER_REPORTS = (
    *(".json", ".jsonl", ".csv", ".sarif"),
    *(".toml", ".tmp", ".part", ".crdownload"),
)
_LEFT_BEHIND = ("thumbs.db", "desktop.ini")
_HIDDEN = (".", "~$")
_NO_REPORT = InputError(
    code="not_a_report",
    message="holds corrections, and is no report (name the reports they are for)",
)


@dataclass(frozen=True, slots=True)
class PlannedInput:
    """One file to read.

    Attributes:
        path: Where it is, absolute.
        file: The name it is known by: relative, with forward slashes.
        error: Why it cannot be read, where that is known beforehand.
    """

    path: Path
    file: str
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    error: InputError | None = None


def plan_inputs(
    named: Sequence[str],
    *,
    output: Path | None = None,
    result: Path | None = None,
    corrections: Sequence[Path] = (),
) -> tuple[PlannedInput, ...]:
    """List the files that paths, folders and patterns stand for, each file once.

    Args:
        named: As given on the command line; a pattern the shell left alone is expanded.
        output: Where results go, if they do; nothing is read from there when it is inside a
            folder.
        result: A file that a result goes to, if it does; it is not read as part of a folder.
        corrections: Files that hold corrections; none is read as a report.

    Returns:
        In the order named, a folder's files by name. What is not there is listed, with why.
    """
    tops = _leave_out([top for name in named for top in expand_pattern(name)], corrections)
    base = common_folder(tops)
    own = frozenset(os.path.realpath(path) for path in (output, result) if path is not None)
    seen: set[str] = set()
    planned: list[PlannedInput] = []
    for top in tops:
        for found in _list_files(top, own):
            key = os.path.realpath(found.path)
            no_report = is_correction_file(found.path, corrections)
            if key in seen or (no_report and found.path != top):
                continue
            seen.add(key)
            error = found.error or (_NO_REPORT if no_report else None)
            planned.append(PlannedInput(found.path, name_file(found.path, base), error))
    return tuple(planned)


def _leave_out(tops: Sequence[Path], corrections: Sequence[Path]) -> list[Path]:
    """Leave out files of corrections, which a pattern such as `reports/*` names as well."""
    kept = [top for top in tops if not (top.is_file() and is_correction_file(top, corrections))]
    return kept or list(tops)


def expand_pattern(name: str) -> list[Path]:
    """Give the absolute paths a name stands for: one, unless it is a pattern."""
    if not os.path.lexists(name) and glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 -- absolute patterns too
        if matches:
            return [_absolute(match) for match in matches]
    return [_absolute(name)]


def _absolute(name: str | Path) -> Path:
    # Not resolve(): a link keeps the name it was given.
    return Path(os.path.abspath(name))  # noqa: PTH100


def common_folder(tops: Sequence[Path]) -> Path:
    """Give the innermost folder that holds all of these files and folders."""
    folders = [top if top.is_dir() else top.parent for top in tops]
    return Path(os.path.commonpath(folders)) if folders else Path()


def name_file(path: Path, base: Path) -> str:
    """Name a file relative to the common folder; bytes that are no text are spelled out."""
    relative = path.relative_to(base).as_posix() if path != base else path.name
    return relative.encode("utf-8", "backslashreplace").decode()


def _list_files(top: Path, own: frozenset[str]) -> Iterator[_Found]:
    if not os.path.lexists(top):
        yield _Found(top, InputError(code="not_found", message="is not there (check the name)"))
    elif not top.is_dir():
        yield _Found(top)
    else:
        walked = _walk(top, _may_be_report, own)
        found = sorted(walked, key=lambda one: one.path.parts)
        if not found and os.path.realpath(top) not in own:
            message = "holds no files to read (name another folder)"
            found = [_Found(top, InputError(code="empty_folder", message=message))]
        yield from found


def list_json_files(top: Path) -> list[Path]:
    """List the JSON files below a folder, by name."""
    found = _walk(top, lambda name: name.lower().endswith(".json"))
    paths = (one.path for one in found if one.error is None)
    return sorted(paths, key=lambda path: path.parts)


def _walk(
    top: Path, wanted: Callable[[str], bool], own: frozenset[str] = frozenset()
) -> Iterator[_Found]:
    """List the files below a folder; what may not be listed is listed as an error.

    Args:
        top: The folder.
        wanted: Tells by its name whether a file is one to list.
        own: Real paths of files and folders of this run.
    """
    refused: list[OSError] = []
    visited = {os.path.realpath(top), *own}
    for folder, folders, files in os.walk(top, onerror=refused.append, followlinks=True):
        here = Path(folder)
        open_folders = []
        for name in sorted(folders):
            real = os.path.realpath(here / name)
            if not name.startswith(_HIDDEN) and real not in visited:
                visited.add(real)
                open_folders.append(name)
        folders[:] = open_folders
        yield from (
            _Found(here / name)
            for name in files
            if not name.startswith(_HIDDEN) and wanted(name)
            if not own or os.path.realpath(here / name) not in own
        )
    for error in refused:
        message = f"cannot be listed: {error.strerror} (give yourself the right to read it)"
        yield _Found(Path(error.filename), InputError(code="unreadable", message=message))


def _may_be_report(name: str) -> bool:
    lower = name.lower()
    return not (lower.endswith(_NEVER_REPORTS) or lower in _LEFT_BEHIND)


@dataclass(frozen=True, slots=True)
class HashedInput:
    """A planned input with the hash of its bytes.

    Attributes:
        path: Where it is.
        file: The name it is known by.
        sha256: Of its bytes, or None when they cannot be read.
        error: Why not.
    """

    path: Path
    file: str
    sha256: str | None
    error: InputError | None


def hash_inputs(
    planned: Sequence[PlannedInput], *, settings: Settings
) -> tuple[HashedInput, ...]:
    """Hash every input that can be read."""
    return tuple(_hash_input(one, settings) for one in planned)


def _hash_input(planned: PlannedInput, settings: Settings) -> HashedInput:
    sha256, error = None, planned.error
    if error is None:
        try:
            sha256 = hash_source(planned.path, file=planned.file, settings=settings)
        except SourceError as refusal:
            error = explain(refusal)
    return HashedInput(planned.path, planned.file, sha256, error)


def explain(error: ExtractError) -> InputError:
    """Put an error as it stands in the manifest: what is wrong, and the way out."""
    return InputError(code=error.code, message=f"{error.message} ({error.hint})")
