"""A diff as lines to read: grouped by section, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from zvhrr_extract.models.diff import Change, Cosmetic, Diff, DiffSide
from zvhrr_extract.models.report import Provenance
from zvhrr_extract.models.span import Span, Style, TextLine

_SIGNS = {"added": "+", "removed": "-", "moved": ">"}
# Of equal words around an edit so many are shown.
_CONTEXT = 6
_MOST_CHARS = 400


def render_lines(diff: Diff) -> Iterator[TextLine]:
    """Yield the lines of a diff, each as spans with a style."""
    yield (Span(f"--- {_side(diff.old)}", "old"),)
    yield (Span(f"+++ {_side(diff.new)}", "new"),)
    yield (Span(_count_up(diff)),)
    for section, changes in groupby(diff.changes, key=lambda change: change.section):
        yield ()
        yield (Span(section or _outside(diff), "head"),)
        for change in changes:
            yield from _render_change(change)
    if diff.cosmetics:
        yield ()
        yield (Span("Differences in form alone", "head"),)
        yield from map(_render_form, diff.cosmetics)


def _side(side: DiffSide) -> str:
    return side.file if side.file == side.report else f"{side.file} ({side.report})"


def _outside(diff: Diff) -> str:
    return "(outside sections)" if diff.changes else ""


def _count_up(diff: Diff) -> str:
    count = len(diff.changes)
    changes = "no changes" if not count else "1 change" if count == 1 else f"{count} changes"
    parts = ", ".join(f"{number} {_words(kind)}" for kind, number in diff.summary.items())
    forms = f"{diff.cosmetic} in form alone"
    return f"{changes}{f' ({parts})' if parts else ''}; {forms}"


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _render_change(change: Change) -> Iterator[TextLine]:
    sign = _SIGNS.get(change.kind.rpartition("_")[2], "~")
    place = [name for name in (change.table, change.row, change.column) if name]
    told = Span(f"  {sign} {_words(change.kind)}: ")
    where = Span(f"  [{_place(change)}]", "faint")
    names = Span(" / ".join(place) + (": " if place else ""))
    if change.row or change.column or change.table:
        yield (told, names, *_render_line(change), where)
    else:
        yield (told, *_render_text(change), where)
    for text in change.content or ():
        if not change.row and not change.column:
            style: Style = "new" if sign == "+" else "old"
            yield (Span(f"      {sign} {_shorten(text)}", style),)


def _render_line(change: Change) -> Iterator[Span]:
    """Render what became of a table, or of a row, column or cell in it."""
    if change.kind.endswith(("_added", "_removed")):
        style: Style = "new" if change.new is not None else "old"
        yield Span(
            " | ".join(change.content or ()) if change.row or change.column else "", style
        )
    elif change.kind == "row_moved":
        return
    elif change.words and change.old and change.new:
        yield from _render_words(change)
    else:
        yield from (
            Span(change.old or "''", "old"),
            Span(" -> "),
            Span(change.new or "''", "new"),
        )
        yield Span(_measure(change))


def _measure(change: Change) -> str:
    if change.delta is None:
        return ""
    percent = "" if change.percent is None else f", {change.percent:+g} %"
    sign = "+" if change.delta > 0 else ""
    return f" ({sign}{change.delta}{percent})"


def _render_text(change: Change) -> Iterator[Span]:
    if change.words:
        yield from _render_words(change)
    elif change.kind.endswith("_moved"):
        yield Span(_shorten(change.new or ""))
    elif change.new is not None:
        yield Span(_shorten(change.new), "new")
    else:
        yield Span(_shorten(change.old or ""), "old")


def _render_words(change: Change) -> Iterator[Span]:
    """Render an edit as `git diff --word-diff` does, equal words far from it left out."""
    ops = change.words or ()
    for at, (op, old, new) in enumerate(ops):
        blank = " " if at else ""
        if op == "equal":
            text = _shorten_equal(new, first=at == 0, last=at == len(ops) - 1)
            yield Span(blank + text)
            continue
        yield Span(blank)
        if old:
            yield Span(f"[-{old}-]", "old")
        if new:
            yield Span(f"{{+{new}+}}", "new")


def _shorten_equal(text: str, *, first: bool, last: bool) -> str:
    words = text.split()
    head, tail = (0 if first else _CONTEXT), (0 if last else _CONTEXT)
    if len(words) <= head + tail + 1:
        return text
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])


def _shorten(text: str) -> str:
    return text if len(text) <= _MOST_CHARS else f"{text[:_MOST_CHARS]}…"


def _place(change: Change) -> str:
    places = [_point(change.provenance_old), _point(change.provenance_new)]
    named = [place for place in places if place]
    return " -> ".join(dict.fromkeys(named)) or "place unknown"


def _point(provenance: Provenance | None) -> str | None:
    if provenance is None:
        return None
    if provenance.line_start is not None:
        return f"line {provenance.line_start}"
    return None if provenance.page is None else f"page {provenance.page}"


def _render_form(form: Cosmetic) -> TextLine:
    sides = " -> ".join(_shorten(text) for text in (form.old, form.new) if text)
    return (Span(f"  {form.kind}: {sides}", "faint"),)
