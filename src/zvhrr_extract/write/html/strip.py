"""One strip of a diff: what happened, and both sides of it or the table of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zvhrr_extract.models.alignment import TablePair
from zvhrr_extract.models.report import Table
from zvhrr_extract.write.html.column import Flow, home_of
from zvhrr_extract.write.html.flow import Strip, element_of
from zvhrr_extract.write.html.marks import Numbered, old_and_new, steps, tag, verb_of
from zvhrr_extract.write.html.merged import mark_table, merge_tables
from zvhrr_extract.write.html.sides import noun_of_element, render_element, text_of
from zvhrr_extract.write.html.tables import render_table
from zvhrr_extract.write.html.text import escape, language_of, mark_come, mark_gone

if TYPE_CHECKING:
    from zvhrr_extract.models.report import Report
    from zvhrr_extract.write.html.flow import Element

_LONE = ("gone", "come")
_STATE_VERBS = {"gone": "removed", "come": "added", "here": "moved", "away": "moved"}


def render_strip(flow: Flow, index: int, rank: int) -> str:
    """Print a strip: what happened, and the two sides or the table of both."""
    strip = flow.strips[index]
    changes = flow.changes.get(index, ())
    if strip.room == "table":
        body = _table(flow, index)
        changes = [entry for entry in changes if entry.change.kind.startswith("table_")]
    else:
        body = _sides(flow, index, rank)
    state = "same" if flow.is_quiet(index) else strip.state
    anchor = f' id="c{changes[0].number}"' if changes else ""
    group = ""
    if state != "same":
        group = f' role="group" aria-label="{escape(_said(flow, index))}"'
    return (
        f'<div class="strip {strip.room} {state}"{anchor}{group}>'
        f"{_bar(flow, index, changes)}{body}</div>"
    )


def _bar(flow: Flow, index: int, changes: Sequence[Numbered]) -> str:
    """Print the line above a strip: its changes, its pages, and where it moved."""
    strip = flow.strips[index]
    page = flow.page
    if flow.is_quiet(index) or (not changes and strip.room == "table"):
        return ""
    noun = _noun(flow, index).capitalize()
    labels = [
        f'<span class="what"{_second_anchor(at, entry)}>'
        f"{tag(verb_of(entry.change.kind), f'{noun} {verb_of(entry.change.kind)}')} "
        f"{steps(entry.number, page)}</span>"
        for at, entry in enumerate(changes)
    ]
    if not labels:
        verb = _STATE_VERBS[strip.state]
        said = f"{noun} {verb}" + (" with its section" if strip.state in _LONE else "")
        labels = [f'<span class="what">{tag(verb, said)}</span>']
    where = _moved(flow, index) or _pages(flow, index)
    return f'<p class="bar">{"".join(labels)} <span class="where">{where}</span></p>'


def _second_anchor(at: int, entry: Numbered) -> str:
    return f' id="c{entry.number}"' if at else ""


def _noun(flow: Flow, index: int) -> str:
    old, new = flow.sides(index)
    side = new or old
    return noun_of_element(side) if side else ""


def _said(flow: Flow, index: int) -> str:
    """Tell in words what a strip is, for those who do not see it."""
    verbs = [verb_of(entry.change.kind) for entry in flow.changes.get(index, ())]
    state = _STATE_VERBS.get(flow.strips[index].state, "changed")
    return f"{_noun(flow, index).capitalize()} {', '.join(dict.fromkeys(verbs)) or state}"


def _pages(flow: Flow, index: int) -> str:
    """Print the pages of a strip in both reports, once where they are the same."""
    pages = [_page_of(side) for side in flow.sides(index) if side]
    return " → ".join(dict.fromkeys(page for page in pages if page))


def _page_of(element: Element) -> str:
    place = element.provenance
    return f"page {place.page}" if place and place.page else ""


def _moved(flow: Flow, index: int) -> str:
    """Print where what moved stood before, or stands now, with a link there."""
    strip = flow.strips[index]
    old, new = flow.sides(index)
    if old is None or new is None or strip.state not in {"here", "away"}:
        return ""
    here = strip.state == "here"
    report, element, way = (flow.page.old, old, "from") if here else (flow.page.new, new, "to")
    target = f"{'was' if here else 'is'}-{strip.room}-{strip.old}"
    own = f"{'is' if here else 'was'}-{strip.room}-{strip.old}"
    place = " · ".join(
        text for text in (_heading_above(report, element), _page_of(element)) if text
    )
    return f'<a id="{own}" href="#{target}">{way} {place or "elsewhere"}</a>'


def _heading_above(report: Report, element: Element) -> str:
    """Print the heading an element stands under."""
    for section in report.sections:
        if section.id == home_of(element):
            return f"“{escape(section.heading)}”"
    return ""


def _table(flow: Flow, index: int) -> str:
    strip = flow.strips[index]
    ends = (strip.old, strip.new)
    pairs = (pair for pair in flow.alignment.tables if (pair.old, pair.new) == ends)
    old, new = (side if isinstance(side, Table) else None for side in flow.sides(index))
    merged = merge_tables(old, new, next(pairs, TablePair(strip.old, strip.new)))
    marks = mark_table(merged, flow.changes.get(index, ()))
    return render_table(merged, marks, (old, new), flow.page)


def _sides(flow: Flow, index: int, rank: int) -> str:
    """Print what a strip has of the old report and of the new one beside each other."""
    strip = flow.strips[index]
    before, after = _marked(flow, index)
    olds = _pieces(flow.page.old, strip, strip.old, strip.old_parts, before)
    news = _pieces(flow.page.new, strip, strip.new, strip.new_parts, after)
    left = "".join(render_element(one, before, 0 if news else rank) for one in olds)
    right = "".join(render_element(one, after, rank) for one in news)
    if strip.state == "away":
        right = ""
    twice = olds and news and flow.is_quiet(index)
    unheard = ' aria-hidden="true"' if twice else ""
    return (
        f'<div class="side old" {language_of(flow.page.old.language)}{unheard}>'
        f"{_which('Old') if left else ''}{left}</div>"
        f'<div class="side new" {language_of(flow.page.new.language)}>'
        f"{_which('New') if right else ''}{right}</div>"
    )


def _pieces(
    report: Report, strip: Strip, main: int | None, parts: Sequence[int], marked: str | None
) -> list[Element]:
    """List the elements of one side; where their text is marked as one, the first of them."""
    if main is None:
        return []
    indices = [main] if marked is not None else sorted((main, *parts))
    return [element_of(report, strip.room, index) for index in indices]


def _which(name: str) -> str:
    return f'<span class="which" lang="en" dir="ltr">{name}</span>'


def _marked(flow: Flow, index: int) -> tuple[str | None, str | None]:
    """Print the texts of a strip with what changed in them marked; None where nothing did."""
    old, new = flow.sides(index)
    state = flow.strips[index].state
    if flow.is_quiet(index):
        return None, None
    if state == "gone" and old:
        return mark_gone(text_of(old)), None
    if state == "come" and new:
        return None, mark_come(text_of(new))
    for entry in flow.changes.get(index, ()):
        change = entry.change
        if state != "away" and (change.words is not None or change.kind.endswith("renamed")):
            return old_and_new(change)
    return None, None
