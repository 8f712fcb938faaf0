"""Top of the page of a diff: which two reports, what changed in short, and how to read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zvhrr_extract.write.html.frame import scroll_box
from zvhrr_extract.write.html.marks import Numbered, Page, noun_of, tag, verb_of
from zvhrr_extract.write.html.text import count, escape, language_of

if TYPE_CHECKING:
    from zvhrr_extract.models.diff import ChangeKind, Cosmetic, DiffSide
    from zvhrr_extract.models.report import Report

_READING = (
    "What is gone is <del>struck through</del>, what is new is <ins>underlined</ins>. "
    "The arrows beside a number lead to the change before and the next one. "
)


def render_header(page: Page, changes: Sequence[Numbered]) -> str:
    """Print the header: both files, how many changes of which kind, and where they begin.

    Args:
        page: The page it is on.
        changes: All changes in the order of their numbers.
    """
    return f"""<header>
<p class="kind">Comparison of two reports</p>
<h1>{_headline(changes)}</h1>
<dl class="files">
{_file("Old", page.diff.old, page.old)}
{_file("New", page.diff.new, page.new)}
</dl>
<p class="relation">{_relation(page)}</p>
{_summary(page, changes)}
</header>"""


def _headline(changes: Sequence[Numbered]) -> str:
    if not changes:
        return "No change in content"
    sections = {numbered.change.section for numbered in changes} - {None}
    spread = f" in {count(len(sections), 'section')}" if sections else ""
    return count(len(changes), "change") + spread


def _file(name: str, side: DiffSide, report: Report) -> str:
    """Print which report one side is."""
    about = " · ".join(
        escape(text)
        for text in (report.title, report.organisation and report.organisation.name)
        if text
    )
    year = f'<span class="year">{report.year}</span>' if report.year is not None else ""
    return (
        f'<div><dt>{name} {year}</dt><dd class="file">{escape(side.file)}</dd>'
        f"<dd>report <code>{escape(side.report)}</code></dd>"
        f"<dd {language_of(report.language)}>{about}</dd></div>"
    )


def _relation(page: Page) -> str:
    if page.diff.relation == "same_year":
        return "Two versions of a report over the same year."
    return (
        "Reports over two years: columns of tables are compared by the year they are about, so "
        "a new year is an added column, and a figure told otherwise for the same year is "
        "restated."
    )


def _summary(page: Page, changes: Sequence[Numbered]) -> str:
    """Print the counts by kind, each with a link to the first change of its kind."""
    if not changes:
        return (
            f'<p class="none">The two reports say the same.{_cosmetic(page)}</p>{_forms(page)}'
        )
    first: dict[ChangeKind, int] = {}
    counts: Counter[ChangeKind] = Counter()
    for numbered in changes:
        first.setdefault(numbered.change.kind, numbered.number)
        counts[numbered.change.kind] += 1
    entries = "\n".join(
        f'<li><a href="#c{first[kind]}">{_kind(kind, counts[kind])}</a></li>'
        for kind in sorted(counts, key=first.__getitem__)
    )
    return f"""<section aria-labelledby="summary"><h2 id="summary">Summary</h2>
<ul class="counts">
{entries}
</ul>
{_sections(changes)}
<p class="reading">{_READING}{_cosmetic(page)}</p>
{_forms(page)}</section>"""


def _kind(kind: ChangeKind, number: int) -> str:
    """Print how many changes there are of a kind, such as `+ 2 rows added`."""
    return tag(verb_of(kind), f"{count(number, noun_of(kind))} {verb_of(kind)}")


def _sections(changes: Sequence[Numbered]) -> str:
    """Print the sections that changes are in, each with a link to its first."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for numbered in changes:
        heading = numbered.change.section or "Outside any section"
        first.setdefault(heading, numbered.number)
        counts[heading] += 1
    if len(counts) == 1:
        return ""
    entries = "\n".join(
        f'<li><a href="#c{number}">{escape(heading)}</a> '
        f'<span class="number">{counts[heading]}</span></li>'
        for heading, number in first.items()
    )
    return (
        '<nav aria-label="Changes by section"><details class="sections">'
        f"<summary>Changes by section</summary>\n<ul>\n{entries}\n</ul></details></nav>"
    )


def _cosmetic(page: Page) -> str:
    """Tell how many differences there are that change nothing."""
    number = page.diff.cosmetic
    if not number:
        return ""
    said = count(number, "difference")
    verb = "is" if number == 1 else "are"
    return f" {said} in form alone (layout, bullets, hyphens, blanks) {verb} not counted."


def _forms(page: Page) -> str:
    """List the differences in form alone, where they were asked for."""
    if not page.diff.cosmetics:
        return ""
    rows = "\n".join(_form(entry) for entry in page.diff.cosmetics)
    table = (
        '<table><thead><tr><th scope="col">Kind</th><th scope="col">Section</th>'
        '<th scope="col">Old</th><th scope="col">New</th></tr></thead>'
        f"<tbody>\n{rows}\n</tbody></table>"
    )
    return (
        '<details class="forms"><summary>Differences in form alone</summary>'
        f"{scroll_box('Differences in form alone', table)}</details>"
    )


def _form(entry: Cosmetic) -> str:
    texts = (entry.section, entry.old, entry.new)
    cells = "".join(f'<td dir="auto">{escape(text or "")}</td>' for text in texts)
    return f'<tr><th scope="row">{entry.kind}</th>{cells}</tr>'
