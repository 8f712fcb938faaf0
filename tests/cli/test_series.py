"""`series` takes any mix of inputs and shows every figure over the years."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.series.world import report_of
from tests.support.cases import CASES
from tests.support.reports import make_report, make_table
from zvhrr_extract.cli.series import series
from zvhrr_extract.models.report import Report
from zvhrr_extract.write import json_text, schema_text

SAMPLES = Path(__file__).parents[2] / "samples"


def run(*words: object, **environment: str) -> Result:
    return CliRunner().invoke(series, [str(word) for word in words], env=environment)


def save(folder: Path, *reports: Report) -> Path:
    folder.mkdir(exist_ok=True)
    for report in reports:
        (folder / f"{report.id}.json").write_text(json_text(report), encoding="utf-8")
    return folder


def personen(year: int, *rows: tuple[str, ...]) -> Report:
    grid = [["", str(year - 1), str(year)], *map(list, rows)]
    table = make_table(grid, caption=f"Aantal personen, {year - 1}-{year}")
    return report_of(year, table.model_copy(update={"unit": "personen"}))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save(
        tmp_path / "reports",
        personen(2021, ("Noord", "120", "2.130"), ("Zuid", "240", "250")),
        personen(2022, ("Noord", "2.131", "140"), ("Zuid", "250", "260")),
    )


def test_a_table_shows_the_latest_figures_and_lists_what_was_restated(folder: Path) -> None:
    result = run(folder, COLUMNS="120")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[:-1] == [
        "Aantal personen (personen)",
        "        2020    2021   2022",
        "       r2021   r2022  r2022",
        "Noord    120  2,131*    140",
        "Zuid     240     250    260",
        "  * Noord, 2021: 2,130 (brug-2021) → 2,131 (brug-2022)",
        "",
    ]
    assert "r2022 is the report over 2022." in " ".join(result.stdout.split())
    assert not result.stderr


def test_a_figure_from_another_report_than_its_neighbours_says_so(folder: Path) -> None:
    save(folder, personen(2022, ("Zuid", "250", "260")))
    lines = run(folder, COLUMNS="120").stdout.splitlines()
    assert "Noord    120   2,130a      –" in lines
    assert "  a as brug-2021 prints it, the last that has the row" in lines


def test_the_table_speaks_dutch(folder: Path) -> None:
    told = run(folder, "--language", "nl").stdout
    assert "2.131*" in told
    assert "De cijfers zijn de laatst bekende" in told


@pytest.mark.parametrize("width", [24, 40, 60, 80, 200])
def test_a_table_fits_the_terminal_and_loses_no_figure(tmp_path: Path, width: int) -> None:
    label = "Leergang, deskundigheidsbevordering en training van medewerkers"
    rows = {
        year: ((label, f"1.{year % 1000:03}.{year % 100}9", "7"),) for year in range(2014, 2021)
    }
    folder = save(tmp_path / "in", *(personen(year, *told) for year, told in rows.items()))
    told = run(folder, COLUMNS=str(width)).stdout
    assert max(map(len, told.splitlines())) <= width
    for year in range(2013, 2021):
        assert f" {year} " in told.replace("\n", " \n")
    assert "…" not in told
    words = "".join(told.split())
    assert label.replace(" ", "")[:12] in words


def test_json_keeps_to_its_schema(folder: Path) -> None:
    result = run(folder, "--format", "json")
    told = json.loads(result.stdout)
    jsonschema.validate(told, json.loads(schema_text("series")))
    assert {"measure", "table", "row", "column", "year", "value", "unit", "report"} <= set(
        told["points"][0]
    )
    (finding,) = told["findings"]
    assert (finding["check"], finding["expected"], finding["found"]) == (
        "restatement",
        2130,
        2131,
    )
    assert finding["report"] == "brug-2022"


def test_the_published_schema_is_that_of_the_model() -> None:
    folder = Path(__file__).parents[2] / "src/zvhrr_extract/data/schemas"
    assert (folder / "series-1.0.json").read_text(encoding="utf-8") == schema_text("series")


def test_csv_is_one_row_a_point(folder: Path) -> None:
    result = run(folder, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
    assert len(rows) == 8
    last = [row for row in rows if row["year"] == "2021" and row["row"] == "Noord"][-1]
    assert (last["value"], last["restated"], last["report"]) == ("2131", "True", "brug-2022")


@pytest.mark.parametrize("wanted", ["png", "svg", "csv", "json", "table"])
def test_output_goes_to_a_file(folder: Path, tmp_path: Path, wanted: str) -> None:
    target = tmp_path / f"series.{wanted}"
    result = run(folder, "--format", wanted, "--output", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.stat().st_size > 100
    assert sorted(path.name for path in tmp_path.iterdir()) == ["reports", target.name]
    assert run(folder, "--output", tmp_path / "none" / "x").exit_code == 2


def test_a_picture_goes_into_a_pipe_but_not_on_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(folder, "--format", "png").stdout_bytes.startswith(b"\x89PNG")
    monkeypatch.setattr("zvhrr_extract.cli.series.is_terminal", lambda: True)
    result = run(folder, "--format", "png")
    assert result.exit_code == 2
    assert "--output" in result.stderr
    assert run(folder, "--format", "svg").stdout.startswith("<?xml")


def test_measures_are_picked(folder: Path) -> None:
    told = json.loads(run(folder, "--format", "json", "--measure", "*/noord").stdout)
    assert {point["row"] for point in told["points"]} == {"Noord"}
    result = run(folder, "--measure", "niets*")
    assert result.exit_code == 2
    assert "no measure has such an id or row label" in result.stderr


def test_nothing_to_show_is_wrong_use(tmp_path: Path) -> None:
    result = run(save(tmp_path / "in", make_report(("Een", ["twee"]))))
    assert result.exit_code == 2
    assert "no report has a table with figures" in result.stderr
    assert run(tmp_path / "weg").exit_code == 2
    assert run().exit_code == 2


def test_one_bad_input_is_told_and_the_rest_is_shown(folder: Path) -> None:
    (folder / "half.json").write_text('{"schema_version": "1.0", ')
    result = run(folder, folder / "weg.txt")
    assert result.exit_code == 3
    assert "Noord" in result.stdout
    assert sorted(line.split(":")[1].split(",")[0] for line in result.stderr.splitlines()) == [
        " half.json",
        " weg.txt",
    ]


def test_reports_without_year_or_organisation_are_told(folder: Path) -> None:
    lost = personen(2023, ("Noord", "1", "2"))
    save(folder, lost.model_copy(update={"id": "jaarloos", "year": None}))
    save(folder, lost.model_copy(update={"id": "naamloos", "organisation": None}))
    result = run(folder, "--format", "json")
    assert result.exit_code == 0
    assert [line.partition(";")[0] for line in result.stderr.splitlines()] == [
        "warning: naamloos: its organisation is not known",
        "warning: jaarloos: its year is not known",
    ]
    told = json.loads(result.stdout)
    assert {point["measure"].partition("/")[0] for point in told["points"]} == {
        "aantal-personen",
        "naamloos",
    }


def test_a_broken_profile_is_wrong_use(folder: Path, tmp_path: Path) -> None:
    profile = tmp_path / "p.toml"
    profile.write_text("x = ")
    result = run(folder, "--profile", profile)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: p.toml")


def test_nothing_in_a_report_can_steer_the_terminal(tmp_path: Path) -> None:
    evil = "In\x1b]0;x\x07\u202e [bold]"
    reports = [personen(year, (evil, str(year), "7")) for year in (2020, 2021, 2024)]
    result = run(save(tmp_path / "in", *reports))
    assert result.exit_code == 0
    assert "[bold]" in result.stdout
    assert not set(result.stdout + result.stderr) & set("\x1b\x07\u202e")


def test_colours_are_for_a_terminal_that_wants_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zvhrr_extract.cli.terminal.is_terminal", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in CliRunner().invoke(series, [str(folder)], color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in CliRunner().invoke(series, [str(folder)], color=True).stdout


@pytest.mark.slow
def test_dumps_of_four_years_become_one_series() -> None:
    result = run(CASES / "years", SAMPLES, "--format", "json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    jsonschema.validate(told, json.loads(schema_text("series")))
    areas = [
        point
        for point in told["points"]
        if point["measure"] == "persons_discussed/rotterdam-zuid" and point["latest"]
    ]
    assert [point["year"] for point in areas] == list(range(2018, 2025))
    assert {point["report_year"] for point in areas} == {2019, 2021, 2022, 2024}
    assert "costs/huisvestingskosten/realisatie" in {
        point["measure"] for point in told["points"]
    }
