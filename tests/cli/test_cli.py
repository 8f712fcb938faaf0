"""What a user of the command line sees: exit codes, stdout, stderr, and how soon."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from tests.batch.conftest import Pipeline, text
from zvhrr_extract import pipeline
from zvhrr_extract.cli import extract, schema, terminal
from zvhrr_extract.cli.main import COMMANDS, main
from zvhrr_extract.errors import ProfileError
from zvhrr_extract.write import SCHEMAS, schema_text


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    for door in ("load_knowledge", "open_document", "identify_document", "extract_report"):
        monkeypatch.setattr(pipeline, door, getattr(fake, door))
    return fake


@pytest.fixture(autouse=True)
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(text("zvhrr 2021 full", 1))
    monkeypatch.chdir(tmp_path)
    return folder


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_good_run_writes_files_and_prints_only_on_stderr(inputs: Path) -> None:
    (inputs / "b.txt").write_bytes((inputs / "a.txt").read_bytes())
    result = invoke("extract", "in", "--output", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 report from 2 inputs in out (1 duplicate, 0 failed)\n"
    assert (Path("out") / "zvhrr-2021.json").exists()


def test_a_failed_input_is_one_line_with_the_way_out_and_exit_code_3(inputs: Path) -> None:
    (inputs / "leeg.txt").write_bytes(b"")
    result = invoke("extract", "in", "--output", "out")
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        "failed: leeg.txt: is empty (make the dump again; a scan needs OCR first)",
        "1 report from 2 inputs in out (0 duplicates, 1 failed)",
    ]


def test_a_second_run_says_that_nothing_was_to_be_done(inputs: Path) -> None:
    (inputs / "leeg.txt").write_bytes(b"")
    invoke("extract", "in", "--output", "out")
    result = invoke("extract", "in", "--output", "out")
    assert result.exit_code == 3
    assert "nothing to do: inputs and reports are unchanged" in result.stderr
    assert "failed: leeg.txt" in result.stderr
    assert "nothing to do" not in invoke("extract", "in", "--output", "out", "--force").stderr


def test_quiet_prints_failures_and_warnings_only(inputs: Path) -> None:
    assert invoke("extract", "in", "--output", "out", "--quiet").stderr == ""
    (inputs / "weg.txt").write_bytes(text("zvhrr - full", 2))
    result = invoke("extract", "in", "nergens", "--output", "out", "--quiet")
    assert result.stderr.splitlines() == [
        "warning: in/weg.txt: its year could not be told; it is kept apart as weg.json",
        "failed: nergens: is not there (check the name)",
    ]


def test_a_traceback_is_shown_for_debugging_only(fake: Pipeline) -> None:
    fake.crash_on = {"a.txt"}
    plain = invoke("extract", "in", "--output", "out")
    assert plain.exit_code == 3
    assert "KeyError in extract_report" in plain.stderr
    assert "Traceback" not in plain.stderr
    shown = invoke("extract", "in", "--output", "out", "--force", "--debug")
    assert "Traceback (most recent call last):\n" in shown.stderr


def test_a_broken_profile_is_told_once(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Any) -> None:
        raise ProfileError("sections[1].kye: unknown", where="mijn.toml", hint="mend it")

    (inputs / "b.txt").write_bytes(text("zvhrr 2020 full", 1))
    monkeypatch.setattr(pipeline, "load_knowledge", refuse)
    result = invoke("extract", "in", "--output", "out", "--profile", "mijn.toml")
    assert result.exit_code == 3
    assert result.stderr.count("mijn.toml: sections[1].kye: unknown (mend it)") == 1
    assert "2 failed" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "--output", "out"),
        ("extract", "in"),
        ("extract", "in", "--output", "in/a.txt"),
        ("extract", "in", "--output", "in/a.txt/deeper"),
        ("extract", "in", "--output", "out", "--nonsense"),
        ("schema", "nonsense"),
        ("nonsense",),
    ],
)
def test_wrong_use_is_exit_code_2_without_a_traceback(arguments: tuple[str, ...]) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_name_of_a_file_can_steer_the_terminal(inputs: Path) -> None:
    (inputs / "x\x1b[31m\u202e\n.txt").write_bytes(b"")
    result = invoke("extract", "in", "--output", "out")
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    with terminal.show_progress(wanted=True) as tell:
        tell("reading", 0, 1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(
        "rich.progress.Progress.update",
        lambda *_, description, **__: told.append(description),
    )
    for wanted in (False, True):
        with terminal.show_progress(wanted=wanted) as tell:
            tell("reading", 0, 1)
            tell("writing", 1, 1)
    assert told == ["reading inputs", "writing reports"]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_printed_on_stdout(kind: str) -> None:
    result = invoke("schema", kind)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == schema_text(kind)


def test_the_schema_of_a_report_is_the_default() -> None:
    assert json.loads(invoke("schema").stdout)["$id"] == "urn:zvhrr-extract:schema:report:1.0"


def test_every_schema_can_be_asked_for() -> None:
    assert tuple(SCHEMAS) == schema.KINDS


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",)])
def test_help_and_version_need_nothing_else(arguments: tuple[str, ...]) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 0
    assert "zvhrr-extract" in result.stdout or "Commands:" in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_has_help(name: str) -> None:
    result = invoke(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {name}")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["extract", "--help"], ["schema", "--help"]]
)
def test_nothing_heavy_is_loaded_for_help(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from zvhrr_extract.cli.main import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        "heavy = {'pandas', 'pdfplumber', 'pydantic', 'rapidfuzz', 'rich', 'numpy', 'ftfy'}\n"
        "sys.exit(','.join(heavy & set(sys.modules)) or None)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_help_lists_every_command() -> None:
    printed = invoke("--help").stdout
    assert main.list_commands(click.Context(main)) == list(COMMANDS)
    assert all(f"  {name}  " in printed for name in COMMANDS)


def test_exit_codes_are_the_contracts() -> None:
    assert (extract.WRONG_USE, extract.SOME_FAILED) == (2, 3)
