"""What docs/corrections.md shows is so: every example is applied, every key is told."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from tests.conftest import ROOT
from tests.docs.conftest import read_blocks
from zvhrr_extract import extract_file
from zvhrr_extract.correct import apply_corrections, parse_corrections
from zvhrr_extract.errors import CorrectionsError
from zvhrr_extract.models.correction import Correction
from zvhrr_extract.models.finding import TOLD_BY_EXTRACTION, Finding
from zvhrr_extract.models.report import Report
from zvhrr_extract.profiles import load_knowledge

PAGE = ROOT / "docs" / "corrections.md"
EXAMPLES = read_blocks(PAGE, "toml")
SHOWN = read_blocks(PAGE, "text")
MODELS = get_args(get_args(Correction)[0])
SHARED = {"organisation", "year", "report", "note", "do"}


@cache
def sample(path: Path) -> Report:
    return extract_file(path)


def findings(text: str) -> list[Finding]:
    corrections = parse_corrections(text.encode(), name="corrections.toml")
    report = sample(min((ROOT / "samples").glob("*.txt")))
    knowledge = load_knowledge().for_profile("zvhrr", "nl")
    corrected = apply_corrections(report, corrections, knowledge)
    told = [one for one in corrected.findings if one.check in TOLD_BY_EXTRACTION]
    assert all(one.status == "pass" for one in told), told
    return [one for one in told if one.check.value.startswith("correction")]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_applied(example: str) -> None:
    assert {one.check for one in findings(example)} == {"correction_applied"}


def test_the_findings_shown_are_those_of_the_first_example() -> None:
    assert [one.message for one in findings(EXAMPLES[0])] == SHOWN[0].splitlines()


def test_the_mistake_shown_is_told_in_these_words() -> None:
    wrong = EXAMPLES[0].replace("row =", "rwo =")
    with pytest.raises(CorrectionsError) as caught:
        parse_corrections(wrong.encode(), name="corrections.toml")
    assert f"{caught.value}\n" == SHOWN[1]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_action_and_key_is_told(model: type) -> None:
    fields = model.model_fields  # type: ignore[attr-defined]
    (action,) = get_args(fields["do"].annotation)
    text = PAGE.read_text(encoding="utf-8")
    part = text.partition(f"### {action}\n")[2].partition("\n#")[0]
    shown = read_blocks(PAGE, "toml")
    for key in set(fields) - SHARED:
        assert re.search(rf"`{key}[`:]|\b{key} = ", part), key
    assert any(f'do = "{action}"' in example for example in shown)
    for key in SHARED - {"do"}:
        assert f"`{key}`" in text
