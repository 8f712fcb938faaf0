"""HTML of a diff: one self-contained page to read, side by side, with nothing to load or run.

The parts are plain functions that return strings: every text of a report passes `escape` on
its way in, so a template engine would add a dependency and no safety.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from zvhrr_extract.write.html.column import Flow, lay_flow
from zvhrr_extract.write.html.flow import lay_notes, lay_text
from zvhrr_extract.write.html.marks import Numbered, Page
from zvhrr_extract.write.html.places import place_changes
from zvhrr_extract.write.html.strips import render_flow
from zvhrr_extract.write.html.summary import render_header
from zvhrr_extract.write.html.tables import render_lost
from zvhrr_extract.write.html.text import escape

if TYPE_CHECKING:
    from zvhrr_extract.models.alignment import Alignment
    from zvhrr_extract.models.diff import Diff
    from zvhrr_extract.models.report import Report


def render_diff_html(old: Report, new: Report, diff: Diff, alignment: Alignment) -> str:
    """Print a diff as an HTML page: a summary, then both reports side by side.

    Args:
        old: The older report.
        new: The newer report.
        diff: What changed between them.
        alignment: Which elements of the two are the same.
    """
    page = Page(old, new, diff)
    text = lay_text(old, new, alignment)
    notes = lay_notes(old, new, alignment)
    placed, lost = place_changes([*text, *notes], diff.changes, page.reports)
    note_changes = {
        index - len(text): found for index, found in placed.items() if index >= len(text)
    }
    every = [entry for index in sorted(placed) for entry in placed[index]]
    body = [
        _part("text", "Both reports, side by side", lay_flow(text, placed, alignment, page)),
        _part("notes", "Notes", lay_flow(notes, note_changes, alignment, page)),
        _lost(lost, page),
    ]
    return _frame(page, render_header(page, [*every, *lost]), "\n".join(body))


def _part(name: str, heading: str, flow: Flow) -> str:
    """Print a column of strips under the names of the two files."""
    if not flow.strips:
        return ""
    old, new = flow.page.diff.old, flow.page.diff.new
    return f"""<section class="part" aria-labelledby="{name}">
<h2 id="{name}">{heading}</h2>
<div class="heads" aria-hidden="true"><p>Old · {escape(old.file)}</p>\
<p>New · {escape(new.file)}</p></div>
{render_flow(flow)}
</section>"""


def _lost(lost: tuple[Numbered, ...], page: Page) -> str:
    """List the changes that found no place in the text."""
    if not lost:
        return ""
    entries = "\n".join(render_lost(numbered, page) for numbered in lost)
    return f"""<section class="part" aria-labelledby="others">
<h2 id="others">Other changes</h2>
<ul class="lost">
{entries}
</ul>
</section>"""


def _frame(page: Page, header: str, body: str) -> str:
    """Put the parts into a page that may load and run nothing."""
    style = (files("zvhrr_extract") / "data" / "diff.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    names = f"{escape(page.diff.old.file)} → {escape(page.diff.new.file)}"
    target = "#c1" if page.diff.changes else "#main"
    skip = "Skip to the first change" if page.diff.changes else "Skip to the reports"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What changed: {names}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="{target}">{skip}</a>
{header}
<main id="main" tabindex="-1">
{body}
</main>
</body>
</html>
"""
