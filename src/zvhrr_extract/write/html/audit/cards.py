"""Cards: a finding that failed or was left open, with all that is needed to judge it."""

from __future__ import annotations

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.phrases import Phrases, say_explanation
from zvhrr_extract.write.findings import Shown, mark_tables
from zvhrr_extract.write.html.audit.quote import render_quote
from zvhrr_extract.write.html.audit.tables import render_tables
from zvhrr_extract.write.html.audit.words import (
    check_title,
    kind_of,
    say_kind,
    say_where,
    word,
)
from zvhrr_extract.write.html.text import escape


def render_card(entry: Shown, anchor: str, phrases: Phrases) -> str:
    """Print a finding: what was seen, expected and found, why, the text, the tables, where.

    Args:
        entry: The finding.
        anchor: Its id on the page.
        phrases: Of the page's own words.
    """
    finding = entry.finding
    language = entry.index.report.language if entry.index is not None else None
    marked = mark_tables(entry)
    # A figure that is marked in its table need not be quoted once more.
    quoted = "" if any(one.faulty for one in marked) else render_quote(entry)
    tables = render_tables(marked, finding, language, phrases)
    return f"""<article class="card {kind_of(finding)}" aria-labelledby="{anchor}">
<p class="bar">{say_kind(finding, phrases)} {check_title(finding, phrases)}</p>
<h4 id="{anchor}">{escape(finding.message)}</h4>
{_values(finding, phrases)}{quoted}{tables}{_where(entry, phrases)}
</article>"""


def _values(finding: Finding, phrases: Phrases) -> str:
    """Print what was expected and found beside each other, and why it may be so."""
    why = finding.explanation and say_explanation(finding.explanation, phrases)
    values = {"expected": finding.expected, "found": finding.found, "why": why}
    entries = "".join(
        f'<div class="{name}"><dt>{word(phrases, f"page.{name}")}</dt>'
        f'<dd dir="auto">{escape(phrases.show(value))}</dd></div>'
        for name, value in values.items()
        if value is not None
    )
    return f'<dl class="values">{entries}</dl>\n' if entries else ""


def _where(entry: Shown, phrases: Phrases) -> str:
    where = say_where(entry, phrases)
    if not where:
        return ""
    said = f'<span class="said">{word(phrases, "page.where")}: </span>'
    return f'<p class="where">{said}<span dir="auto">{where}</span></p>'
