"""The section of one report: what failed, what was left open, what passed."""

from __future__ import annotations

from collections.abc import Iterator

from zvhrr_extract.models.report import Report
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import Group, Shown
from zvhrr_extract.write.html.audit.cards import render_card
from zvhrr_extract.write.html.audit.words import check_title, say_where, word
from zvhrr_extract.write.html.frame import scroll_box
from zvhrr_extract.write.html.text import escape, language_of


def render_section(group: Group, number: int, phrases: Phrases) -> str:
    """Print the findings of a report, the gravest first.

    Args:
        group: The findings.
        number: Of the report on the page, from 1.
        phrases: Of the page's own words.
    """
    name = f"r{number}"
    parts = "\n".join(part for part in _parts(group, name, phrases) if part)
    counts = group.counts
    clean = not counts.all_failed and not counts.unverifiable
    none = f'<p class="none">{word(phrases, "page.none")}</p>' if clean else ""
    return f"""<section class="report" aria-labelledby="{name}">
<h2 id="{name}">{report_title(group.report, phrases)}</h2>
{none}{parts}
</section>"""


def report_title(report: Report | None, phrases: Phrases) -> str:
    """Print the name of a report by its title and id."""
    if report is None:
        return word(phrases, "page.years")
    if not report.title:
        return escape(report.id)
    title = f"<span {language_of(report.language)}>{escape(report.title)}</span>"
    return f"{title} <code>{escape(report.id)}</code>"


def _parts(group: Group, name: str, phrases: Phrases) -> Iterator[str]:
    failed, unverifiable = group.select("fail"), group.select("unverifiable")
    yield _cards("failed", failed, f"{name}-f", phrases)
    yield _cards("unverifiable", unverifiable, f"{name}-u", phrases)
    yield _passed(group.select("pass"), phrases)


def _cards(heading: str, entries: tuple[Shown, ...], prefix: str, phrases: Phrases) -> str:
    if not entries:
        return ""
    cards = "\n".join(
        render_card(entry, f"{prefix}{number}", phrases)
        for number, entry in enumerate(entries, start=1)
    )
    return f'<h3 class="part">{word(phrases, f"page.{heading}")}</h3>\n{cards}'


def _passed(entries: tuple[Shown, ...], phrases: Phrases) -> str:
    """Print the checks that passed, folded away."""
    if not entries:
        return ""
    said = phrases.say("page.passed", number=len(entries))
    heads = "".join(
        f'<th scope="col">{word(phrases, f"page.{name}")}</th>'
        for name in ("check", "outcome", "where")
    )
    rows = "\n".join(
        f'<tr><th scope="row">{check_title(entry.finding, phrases)}</th>'
        f"<td>{escape(entry.finding.message)}</td>"
        f'<td dir="auto">{say_where(entry, phrases)}</td></tr>'
        for entry in entries
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    return (
        f'<details class="passed"><summary>{escape(said)}</summary>'
        f"{scroll_box(said, table)}</details>"
    )
