"""gather_reports: written reports and sources in any mix, each report once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.batch.conftest import House, Pipeline, text
from tests.support.reports import make_report
from zvhrr_extract.batch import Gathered, gather_reports
from zvhrr_extract.settings import DEFAULTS, Settings
from zvhrr_extract.write import json_text

if TYPE_CHECKING:
    from zvhrr_extract.models.report import Report


def gather(*named: Path | str, settings: Settings = DEFAULTS) -> Gathered:
    return gather_reports([str(name) for name in named], settings)


def ids(found: Gathered) -> list[str]:
    return [report.id for report in found.reports]


def failed(found: Gathered) -> dict[str, str]:
    return {one.file: one.error.code for one in found.failures}


def save(path: Path, report: Report) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json_text(report), encoding="utf-8")
    return path


def test_written_reports_sources_and_patterns_are_gathered_in_order(
    house: House, fake: Pipeline
) -> None:
    house.put("b/2022.txt", text("zvhrr 2022 full", 2))
    house.put("a.txt", text("zvhrr 2023 full", 3))
    save(house.inputs / "c" / "oud.json", make_report(year=2020))
    save(house.inputs.parent / "x.json", make_report(year=2019))
    found = gather(house.inputs, house.inputs.parent / "*.json")
    assert ids(found) == ["zvhrr-2019", "zvhrr-2020", "zvhrr-2022", "zvhrr-2023"]
    assert not found.failures
    assert not found.warnings
    assert sorted(fake.built) == ["zvhrr-2022", "zvhrr-2023"]


def test_versions_are_one_report_and_nothing_is_left_behind(
    house: House, fake: Pipeline
) -> None:
    house.put("a.txt", text("zvhrr 2021 full", 1))
    house.put("b.txt", text("zvhrr 2021 full", 1, extra="en nog wat"))
    before = sorted(house.inputs.parent.rglob("*"))
    assert ids(gather(house.inputs)) == ["zvhrr-2021"]
    assert sorted(house.inputs.parent.rglob("*")) == before
    assert len(fake.merged) == 1


def test_in_a_folder_json_of_other_things_is_passed_over(house: House, fake: Pipeline) -> None:
    house.put("a.txt", text("zvhrr 2021 full", 1))
    house.run()
    save(house.output / "zvhrr-2020.json", make_report(year=2020))
    house.output.joinpath("package.json").write_text('{"name": "x"}')
    house.output.joinpath("list.json").write_text("[1, 2]")
    fake.opened.clear()
    found = gather(house.output)
    assert ids(found) == ["zvhrr-2020", "zvhrr-2021"]
    assert not found.failures
    assert not fake.opened


def test_named_alone_json_of_other_things_is_a_failure(house: House) -> None:
    other = house.put("package.json", b'{"name": "x"}')
    manifest = house.put("manifest.json", b'{"inputs": []}')
    report = save(house.inputs / "r.json", make_report(year=2020))
    assert failed(gather(other, report)) == {"package.json": "not_a_report"}
    assert failed(gather(manifest)) == {"manifest.json": "not_a_report"}
    # As the shell expands `outputs/*`.
    found = gather(manifest, report)
    assert (ids(found), failed(found)) == (["zvhrr-2020"], {})


def test_a_damaged_report_is_a_failure_that_names_the_place(house: House) -> None:
    good = save(house.inputs / "a.json", make_report(year=2020))
    half = good.read_bytes()
    house.put("sub/half.json", half[: len(half) // 2])
    house.put("old.json", half.replace(b'"schema_version": "1.0"', b'"schema_version": "3.0"'))
    found = gather(house.inputs)
    assert ids(found) == ["zvhrr-2020"]
    assert {file.partition(",")[0] for file in failed(found)} == {"sub/half.json", "old.json"}
    assert any("line " in file for file in failed(found))


@pytest.mark.usefixtures("fake")
def test_one_bad_input_never_stops_the_rest(house: House) -> None:
    house.put("a.txt", text("zvhrr 2021 full", 1))
    house.put("b.txt", b"geen verslag")
    found = gather(house.inputs, house.inputs / "weg.txt", house.inputs / "leeg*")
    assert ids(found) == ["zvhrr-2021"]
    assert failed(found) == {
        "b.txt": "not_a_report",
        "weg.txt": "not_found",
        "leeg*": "not_found",
    }


def test_an_empty_folder_is_a_failure(house: House) -> None:
    assert set(failed(gather(house.inputs)).values()) == {"empty_folder"}


def test_of_a_report_and_its_sources_the_written_one_counts(
    house: House, fake: Pipeline
) -> None:
    house.put("a.txt", text("zvhrr 2021 full", 1))
    house.run()
    shutil.copytree(house.output, house.inputs / "out")
    fake.opened.clear()
    assert ids(gather(house.inputs)) == ["zvhrr-2021"]
    assert not fake.opened, "all sources are in written reports"
    house.put("b.txt", text("zvhrr 2021 full", 1, extra="en nog wat"))
    house.put("c.txt", text("zvhrr 2022 full", 2))
    found = gather(house.inputs)
    assert ids(found) == ["zvhrr-2021", "zvhrr-2022"]
    assert [one.file for one in found.reports[0].sources] == ["a.txt"]


def test_two_reports_of_one_id_are_told_apart_and_equal_ones_are_one(tmp_path: Path) -> None:
    one, other = make_report(("Een", ["x"]), year=2020), make_report(("Twee", ["y"]), year=2020)
    paths = [
        save(tmp_path / name / "r.json", report)
        for name, report in [("a", one), ("b", other), ("c", one), ("d", other)]
    ]
    found = gather(*paths)
    assert ids(found) == ["zvhrr-2020", "zvhrr-2020-2"]
    assert found.warnings == (
        "b/r.json: zvhrr-2020 is another report already; this one is called zvhrr-2020-2",
    )


@pytest.mark.usefixtures("fake")
def test_an_edition_that_was_not_written_is_no_copy_of_the_one_that_was(house: House) -> None:
    house.put("a.txt", text("zvhrr 2021 abridged", 1))
    house.run()
    house.put("b.txt", text("zvhrr 2021 full", 1, words=900))
    found = gather(house.inputs, house.output)
    assert [one.edition for one in found.reports] == ["abridged", "full"]
    assert len(set(ids(found))) == 2
