"""Files of corrections are read, or refused with one clear error."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from tests.support.cases import load_cases
from zvhrr_extract.correct import read_beside, read_corrections
from zvhrr_extract.errors import CorrectionsError
from zvhrr_extract.models.correction import Correction

_TOML = '[[corrections]]\ndo = "remove_block"\nat = "{}"\n'
_JSON = '{{"$schema": "x", "corrections": [{{"do": "remove_block", "at": "{}"}}]}}'


@pytest.mark.parametrize("case", load_cases("correct/mistakes.toml"))
def test_a_mistake_is_told_with_its_place_and_the_way_out(
    tmp_path: Path, case: dict[str, Any]
) -> None:
    path = tmp_path / ("corrections.json" if case.get("json") else "corrections.toml")
    path.write_text(case["file"], encoding="utf-8")
    with pytest.raises(CorrectionsError) as caught:
        read_corrections(path)
    assert caught.value.where == case["where"]
    assert caught.value.message.startswith(case["message"])
    assert "docs/corrections.md" in caught.value.hint
    assert "pydantic" not in str(caught.value)


@pytest.mark.parametrize("data", [b"\xff\xfe[", b"a = " + b"[" * 100_000])
def test_what_is_no_text_or_has_no_end_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(data)
    with pytest.raises(CorrectionsError):
        read_corrections(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match=r"mine\.toml: cannot read"):
        read_corrections(tmp_path / "mine.toml")


def test_both_files_of_a_folder_are_read_toml_first(tmp_path: Path) -> None:
    (tmp_path / "corrections.json").write_text(_JSON.format("b"), encoding="utf-8")
    (tmp_path / "corrections.toml").write_text("\ufeff" + _TOML.format("a"), encoding="utf-8")
    corrections = read_beside(tmp_path)
    said = [(entry.file, entry.correction.at) for entry in corrections.entries]  # type: ignore[union-attr]
    assert said == [("corrections.toml", "a"), ("corrections.json", "b")]


def test_a_folder_without_corrections_has_none(tmp_path: Path) -> None:
    assert not read_beside(tmp_path)


def test_a_text_over_several_lines_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(
        '[[corrections]]\ndo = "remove_block"\nat = """\neen\n  twee\u00adtal """\n',
        encoding="utf-8",
    )
    (entry,) = read_corrections(path).entries
    assert entry.correction.at == "een tweetal"  # type: ignore[union-attr]


def test_every_action_has_a_case() -> None:
    told = {
        line.split('"')[1]
        for (case,) in (param.values for param in load_cases("correct/operations.toml"))
        for line in case["corrections"].splitlines()
        if line.startswith("do = ")
    }
    models = get_args(get_args(Correction)[0])
    assert told == {get_args(model.model_fields["do"].annotation)[0] for model in models}
