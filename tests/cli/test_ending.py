"""How commands end where nobody reads on, nothing can be printed, or the user stops them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from tests.support.reports import empty_report, make_report, make_table
from zvhrr_extract.cli import terminal
from zvhrr_extract.cli.main import main
from zvhrr_extract.models.report import Report
from zvhrr_extract.write import json_text

TABLE = make_table([["", "2020", "2021"], ["Zuid → 一", "571", "414"]], caption="Aantal")
TWO_COMMANDS = pytest.mark.parametrize("command", ["audit", "series"])


def save(folder: Path, report: Report | None = None) -> Path:
    path = folder / "a.json"
    written = report or make_report(("Cijfers", [TABLE]))
    path.write_text(json_text(written), encoding="utf-8")
    return path


def start(*words: object, **told: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "zvhrr_extract", *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment}
    return subprocess.Popen(command, **(piped | told))  # type: ignore[call-overload,no-any-return]


@TWO_COMMANDS
def test_who_stops_reading_gets_no_message_and_no_other_exit_code(
    tmp_path: Path, command: str
) -> None:
    with start(command, save(tmp_path), "--format", "json") as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 0


@TWO_COMMANDS
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_stdout_is_told_in_a_line(tmp_path: Path, command: str) -> None:
    with (
        Path("/dev/full").open("wb") as full,
        start(command, save(tmp_path), stdout=full) as run,
    ):
        assert run.stderr is not None
        told = run.stderr.read().decode()
        assert run.wait() == 2
    assert told.startswith("Error: stdout: cannot be written: ")
    assert told.count("\n") == 1


@TWO_COMMANDS
def test_a_closed_stdout_is_told_in_a_line(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path)
    told: list[str] = []
    monkeypatch.setattr("zvhrr_extract.cli.ending.echo_line", told.append)
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(SystemExit) as left:
        main([command, str(path)], standalone_mode=False)
    assert left.value.code == 2
    assert told == ["Error: stdout: is closed (name a file with --output)"]


def test_what_a_locale_has_no_sign_for_is_replaced_in_texts_alone(tmp_path: Path) -> None:
    path = save(tmp_path)
    for command, wanted in (("series", "table"), ("series", "csv"), ("audit", "html")):
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        told = environment | {"PYTHONIOENCODING": "cp1252"}
        with start(command, path, "--format", wanted, env=told) as run:
            printed, errors = run.communicate()
        assert (run.returncode, errors) == (0, b"")
        if wanted == "table":
            assert b"Zuid ? ?" in printed
        else:
            printed.decode("utf-8")


def test_a_sign_that_is_in_the_locale_is_printed_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "_fit", lambda text, encoding: f"{encoding}: {len(text) > 9}")
    result = CliRunner(charset="cp1252").invoke(main, ["series", str(save(tmp_path))])
    assert result.stdout == "cp1252: True"


@TWO_COMMANDS
def test_a_stop_from_the_keyboard_is_no_failed_check(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("zvhrr_extract.batch.gather.gather_reports", stop)
    monkeypatch.setattr("zvhrr_extract.batch.audit.gather_reports", stop)
    monkeypatch.setattr("zvhrr_extract.batch.gather_reports", stop)
    result = CliRunner().invoke(main, [command, str(save(tmp_path))])
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "interrupted\n"


@TWO_COMMANDS
def test_a_mistake_of_ours_is_told_line_by_line_with_exit_code_2(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ValueError("oops")

    monkeypatch.setattr("zvhrr_extract.batch.audit.gather_reports", stumble)
    monkeypatch.setattr("zvhrr_extract.batch.gather_reports", stumble)
    result = CliRunner().invoke(main, [command, str(save(tmp_path, empty_report()))])
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-2:] == [
        "ValueError: oops",
        "Error: stumbled over it (our mistake: report it with what stands above)",
    ]


@pytest.mark.parametrize(("command", "wanted"), [("audit", "html"), ("series", "svg")])
def test_a_result_beside_the_reports_is_no_input_of_the_next_run(
    tmp_path: Path, command: str, wanted: str
) -> None:
    save(tmp_path)
    result = tmp_path / f"result.{wanted}"
    for _ in range(2):
        words = [command, str(tmp_path), "--format", wanted, "--output", str(result)]
        ended = CliRunner().invoke(main, words)
        assert (ended.exit_code, ended.stderr) == (0, "")
