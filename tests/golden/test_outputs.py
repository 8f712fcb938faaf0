"""The committed outputs/ is what the code makes of samples/, and keeps to the schemas."""

from __future__ import annotations

import json
from difflib import unified_diff
from importlib.resources import files
from itertools import islice
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from zvhrr_extract.batch import Request, run_batch
from zvhrr_extract.settings import Settings
from zvhrr_extract.write import SCHEMAS, schema_text

_RENEW = "to renew: pytest tests/golden --update-golden, then look at git diff outputs/"
_SHOWN = 40


def run_samples(root: Path, output: Path) -> dict[str, bytes]:
    request = Request(named=(str(root / "samples"),), output=output, settings=Settings())
    summary = run_batch(request)
    assert not summary.crashes
    return read_folder(output)


def read_folder(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def show_difference(name: str, old: bytes, new: bytes) -> str:
    lines = unified_diff(
        old.decode().splitlines(),
        new.decode().splitlines(),
        f"outputs/{name}",
        "now",
        lineterm="",
    )
    return "\n".join([*islice(lines, _SHOWN), "", _RENEW])


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((files("zvhrr_extract") / "data" / "schemas" / name).read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_outputs_are_what_the_code_makes_of_the_samples(
    root: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    made = run_samples(root, tmp_path / "out")
    if request.config.getoption("--update-golden"):
        for stale in (root / "outputs").iterdir():
            stale.unlink()
        for name, data in made.items():
            (root / "outputs" / name).write_bytes(data)
    kept = read_folder(root / "outputs")
    assert made.keys() == kept.keys(), _RENEW
    for name, data in made.items():
        if data != kept[name]:
            pytest.fail(show_difference(name, kept[name], data), pytrace=False)


def test_the_place_of_the_samples_gets_into_no_output(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for sample in (root / "samples").iterdir():
        (elsewhere / sample.name).write_bytes(sample.read_bytes())
    request = Request(named=(str(elsewhere),), output=tmp_path / "there", settings=Settings())
    run_batch(request)
    assert read_folder(tmp_path / "there") == run_samples(root, tmp_path / "here")


def test_every_report_keeps_to_its_schema(root: Path) -> None:
    reports = [path for path in (root / "outputs").iterdir() if path.name != "manifest.json"]
    assert reports
    for path in reports:
        report = json.loads(path.read_bytes())
        mistakes = [error.message for error in validator(report["$schema"]).iter_errors(report)]
        assert not mistakes, f"{path.name}: {mistakes[:5]}"


def test_the_manifest_keeps_to_its_schema(root: Path) -> None:
    manifest = json.loads((root / "outputs" / "manifest.json").read_bytes())
    assert not list(validator("manifest-1.0.json").iter_errors(manifest))


def test_a_schema_refuses_a_field_it_does_not_know(root: Path) -> None:
    report = json.loads((root / "outputs" / "zvhrr-2021.json").read_bytes()) | {"colour": "red"}
    assert list(validator("report-1.0.json").iter_errors(report))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_shipped_schema_is_that_of_the_models(kind: str) -> None:
    name = f"{kind}-{SCHEMAS[kind].version}.json"
    shipped = (files("zvhrr_extract") / "data" / "schemas" / name).read_text(encoding="utf-8")
    renew = f"zvhrr-extract schema {kind} > src/zvhrr_extract/data/schemas/{name}"
    assert shipped == schema_text(kind), f"renew it, unless that version is published: {renew}"


def test_no_text_of_the_outputs_has_what_cleaning_takes_out(root: Path) -> None:
    report = json.loads((root / "outputs" / "zvhrr-2021.json").read_bytes())
    for block in report["blocks"]:
        assert block["text"] == " ".join(block["text"].split()), block["id"]
        assert not set(block["text"]) & set("•\ufffd\u00ad\t"), block["id"]
