"""Corrections beside the inputs of a run: found, applied, told, and redone when they change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.conftest import ROOT
from zvhrr_extract.cli.main import main

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
REMOVE = '[[corrections]]\ndo = "remove_block"\nat = "51 casussen minder besproken"\n'
SPLIT = '[[corrections]]\ndo = "set_report"\ntitle = "Anders"\n'
NOWHERE = '[[corrections]]\ndo = "remove_block"\nat = "dit staat nergens"\n'
BROKEN = '[[corrections]]\ndo = "remove_blok"\nat = "x"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one dump of the sample report in a folder below it."""
    (tmp_path / "in" / "2021").mkdir(parents=True)
    shutil.copy(SAMPLES[0], tmp_path / "in" / "2021" / "a.txt")
    return tmp_path / "in"


def extract(folder: Path, *more: str) -> Result:
    named = [str(folder)] if not more or more[0].startswith("-") else []
    asked = ["extract", *named, *more, "-o", str(folder.parent / "out")]
    return CliRunner().invoke(main, asked)


def read(folder: Path, name: str = "zvhrr-2021.json") -> Any:
    return json.loads((folder.parent / "out" / name).read_bytes())


def told(folder: Path) -> list[tuple[str, str]]:
    return [
        (one["check"].removeprefix("correction_"), one["message"].split(" (")[0])
        for one in read(folder)["findings"]
        if one["check"].startswith("correction")
    ]


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    out = folder.parent / "out"
    return {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in out.iterdir()}


def test_files_are_found_beside_above_and_given_the_nearest_last(folder: Path) -> None:
    (folder / "2021" / "corrections.toml").write_text(REMOVE, encoding="utf-8")
    given = folder.parent / "more.toml"
    given.write_text(REMOVE, encoding="utf-8")
    shutil.copy(SAMPLES[0], folder / "b.txt")
    (folder / "corrections.json").write_text(
        json.dumps({"corrections": [{"do": "set_report", "title": "Anders"}]}), encoding="utf-8"
    )
    done = extract(folder, "--corrections", str(given))
    assert done.exit_code == 0, done.output
    assert told(folder) == [
        ("applied", "corrections.json, correction 1"),
        ("applied", "2021/corrections.toml, correction 1"),
        ("not_needed", "more.toml, correction 1"),
    ]
    assert read(folder)["title"] == "Anders"
    assert [one["file"] for one in read(folder, "manifest.json")["inputs"]] == [
        "2021/a.txt",
        "b.txt",
    ]


def test_without_corrections_nothing_is_said_of_them(folder: Path) -> None:
    assert extract(folder).exit_code == 0
    before = files(folder)["zvhrr-2021.json"][0]
    assert b"correct" not in before
    (folder / "2021" / "corrections.toml").write_text("# none yet\n", encoding="utf-8")
    assert extract(folder).exit_code == 0
    assert files(folder)["zvhrr-2021.json"][0] == before


def test_a_second_run_does_nothing_and_a_changed_file_does_it_again(folder: Path) -> None:
    path = folder / "2021" / "corrections.toml"
    path.write_text(REMOVE, encoding="utf-8")
    extract(folder)
    before = files(folder)
    again = extract(folder)
    assert "nothing to do" in again.output
    assert files(folder) == before
    assert extract(folder, "--force").exit_code == 0
    assert {name: data for name, (data, _) in files(folder).items()} == {
        name: data for name, (data, _) in before.items()
    }
    path.write_text(REMOVE + SPLIT, encoding="utf-8")
    extract(folder)
    assert read(folder)["title"] == "Anders"
    path.unlink()
    extract(folder)
    assert told(folder) == []


def test_what_fits_nothing_is_told_once_a_run(folder: Path) -> None:
    (folder / "2021" / "corrections.toml").write_text(
        REMOVE + NOWHERE + NOWHERE.replace("\nat", "\nyear = 1999\nat"), encoding="utf-8"
    )
    for _ in range(2):
        done = extract(folder, "--quiet")
        assert done.exit_code == 0
        warnings = [line for line in done.output.splitlines() if line.startswith("warning")]
        assert [line.split(" (")[0] for line in warnings] == [
            "warning: 2021/corrections.toml, correction 2",
            "warning: 2021/corrections.toml, correction 3",
        ]
        assert "no block fits 'dit staat nergens'" in warnings[0]
        assert "no report of this run" in warnings[1]


def test_a_broken_file_fails_the_inputs_beside_it_and_no_others(folder: Path) -> None:
    other = ROOT / "tests" / "cases" / "pdf" / "dark.pdf"
    (folder / "2025").mkdir()
    shutil.copy(other, folder / "2025" / "dark.pdf")
    (folder / "2021" / "corrections.toml").write_text(BROKEN, encoding="utf-8")
    done = extract(folder, "--quiet")
    assert done.exit_code == 3
    assert done.output.count("corrections.toml") == 1
    assert "line 1, correction 1: `do` cannot be 'remove_blok', did you mean" in done.output
    inputs = read(folder, "manifest.json")["inputs"]
    assert [one["status"] for one in inputs] == ["failed", "extracted"]
    assert inputs[0]["error"]["code"] == "corrections_invalid"
    assert extract(folder, "--quiet").exit_code == 3
    (folder / "2021" / "corrections.toml").write_text(REMOVE, encoding="utf-8")
    assert extract(folder, "--quiet").exit_code == 0


def test_a_given_file_that_is_not_there_fails_all_even_after_a_good_run(folder: Path) -> None:
    assert extract(folder).exit_code == 0
    done = extract(folder, "--corrections", str(folder / "weg.toml"))
    assert done.exit_code == 3
    assert "weg.toml: cannot read the corrections" in done.output


def test_corrections_are_never_read_as_reports(folder: Path) -> None:
    path = folder / "2021" / "corrections.toml"
    path.write_text(REMOVE, encoding="utf-8")
    given = folder / "2021" / "mine.txt"
    given.write_text(SPLIT, encoding="utf-8")
    named = [str(one) for one in sorted((folder / "2021").iterdir())]
    done = extract(folder, *named, "--corrections", str(given))
    assert done.exit_code == 0, done.output
    assert [one["file"] for one in read(folder, "manifest.json")["inputs"]] == ["a.txt"]
    assert [code for code, _ in told(folder)] == ["applied", "applied"]
    done = extract(folder, "--corrections", str(given))
    assert [one["file"] for one in read(folder, "manifest.json")["inputs"]] == ["2021/a.txt"]
    alone = extract(folder, str(path))
    assert alone.exit_code == 3
    assert "holds corrections, and is no report" in alone.output


def test_both_dumps_get_the_corrections_of_one_folder_once(folder: Path) -> None:
    shutil.copy(SAMPLES[1], folder / "2021" / "b.txt")
    (folder / "2021" / "corrections.toml").write_text(REMOVE, encoding="utf-8")
    assert extract(folder).exit_code == 0
    assert [code for code, _ in told(folder)] == ["applied"]
