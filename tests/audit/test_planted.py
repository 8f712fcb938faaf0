"""The planted reports are read as they are meant, and the scorer tells right from wrong."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from tests.audit.planted import tables_of, write_series, write_year
from tests.audit.planted_figures import YEARS
from tests.audit.planted_gold import EXPLANATIONS, GoldClaim, YearGold
from tests.audit.reading_planted import Json, loose, misplaced_claims, misread_tables, read
from tests.audit.scoring import gold_from_json, score

SEEDS = (1, 3)


@cache
def report(year: int, seed: int) -> Json:
    return read(write_year(year, seed)[0])


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("year", YEARS)
def test_a_planted_report_is_read_as_printed(year: int, seed: int) -> None:
    gold = write_year(year, seed)[1]
    misses = [
        *misread_tables(report(year, seed), tables_of(year, seed)),
        *misplaced_claims(report(year, seed), gold),
    ]
    assert misses == []
    assert report(year, seed)["year"] == year


def test_every_way_to_be_wrong_is_planted_within_few_series() -> None:
    planted = [
        claim
        for seed in range(1, 5)
        for _, gold in write_series(seed).values()
        for claim in gold.claims
        if claim.kind == "change" and claim.verdict == "contradicted"
    ]
    assert {claim.explanation for claim in planted} == {*EXPLANATIONS, None}


def test_the_same_seed_gives_the_same_reports() -> None:
    assert write_series(5) == write_series(5)
    assert write_year(2021, 5)[0] != write_year(2021, 6)[0]


def test_the_gold_survives_being_written() -> None:
    gold = {year: gold for year, (_, gold) in write_series(2).items()}
    text = json.dumps({year: known.as_json() for year, known in gold.items()})
    assert gold_from_json(text) == gold


def claim_of(claim: GoldClaim, at: int) -> Json:
    told: Json = {
        key: getattr(claim, key)
        for key in (
            "kind", "subject", "direction", "percent", "absolute", "base_year", "year", "text",
            "verdict", "explanation",
        )
    }  # fmt: skip
    return {**told, "id": f"c{at}", "block": "", "evidence": []}


def finding_of(check: str, expected: object, found: object, told: str, ref: str) -> Json:
    return {
        "id": "f", "check": check, "status": "fail", "severity": "warning", "message": told,
        "expected": expected, "found": found, "refs": [ref],
    }  # fmt: skip


def known_report(gold: YearGold) -> Json:
    """Give what an auditor without a flaw would write."""
    claims = [claim_of(claim, at) for at, claim in enumerate(gold.claims)]
    findings = [
        finding_of("claim", None, None, "", told["id"])
        for told in claims
        if told["verdict"] == "contradicted" and told["kind"] != "count"
    ]
    findings += [
        finding_of("table_total", total.expected, total.found, "", total.table)
        for total in gold.totals
    ]
    findings += [
        finding_of(fault.check, fault.expected, fault.found, fault.where, "")
        for fault in gold.findings
    ]
    blocks = [{"id": "", "text": " ".join(claim.text for claim in gold.claims)}]
    return {"claims": claims, "findings": findings, "blocks": blocks, "tables": []}


def known_series(gold: dict[int, YearGold]) -> list[Json]:
    return [
        finding_of("restatement", told.old_value, told.new_value, f"{told.row} {told.year}", "")
        for known in gold.values()
        for told in known.restatements
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_auditor_without_a_flaw_scores_everything(seed: int) -> None:
    gold = {year: known for year, (_, known) in write_series(seed).items()}
    reports = {year: known_report(known) for year, known in gold.items()}
    done = score(reports, known_series(gold), gold)
    assert [miss for part in done.parts.values() for miss in part.misses] == []
    assert done.false_alarms == []


def spoiled(part: str) -> tuple[Json, list[Json], dict[int, YearGold]]:
    """Audit the year 2024 of a seed without a flaw but one."""
    gold = {2024: write_year(2024, 1)[1]}
    told, series = known_report(gold[2024]), known_series(gold)
    wrong = next(c for c in told["claims"] if c["kind"] == "change" and c["explanation"])
    if part == "claims":
        wrong["percent"] = 77
    elif part == "verdicts":
        wrong["verdict"] = "supported"
    elif part == "explanations":
        wrong["explanation"] = "none of these"
    elif part == "totals":
        told["findings"].append(finding_of("table_total", 1, 2, "", "costs"))
    else:
        series.append(finding_of("restatement", 1, 2, "EPA-Top 2023", ""))
    return told, series, gold


@pytest.mark.parametrize(
    "part", ["claims", "verdicts", "explanations", "totals", "restatements"]
)
def test_one_flaw_lowers_its_part(part: str) -> None:
    told, series, gold = spoiled(part)
    done: Any = score({2024: told}, series, gold).parts[part]
    assert done.precision < 1
    assert done.misses


def test_letters_and_digits_alone_are_compared() -> None:
    assert loose("Rijnmond Zuid-West ") == loose("Rijnmond Zuid West") == "rijnmondzuidwest"
