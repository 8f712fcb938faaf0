"""Many files in, a folder of reports and a manifest out, whatever the files are like."""

from __future__ import annotations

import json
import os
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.batch.conftest import House, Pipeline, text
from zvhrr_extract import pipeline
from zvhrr_extract.batch import Request, run, run_batch
from zvhrr_extract.errors import OutputError, ProfileError
from zvhrr_extract.models.manifest import Manifest, ManifestInput
from zvhrr_extract.settings import DEFAULTS, Settings

pytestmark = pytest.mark.usefixtures("fake")


def entries(manifest: Manifest) -> dict[str, ManifestInput]:
    return {one.file: one for one in manifest.inputs}


def said(house: House) -> Any:
    return json.loads((house.output / "manifest.json").read_bytes())


@pytest.fixture
def shelf(house: House) -> House:
    """Two years, one of them in two versions and a copy, and three bad files."""
    house.put("a-2020.txt", text("zvhrr 2020 full", 1))
    house.put("b-2021.txt", text("zvhrr 2021 full", 2, extra="\ufffd"))
    house.put("c-2021.txt", text("zvhrr 2021 full", 2, extra="slot"))
    house.put("copies/c-2021.txt", text("zvhrr 2021 full", 2, extra="slot"))
    house.put("leeg.txt", b"")
    house.put("brief.txt", b"Beste allemaal\n")
    house.put("foto.png", b"\x89PNG\r\n\x1a\n")
    return house


def test_every_input_gets_its_line_in_input_order(shelf: House) -> None:
    manifest = shelf.run().manifest
    assert [
        (one.file, one.status, one.report, one.role, one.error and one.error.code)
        for one in manifest.inputs
    ] == [
        ("a-2020.txt", "extracted", "zvhrr-2020.json", "canonical", None),
        ("b-2021.txt", "extracted", "zvhrr-2021.json", "version", None),
        ("brief.txt", "failed", None, None, "not_a_report"),
        ("c-2021.txt", "extracted", "zvhrr-2021.json", "canonical", None),
        ("copies/c-2021.txt", "duplicate", "zvhrr-2021.json", "duplicate", None),
        ("foto.png", "failed", None, None, "not_text"),
        ("leeg.txt", "failed", None, None, "empty"),
    ]
    assert list(shelf.results()) == ["manifest.json", "zvhrr-2020.json", "zvhrr-2021.json"]
    assert all(one.sha256 for one in manifest.inputs)
    assert Manifest.model_validate(said(shelf)) == manifest


def test_a_report_lists_its_sources_with_the_canonical_first(shelf: House) -> None:
    shelf.run()
    sources = json.loads(shelf.results()["zvhrr-2021.json"])["sources"]
    assert [(one["file"], one["role"]) for one in sources] == [
        ("c-2021.txt", "canonical"),
        *sorted(
            [("b-2021.txt", "version"), ("copies/c-2021.txt", "duplicate")],
            key=lambda one: next(s["sha256"] for s in sources if s["file"] == one[0]),
        ),
    ]
    ids = {one["file"]: one["id"] for one in sources}
    assert ids["copies/c-2021.txt"] == ids["c-2021.txt"] + "-2"
    assert ids["b-2021.txt"].startswith("src-")


def test_a_second_run_does_nothing_and_says_so(shelf: House, fake: Pipeline) -> None:
    first = shelf.run()
    results = shelf.results()
    times = {path: path.stat().st_mtime_ns for path in shelf.output.iterdir()}
    fake.opened.clear()
    again = shelf.run()
    assert (again.unchanged, again.manifest) == (True, first.manifest)
    assert not fake.opened
    assert shelf.results() == results
    assert {path: path.stat().st_mtime_ns for path in shelf.output.iterdir()} == times


def test_force_does_all_again_and_changes_no_byte(shelf: House, fake: Pipeline) -> None:
    shelf.run()
    results = shelf.results()
    fake.built.clear()
    assert not shelf.run(force=True).unchanged
    assert fake.built == ["zvhrr-2020", "zvhrr-2021"]
    assert shelf.results() == results


def change_an_input(house: House) -> None:
    house.put("a-2020.txt", text("zvhrr 2020 full", 1, extra="anders"))


def add_a_version(house: House) -> None:
    house.put("nieuw.txt", text("zvhrr 2020 full", 1, extra="erbij"))


def touch_a_result(house: House) -> None:
    (house.output / "zvhrr-2020.json").write_text("{}")


def lose_a_result(house: House) -> None:
    (house.output / "zvhrr-2020.json").unlink()


def add_the_other_edition(house: House) -> None:
    house.put("kort.txt", text("zvhrr 2020 abridged", 9))


@pytest.mark.parametrize(
    ("change", "built"),
    [
        (change_an_input, ["zvhrr-2020"]),
        (add_a_version, ["zvhrr-2020"]),
        (touch_a_result, ["zvhrr-2020"]),
        (lose_a_result, ["zvhrr-2020"]),
        (add_the_other_edition, ["zvhrr-2020", "zvhrr-2020-abridged"]),
    ],
)
def test_only_what_changed_is_built_again(
    shelf: House, fake: Pipeline, change: Any, built: list[str]
) -> None:
    shelf.run()
    before = shelf.results()["zvhrr-2021.json"]
    change(shelf)
    fake.built.clear()
    assert not shelf.run().unchanged
    assert fake.built == built
    results = shelf.results()
    assert results["zvhrr-2021.json"] == before
    fake.built.clear()
    shelf.run(force=True)
    assert shelf.results() == results


def test_another_program_builds_all_again(shelf: House, fake: Pipeline) -> None:
    shelf.run()
    fake.built.clear()
    shelf.run(settings=Settings(max_line_chars=1000))
    assert fake.built == ["zvhrr-2020", "zvhrr-2021"]


def test_the_same_inputs_in_another_order_build_nothing_again(
    shelf: House, fake: Pipeline
) -> None:
    one, other = shelf.inputs / "a-2020.txt", shelf.inputs / "b-2021.txt"
    shelf.run(one, other)
    fake.built.clear()
    summary = shelf.run(other, one)
    assert not fake.built
    assert [item.file for item in summary.manifest.inputs] == ["b-2021.txt", "a-2020.txt"]


@settings(suppress_health_check=list(HealthCheck), max_examples=20, deadline=None)
@given(order=st.randoms(use_true_random=False))
def test_reports_are_the_same_in_whatever_order_inputs_are_named(
    shelf: House, order: random.Random
) -> None:
    named = [path for path in sorted(shelf.inputs.rglob("*")) if path.is_file()]
    expected = {**_run_anew(shelf, named)}
    order.shuffle(named)
    assert _run_anew(shelf, named) == expected


def _run_anew(house: House, named: list[Path]) -> dict[str, bytes]:
    summary = house.run(*named, force=True)
    reports = {name: data for name, data in house.results().items() if name != "manifest.json"}
    return reports | {"pairs": repr(summary.manifest.pairs).encode()}


def test_full_and_abridged_editions_name_each_other(house: House) -> None:
    house.put("kort.txt", text("zvhrr 2021 abridged", 1))
    house.put("lang.txt", text("zvhrr 2021 full", 2, words=900))
    house.run()
    results = house.results()
    related = {
        name: json.loads(data)["related"]
        for name, data in results.items()
        if name != "manifest.json"
    }
    assert related == {
        "zvhrr-2021.json": [{"report": "zvhrr-2021-abridged", "relation": "other_edition"}],
        "zvhrr-2021-abridged.json": [{"report": "zvhrr-2021", "relation": "other_edition"}],
    }


def test_what_cannot_be_told_stands_alone_under_its_own_name_with_a_warning(
    house: House,
) -> None:
    house.put("x/Oud verslag.txt", text("zvhrr - full", 1))
    house.put("y/wie.txt", text("- 2021 full", 2))
    house.put("z/o.txt", text("- - unknown", 3))
    summary = house.run()
    assert [one.report for one in summary.manifest.inputs] == [
        "Oud-verslag.json",
        "wie.json",
        "o.json",
    ]
    assert sorted(summary.warnings) == [
        "x/Oud verslag.txt: its year could not be told; it is kept apart as Oud-verslag.json",
        "y/wie.txt: its organisation could not be told; it is kept apart as wie.json",
        "z/o.txt: its organisation and year could not be told; it is kept apart as o.json",
    ]


def test_another_text_of_the_same_year_is_kept_under_its_own_name_with_a_warning(
    house: House,
) -> None:
    house.put("a.txt", text("zvhrr 2021 full", 1, words=900))
    house.put("b.txt", text("zvhrr 2021 full", 2))
    summary = house.run()
    assert [one.report for one in summary.manifest.inputs] == ["zvhrr-2021.json", "b.json"]
    assert [pair.verdict for pair in summary.manifest.pairs] == ["unsure"]
    assert "another text of zvhrr 2021 is kept" in summary.warnings[0]


def test_an_error_of_ours_stops_no_other_file_and_leaves_a_traceback(
    shelf: House, fake: Pipeline
) -> None:
    fake.crash_on = {"a-2020.txt"}
    summary = shelf.run()
    error = entries(summary.manifest)["a-2020.txt"].error
    assert error is not None
    assert error.code == "internal"
    assert "KeyError in extract_report" in error.message
    assert str(shelf.inputs) not in error.message
    assert entries(summary.manifest)["c-2021.txt"].status == "extracted"
    assert summary.crashes[0].startswith("a-2020.txt:\nTraceback")


def test_where_the_kept_text_fails_the_next_version_takes_its_place(
    shelf: House, fake: Pipeline
) -> None:
    fake.crash_on = {"c-2021.txt", "copies/c-2021.txt"}
    found = entries(shelf.run().manifest)
    assert found["b-2021.txt"].role == "canonical"
    assert found["c-2021.txt"].status == found["copies/c-2021.txt"].status == "failed"
    assert fake.built == ["zvhrr-2020", "zvhrr-2021"]
    sources = json.loads(shelf.results()["zvhrr-2021.json"])["sources"]
    assert [one["file"] for one in sources] == ["b-2021.txt"]


def test_every_version_with_another_text_is_merged_once(shelf: House, fake: Pipeline) -> None:
    shelf.put("d-2021.txt", text("zvhrr 2021 full", 2, extra="SLOT"))
    shelf.run()
    assert [others for _, *others in fake.merged] == [["b-2021.txt"]]


def test_a_version_that_fails_is_told_and_the_report_stands_without_it(
    shelf: House, fake: Pipeline
) -> None:
    fake.crash_on = {"b-2021.txt"}
    found = entries(shelf.run().manifest)
    assert found["b-2021.txt"].status == "failed"
    assert found["c-2021.txt"].role == "canonical"
    sources = json.loads(shelf.results()["zvhrr-2021.json"])["sources"]
    assert [one["file"] for one in sources] == ["c-2021.txt", "copies/c-2021.txt"]


def test_a_file_that_was_just_read_is_not_read_again(
    shelf: House, fake: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    opened = fake.open_document

    def open_and_note(path: Path, *, file: str, settings: Settings) -> Any:
        read.append(file)
        return opened(path, file=file, settings=settings)

    monkeypatch.setattr(pipeline, "open_document", open_and_note)
    shelf.run()
    assert len(read) == len(set(read))


def test_a_file_that_vanishes_between_reading_and_building_is_told(
    shelf: House, fake: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "MAX_HELD_LINES", -1)
    gone = shelf.inputs / "a-2020.txt"
    opened = fake.open_document

    def open_once(path: Path, *, file: str, settings: Settings) -> Any:
        document = opened(path, file=file, settings=settings)
        gone.unlink(missing_ok=True)
        return document

    monkeypatch.setattr(pipeline, "open_document", open_once)
    error = entries(shelf.run().manifest)["a-2020.txt"].error
    assert error is not None
    assert error.code == "not_found"


def test_a_file_that_changes_between_reading_and_building_is_told_and_tried_again(
    house: House, fake: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "MAX_HELD_LINES", -1)
    path = house.put("a.txt", text("zvhrr 2021 full", 1))
    signing = fake.identify_document

    def change_after_signing(*arguments: Any) -> Any:
        identity = signing(*arguments)
        path.write_bytes(text("zvhrr 2021 full", 2))
        return identity

    monkeypatch.setattr(pipeline, "identify_document", change_after_signing)
    error = house.run().manifest.inputs[0].error
    assert error is not None
    assert error.code == "changed"
    monkeypatch.setattr(pipeline, "identify_document", signing)
    path.write_bytes(text("zvhrr 2021 full", 1))
    assert house.run().manifest.inputs[0].status == "extracted"


def test_a_missing_input_is_listed_and_the_rest_is_done(shelf: House) -> None:
    summary = shelf.run(shelf.inputs / "weg.txt", shelf.inputs / "a-2020.txt")
    assert [one.status for one in summary.manifest.inputs] == ["failed", "extracted"]
    assert summary.manifest.inputs[0].sha256 is None
    assert shelf.run(shelf.inputs / "weg.txt", shelf.inputs / "a-2020.txt").unchanged
    shelf.put("weg.txt", text("zvhrr 2019 full", 5))
    summary = shelf.run(shelf.inputs / "weg.txt", shelf.inputs / "a-2020.txt")
    assert [one.status for one in summary.manifest.inputs] == ["extracted", "extracted"]


def test_a_broken_profile_fails_every_input_and_keeps_earlier_results(
    shelf: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shelf.run()
    good = {name: data for name, data in shelf.results().items() if name != "manifest.json"}
    profile = tmp_path / "mijn.toml"
    profile.write_text("naam = 1")

    def refuse(_: Settings) -> None:
        raise ProfileError("naam: unknown key", where="mijn.toml", hint="mend it")

    monkeypatch.setattr(pipeline, "load_knowledge", refuse)
    summary = shelf.run(settings=Settings(profiles=(profile,)))
    assert summary.fault == "mijn.toml: naam: unknown key (mend it)"
    assert {one.error and one.error.code for one in summary.manifest.inputs} == {
        "profile_invalid"
    }
    results = shelf.results()
    assert {name: results[name] for name in good} == good
    assert said(shelf)["outputs"] == []


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b'{"schema_version": "1.0"}',
        b'{"fingerprint":"","inputs":[],"pairs":[],"outputs":[{"report":"../a","sha256":""}]}',
    ],
)
def test_a_damaged_or_foreign_manifest_is_ignored_with_a_warning(
    shelf: House, foreign: bytes
) -> None:
    shelf.output.mkdir()
    (shelf.output / "manifest.json").write_bytes(foreign)
    summary = shelf.run()
    assert any("manifest.json" in line for line in summary.warnings)
    assert said(shelf)["inputs"]


def test_results_of_earlier_runs_are_never_deleted(shelf: House) -> None:
    shelf.run()
    shelf.run(shelf.inputs / "a-2020.txt")
    assert "zvhrr-2021.json" in shelf.results()


def test_a_report_that_cannot_be_written_fails_its_inputs_alone(shelf: House) -> None:
    (shelf.output / "zvhrr-2021.json").mkdir(parents=True)
    found = entries(shelf.run().manifest)
    assert found["a-2020.txt"].status == "extracted"
    for file in ("b-2021.txt", "c-2021.txt", "copies/c-2021.txt"):
        error = found[file].error
        assert error is not None
        assert error.code == "output_failed"
        assert str(shelf.output) not in error.message


def test_a_file_in_the_place_of_the_output_folder_stops_the_run(shelf: House) -> None:
    shelf.output.write_text("x")
    with pytest.raises(OutputError, match="is a file, not a folder"):
        shelf.run()


def test_the_output_folder_may_lie_among_the_inputs(house: House) -> None:
    house.output = house.inputs / "uit"
    house.put("a.txt", text("zvhrr 2021 full", 1))
    house.run()
    (house.output / "los.txt").write_bytes(b"los")
    assert house.run().unchanged
    house.output = house.inputs
    assert [one.file for one in house.run().manifest.inputs] == ["a.txt", "uit/los.txt"]


def test_no_result_names_the_machine_or_the_folder(shelf: House) -> None:
    shelf.run()
    for data in shelf.results().values():
        assert os.fsencode(shelf.inputs) not in data


def test_progress_is_told_from_first_to_last(shelf: House) -> None:
    told: list[tuple[str, int, int]] = []
    request = Request(named=(str(shelf.inputs),), output=shelf.output, settings=DEFAULTS)
    run_batch(request, tell=lambda *step: told.append(step))
    assert told[0] == ("reading", 0, 7)
    assert told[-1] == ("writing", 1, 2)


def test_two_runs_at_once_into_one_folder_leave_whole_files(shelf: House) -> None:
    shelf.run()
    expected = shelf.results()
    with ThreadPoolExecutor() as pool:
        for future in [pool.submit(shelf.run, force=True) for _ in range(6)]:
            assert future.result().manifest.outputs
    assert shelf.results() == expected


def test_a_hundred_unlike_inputs_of_one_year_are_all_kept(house: House) -> None:
    for number in range(100):
        house.put(f"{number}.txt", text("zvhrr 2021 full", number, words=60))
    summary = house.run()
    assert len({one.report for one in summary.manifest.inputs}) == 100
    assert {one.status for one in summary.manifest.inputs} == {"extracted"}
