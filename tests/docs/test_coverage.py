"""Every command, option, finding, error, key, field and setting is documented."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import zvhrr_extract
from zvhrr_extract.cli.main import COMMANDS, main
from zvhrr_extract.models.audit import Audit
from zvhrr_extract.models.finding import FindingCode
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.manifest import Manifest
from zvhrr_extract.models.profile import Profile
from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import Organisation, Report
from zvhrr_extract.settings import Settings

# The parent of all errors is never raised itself.
_ABSTRACT = {"error"}


def list_records(*models: type[Record]) -> set[tuple[str, str]]:
    """List every field of records and the records inside them, with its record's name."""
    found = set()
    for model in models:
        schema = model.model_json_schema(mode="serialization", by_alias=True)
        for name, part in {model.__name__: schema, **schema.get("$defs", {})}.items():
            found |= {(name, field) for field in part.get("properties", {})}
    return found


def list_error_codes(source: Path) -> Iterator[str]:
    """Find `code="…"` in calls and `code = "…"` in classes, wherever they are."""
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            values: list[ast.expr] = []
            if isinstance(node, ast.Call):
                values = [word.value for word in node.keywords if word.arg == "code"]
                # A format's refusal is a row of a table, its third column the code.
                if isinstance(node.func, ast.Name) and node.func.id == "_Format":
                    values.append(node.args[2])
            elif isinstance(node, ast.ClassDef):
                values = [
                    part.value
                    for part in node.body
                    if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "code"
                ]
            for value in values:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def headings(path: Path, level: int) -> set[str]:
    return set(
        re.findall(rf"^{'#' * level} (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    )


def section(path: Path, heading: str) -> str:
    """Return what stands below a heading, up to the next one of its level or higher."""
    text = path.read_text(encoding="utf-8")
    level = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert level, f"{path.name} has no heading {heading}"
    rest = text[level.end() :]
    end = re.search(rf"^#{{1,{len(level[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_documented(docs: Path, command: str) -> None:
    told = section(docs / "commands.md", command)
    found = main.get_command(click.Context(main), command)
    assert found is not None
    for parameter in found.params:
        names = parameter.opts if isinstance(parameter, click.Option) else [command]
        for name in names:
            assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", told), name


def test_every_finding_has_a_heading_and_every_heading_a_finding(docs: Path) -> None:
    assert headings(docs / "findings.md", 2) == {code.value for code in FindingCode}


def test_every_error_code_has_a_heading_and_every_heading_a_code(
    docs: Path, root: Path
) -> None:
    codes = set(list_error_codes(root / "src")) - _ABSTRACT
    assert headings(docs / "errors.md", 3) == codes


@pytest.mark.parametrize(
    ("record", "field"), sorted(list_records(Profile, Organisation, Language))
)
def test_every_key_of_a_data_file_is_documented(docs: Path, record: str, field: str) -> None:
    sections = {
        "Profile": "Keys of a profile",
        "Organisation": "organisation",
        "SectionRule": "sections",
        "TableRule": "tables",
        "ColumnRule": "tables",
        "RowRule": "tables",
        "EntityRule": "entities",
        "IdentityRule": "identities",
        "PartnerRule": "partners",
        "Language": "Language files",
        "ClaimGrammar": "claims",
    }
    assert f"| `{field}`" in section(docs / "profiles.md", sections[record])


@pytest.mark.parametrize(
    ("record", "field"), sorted(list_records(Report, Manifest, Audit)), ids=str
)
def test_every_field_of_an_output_is_documented(docs: Path, record: str, field: str) -> None:
    assert f"| `{field}` |" in section(docs / "schema.md", record)


@pytest.mark.parametrize("setting", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_documented(docs: Path, setting: str) -> None:
    assert f"| `{setting}` |" in section(docs / "api.md", "Settings")


@pytest.mark.parametrize("name", zvhrr_extract.__all__)
def test_every_public_name_has_a_heading(docs: Path, name: str) -> None:
    assert name in headings(docs / "api.md", 2)


def test_every_room_of_the_code_has_its_place_in_the_map(docs: Path, root: Path) -> None:
    told = (docs / "architecture.md").read_text(encoding="utf-8")
    source = root / "src" / "zvhrr_extract"
    rooms = {path.parent.name for path in source.glob("*/__init__.py")}
    missing = {f"`{room}/`" for room in rooms if f"`{room}/`" not in told}
    assert not missing


def test_every_file_the_map_names_is_there(docs: Path, root: Path) -> None:
    told = (docs / "architecture.md").read_text(encoding="utf-8")
    source = root / "src" / "zvhrr_extract"
    for name in re.findall(r"`([\w/]+\.(?:py|toml))`", told):
        assert (source / name).exists() or list(source.glob(f"*/{name}")), name
