"""`audit` tells what does not hold, in every format, and by its exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.support.audited import audited_report, find, restated
from tests.support.reports import empty_report
from zvhrr_extract import pipeline
from zvhrr_extract.batch import Gathered
from zvhrr_extract.batch import audit as batch
from zvhrr_extract.cli.audit import FORMATS, STATUSES
from zvhrr_extract.cli.main import main
from zvhrr_extract.cli.options import LANGUAGES
from zvhrr_extract.models.finding import FindingCode
from zvhrr_extract.models.report import Report
from zvhrr_extract.models.series import Series
from zvhrr_extract.phrases import LANGUAGES as KNOWN_LANGUAGES
from zvhrr_extract.write import json_text, schema_text
from zvhrr_extract.write.findings.groups import STATUSES as KNOWN_STATUSES

GOOD = empty_report(findings=(find(FindingCode.COUNT, "x", status="pass", severity="info"),))
OPEN = empty_report(findings=(find(FindingCode.COUNT, "x", status="unverifiable"),))
BAD = empty_report(findings=(find(FindingCode.COUNT, "x", message="25 stated, 24 listed"),))


@pytest.fixture(autouse=True)
def stored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave findings as they were written by hand."""
    monkeypatch.setattr(pipeline, "audit_report", lambda report, *_: report)


def run(*words: object, **told: Any) -> Result:
    return CliRunner().invoke(main, ["audit", *map(str, words)], **told)


def save(folder: Path, report: Report, name: str = "a.json") -> Path:
    path = folder / name
    path.write_text(json_text(report), encoding="utf-8")
    return path


def test_a_failed_check_is_told_on_stdout_with_exit_code_1(tmp_path: Path) -> None:
    result = run(save(tmp_path, BAD))
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines() == [
        "zvhrr-2021: 1 failed, 0 unverifiable, 0 passed",
        "",
        "  warning count: 25 stated, 24 listed",
    ]


@pytest.mark.parametrize("report", [GOOD, OPEN], ids=["passed", "unverifiable"])
def test_nothing_failed_is_exit_code_0(tmp_path: Path, report: Report) -> None:
    assert run(save(tmp_path, report)).exit_code == 0


def test_an_input_that_cannot_be_read_is_exit_code_3_and_the_others_are_told(
    tmp_path: Path,
) -> None:
    result = run(tmp_path / "weg.json", save(tmp_path, BAD))
    assert result.exit_code == 3
    assert result.stderr.startswith("failed: ")
    assert "25 stated, 24 listed" in result.stdout


@pytest.mark.parametrize(
    "words",
    [(), ("--format", "xml"), ("--check", "clam"), ("--status", "bad"), ("--language", "fr")],
)
def test_wrong_use_is_exit_code_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, *([save(tmp_path, BAD)] if words else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error" in result.stderr


def test_a_check_that_is_none_is_answered_with_those_there_are(tmp_path: Path) -> None:
    told = run(save(tmp_path, BAD), "--check", "clam").stderr
    assert "'clam' is no check; there are conservation, " in " ".join(told.split())


def test_a_broken_profile_is_exit_code_2(tmp_path: Path) -> None:
    result = run(save(tmp_path, BAD), "--profile", tmp_path / "none.toml")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


def test_nothing_to_check_is_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = Gathered((), (), ("empty: holds nothing",))
    monkeypatch.setattr(batch, "gather_reports", lambda *_, **__: nothing)
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[0] == "warning: empty: holds nothing"
    assert result.stderr.splitlines()[1].startswith("Error: no report there")


def test_a_mistake_of_ours_is_no_failed_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> Report:
        raise ValueError("oops")

    monkeypatch.setattr(pipeline, "audit_report", stumble)
    result = run(save(tmp_path, BAD))
    assert result.exit_code == 2
    assert "our mistake" in result.stderr


def test_json_is_as_its_schema_says_and_names_the_report(tmp_path: Path) -> None:
    result = run(save(tmp_path, audited_report()), "--format", "json")
    told = json.loads(result.stdout)
    jsonschema.validate(told, json.loads(schema_text("audit")))
    assert {one["report"] for one in told["findings"]} == {"zvhrr-2021"}
    assert {one["check"] for one in told["findings"]} == {code.value for code in FindingCode}


def test_every_format_can_be_printed_and_written(tmp_path: Path) -> None:
    path = save(tmp_path, BAD)
    for wanted, start in zip(FORMATS, ("zvhrr-2021", "{", "<!DOCTYPE", "{"), strict=True):
        printed = run(path, "--format", wanted)
        assert printed.stdout.startswith(start)
        written = run(path, "--format", wanted, "--output", tmp_path / "out")
        assert (written.exit_code, written.stdout) == (1, "")
        assert (tmp_path / "out").read_text(encoding="utf-8") == printed.stdout
    assert run(path, "--output", tmp_path / "none" / "out").exit_code == 2


def test_json_and_sarif_are_whole_where_nothing_could_be_read(tmp_path: Path) -> None:
    for wanted in ("json", "sarif"):
        result = run(tmp_path / "weg.json", "--format", wanted)
        assert result.exit_code == 3
        assert json.loads(result.stdout)


def test_checks_can_be_chosen_and_decide_the_exit_code(tmp_path: Path) -> None:
    path = save(tmp_path, audited_report())
    chosen = run(path, "--check", "table_total", "--check", "count", "--format", "json")
    codes = [one["check"] for one in json.loads(chosen.stdout)["findings"]]
    assert (codes, chosen.exit_code) == (["table_total", "count"], 1)
    assert run(path, "--check", "count").exit_code == 0


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ((), {"error", "warning", "info", "unverifiable"}),
        (("--all",), {"error", "warning", "info", "unverifiable", "passed"}),
        (("--status", "unverifiable"), {"unverifiable"}),
        (("--status", "pass", "--status", "unverifiable"), {"passed", "unverifiable"}),
    ],
)
def test_outcomes_can_be_chosen_and_all_are_counted(
    tmp_path: Path, words: tuple[str, ...], listed: set[str]
) -> None:
    result = run(save(tmp_path, audited_report()), *words)
    _, *lines = result.stdout.replace("\n  passed\n", "\n").splitlines()
    starts = {line.split()[0] for line in lines if line[:3].strip() and line[:2] == "  "}
    assert starts - {"zvhrr-verkort-jaarverslag-2021-dump-2.txt):", "failed,"} == listed
    assert result.exit_code == 1
    assert "9 failed, 2 unverifiable, 19" in " ".join(result.stdout.split())


def test_a_page_or_record_of_chosen_outcomes_still_counts_all(tmp_path: Path) -> None:
    path = save(tmp_path, audited_report())
    told = json.loads(run(path, "--format", "json", "--status", "fail").stdout)
    assert {one["status"] for one in told["findings"]} == {"fail"}
    assert "19 passed" in run(path, "--format", "html", "--status", "fail").stdout


def test_stored_findings_are_told_in_dutch(tmp_path: Path) -> None:
    path = save(tmp_path, audited_report())
    told = run(path, "--language", "nl", "--all").stdout
    assert "geslaagd conservation: elk woord van de bron staat in het verslag" in told
    assert "every word" not in told


def test_findings_over_the_years_are_told_and_decide_the_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compare(*_: object) -> Series:
        return Series(points=(), findings=(restated(),))

    monkeypatch.setattr(batch, "build_series", compare)
    result = run(save(tmp_path, GOOD))
    assert result.exit_code == 1
    assert "Over the years: 1 failed" in result.stdout
    assert run(save(tmp_path, GOOD), "--check", "count").exit_code == 0


def test_a_report_is_checked_anew_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(report: Report, knowledge: object, phrases: Any) -> Report:
        assert knowledge is not None
        message = phrases.say("rule_count.title")
        return report.model_copy(
            update={"findings": (find(FindingCode.COUNT, "x", message=message),)}
        )

    monkeypatch.setattr(pipeline, "audit_report", check)
    assert "Genoemd aantal" in run(save(tmp_path, GOOD), "--language", "nl").stdout


def test_a_dump_is_read_and_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    dump = next((Path(__file__).parents[2] / "samples").glob("*.txt"))
    result = run(dump)
    assert result.exit_code == 1
    last = "7 of 7 percentages that do not hold: divided by the new value"
    assert result.stdout.splitlines()[-1] == last


def test_nothing_in_a_report_can_steer_the_terminal(tmp_path: Path) -> None:
    evil = find(FindingCode.COUNT, "x", message="a\x1b[2Jb\u202ec\x07", quote="\x1b]0;x\x07\n")
    result = run(save(tmp_path, empty_report(findings=(evil,), id="x\x1b[1m")))
    assert result.exit_code == 1
    assert not set(result.stdout) & set("\x1b\x07\u202e")


def test_lines_are_as_wide_as_the_terminal_and_80_in_a_file(tmp_path: Path) -> None:
    long = find(FindingCode.COUNT, "x", message="woord " * 60)
    path = save(tmp_path, empty_report(findings=(long,)))
    for columns, width in (("60", 60), ("20", 40), ("120", 120)):
        shown = run(path, env={"COLUMNS": columns}).stdout.splitlines()
        assert width - 6 < max(map(len, shown)) <= width
    run(path, "--output", tmp_path / "out", env={"COLUMNS": "120"})
    written = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert 74 < max(map(len, written)) <= 80


def test_colours_are_for_a_terminal_that_wants_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, audited_report())
    monkeypatch.setattr("zvhrr_extract.cli.terminal.is_terminal", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in run(path, color=True).stdout
    run(path, "--output", tmp_path / "out", color=True)
    assert "\x1b[" not in (tmp_path / "out").read_text(encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(path, color=True).stdout


def test_the_choices_are_those_of_the_rooms_behind() -> None:
    # The command line names them itself, so that `--help` need not load what knows them.
    assert LANGUAGES == KNOWN_LANGUAGES
    assert STATUSES == KNOWN_STATUSES
