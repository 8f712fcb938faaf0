"""Fields: set single fields of an element, where they are not so already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from zvhrr_extract.correct.change import NotNeeded
from zvhrr_extract.correct.find import check_was

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


def check_fields(was: BaseModel | None, present: Mapping[str, Any]) -> None:
    """Hold the fields a correction expects against those that are there.

    Raises:
        NotMatching: One is something else.
    """
    for name in type(was).model_fields if was is not None else ():
        expected, found = getattr(was, name), present.get(name)
        if expected is not None:
            check_was(f"`{name}`", str(expected), None if found is None else str(found))


def require_news(
    wanted: Mapping[str, Any], present: Mapping[str, Any], identity: str
) -> tuple[str, ...]:
    """Name what is set; refuse to set what is so already.

    Raises:
        NotNeeded: All of it is so already.
    """
    slots = tuple(f"{identity} {name}" for name in wanted)
    if all(present[name] == value for name, value in wanted.items()):
        message = f"{describe(wanted)} is so already"
        raise NotNeeded(message, identity, slots=slots)
    return slots


def describe(fields: Mapping[str, Any]) -> str:
    """Put fields and their values in words."""
    return ", ".join(
        f"{name} {'taken away' if value is None else repr(value)}"
        for name, value in fields.items()
    )
