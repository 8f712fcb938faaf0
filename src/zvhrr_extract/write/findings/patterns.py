"""Patterns: what the percentages that do not hold have in common, in one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from zvhrr_extract.models.finding import FindingCode
from zvhrr_extract.phrases import Phrases, say_explanation
from zvhrr_extract.write.findings.groups import Group, Shown

# Fewer are no pattern, and a habit that explains less than this share of them neither.
_FEWEST = 3
_SHARE = 0.6
# What an explanation adds of its own: in brackets, behind a colon, semicolon or dash, figures.
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*\d[^)\]]*[)\]]")
_BEHIND = re.compile(r"\s*(?:[:;,]\s|\s[–—-]\s)[^:;]*\d.*$", re.DOTALL)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def tell_pattern(groups: Sequence[Group], phrases: Phrases) -> str | None:
    """Tell in one sentence what explains most percentages that do not hold.

    Returns:
        `7 of 7 percentages that do not hold: divided by the new value`, or None where they
        are too few, or share no explanation.
    """
    wrong = [entry for group in groups for entry in group.entries if _is_percentage(entry)]
    alike: dict[str, list[str]] = defaultdict(list)
    for entry in wrong:
        explanation = entry.finding.explanation
        if explanation:
            alike[_FIGURE.sub("#", generalise(explanation))].append(explanation)
    most = max(alike.values(), key=len, default=[])
    if len(most) < _FEWEST or len(most) < _SHARE * len(wrong):
        return None
    general = say_explanation(generalise(most[0]), phrases)
    name = "pattern.example" if _FIGURE.search(general) else "pattern.same"
    told = general.rstrip(".")
    return phrases.say(name, number=len(most), total=len(wrong), explanation=told)


def generalise(explanation: str) -> str:
    """Take the figures of one case out of an explanation, as far as they stand apart.

    >>> generalise("divided by the new value (241), not by the old one (292)")
    'divided by the new value, not by the old one'
    >>> generalise("divided by the new value: 51 / 241 = 21.2 %")
    'divided by the new value'
    """
    bare = _IN_BRACKETS.sub("", explanation)
    return _BEHIND.sub("", bare).strip() or explanation.strip()


def _is_percentage(entry: Shown) -> bool:
    """Tell whether a finding is of a percentage in the text that the figures contradict."""
    finding = entry.finding
    if finding.check is not FindingCode.CLAIM or finding.status != "fail":
        return False
    claims = entry.index.claims if entry.index is not None else {}
    stated = [claims[ref].percent for ref in finding.refs if ref in claims]
    if stated:
        return any(percent is not None for percent in stated)
    return "%" in f"{finding.quote}{finding.found}{finding.message}"
