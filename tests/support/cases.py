"""Cases: tables of examples in `tests/cases/**/*.toml`, as parameters for a test."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[1] / "cases"


def read_cases(name: str) -> list[dict[str, Any]]:
    """Read the `[[case]]` entries of one file below `tests/cases`."""
    text = (CASES / name).read_text(encoding="utf-8")
    cases = tomllib.loads(text)["case"]
    assert isinstance(cases, list)
    return cases


def load_cases(name: str) -> list[Any]:
    """Give the cases of one file to `parametrize`; a known failure is a strict xfail.

    Every case needs `name` (a sentence) and `expect` (`pass` or `fail`); one that fails
    says why in `because`.
    """
    params = []
    for case in read_cases(name):
        assert case["expect"] in {"pass", "fail"}, case
        marks = []
        if case["expect"] == "fail":
            marks = [pytest.mark.xfail(reason=case["because"], strict=True)]
        params.append(pytest.param(case, id=case["name"], marks=marks))
    return params
