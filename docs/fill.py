"""Prints the parts of the documents that come from code; cog calls it, see .ci/run."""

from __future__ import annotations

import json
import os
import re
import tomllib
from inspect import getdoc
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from zvhrr_extract.cli.main import main
from zvhrr_extract.models.audit import Audit
from zvhrr_extract.models.diff import Diff
from zvhrr_extract.models.grammar import ClaimGrammar
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.manifest import Manifest
from zvhrr_extract.models.profile import (
    IdentityRule,
    PartnerRule,
    Profile,
    SectionRule,
    TableRule,
)
from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import Report
from zvhrr_extract.models.series import Series
from zvhrr_extract.settings import Settings

_TOLD_WITH_REPORT = frozenset({"Provenance", "Finding"})
RECORDS: dict[str, type[Record]] = {
    "report": Report,
    "manifest": Manifest,
    "diff": Diff,
    "audit": Audit,
    "series": Series,
}
KEYS = {
    "profile": Profile,
    "sections": SectionRule,
    "tables": TableRule,
    "identities": IdentityRule,
    "partners": PartnerRule,
    "language": Language,
    "claims": ClaimGrammar,
    "settings": Settings,
}

_HERE = Path(__file__).parent
_ATTRIBUTE = re.compile(r"^(\w+): ")


def say_help(*command: str) -> str:
    """Give what `--help` of a command prints, as a block of text."""
    # A terminal's width must not get into the documents.
    os.environ["COLUMNS"] = "80"
    shown = CliRunner().invoke(main, [*command, "--help"], prog_name="zvhrr-extract")
    return f"```text\n$ zvhrr-extract {' '.join([*command, '--help'])}\n{shown.output}```"


def say_records(model: type[Record]) -> str:
    """Give a heading and a table of fields for a record and every record inside it.

    What a report has too is told there.
    """
    schema = model.model_json_schema(mode="serialization", by_alias=True)
    notes = tomllib.loads((_HERE / "notes.toml").read_text(encoding="utf-8"))
    records = {model.__name__: schema, **schema.get("$defs", {})}
    _refuse_strange(notes, records)
    parts = [
        _say_record(name, record, notes)
        for name, record in records.items()
        if "properties" in record and (model is Report or name not in _TOLD_WITH_REPORT)
    ]
    return "\n\n".join(parts)


def _refuse_strange(notes: dict[str, dict[str, str]], records: dict[str, Any]) -> None:
    for name, told in notes.items():
        fields = records.get(name, {}).get("properties")
        strange = told.keys() - fields if fields is not None else ()
        if strange:
            raise KeyError(f"notes.toml: {name} has no {', '.join(sorted(strange))}")


def _say_record(name: str, schema: dict[str, Any], notes: dict[str, dict[str, str]]) -> str:
    lines = [f"### {name}", "", schema["description"], "", "| field | type | meaning |"]
    lines.append("| --- | --- | --- |")
    for field, about in schema["properties"].items():
        own = {"description": notes[name][field]} if field in notes.get(name, {}) else about
        meaning = own.get("description") or notes["*"].get(field)
        if meaning is None:
            raise KeyError(f"notes.toml: nothing is told of {name}.{field}")
        lines.append(f"| `{field}` | {_say_type(about)} | {meaning} |")
    return "\n".join(lines)


def _say_type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_say_type(option) for option in schema["anyOf"])
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return "check" if name == "FindingCode" else f"[{name}](#{name.casefold()})"
    if "enum" in schema or "const" in schema:
        return ", ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        items = schema.get("items") or schema["prefixItems"][0]
        return f"list of {_say_type(items)}"
    return str(schema["type"])


def say_keys(model: type) -> str:
    """Give a table of the keys of a data file or of settings, from the docstring."""
    lines = ["| key | meaning |", "| --- | --- |"]
    for key, meaning in _read_attributes(model).items():
        required = issubclass(model, Record) and model.model_fields[key].is_required()
        needed = " (needed)" if required else ""
        lines.append(f"| `{key}`{needed} | {meaning} |")
    return "\n".join(lines)


def _read_attributes(model: type) -> dict[str, str]:
    """Read the `Attributes:` of a docstring, each as one line."""
    _, _, body = (getdoc(model) or "").partition("Attributes:\n")
    found: dict[str, str] = {}
    for line in body.splitlines():
        text = line.strip()
        match = _ATTRIBUTE.match(text)
        if match and not line.startswith(" " * 8):
            found[match[1]] = text[match.end() :]
        elif text:
            last = next(reversed(found))
            found[last] = f"{found[last]} {text}"
    return found


def say_excerpt() -> str:
    """Give one table of the committed output, without its grid and most of its rows."""
    path = _HERE.parent / "outputs" / "zvhrr-2021.json"
    report = Report.model_validate_json(path.read_bytes())
    costs = next(table for table in report.tables if table.key == "costs")
    told = costs.model_dump(exclude={"grid", "header_rows", "label"})
    for row in told["rows"]:
        for cell in row["cells"]:
            del cell["provenance"]
    told["rows"] = [told["rows"][0], told["rows"][-1]]
    lines = [
        f'  "{key}": {json.dumps(value, ensure_ascii=False)},'
        for key, value in told.items()
        if key not in {"columns", "rows"}
    ]
    for key in ("columns", "rows"):
        entries = [f"    {json.dumps(entry, ensure_ascii=False)}" for entry in told[key]]
        lines += [f'  "{key}": [', ",\n".join(entries), "  ],"]
    lines[-1] = lines[-1].rstrip(",")
    return "\n".join(["```json", "{", *lines, "}", "```"])
