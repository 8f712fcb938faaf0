"""Fields: set single fields of an element, where they are not so already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from zvhrr_extract.correct.change import NotMatching, NotNeeded
from zvhrr_extract.correct.find import check_was, section_id
from zvhrr_extract.models.report import Report

Fields = TypeVar("Fields", bound=BaseModel)
# An empty text takes a field away.
_NOTHING = ""


def list_wanted(wanted: BaseModel, fields: type[BaseModel]) -> dict[str, Any]:
    """List the fields a correction gives, with None for one it empties."""
    given = {name: getattr(wanted, name) for name in fields.model_fields}
    return {
        name: None if value == _NOTHING else value
        for name, value in given.items()
        if value is not None
    }


def require_news(
    wanted: Mapping[str, Any],
    present: Mapping[str, Any],
    was: BaseModel | None,
    identity: str,
) -> tuple[str, ...]:
    """Name what is set; refuse to set what is so already, or is not as was expected.

    Args:
        wanted: The fields to set.
        present: The fields as they are.
        was: The fields a correction expects.
        identity: What they are fields of.

    Raises:
        NotNeeded: All of it is so already.
        NotMatching: One is something else than expected.
    """
    slots = tuple(f"{identity} {name}" for name in wanted)
    if all(present[name] == value for name, value in wanted.items()):
        message = f"{describe(wanted)} is so already"
        raise NotNeeded(message, identity, slots=slots)
    for name in type(was).model_fields if was is not None else ():
        expected, found = getattr(was, name), present.get(name)
        if expected is not None:
            check_was(f"`{name}`", str(expected), None if found is None else str(found))
    return slots


def resolve_section(report: Report, was: Fields | None, name: str) -> Fields | None:
    """Put the id of the section a correction expects for its key or heading.

    Args:
        report: The report.
        was: The fields it expects.
        name: The one of them that names a section.
    """
    expected = getattr(was, name, None)
    if was is None or not expected:
        return was
    try:
        return was.model_copy(update={name: section_id(report, expected)})
    except NotMatching:
        return was


def describe(fields: Mapping[str, Any]) -> str:
    """Put fields and their values in words."""
    return ", ".join(
        f"{name} {'taken away' if value is None else repr(value)}"
        for name, value in fields.items()
    )
