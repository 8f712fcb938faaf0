"""JSON Schemas of what is written and of what people's files may say, from the models."""

from __future__ import annotations

import json
from typing import Literal, NamedTuple

from zvhrr_extract.models.audit import AUDIT_VERSION, Audit
from zvhrr_extract.models.correction import CORRECTIONS_VERSION, CorrectionFile
from zvhrr_extract.models.diff import DIFF_VERSION, Diff
from zvhrr_extract.models.manifest import MANIFEST_VERSION, Manifest
from zvhrr_extract.models.profile import Profile
from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import SCHEMA_VERSION, Report
from zvhrr_extract.models.series import SERIES_VERSION, Series

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Kind(NamedTuple):
    """What a schema is made of; a profile is read by us, the others by others."""

    model: type[Record]
    version: str
    mode: Literal["serialization", "validation"]


SCHEMAS = {
    "report": _Kind(Report, SCHEMA_VERSION, "serialization"),
    "manifest": _Kind(Manifest, MANIFEST_VERSION, "serialization"),
    "diff": _Kind(Diff, DIFF_VERSION, "serialization"),
    "audit": _Kind(Audit, AUDIT_VERSION, "serialization"),
    "series": _Kind(Series, SERIES_VERSION, "serialization"),
    "profile": _Kind(Profile, "1.0", "validation"),
    "corrections": _Kind(CorrectionFile, CORRECTIONS_VERSION, "validation"),
}


def schema_name(kind: str) -> str:
    """Name the file of a schema, such as `report-1.0.json`."""
    return f"{kind}-{SCHEMAS[kind].version}.json"


def schema_text(kind: str) -> str:
    """Print the JSON Schema (draft 2020-12) of one kind of `SCHEMAS`."""
    model, version, mode = SCHEMAS[kind]
    schema = model.model_json_schema(mode=mode, by_alias=True)
    head = {"$schema": _DIALECT, "$id": f"urn:zvhrr-extract:schema:{kind}:{version}"}
    return json.dumps(head | schema, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
