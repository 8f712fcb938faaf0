"""Wording: a finding's message, reason and values as they are shown to people."""

from __future__ import annotations

import re

from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.phrases import Phrases, say_explanation
from zvhrr_extract.write.findings.groups import Shown

_OF_YEARS = {FindingCode.LABEL_YEAR, FindingCode.CAPTION_RANGE, FindingCode.SERIES_GAP}
_NO_WORD = re.compile(r"[^\w\s]")


def split_message(finding: Finding, phrases: Phrases) -> tuple[str, str | None]:
    """Give what was seen and why it is so, apart from each other.

    A check ends its message with the reason in full; where it does not, the explanation is
    the reason.
    """
    if not finding.explanation:
        return finding.message, None
    slug = "_".join(_NO_WORD.sub("", finding.explanation).split())
    start = phrases.texts.get(f"why.{slug}", "").partition("{")[0].strip()
    seen, colon, reason = finding.message.rpartition(f": {start}")
    if start and colon:
        return seen, start + reason
    return finding.message, say_explanation(finding.explanation, phrases)


def say_value(entry: Shown, value: str | float, phrases: Phrases) -> str:
    """Print what was expected or found: years bare, percentages with their sign."""
    finding = entry.finding
    if isinstance(value, str):
        name = f"value.{value}"
        return phrases.say(name) if phrases.knows(name) else value
    if finding.check in _OF_YEARS:
        return str(value)
    return phrases.show(value) + ("%" if _is_percent(entry) else "")


def _is_percent(entry: Shown) -> bool:
    finding = entry.finding
    if finding.check is FindingCode.TABLE_PERCENT:
        return True
    if finding.check is not FindingCode.CLAIM or entry.index is None:
        return False
    claims = entry.index.claims
    stated = [claims[ref] for ref in finding.refs if ref in claims]
    return any(one.percent == finding.found and not one.points for one in stated)
