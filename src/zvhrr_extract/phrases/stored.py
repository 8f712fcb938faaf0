"""What findings hold in English, in the language of who reads them."""

from __future__ import annotations

import re

from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.phrases.load import Phrases

_PAGES = re.compile(r"\bpages? (\d[\d, -]*)$")
_SOURCE = "f-source-"
_NO_WORD = re.compile(r"[^\w\s]")


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


def say_explanation(explanation: str, phrases: Phrases) -> str:
    """Say why a figure is wrong; an explanation that is in no catalogue stays as it is.

    >>> from zvhrr_extract.phrases.load import load_phrases
    >>> say_explanation("off by a factor 1,000", load_phrases("nl"))
    'een factor 1.000 ernaast'
    """
    name = f"explanation.{'_'.join(_NO_WORD.sub('', explanation).casefold().split())}"
    return phrases.say(name) if phrases.knows(name) else explanation
