"""Whether a claim or finding of an audit is one that is known to be planted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.audit.planted_figures import MDO_TOTAL
from tests.audit.planted_gold import (
    GoldClaim,
    GoldFinding,
    GoldRestatement,
    GoldTotal,
)

Json = dict[str, Any]
# The measure of all MDOs has no row of its own; a reader may name it by its column or caption.
_SUBJECTS = {MDO_TOTAL: ("totaal", "mdo")}


def loose(text: object) -> str:
    """Fold a text to its letters and digits, lower case."""
    return re.sub(r"[\W_]+", "", str(text if text is not None else "").casefold())


def claim_fits(claim: Json, gold: GoldClaim, blocks: Mapping[str, str]) -> bool:
    """Tell whether a claim is the planted one: its figures, years, direction and subject agree.

    Where the claim stands must agree as well, so that a national figure is not taken for a
    measure's: its text, or its block's, holds the sentence or is held by it.
    """
    if claim["kind"] != gold.kind or not _stands_there(claim, gold, blocks):
        return False
    if gold.kind != "change":
        return _states(claim, gold)
    years = claim.get("year"), claim.get("base_year")
    if gold.optional:
        return True
    return (
        years == (gold.year, gold.base_year)
        and claim.get("direction") == gold.direction
        and _percent_fits(claim.get("percent"), gold)
        and _absolute_fits(claim.get("absolute"), gold)
        and _subject_fits(claim.get("subject"), gold)
    )


def _stands_there(claim: Json, gold: GoldClaim, blocks: Mapping[str, str]) -> bool:
    sentence, said = loose(gold.text), loose(claim.get("text"))
    inside = bool(said) and (said in sentence or sentence in said)
    return inside and sentence in blocks.get(claim["block"], sentence)


def _states(claim: Json, gold: GoldClaim) -> bool:
    given = {
        claim.get("absolute"),
        *(entry.get("value") for entry in claim.get("evidence") or ()),
    }
    number = claim.get("absolute")
    return (
        abs(number) == gold.absolute
        if number is not None
        else gold.absolute in given or not given - {None}
    )


def _percent_fits(percent: float | None, gold: GoldClaim) -> bool:
    if percent is None or gold.percent is None:
        return percent == gold.percent or any(
            percent == reading for reading in gold.percent_readings
        )
    return abs(percent) == gold.percent


def _absolute_fits(absolute: float | None, gold: GoldClaim) -> bool:
    if gold.absolute is None and gold.wording.startswith("from_to"):
        # The difference of two printed figures may be given as well.
        return absolute is None or abs(absolute) == abs(
            (gold.value or 0) - (gold.base_value or 0)
        )
    return absolute == gold.absolute or (
        absolute is not None and abs(absolute) == gold.absolute
    )


def _subject_fits(subject: str | None, gold: GoldClaim) -> bool:
    if gold.subject is None:
        return True
    given = loose(subject)
    names = _SUBJECTS.get(gold.subject, ())
    return given == loose(gold.subject) or any(name in given for name in names)


def judged_wrong(claim: Json, gold: GoldClaim) -> bool:
    """Tell whether the verdict is another one than the planted."""
    return claim["verdict"] not in {gold.verdict, *gold.verdicts}


def _numbers(finding: Json) -> tuple[str, str]:
    return _plain(finding.get("expected")), _plain(finding.get("found"))


def _plain(number: object) -> str:
    """Write a figure without points: 2650 for 2650, 2650.0 and "2.650"."""
    return loose(int(number) if isinstance(number, float) and number.is_integer() else number)


def _names_table(finding: Json, key: str) -> bool:
    told = loose(" ".join([*finding["refs"], finding["message"]]))
    return loose(key) in told or not finding["refs"]


def finding_tells_total(finding: Json, gold: GoldTotal) -> bool:
    """Tell whether a finding is about this wrong total."""
    same = finding["check"] == "table_total" and _names_table(finding, gold.table)
    return same and (finding.get("expected"), finding.get("found")) == (
        gold.expected,
        gold.found,
    )


def finding_tells_count(finding: Json, gold: GoldFinding) -> bool:
    """Tell whether a finding is about this wrong number of things listed."""
    if finding["check"] != "count":
        return False
    numbers = finding.get("expected"), finding.get("found")
    return set(numbers) == {gold.expected, gold.found}


def finding_tells_fault(finding: Json, gold: GoldFinding) -> bool:
    """Tell whether a finding is about this planted fault: the check, and what is printed.

    What is printed may be told as expected, found or in the message, in any form of words.
    """
    if finding["check"] != gold.check:
        return False
    told = loose(
        [finding["message"], finding.get("expected"), finding.get("found"), finding["refs"]]
    )
    parts = (
        re.findall(r"\d+", str(gold.found))
        if gold.check != "duplicate_row"
        else [str(gold.found)]
    )
    return any(loose(part) in told for part in parts)


def finding_tells_restatement(finding: Json, gold: GoldRestatement) -> bool:
    """Tell whether a finding is about this restated figure: its values, and year or row."""
    if set(_numbers(finding)) != {str(gold.old_value), str(gold.new_value)}:
        return False
    told = loose(f"{finding['message']} {finding['refs']}")
    return loose(gold.row) in told or loose(gold.column) in told or str(gold.year) in told


def restated_fact(finding: Json) -> tuple[str, ...]:
    """Give what a restatement says, so that one told of two pairs of reports counts once."""
    return tuple(sorted(_numbers(finding)))
