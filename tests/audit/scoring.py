"""How much of what is planted an audit found, part by part, and what it found too much.

    parts = score({2021: report}, series_findings, {2021: gold})

A part is `Share(hits, wanted, given)`: recall is hits of what was planted, precision hits of
what was given. Each miss is told: `-` not found, `+` too much. Run as a module, it audits the
planted years of some seeds as a user does and prints the parts:

    python -m tests.audit.scoring REPORTS_FOLDER GOLD.json [SERIES.json]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.audit.matching import (
    claim_fits,
    finding_tells_count,
    finding_tells_fault,
    finding_tells_restatement,
    finding_tells_total,
    judged_wrong,
    loose,
    restated_fact,
)
from tests.audit.planted_gold import (
    GoldClaim,
    GoldFinding,
    GoldRestatement,
    GoldTotal,
    YearGold,
)

Json = dict[str, Any]
PARTS = (
    "claims",
    "verdicts",
    "explanations",
    "counts",
    "amounts",
    "totals",
    "restatements",
    "others",
)
_VERDICT_PARTS = {"change": "verdicts", "count": "counts", "amount": "amounts"}
_CLAIM_CHECKS = {"claim", "claim_direction", "count", "amount", "cross_table"}
# Checks of the extractor's own, which say nothing of what the report states.
_OWN_CHECKS = {"conservation", "identity", "source", "sources_disagree"}


@dataclass
class Share:
    """Of a part: what was wanted, what was given, what is in both, and each miss."""

    wanted: int = 0
    given: int = 0
    hits: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the planted that was found."""
        return self.hits / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of the given that was planted."""
        return self.hits / self.given if self.given else 1.0

    def add(self, what: str, *, found: bool, given: bool = False) -> None:
        """Count one that was planted, say where it was not found; `given` is a wrong answer."""
        self.wanted += 1
        self.hits += found
        self.given += found or given
        if not found:
            self.misses.append(f"- {what}")

    def too_much(self, what: str) -> None:
        """Count one that was given though nothing of the kind was planted."""
        self.given += 1
        self.misses.append(f"+ {what}")


@dataclass
class Score:
    """All parts, and the failed findings that nothing planted accounts for."""

    parts: dict[str, Share] = field(default_factory=lambda: {part: Share() for part in PARTS})
    false_alarms: list[str] = field(default_factory=list)


def score(
    reports: Mapping[int, Json], series: Sequence[Json], gold: Mapping[int, YearGold]
) -> Score:
    """Hold reports by year, and the findings over the years, against the gold."""
    done = Score()
    for year, known in gold.items():
        report = reports.get(year, {})
        _score_year(done, report, known)
    every = [*series, *(f for report in reports.values() for f in report.get("findings", ()))]
    _score_restatements(done, every, [r for known in gold.values() for r in known.restatements])
    done.false_alarms += [
        f"series: {_told(finding)}"
        for finding in series
        if finding["status"] == "fail" and finding["check"] != "restatement"
    ]
    return done


def _score_year(done: Score, report: Json, gold: YearGold) -> None:
    failed = [
        f
        for f in report.get("findings", ())
        if f["status"] == "fail" and f["check"] not in _OWN_CHECKS
    ]
    used: set[int] = set()
    contradicted = _score_claims(done, report, gold)
    for total in gold.totals:
        found = _take(failed, used, lambda f, total=total: finding_tells_total(f, total))
        done.parts["totals"].add(f"{gold.year} {total}", found=found)
    for fault in gold.findings:
        tells = finding_tells_count if fault.check == "count" else finding_tells_fault
        found = _take(failed, used, lambda f, fault=fault, tells=tells: tells(f, fault))
        done.parts["others"].add(f"{gold.year} {fault}", found=found)
    for at, finding in enumerate(failed):
        if at in used or finding["check"] == "restatement":
            continue
        if finding["check"] in _CLAIM_CHECKS:
            if not _is_called_for(finding, report, contradicted):
                done.false_alarms.append(f"{gold.year}: {_told(finding)}")
        elif not _is_tolerated(finding, gold, report):
            part = "totals" if finding["check"] == "table_total" else "others"
            done.parts[part].too_much(f"{gold.year}: {_told(finding)}")
            done.false_alarms.append(f"{gold.year}: {_told(finding)}")


def _take(failed: list[Json], used: set[int], tells: Any) -> bool:
    at = next((at for at, f in enumerate(failed) if at not in used and tells(f)), None)
    used |= {at} if at is not None else set()
    return at is not None


def _score_claims(done: Score, report: Json, gold: YearGold) -> set[str]:
    """Match claims one to one; give the ids of claims and blocks that may be called wrong."""
    claims = list(report.get("claims", ()))
    blocks = {block["id"]: loose(block["text"]) for block in report.get("blocks", ())}
    free, wrong = set(range(len(claims))), set()
    for known in gold.claims:
        at = next((at for at in sorted(free) if claim_fits(claims[at], known, blocks)), None)
        if at is not None:
            free.discard(at)
        if known.verdict == "contradicted":
            wrong |= {block for block, text in blocks.items() if loose(known.text) in text}
            wrong |= {claims[at]["id"]} if at is not None else set()
        _count_claim(done, known, claims[at] if at is not None else None, gold.year)
    for at in sorted(free):
        claim = claims[at]
        if claim["verdict"] == "contradicted":
            done.false_alarms.append(f"{gold.year} claim: {_said(claim)}")
        stated = claim.get("percent") is not None or claim.get("absolute") is not None
        if claim["kind"] == "change" and (stated or claim["verdict"] == "contradicted"):
            done.parts["claims"].too_much(f"{gold.year}: {_said(claim)}")
    return wrong


def _count_claim(done: Score, known: GoldClaim, claim: Json | None, year: int) -> None:
    name = f"{year} [{known.wording}] {known.text}"
    misjudged = claim is not None and judged_wrong(claim, known)
    if (
        claim is not None
        and misjudged
        and (known.optional or claim["verdict"] == "contradicted")
    ):
        done.false_alarms.append(f"{name}: judged {claim['verdict']}")
    if known.optional:
        return
    if known.kind == "change":
        done.parts["claims"].add(name, found=claim is not None)
    if claim is not None:
        _count_verdict(done, known, claim, name)
    elif known.kind != "change" and known.verdict == "contradicted":
        # What holds need not be listed where it is no change.
        done.parts[_VERDICT_PARTS[known.kind]].add(f"{name}: not listed", found=False)


def _count_verdict(done: Score, known: GoldClaim, claim: Json, name: str) -> None:
    right = not judged_wrong(claim, known)
    what = f"{name}: {claim['verdict']}, must be {known.verdict}"
    done.parts[_VERDICT_PARTS[known.kind]].add(what, found=right, given=True)
    told, part = claim.get("explanation"), done.parts["explanations"]
    if known.verdict == "contradicted" and known.kind != "count":
        what = f"{name}: {told!r}, must be {known.explanation!r}"
        given = told is not None and claim.get("verdict") != "unverifiable"
        part.add(what, found=told == known.explanation, given=given)
    elif told and known.kind != "count" and claim["verdict"] != "unverifiable":
        # What cannot be verified says why, which explains no figure.
        part.too_much(f"{name}: {told!r}")


def _score_restatements(
    done: Score, findings: Sequence[Json], gold: Sequence[GoldRestatement]
) -> None:
    told = [f for f in findings if f["check"] == "restatement" and f["status"] != "pass"]
    used: set[int] = set()
    for known in gold:
        fitting = {at for at, f in enumerate(told) if finding_tells_restatement(f, known)}
        used |= fitting
        done.parts["restatements"].add(str(known), found=bool(fitting))
    told_twice = {restated_fact(f) for at, f in enumerate(told) if at in used}
    for at, finding in enumerate(told):
        if at not in used and restated_fact(finding) not in told_twice:
            done.parts["restatements"].too_much(_told(finding))
            done.false_alarms.append(_told(finding))


def _is_called_for(finding: Json, report: Json, contradicted: set[str]) -> bool:
    """Tell whether a failed claim's finding is about something planted wrong.

    It is when it names a wrong claim or block, or cells that a wrong claim rests on.
    """
    if contradicted & set(finding["refs"]):
        return True
    rests_on = {
        claim["block"] in contradicted or claim["id"] in contradicted
        for claim in report.get("claims", ())
        if claim["id"] in finding["refs"]
    }
    return any(rests_on)


def _is_tolerated(finding: Json, gold: YearGold, report: Json) -> bool:
    keys = {table["id"]: table["key"] for table in report.get("tables", ())}
    tables = {
        key
        for ref in finding["refs"]
        for id_, key in keys.items()
        if ref == id_ or ref.startswith(f"{id_}.")
    }
    return any(finding["check"] == check and table in tables for check, table in gold.tolerated)


def _told(finding: Json) -> str:
    numbers = f"expected {finding.get('expected')}, found {finding.get('found')}"
    return f"{finding['check']}: {finding['message']} ({numbers})"


def _said(claim: Json) -> str:
    return f"{claim['kind']} {claim['subject']!r} {claim['verdict']}: {claim['text']}"


def gold_from_json(text: str) -> dict[int, YearGold]:
    """Read the gold that `planted` wrote."""
    return {
        int(year): YearGold(
            known["year"],
            tuple(GoldClaim(**_tuples(claim)) for claim in known["claims"]),
            tuple(GoldTotal(**total) for total in known["totals"]),
            tuple(GoldRestatement(**restated) for restated in known["restatements"]),
            tuple(GoldFinding(**fault) for fault in known["findings"]),
            tuple((check, table) for check, table in known["tolerated"]),
        )
        for year, known in json.loads(text).items()
    }


def _tuples(fields: Json) -> Json:
    return {
        key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()
    }


def table_of(done: Score) -> str:
    """Print a score for people."""
    lines = []
    for name, part in done.parts.items():
        shares = f"precision {part.precision:6.3f}  recall {part.recall:6.3f}"
        lines.append(f"{name:13} {shares}  ({part.hits} of {part.wanted}, {part.given} given)")
        lines += [f"    {miss}" for miss in part.misses]
    lines.append(f"false alarms  {len(done.false_alarms)}")
    lines += [f"    + {alarm}" for alarm in done.false_alarms]
    return "\n".join(lines)


def main(folder: Path, gold: Path, series: Path | None) -> None:
    """Score the reports of a folder (`zvhrr-2021.json`, …)."""
    known = gold_from_json(gold.read_text(encoding="utf-8"))
    reports = {}
    for year in known:
        path = folder / f"zvhrr-{year}.json"
        if path.exists():
            reports[year] = json.loads(path.read_text(encoding="utf-8"))
    findings = json.loads(series.read_text(encoding="utf-8"))["findings"] if series else []
    sys.stdout.write(table_of(score(reports, findings, known)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3:] else None)
