"""Cards: a finding that failed or was left open, with all that is needed to judge it."""

from __future__ import annotations

from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import Shown, mark_tables, say_value, split_message
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
    message, why = split_message(finding, phrases)
    marked = mark_tables(entry)
    quoted = "" if marked and _is_of_table(entry) else render_quote(entry)
    tables = render_tables(marked, entry, phrases)
    return f"""<article class="card {kind_of(finding)}" aria-labelledby="{anchor}">
<p class="bar">{say_kind(finding, phrases)} {check_title(finding, phrases)}</p>
<h4 id="{anchor}">{escape(message)}</h4>
{_values(entry, why, phrases)}{quoted}{tables}{_where(entry, phrases)}
</article>"""


def _is_of_table(entry: Shown) -> bool:
    """Tell whether what is quoted stands in a table, where it is marked, and in no text."""
    return entry.index is None or entry.index.find_text(entry.finding.refs) is None


def _values(entry: Shown, why: str | None, phrases: Phrases) -> str:
    """Print what was expected and found beside each other, and why it may be so."""
    values = {"expected": entry.finding.expected, "found": entry.finding.found}
    told = {
        name: say_value(entry, value, phrases)
        for name, value in values.items()
        if value is not None
    }
    if why:
        told["why"] = why
    entries = "".join(
        f'<div class="{name}"><dt>{word(phrases, f"page.{name}")}</dt>'
        f'<dd dir="auto">{escape(value)}</dd></div>'
        for name, value in told.items()
    )
    return f'<dl class="values">{entries}</dl>\n' if entries else ""


def _where(entry: Shown, phrases: Phrases) -> str:
    where = say_where(entry, phrases)
    if not where:
        return ""
    said = f'<span class="said">{word(phrases, "page.where")}: </span>'
    return f'<p class="where">{said}<span dir="auto">{where}</span></p>'
