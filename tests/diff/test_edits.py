"""One edit of a dump is one change of the diff, and no more."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from zvhrr_extract import Report, extract_file
from zvhrr_extract.diff import diff_reports

_CASES = Path(__file__).parent.parent / "cases/diff/edits.toml"
_SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def sample() -> Report:
    return extract_file(_SAMPLES[0])


@pytest.mark.parametrize(
    "case", tomllib.loads(_CASES.read_text())["case"], ids=lambda case: str(case["name"])
)
def test_one_edit_is_one_change(case: dict[str, Any], sample: Report, tmp_path: Path) -> None:
    text = _SAMPLES[0].read_text(encoding="utf-8")
    assert case["find"] in text
    edited = tmp_path / "edited.txt"
    edited.write_text(text.replace(case["find"], case["put"], 1), encoding="utf-8")
    diff = diff_reports(sample, extract_file(edited), old_file="a", new_file="b")
    assert [change.kind for change in diff.changes] == case["changes"]
    for name in ("section", "row", "column", "delta"):
        if name in case:
            assert getattr(diff.changes[0], name) == case[name]


def test_the_two_samples_differ_in_form_alone(sample: Report) -> None:
    other = extract_file(_SAMPLES[1])
    for pair in ((sample, other), (other, sample)):
        diff = diff_reports(*pair, old_file="a", new_file="b", cosmetics=True)
        assert diff.changes == ()
        assert diff.cosmetic == len(diff.cosmetics or ()) > 0
