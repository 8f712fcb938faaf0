"""HTML of a diff: one self-contained page to read, side by side, with nothing to load or run.

The parts are plain functions that return strings: every text of a report passes `escape` on
its way in, so a template engine would add a dependency and no safety.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zvhrr_extract.write.html.column import Flow, lay_flow
from zvhrr_extract.write.html.flow import lay_notes, lay_text
from zvhrr_extract.write.html.frame import Frame, render_frame
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
    target, words = ("#c1", "the first change") if diff.changes else ("#main", "the reports")
    return render_frame(
        Frame(
            title=f"What changed: {diff.old.file} → {diff.new.file}",
            header=render_header(page, [*every, *lost]),
            body="\n".join(body),
            style="diff.css",
            skip=target,
            skip_words=f"Skip to {words}",
        )
    )


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
