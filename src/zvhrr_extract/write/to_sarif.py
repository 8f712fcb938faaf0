"""SARIF 2.1.0: findings for tools that show what checks of other kinds saw.

What a version of SARIF calls for is said beside the line that sees to it, by its section in
the OASIS standard.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from zvhrr_extract.models.finding import FindingCode, Severity
from zvhrr_extract.models.report import Source
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import Group, Shown
from zvhrr_extract.write.sarif.places import list_related, locate, relative_uri

SARIF_VERSION = "2.1.0"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NAME = "zvhrr-extract"
_FINGERPRINT = "findingId/v1"
_KINDS = {"fail": "fail", "unverifiable": "open", "pass": "pass"}
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_Json = dict[str, Any]


def sarif_log(
    groups: Sequence[Group], phrases: Phrases, *, failures: Sequence[str] = ()
) -> str:
    """Print findings as a SARIF log of one run.

    Args:
        groups: The findings, in order.
        phrases: The language they are told in.
        failures: Inputs that could not be read, each a line.
    """
    entries = [entry for group in groups for entry in group.entries]
    codes = sorted({entry.finding.check for entry in entries}, key=list(FindingCode).index)
    run = {
        "tool": {"driver": _driver(codes, phrases)},
        "language": phrases.language,
        "invocations": [_invocation(failures)],
        "artifacts": _artifacts(groups),
        "results": [_result(entry, codes, phrases) for entry in entries],
    }
    log = {"$schema": _SCHEMA, "version": SARIF_VERSION, "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _driver(codes: Sequence[FindingCode], phrases: Phrases) -> _Json:
    return {
        "name": _NAME,
        "version": version(_NAME),
        "language": phrases.language,
        "rules": [_rule(code, phrases) for code in codes],
    }


def _rule(code: FindingCode, phrases: Phrases) -> _Json:
    texts = {
        "shortDescription": "title",
        "fullDescription": "full",
        "help": "help",
    }
    return {
        "id": code.value,
        "name": "".join(part.capitalize() for part in code.value.split("_")),
        **{
            field: {"text": phrases.say(f"rule_{code.value}.{name}")}
            for field, name in texts.items()
        },
    }


def _invocation(failures: Sequence[str]) -> _Json:
    told: _Json = {"executionSuccessful": not failures}
    if failures:
        told["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": failure}} for failure in failures
        ]
    return told


def _artifacts(groups: Sequence[Group]) -> list[_Json]:
    """List the files that were read, each once."""
    sources: dict[str, Source] = {}
    for group in groups:
        for source in group.report.sources if group.report is not None else ():
            sources.setdefault(relative_uri(source.file), source)
    return [
        {
            "location": {"uri": uri},
            "mimeType": source.media_type,
            "hashes": {"sha-256": source.sha256},
            "roles": ["analysisTarget"],
        }
        for uri, source in sources.items()
    ]


def _result(entry: Shown, codes: Sequence[FindingCode], phrases: Phrases) -> _Json:
    finding = entry.finding
    title = phrases.say(f"rule_{finding.check.value}.title")
    told: _Json = {
        "ruleId": finding.check.value,
        "ruleIndex": codes.index(finding.check),
        "kind": _KINDS[finding.status],
        # 3.27.10: what is of another kind than `fail` has the level `none`.
        "level": _LEVELS[finding.severity] if finding.status == "fail" else "none",
        "message": {"text": finding.message or title},
        "partialFingerprints": {_FINGERPRINT: f"{finding.report or ''}/{finding.id}"},
    }
    locations = locate(entry, phrases)
    if locations:
        told["locations"] = locations
    related = list_related(entry, phrases)
    if related:
        told["relatedLocations"] = related
    told["properties"] = {
        "severity": finding.severity,
        **finding.model_dump(
            mode="json",
            include={"report", "expected", "found", "explanation", "quote"},
            exclude_none=True,
        ),
    }
    return told
