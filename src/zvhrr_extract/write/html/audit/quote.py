"""The text a finding is about, with the words or the figure in it marked."""

from __future__ import annotations

import re

from zvhrr_extract.models.finding import Finding
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.write.findings import Shown
from zvhrr_extract.write.html.text import escape, language_of

# So many signs on either side say where a quote stands.
_AROUND = 160
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_UNIT = re.compile(r"\s?%")
_MARKS = (",", ".")


def render_quote(entry: Shown) -> str:
    """Print the words a finding quotes, in the text they stand in; empty if it quotes none."""
    quote = entry.finding.quote
    if not quote:
        return ""
    text = entry.index.find_text(entry.finding.refs) if entry.index is not None else None
    before, _, after = text.partition(quote) if text and quote in text else ("", "", "")
    language = language_of(entry.index.report.language if entry.index is not None else None)
    return (
        f"<blockquote {language}>{escape(_end_of(before))}"
        f'<span class="quoted">{_mark(quote, entry.finding)}</span>'
        f"{escape(_start_of(after))}</blockquote>"
    )


def _mark(quote: str, finding: Finding) -> str:
    """Mark what was found in a quote, or all of the quote where it is not in it."""
    start, end = find_figure(quote, finding.found) or (0, len(quote))
    return (
        f"{escape(quote[:start])}<mark>{escape(quote[start:end])}</mark>{escape(quote[end:])}"
    )


def find_figure(text: str, found: str | float | None) -> tuple[int, int] | None:
    """Find where a text prints a figure or word, a percent sign behind it included.

    >>> find_figure("een daling van 12,5 % in 2021", 12.5)
    (15, 21)
    """
    if isinstance(found, str):
        at = text.find(found)
        return (at, at + len(found)) if found and at >= 0 else None
    for match in _FIGURE.finditer(text):
        values = (parse_number(match[0], decimal_mark=mark) for mark in _MARKS)
        if found is not None and any(value is not None and value == found for value in values):
            unit = _UNIT.match(text, match.end())
            return match.start(), unit.end() if unit else match.end()
    return None


def _end_of(text: str) -> str:
    """Keep the last words of a text."""
    if len(text) <= _AROUND:
        return text
    return "… " + text[-_AROUND:].partition(" ")[2]


def _start_of(text: str) -> str:
    """Keep the first words of a text."""
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rpartition(" ")[0] + " …"
