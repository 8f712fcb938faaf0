"""Head of an audit's page: how the checks ended, and of which reports read from which files."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import Counts, Group, tell_pattern
from zvhrr_extract.write.findings.groups import SEVERITIES
from zvhrr_extract.write.html.audit.sections import report_title
from zvhrr_extract.write.html.audit.words import label, word
from zvhrr_extract.write.html.text import escape


def render_head(groups: Sequence[Group], failures: Sequence[str], phrases: Phrases) -> str:
    """Print the head: the outcome of all, then every report with its files and outcome.

    Args:
        groups: The findings.
        failures: Inputs that could not be read.
        phrases: Of the page's own words.
    """
    total = add_up(groups)
    pattern = tell_pattern(groups, phrases)
    shown = f'<p class="pattern">{escape(pattern)}</p>' if pattern else ""
    # Of a single report the counts stand above already.
    single = len(groups) == 1
    reports = "\n".join(
        _report(group, number, phrases, "" if single else _counts(group.counts, phrases))
        for number, group in enumerate(groups, start=1)
    )
    return f"""<header>
<p class="kind">{word(phrases, "page.kind")}</p>
<h1>{_headline(total, phrases) if groups else word(phrases, "page.nothing")}</h1>
{_counts(total, phrases)}
{shown}
<nav aria-label="{word(phrases, "page.reports")}"><ul class="reports">
{reports}
</ul></nav>
{_failures(failures, phrases)}
</header>"""


def add_up(groups: Sequence[Group]) -> Counts:
    """Add up the counts of all reports."""
    errors, warnings, notes = (
        sum(group.counts.failed[at] for group in groups) for at in range(len(SEVERITIES))
    )
    return Counts(
        (errors, warnings, notes),
        sum(group.counts.unverifiable for group in groups),
        sum(group.counts.passed for group in groups),
    )


def _headline(counts: Counts, phrases: Phrases) -> str:
    if counts.all_failed:
        return word(phrases, "page.headline_failed", failed=counts.all_failed)
    if counts.unverifiable:
        left = counts.unverifiable
        return word(phrases, "page.headline_unverifiable", unverifiable=left)
    return word(phrases, "page.headline_clean")


def _counts(counts: Counts, phrases: Phrases) -> str:
    """List how many checks ended how; what did not occur is left out."""
    told: list[tuple[str, str, int]] = [
        (severity, f"severities.{severity}", number)
        for severity, number in zip(SEVERITIES, counts.failed, strict=True)
    ]
    told.append(("unverifiable", "count.unverifiable", counts.unverifiable))
    told.append(("pass", "count.passed", counts.passed))
    items = "".join(
        f"<li>{label(kind, word(phrases, name, number=number))}</li>"
        for kind, name, number in told
        if number
    )
    return f'<ul class="counts">{items}</ul>' if items else ""


def _report(group: Group, number: int, phrases: Phrases, counts: str) -> str:
    """Print a report with its year, files and outcome, and a link to its section."""
    report = group.report
    files = report.sources if report is not None else ()
    sources = ", ".join(escape(source.file) for source in files)
    read = (
        f'<p class="sources">{word(phrases, "page.sources")} {sources}</p>' if sources else ""
    )
    year = f' <span class="year">{report.year}</span>' if report and report.year else ""
    return (
        f'<li><p class="file"><a href="#r{number}">{report_title(report, phrases)}</a>{year}'
        f"</p>{read}{counts}</li>"
    )


def _failures(failures: Sequence[str], phrases: Phrases) -> str:
    if not failures:
        return ""
    items = "".join(f'<li dir="auto">{escape(failure)}</li>' for failure in failures)
    heading = word(phrases, "page.failures")
    return f'<section class="failures"><h2>{heading}</h2><ul>{items}</ul></section>'
