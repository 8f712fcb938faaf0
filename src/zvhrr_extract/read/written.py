"""Reports that were extracted before: JSON files, told by what is in them."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.report import SCHEMA_VERSION, Report
from zvhrr_extract.read.access import check_file, explain_failures
from zvhrr_extract.read.coherence import find_fault

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.settings import Settings

_MAJOR = SCHEMA_VERSION.partition(".")[0]
_EXTRACT_AGAIN = "extract the report again, or name its PDF or dump"
_MOST_SHOWN = 60
# What every report has, whatever else a later minor version adds.
_PARTS = frozenset({"sections", "blocks", "tables"})


def is_json_file(path: Path) -> bool:
    """Tell by its first sign whether a file is meant as a JSON object."""
    try:
        with path.open("rb") as stream:
            head = stream.read(512)
    except OSError:
        return False
    return head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")


def load_report(path: Path, *, file: str, settings: Settings) -> Report:
    """Load a report from the JSON file it was written to.

    Args:
        path: Where it is.
        file: The name it is known by.
        settings: Holds the limit of its size.

    Raises:
        SourceError: The file cannot be read, is no report, or is one of another version.
    """
    report = find_report(path, file=file, settings=settings)
    if report is None:
        hint = "name the JSON file of one report, a PDF or a text dump"
        message = "is a JSON file, but not that of a report"
        raise SourceError(message, where=file, hint=hint, code="not_a_report")
    return report


def find_report(path: Path, *, file: str, settings: Settings) -> Report | None:
    """Load a report as `load_report` does; None where the JSON file is one of something else.

    Raises:
        SourceError: The file cannot be read, or is a report of another version, is damaged or
            does not hold together.
    """
    with explain_failures(file):
        check_file(path, file=file, max_bytes=settings.max_source_bytes)
        told = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    parsed = _parse(told, file)
    version = parsed.get("schema_version")
    if not isinstance(version, str) or not parsed.keys() >= _PARTS:
        return None
    _check_version(version, file)
    try:
        report = Report.model_validate_json(told)
    except ValidationError as error:
        raise _explain(error, file) from error
    _check_coherence(report, file)
    return report


def _parse(told: bytes, file: str) -> dict[str, object]:
    try:
        parsed = json.loads(told)
    except json.JSONDecodeError as error:
        where = f"{file}, line {error.lineno}, column {error.colno}"
        message = f"is no whole JSON file: {error.msg}"
        raise SourceError(message, where=where, hint=_EXTRACT_AGAIN) from error
    except (ValueError, RecursionError) as error:
        raise SourceError("is no JSON file", where=file, hint=_EXTRACT_AGAIN) from error
    return parsed if isinstance(parsed, dict) else {}


def _check_version(version: str, file: str) -> None:
    """Refuse a report of another major version."""
    if version.partition(".")[0] != _MAJOR:
        message = f"is a report of schema version {version[:_MOST_SHOWN]}, not {_MAJOR}"
        raise SourceError(message, where=file, hint=_EXTRACT_AGAIN, code="not_a_report")


def _check_coherence(report: Report, file: str) -> None:
    """Refuse a report that does not hold together, as one that was edited by hand."""
    fault = find_fault(report)
    if fault is not None:
        message = f"does not hold together: {fault.message}"
        where = f"{file}, at {fault.place}"
        raise SourceError(message, where=where, hint=_EXTRACT_AGAIN, code="not_a_report")


def _explain(error: ValidationError, file: str) -> SourceError:
    """Name the first place where a report is not as its schema says."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(step) for step in first["loc"]) or "the whole"
    more = error.error_count() - 1
    others = f" (and {more} more)" if more else ""
    return SourceError(
        f"is not as the schema of a report says: {first['msg']}{others}",
        where=f"{file}, at {place}",
        hint=f"{_EXTRACT_AGAIN}; `zvhrr-extract schema` prints the schema",
        code="not_a_report",
    )
