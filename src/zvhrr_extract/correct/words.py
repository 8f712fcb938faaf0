"""Words: hold a corrected report against the one before, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.build.conservation import cancel_joined, count_words, report_words
from zvhrr_extract.models.finding import FindingCode
from zvhrr_extract.models.report import Report

_SHOWN = 12


def recheck_words(before: Report, after: Report, written: Sequence[str]) -> Report:
    """Tell in the finding of conservation what corrections did to the words.

    Args:
        before: The report as extracted.
        after: As corrected.
        written: What people wrote, which no source has.
    """
    by_people = count_words(written)
    expected = report_words(before) + by_people
    found = report_words(after)
    missing, extra = expected - found, found - expected
    cancel_joined(extra, missing)
    cancel_joined(missing, extra)
    told = [
        f"{name}: {', '.join(sorted(words.elements())[:_SHOWN])}"
        for name, words in (
            ("lost by corrections", +missing),
            ("doubled by corrections", +extra),
        )
        if words
    ]
    lost = (+missing).total()
    if by_people:
        told.append(f"put in by corrections: {by_people.total()}")
    if not told:
        return after
    failed = bool(+missing or +extra)
    findings = []
    for finding in after.findings:
        if finding.check is FindingCode.CONSERVATION:
            update: dict[str, object] = {"message": "; ".join([finding.message, *told])}
            if failed:
                update |= {"status": "fail", "severity": "error"}
            if isinstance(finding.found, int):
                update["found"] = finding.found - lost
            findings.append(finding.model_copy(update=update))
        else:
            findings.append(finding)
    return after.model_copy(update={"findings": tuple(findings)})
