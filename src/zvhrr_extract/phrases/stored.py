"""tell_stored: what extraction stored in English, in the language of who reads it."""

from __future__ import annotations

import re

from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.phrases.load import Phrases

_PAGES = re.compile(r"\bpages? (\d[\d, -]*)$")
_SOURCE = "f-source-"


def tell_stored(finding: Finding, phrases: Phrases) -> Finding:
    """Put the message of a stored finding into another language.

    What is not in the catalogue (`stored.toml`; there is none for English) stays as it is.
    """
    name = _name(finding)
    if not phrases.knows(name):
        return finding
    pages = _PAGES.search(finding.message)
    message = phrases.say(
        name,
        expected=finding.expected,
        found=finding.found,
        pages=pages[1] if pages else "?",
        told=finding.message,
    )
    return finding.model_copy(update={"message": message})


def _name(finding: Finding) -> str:
    """Name the entry of a finding: by its check and outcome; one of the source by its fault."""
    if finding.check is FindingCode.SOURCE:
        fault = finding.id.removeprefix(_SOURCE).replace("-", "_")
        return f"stored.source_{fault}"
    return f"stored.{finding.check.value}_{finding.status}"
