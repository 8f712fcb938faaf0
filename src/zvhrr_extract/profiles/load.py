"""load_knowledge: built-in profiles and languages, then given profile files; the later wins."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from zvhrr_extract.errors import ProfileError
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.profile import Profile
from zvhrr_extract.models.report import Report
from zvhrr_extract.values.formulas import parse_formula

Model = TypeVar("Model", bound=BaseModel)
_HINT = "mend the file; docs/profiles.md lists what a profile may say"


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All profiles by organisation id and all languages by code."""

    profiles: dict[str, Profile]
    languages: dict[str, Language]

    def for_profile(self, organisation: str | None, language: str) -> Knowledge:
        """Pick what one document is read with."""
        profile = self.profiles.get(organisation) if organisation else None
        code = profile.language if profile else language
        # A report in a language nobody has described is read as one in the first we have.
        any_language = next(iter(self.languages.values()))
        return Knowledge(self.languages.get(code, any_language), profile)

    def for_report(self, report: Report) -> Knowledge:
        """Pick what a report was read with."""
        organisation = report.organisation.id if report.organisation else None
        return self.for_profile(organisation, report.language or "")


def load_knowledge(profiles: Iterable[Path] = ()) -> KnowledgeBase:
    """Load the built-in profiles and languages, then the given profile files.

    Raises:
        ProfileError: A file is missing, no TOML, or says what it may not; names file and key.
    """
    known, languages = _load_built_in()
    known = dict(known)
    for path in profiles:
        profile = _read_profile(path, languages)
        known[profile.organisation.id] = profile
    return KnowledgeBase(known, languages)


@lru_cache(maxsize=1)
def _load_built_in() -> tuple[dict[str, Profile], dict[str, Language]]:
    data = files("zvhrr_extract") / "data"
    languages: dict[str, Language] = {}
    for entry in sorted((data / "languages").iterdir(), key=lambda entry: entry.name):
        language = _validate(Language, entry.read_text(encoding="utf-8"), where=entry.name)
        languages[language.code] = language
    profiles: dict[str, Profile] = {}
    for entry in sorted((data / "profiles").iterdir(), key=lambda entry: entry.name):
        profile = _validate(Profile, entry.read_text(encoding="utf-8"), where=entry.name)
        _check_identities(profile, where=entry.name)
        profiles[profile.organisation.id] = profile
    return profiles, languages


def _read_profile(path: Path, languages: dict[str, Language]) -> Profile:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise ProfileError(
            f"cannot read the profile: {reason}", where=path.name, hint=_HINT
        ) from error
    profile = _validate(Profile, text, where=path.name)
    if profile.language not in languages:
        message = f"language: '{profile.language}' is not one of {', '.join(sorted(languages))}"
        raise ProfileError(message, where=path.name, hint=_HINT)
    _check_identities(profile, where=path.name)
    return profile


def _check_identities(profile: Profile, *, where: str) -> None:
    """Refuse formulas that cannot be read, or that speak of a table the profile has not."""
    keys = {rule.key for rule in profile.tables}
    for number, rule in enumerate(profile.identities, 1):
        formula = parse_formula(rule.formula)
        at = f"identities[{number}].formula"
        if formula is None:
            message = f"{at}: '{rule.formula}' is no identity such as a[total] = b[\"row\"]"
            raise ProfileError(message, where=where, hint=_HINT)
        for term in (*formula.left, *formula.right):
            if term.table not in keys:
                message = f"{at}: no table '{term.table}'"
                raise ProfileError(message, where=where, hint=_HINT)


def _validate(model: type[Model], text: str, *, where: str) -> Model:
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"no valid TOML: {error}", where=where, hint=_HINT) from error
    except ValidationError as error:
        raise ProfileError(_explain(error, model), where=where, hint=_HINT) from error


def _explain(error: ValidationError, model: type[BaseModel]) -> str:
    """Say the first mistake in one line: the key, what is wrong, what was likely meant."""
    mistakes = error.errors(include_url=False)
    unknown = [mistake for mistake in mistakes if mistake["type"] == "extra_forbidden"]
    first = (unknown or mistakes)[0]
    key = _key_path(first["loc"])
    if first["type"] == "extra_forbidden":
        wrong = str(first["loc"][-1])
        names = [name for name in _field_names(model) if name != wrong]
        near = get_close_matches(wrong, names, n=1)
        return f"{key}: unknown key" + (f", did you mean '{near[0]}'?" if near else "")
    message = first["msg"].removeprefix("Value error, ")
    return f"{key}: {message}" if key else message


def _key_path(location: tuple[Any, ...]) -> str:
    """Write a place in the file with entries counted from 1: `sections[3].aliases`."""
    path = ""
    for part in location:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def _field_names(model: type[BaseModel]) -> list[str]:
    """List every key that may stand anywhere in a file of this kind."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({name for part in parts for name in part.get("properties", {})})
