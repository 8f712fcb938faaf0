"""HTML of an audit: one self-contained page to read, with nothing to load or run."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import Group
from zvhrr_extract.write.html.audit.head import render_head
from zvhrr_extract.write.html.audit.sections import render_section
from zvhrr_extract.write.html.frame import Frame, render_frame


def render_audit_html(
    groups: Sequence[Group], phrases: Phrases, *, failures: Sequence[str] = ()
) -> str:
    """Print findings as an HTML page: the outcome, then report by report, the gravest first.

    Args:
        groups: The findings, in order.
        phrases: Of the page's own words.
        failures: Inputs that could not be read, each a line.
    """
    names = [group.report.id for group in groups if group.report is not None]
    sections = (
        render_section(group, number, phrases) for number, group in enumerate(groups, start=1)
    )
    return render_frame(
        Frame(
            title=phrases.say("page.title", names=", ".join(names)),
            header=render_head(groups, failures, phrases),
            body="\n".join(sections),
            style="audit.css",
            skip="#main",
            skip_words=phrases.say("page.skip"),
            language=phrases.language,
        )
    )
