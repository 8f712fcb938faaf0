"""`diff` takes PDFs, dumps and report files in any mix, and tells by its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.support.cases import CASES
from tests.support.reports import make_report, make_table
from zvhrr_extract import extract_file
from zvhrr_extract.cli.diff import diff
from zvhrr_extract.models.report import Report
from zvhrr_extract.write import json_text, schema_text

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
OLD = make_report(("Inleiding", ["Er is veel gedaan in dit jaar"]))
NEW = make_report(("Inleiding", ["Er is weinig gedaan in dit jaar"]))


def run(*words: object) -> Result:
    return CliRunner().invoke(diff, [str(word) for word in words])


def save(folder: Path, name: str, report: Report) -> Path:
    path = folder / name
    path.write_text(json_text(report), encoding="utf-8")
    return path


def test_two_dumps_of_one_report_are_the_same() -> None:
    result = run(*SAMPLES)
    assert result.exit_code == 0, result.output
    assert "no changes; " in result.output
    assert "Differences in form alone" not in result.output
    assert "Differences in form alone" in run(*SAMPLES, "--cosmetic").output


def test_a_dump_and_the_json_made_of_it_are_the_same(tmp_path: Path) -> None:
    # What is JSON is told by what is in it.
    path = save(tmp_path, "verslag.dat", extract_file(SAMPLES[0]))
    assert run(SAMPLES[0], path).exit_code == 0
    assert run(path, SAMPLES[1], "--format", "json").exit_code == 0


def test_a_pdf_and_the_json_made_of_it_are_the_same(tmp_path: Path) -> None:
    pdf = CASES / "pdf" / "dark.pdf"
    path = save(tmp_path, "dark.json", extract_file(pdf))
    assert run(pdf, path).exit_code == 0
    told = json.loads(path.read_text(encoding="utf-8"))
    told["blocks"][3]["text"] += " Dat is nieuw."
    path.write_text(json.dumps(told), encoding="utf-8")
    result = run(pdf, path)
    assert result.exit_code == 1
    assert "1 change (1 block edited)" in result.stdout
    assert "{+Dat is nieuw.+}" in result.stdout


def test_changes_are_told_word_by_word_without_colour_in_a_pipe(tmp_path: Path) -> None:
    result = run(save(tmp_path, "a.json", OLD), save(tmp_path, "b.json", NEW))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "--- a.json (zvhrr-2021)",
        "+++ b.json (zvhrr-2021)",
        "1 change (1 block edited); 0 in form alone",
        "",
        "Inleiding",
        "  ~ block edited: Er is [-veel-]{+weinig+} gedaan in dit jaar  [line 2]",
    ]


def test_json_is_as_its_schema_says(tmp_path: Path) -> None:
    grids = [[["", "2020"], ["Noord", one]] for one in ("10", "12")]
    paths = [
        save(tmp_path, f"{at}.json", make_report(("Een", [make_table(grid)])))
        for at, grid in enumerate(grids)
    ]
    result = run(*paths, "--format", "json", "--cosmetic")
    told = json.loads(result.stdout)
    jsonschema.validate(told, json.loads(schema_text("diff")))
    assert result.exit_code == 1
    assert told["summary"] == {"cell_changed": 1}
    assert told["old"] == {"file": "0.json", "report": "zvhrr-2021"}
    change = told["changes"][0]
    assert (change["delta"], change["percent"]) == (2, 20.0)


def test_the_published_schema_is_that_of_the_model() -> None:
    folder = Path(__file__).parents[2] / "src/zvhrr_extract/data/schemas"
    assert (folder / "diff-1.0.json").read_text(encoding="utf-8") == schema_text("diff")


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    paths = save(tmp_path, "a.json", OLD), save(tmp_path, "b.json", NEW)
    result = run(*paths, "--output", tmp_path / "diff.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[-veel-]{+weinig+}" in (tmp_path / "diff.txt").read_text(encoding="utf-8")
    nowhere = run(*paths, "--output", tmp_path / "none" / "diff.txt")
    assert nowhere.exit_code == 2
    assert nowhere.stderr.startswith("Error: ")


def test_html_and_patch_are_written(tmp_path: Path) -> None:
    paths = save(tmp_path, "a.json", OLD), save(tmp_path, "b.json", NEW)
    page = run(*paths, "--format", "html")
    assert (page.exit_code, page.stdout[:9].lower()) == (1, "<!doctype")
    patch = run(*paths, "--format", "jsonpatch")
    assert patch.exit_code == 1
    assert {step["op"] for step in json.loads(patch.stdout)} <= {
        "add",
        "copy",
        "move",
        "remove",
        "replace",
        "test",
    }


def test_nothing_in_a_report_can_steer_the_terminal(tmp_path: Path) -> None:
    evil = make_report(("In\x1b]0;x\x07", ["Er is \x1b[2Jveel\u202e gedaan", "a\nb"]))
    result = run(save(tmp_path, "a.json", OLD), save(tmp_path, "b.json", evil))
    assert result.exit_code == 1
    assert not set(result.stdout) & set("\x1b\x07\u202e")


def test_colours_are_for_a_terminal_that_wants_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = save(tmp_path, "a.json", OLD), save(tmp_path, "b.json", NEW)
    monkeypatch.setattr("zvhrr_extract.cli.terminal.is_terminal", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    words = [str(path) for path in paths]
    assert "\x1b[" in CliRunner().invoke(diff, words, color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in CliRunner().invoke(diff, words, color=True).stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "line 1, column 2"),
        ('{"schema_version": "1.0"}', "not that of a report"),
        ("{}", "not that of a report"),
        ('{"schema_version": "2.0", "sections": 1, "blocks": 1, "tables": 1}', "version 2.0"),
        ('{"schema_version": "1.0", "sections": 1, "blocks": 1, "tables": 1}', "schema"),
        ("{" + "[" * 100_000, "JSON"),
    ],
)
def test_a_file_that_is_no_report_is_told_in_one_line(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "verslag.json"
    path.write_text(text, encoding="utf-8")
    result = run(path, save(tmp_path, "b.json", NEW))
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: verslag.json")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_wrong_value_is_named_by_its_place(tmp_path: Path) -> None:
    told = json.loads(json_text(OLD))
    told["blocks"][0]["kind"] = "poem"
    path = tmp_path / "a.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    result = run(path, path)
    assert result.exit_code == 2
    assert "a.json, at blocks.0.kind: " in result.stderr


def test_what_is_not_there_or_asked_wrongly_is_wrong_use(tmp_path: Path) -> None:
    path = save(tmp_path, "a.json", OLD)
    assert run(path, tmp_path / "none.txt").exit_code == 2
    assert run(path, tmp_path).exit_code == 2
    assert run(path).exit_code == 2
    assert run(path, path, "--format", "xml").exit_code == 2


def test_a_mistake_of_ours_does_not_look_like_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("zvhrr_extract.align.align_reports", stumble)
    result = run(*SAMPLES)
    assert result.exit_code == 2
    assert not result.stdout
    assert "KeyError: 'x'" in result.stderr
    assert "our mistake" in result.stderr
