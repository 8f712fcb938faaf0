"""Wordings: which changes a sentence states, sentence by sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.support.cases import load_cases
from zvhrr_extract.claims.changes import find_changes
from zvhrr_extract.claims.lexicon import lexicon_of
from zvhrr_extract.models.statement import ChangeStatement, Passage
from zvhrr_extract.profiles import load_knowledge

_FIGURES = ("percent", "absolute", "base_value", "value")
_FLAGS = ("points", "against_plan", "expects", "elsewhere")


@pytest.mark.parametrize("case", load_cases("claims/nl.toml"))
def test_a_dutch_sentence_states_its_changes(case: dict[str, Any]) -> None:
    assert _read(case, "nl") == _expected(case)


@pytest.mark.parametrize("case", load_cases("claims/en.toml"))
def test_an_english_sentence_states_its_changes(case: dict[str, Any]) -> None:
    assert _read(case, "en") == _expected(case)


def _read(case: dict[str, Any], code: str) -> list[dict[str, Any]]:
    language = load_knowledge().languages[code]
    year = case.get("report_year", 2021)
    passage = Passage(0, case["text"], case.get("before", ""))
    changes, _ = find_changes(passage, year, language, lexicon_of(language))
    return [_describe(change) for change in changes]


def _describe(change: ChangeStatement) -> dict[str, Any]:
    figures = {name: getattr(change, name) for name in _FIGURES}
    first = next((one for one in figures.values() if one is not None), None)
    return {
        "direction": change.direction,
        "base_year": change.base_year or "none",
        "year": change.year,
        "near": first.closeness.value if first else "exact",
        **{name: one.value if one else None for name, one in figures.items()},
        **{name: getattr(change, name) for name in _FLAGS},
    }


def _expected(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [_fill(told, case) for told in case.get("changes", [])]


def _fill(told: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """Fill in what goes without saying: the report's year, held against the one before."""
    year = told.get("year", case.get("report_year", 2021))
    plan = told.get("against_plan", False)
    usual = {"base_year": year if plan else year - 1, "year": year, "near": "exact"}
    flags = dict.fromkeys(_FLAGS, False)
    figures = {name: Decimal(str(told[name])) if name in told else None for name in _FIGURES}
    return {**usual, **flags, **told, **figures}
