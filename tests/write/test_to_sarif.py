"""The SARIF log keeps to the standard, as far as that can be told without its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.audited import audited_report, find, pdf_report, restated
from tests.support.reports import empty_report
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Source
from zvhrr_extract.phrases import load_phrases
from zvhrr_extract.write.findings import group_findings
from zvhrr_extract.write.to_sarif import sarif_log

KINDS = {"pass", "open", "informational", "notApplicable", "review", "fail"}
LEVELS = {"none", "note", "warning", "error"}


def log(*findings: Finding, language: str = "en", file: str = "a.txt") -> dict[str, Any]:
    source = Source(
        id="src-fbe16f2ce821",
        file=file,
        sha256="0" * 64,
        media_type="text/plain",
        pages=1,
        role="canonical",
    )
    report = empty_report(findings=findings, sources=(source,))
    groups = group_findings([report])
    told: dict[str, Any] = json.loads(sarif_log(groups, load_phrases(language)))
    return told


@pytest.fixture(scope="module")
def full() -> dict[str, Any]:
    groups = group_findings([audited_report(), pdf_report()], [restated()])
    told: dict[str, Any] = json.loads(
        sarif_log(groups, load_phrases("en"), failures=["kapot.pdf: is damaged"])
    )
    return told


def locations(run: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for result in run["results"]:
        yield from result.get("locations", ())
        yield from result.get("relatedLocations", ())


def test_the_log_has_what_the_standard_requires(full: dict[str, Any]) -> None:
    assert set(full) == {"$schema", "version", "runs"}
    assert full["version"] == "2.1.0"
    (run,) = full["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "zvhrr-extract"
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["version"])
    assert re.fullmatch("[a-z]{2}", run["language"])
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "kapot.pdf: is damaged"
    assert notification["level"] in LEVELS


def test_every_result_is_of_a_rule_that_is_told(full: dict[str, Any]) -> None:
    (run,) = full["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == len(FindingCode)
    for rule in rules:
        assert re.fullmatch(r"([A-Z][a-z]+)+", rule["name"])
        for text in ("shortDescription", "fullDescription", "help"):
            assert rule[text]["text"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["kind"] in KINDS
        assert result["level"] in LEVELS
        # 3.27.10 of the standard: only what failed has a level.
        assert (result["level"] == "none") == (result["kind"] != "fail")


def test_rules_of_other_checks_are_left_out() -> None:
    told = log(find(FindingCode.CLAIM, "x"))["runs"][0]
    assert [rule["id"] for rule in told["tool"]["driver"]["rules"]] == ["claim"]
    assert "toolExecutionNotifications" not in told["invocations"][0]
    assert "locations" not in told["results"][0]


@pytest.mark.parametrize(
    ("status", "severity", "kind", "level"),
    [
        ("fail", "error", "fail", "error"),
        ("fail", "warning", "fail", "warning"),
        ("fail", "info", "fail", "note"),
        ("unverifiable", "error", "open", "none"),
        ("pass", "info", "pass", "none"),
    ],
)
def test_outcomes_have_their_kind_and_level(
    status: str, severity: str, kind: str, level: str
) -> None:
    finding = find(FindingCode.COUNT, "x", status=status, severity=severity)
    (result,) = log(finding)["runs"][0]["results"]
    assert (result["kind"], result["level"]) == (kind, level)


def test_a_place_in_a_dump_is_a_region_of_lines(full: dict[str, Any]) -> None:
    claim = next(
        result
        for result in full["runs"][0]["results"]
        if result["partialFingerprints"]["findingId/v1"].endswith("claim-rijnmond-noord")
    )
    (location,) = claim["locations"]
    physical = location["physicalLocation"]
    assert physical["region"] == {"startLine": 152, "endLine": 153}
    assert location["message"]["text"] == "page 3, lines 152–153"
    assert [one["kind"] for one in location["logicalLocations"]] == ["section"]
    assert [one["message"]["text"] for one in claim["relatedLocations"]] == [
        "Rijnmond Noord, 2020: 292",
        "Rijnmond Noord, 2021: 241",
    ]
    assert [one["id"] for one in claim["relatedLocations"]] == [1, 2]


def test_a_place_in_a_pdf_has_a_page_and_a_box_and_no_line(full: dict[str, Any]) -> None:
    (result,) = (
        one
        for one in full["runs"][0]["results"]
        if one["partialFingerprints"]["findingId/v1"] == "zvhrr-2020/f-percent"
    )
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "2020/verslag%202020.pdf"}
    }
    assert location["properties"] == {"page": 4, "bbox": [70.5, 100.0, 200.0, 112.25]}
    assert "box [" in location["message"]["text"]


def test_rows_and_tables_are_named(full: dict[str, Any]) -> None:
    (total,) = (one for one in full["runs"][0]["results"] if one["ruleId"] == "table_total")
    named = total["locations"][0]["logicalLocations"]
    assert [(one["kind"], one["name"]) for one in named] == [
        ("section", "Financiën"),
        ("table", "Inkomsten 2021"),
        ("row", "Totaal"),
    ]
    assert named[2]["decoratedName"] == "t-income.totaal"
    assert named[2]["fullyQualifiedName"] == "Inkomsten 2021/Totaal"
    assert [one["message"]["text"] for one in total["relatedLocations"]] == [
        "Totaal, Realisatie: 2.987.963"
    ]


def test_rows_without_a_marked_cell_are_related_as_a_whole(full: dict[str, Any]) -> None:
    (result,) = (
        one for one in full["runs"][0]["results"] if one["ruleId"] == "claim_direction"
    )
    assert [one["message"]["text"] for one in result["relatedLocations"]] == [
        "Rijnmond Zuid West"
    ]


def test_no_file_is_named_by_an_absolute_uri(full: dict[str, Any]) -> None:
    uris = [
        one["physicalLocation"]["artifactLocation"]["uri"]
        for one in locations(full["runs"][0])
        if "physicalLocation" in one
    ]
    assert uris
    assert not [uri for uri in uris if not re.fullmatch(r"[\w.~%-][\w./~%-]*", uri)]
    known = {one["location"]["uri"] for one in full["runs"][0]["artifacts"]}
    assert set(uris) <= known


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("/etc/passwd", "etc/passwd"),
        ("//host/x", "host/x"),
        ("c:\\a b.txt", "c%3A%5Ca%20b.txt"),
        ("javascript:x", "javascript%3Ax"),
        ("2021/Jaarverslag é#1?.pdf", "2021/Jaarverslag%20%C3%A9%231%3F.pdf"),
    ],
)
def test_hostile_names_of_files_stay_names(file: str, uri: str) -> None:
    (artifact,) = log(find(FindingCode.CLAIM, "x"), file=file)["runs"][0]["artifacts"]
    assert artifact["location"]["uri"] == uri


def test_rules_are_told_in_the_language_asked_for() -> None:
    run = log(find(FindingCode.CLAIM, "x", message=""), language="nl")["runs"][0]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (run["language"], run["tool"]["driver"]["language"]) == ("nl", "nl")
    assert rule["shortDescription"]["text"] == "Genoemde verandering tegen de cijfers"
    # A message may not be empty.
    assert run["results"][0]["message"] == rule["shortDescription"]


def test_findings_of_two_reports_have_fingerprints_of_their_own(full: dict[str, Any]) -> None:
    prints = [one["partialFingerprints"]["findingId/v1"] for one in full["runs"][0]["results"]]
    assert len(set(prints)) == len(prints)
