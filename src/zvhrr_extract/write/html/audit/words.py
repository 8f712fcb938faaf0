"""Words of an audit's page: from the catalogue, escaped, each label with a sign."""

from __future__ import annotations

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import Shown, say_place
from zvhrr_extract.write.html.text import escape

# A sign beside the word, so that a label is told at a glance and without colour.
_SIGNS = {"error": "✗", "warning": "!", "info": "i", "unverifiable": "?", "pass": "✓"}


def word(phrases: Phrases, name: str, **values: object) -> str:
    """Print a text of the catalogue; what is filled in is escaped with it."""
    return escape(phrases.say(name, **values))


def label(kind: str, said: str) -> str:
    """Print a label with its sign.

    Args:
        kind: A severity, `unverifiable` or `pass`; gives sign and colour.
        said: Its words, as HTML.
    """
    sign = f'<span class="sign" aria-hidden="true">{_SIGNS[kind]}</span>'
    return f'<span class="tag {kind}">{sign} {said}</span>'


def kind_of(finding: Finding) -> str:
    """Tell how a finding is labelled: by its severity if it failed, else by its outcome."""
    return finding.severity if finding.status == "fail" else finding.status


def say_kind(finding: Finding, phrases: Phrases) -> str:
    """Print the label of a finding."""
    kind = kind_of(finding)
    group = "severity" if finding.status == "fail" else "status"
    return label(kind, word(phrases, f"{group}.{kind}"))


def check_title(finding: Finding, phrases: Phrases) -> str:
    """Print the name of a finding's check, and its code."""
    title = word(phrases, f"rule_{finding.check.value}.title")
    return f'<span class="check">{title}</span> <code>{finding.check.value}</code>'


def say_where(entry: Shown, phrases: Phrases) -> str:
    """Print where a finding stands: the section it is in, the file, and the place in it."""
    section = entry.index.find_section(entry.finding.refs) if entry.index else None
    place = say_place(entry.place, phrases) if entry.place is not None else ""
    parts = [section.heading if section is not None else "", entry.file or "", place]
    return " · ".join(escape(part) for part in parts if part)
