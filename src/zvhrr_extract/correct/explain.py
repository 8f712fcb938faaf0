"""Explain: the first mistake in a file of corrections, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from zvhrr_extract.models.correction import Correction, CorrectionFile

Mistake = Mapping[str, Any]
_MODELS: dict[str, type[BaseModel]] = {
    get_args(model.model_fields["do"].annotation)[0]: model
    for model in get_args(get_args(Correction)[0])
}
_PLAIN = {
    "string_type": "must be a text, in quotes",
    "int_type": "must be a whole number, without quotes",
    "int_parsing": "must be a whole number, without quotes",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number, without quotes",
    "float_parsing": "must be a number, without quotes",
    "finite_number": "must be a number",
    "tuple_type": "must be a list",
    "model_type": "must be a group of keys",
    "model_attributes_type": "must be a group of keys",
    "too_short": "has too few entries",
    "greater_than_equal": "is too small",
    "less_than_equal": "is too large",
}
_MAX_SHOWN = 40


def explain_mistake(error: ValidationError, raw: object) -> tuple[int | None, str]:
    """Say which entry is wrong, counted from 1, and what is wrong with it.

    An unknown key comes first: one that is missing is most often the same one misspelled.
    """
    mistakes = error.errors(include_url=False)
    entries = [one["loc"][1] for one in mistakes if len(one["loc"]) > 1]
    first = min((at for at in entries if isinstance(at, int)), default=None)
    of_first = [one for one in mistakes if first is None or one["loc"][1:2] == (first,)]
    unknown = [one for one in of_first if one["type"] == "extra_forbidden"]
    mistake: Mistake = (unknown or of_first)[0]
    number = None if first is None else first + 1
    return number, _say(mistake, raw)


def _say(mistake: Mistake, raw: object) -> str:
    if not mistake["loc"] or not isinstance(raw, dict):
        return "must hold a list `corrections`"
    say = _SAYINGS.get(mistake["type"])
    if say is not None:
        return say(mistake)
    key = _key_path(mistake["loc"])
    message = _PLAIN.get(mistake["type"]) or mistake["msg"].removeprefix("Value error, ")
    return f"`{key}` {message}" if key else message


def _say_unknown(mistake: Mistake) -> str:
    location = mistake["loc"]
    near = _nearest(str(location[-1]), _known_keys(location))
    return f"`{_key_path(location)}` is no key here{near}"


def _say_no_action(mistake: Mistake) -> str:  # noqa: ARG001 -- called as the others
    return f"`do` is missing; it is one of {', '.join(_MODELS)}"


def _say_wrong_action(mistake: Mistake) -> str:
    tag = str(mistake["ctx"]["tag"])
    near = _nearest(tag, _MODELS) or f"; it is one of {', '.join(_MODELS)}"
    return f"`do` cannot be '{tag[:_MAX_SHOWN]}'{near}"


def _say_missing(mistake: Mistake) -> str:
    return f"`{_key_path(mistake['loc'])}` is missing"


def _say_not_one_of(mistake: Mistake) -> str:
    allowed = _list_literals(mistake["ctx"]["expected"])
    told = str(mistake["input"])[:_MAX_SHOWN]
    listed, near = ", ".join(allowed), _nearest(told, allowed)
    return f"`{_key_path(mistake['loc'])}` cannot be '{told}'; it is one of {listed}{near}"


_SAYINGS: dict[str, Callable[[Mistake], str]] = {
    "extra_forbidden": _say_unknown,
    "union_tag_not_found": _say_no_action,
    "union_tag_invalid": _say_wrong_action,
    "missing": _say_missing,
    "literal_error": _say_not_one_of,
}


def _key_path(location: tuple[Any, ...]) -> str:
    """Write the place inside an entry, entries of lists counted from 1: `rows[2].label`."""
    inside = location[3:] if location[:1] == ("corrections",) else location
    path = ""
    for part in inside:
        if isinstance(part, int):
            path += f"[{part + 1}]"
        elif not _is_inner(part):
            path += f".{part}" if path else str(part)
    return path or str(location[0] if len(location) == 1 else "")


def _is_inner(part: str) -> bool:
    """Tell names that pydantic gives to the choices of a union from keys of the file."""
    return "[" in part or part in {"NewRow", "NewColumn", "int", "float", "str"}


def _known_keys(location: tuple[Any, ...]) -> list[str]:
    """List the keys that may stand where an unknown one does."""
    if location[:1] != ("corrections",):
        return list(CorrectionFile.model_fields)
    model: type[BaseModel] | None = _MODELS.get(str(location[2]))
    for part in location[3:-1]:
        if model is not None and part in model.model_fields:
            model = next(_find_models(model.model_fields[part].annotation), None)
    return list(model.model_fields) if model else []


def _find_models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 -- any type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in {Union, UnionType, tuple}:
        for part in get_args(annotation):
            yield from _find_models(part)


def _list_literals(expected: str) -> list[str]:
    """Read the values from pydantic's `'item', 'total' or 'memo'`."""
    parts = expected.replace(" or ", ", ").split(", ")
    return [part.strip().strip("'") for part in parts]


def _nearest(wrong: str, known: Iterable[str]) -> str:
    near = get_close_matches(wrong, list(known), n=1)
    return f", did you mean '{near[0]}'?" if near else ""
