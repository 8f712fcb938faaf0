"""Records as JSON text, and the schemas they are held to."""

import hashlib
import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from tests.support.cases import CASES
from zvhrr_extract.models.manifest import InputError, Manifest, ManifestInput
from zvhrr_extract.models.report import Figure, Report
from zvhrr_extract.pipeline import extract_file
from zvhrr_extract.write import SCHEMAS, json_text, schema_text, write_json
from zvhrr_extract.write.to_schema import schema_name

ROOT = Path(__file__).parents[2]
MANIFEST = Manifest(
    fingerprint="f",
    inputs=(
        ManifestInput(
            file="casuïstiek.txt",
            sha256=None,
            status="failed",
            report=None,
            role=None,
            error=InputError(code="empty", message="“leeg”"),
        ),
    ),
    pairs=(),
    outputs=(),
)


def test_json_is_indented_utf_8_in_model_order_with_a_line_end() -> None:
    text = json_text(MANIFEST)
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert '\n  "inputs": [\n    {\n      "file": "casuïstiek.txt",\n' in text
    assert list(json.loads(text)) == list(Manifest.model_fields)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_json_number_is_no_figure(value: float) -> None:
    with pytest.raises(ValidationError):
        Figure(id="f", subject="s", value=value, unit=None, year=None, block="b")


def test_what_is_written_is_read_back_and_has_the_hash_that_was_told(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    told = write_json(path, MANIFEST)
    assert told == hashlib.sha256(path.read_bytes()).hexdigest()
    assert Manifest.model_validate_json(path.read_bytes()) == MANIFEST


@pytest.mark.parametrize("name", ["dark", "spread"])
def test_a_report_written_piece_by_piece_is_the_report_printed_at_once(
    tmp_path: Path, name: str
) -> None:
    report = extract_file(CASES / "pdf" / f"{name}.pdf")
    write_json(tmp_path / "a.json", report)
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == json_text(report)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_shipped_schema_is_what_the_models_say(kind: str) -> None:
    """If it is not: `zvhrr-extract schema KIND > src/.../data/schemas/KIND-1.0.json`."""
    shipped = files("zvhrr_extract") / "data" / "schemas" / schema_name(kind)
    assert shipped.read_text(encoding="utf-8") == schema_text(kind)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_valid_draft_2020_12_with_a_name_that_says_its_version(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    Draft202012Validator.check_schema(schema)
    assert list(schema)[:2] == ["$schema", "$id"]
    assert schema["$id"] == f"urn:zvhrr-extract:schema:{kind}:1.0"


def validator(kind: str) -> Any:
    return Draft202012Validator(json.loads(schema_text(kind)))


def test_a_manifest_is_held_to_its_schema() -> None:
    good = json.loads(json_text(MANIFEST))
    validator("manifest").validate(good)
    assert not validator("manifest").is_valid({**good, "inputs": [{"file": "a"}]})
    assert not validator("manifest").is_valid({**good, "schema_version": 1})


def test_the_report_names_its_schema_by_its_alias() -> None:
    schema = json.loads(schema_text("report"))
    assert "$schema" in schema["properties"]
    assert "schema_" not in schema["properties"]
    assert set(schema["properties"]) == set(Report.model_fields) - {"schema_"} | {"$schema"}


def test_a_file_that_lacks_a_field_added_later_stays_valid() -> None:
    later = {name for name, field in Report.model_fields.items() if not field.is_required()}
    assert later.isdisjoint(json.loads(schema_text("report"))["required"])


@pytest.mark.parametrize(
    "path", sorted((ROOT / "outputs").glob("*.json")), ids=lambda path: path.name
)
def test_every_committed_output_is_valid(path: Path) -> None:
    kind = "manifest" if path.name == "manifest.json" else "report"
    validator(kind).validate(json.loads(path.read_bytes()))


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "src/zvhrr_extract/data/profiles").glob("*.toml")),
    ids=lambda path: path.name,
)
def test_every_built_in_profile_is_valid(path: Path) -> None:
    validator("profile").validate(tomllib.loads(path.read_text(encoding="utf-8")))
