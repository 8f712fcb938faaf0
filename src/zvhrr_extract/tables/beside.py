"""Captions beside printed tables: the text above or below that names a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zvhrr_extract.models.document import LaidPart, LaidTable, LaidText, text_of
from zvhrr_extract.models.page import Box, box_around
from zvhrr_extract.tables.captions import (
    NO_CAPTION,
    Caption,
    label_pattern,
    match_caption,
    read_caption,
)
from zvhrr_extract.tables.context import TableContext

# A caption stands no further from its table than this.
_NEAR_PT = 60.0
_PLAIN_PT = 30.0
# Of two tables a caption's own is the nearer one, unless it stands nearer by less than this
# and on the side where the document's other captions do not stand.
_UNUSUAL_PT = 4.0
# What a table without a caption costs: more than any distance.
_NAMELESS_PT = 1000.0
_MAX_WORDS = 40
_MAX_PLAIN_WORDS = 14


def find_captions(
    parts: Sequence[LaidPart], places: Sequence[tuple[int, ...]], context: TableContext
) -> list[Caption]:
    """Find for every table the text that names it; no text names two.

    Captions with a number or of a name the profile knows come first, the nearest before all;
    on which side of a table they usually stand, above or below, is learnt from the tables
    with one candidate.
    """
    above = [find_candidate(parts, own[0], -1, context) for own in places]
    below = [find_candidate(parts, own[-1], 1, context) for own in places]
    named = _match(parts, places, above, below)
    taken = set(named.values())
    found: list[Caption] = []
    for index, own in enumerate(places):
        at = named.get(index)
        if at is None:
            at = _left_behind(parts, own[0], taken, context)
        if at is None:
            at = _plain(parts, own[0], taken, context)
        if at is None:
            found.append(NO_CAPTION)
            continue
        taken.add(at)
        found.append(read_caption(parts[at].lines, context))
    return found


def _match(
    parts: Sequence[LaidPart],
    places: Sequence[tuple[int, ...]],
    above: Sequence[int | None],
    below: Sequence[int | None],
) -> dict[int, int]:
    """Name as many tables as can be, by the texts nearest: text by number of the table.

    Only the text below one table can be that above the next, so the best choice for a run of
    tables needs to know no more than what the last of them took.
    """
    sides = Counter(
        "above" if up is not None else "below"
        for up, down in zip(above, below, strict=True)
        if (up is None) != (down is None)
    )
    usual = "above" if sides["above"] >= sides["below"] else "below"
    best: dict[int | None, tuple[float, tuple[int | None, ...]]] = {None: (0.0, ())}
    for own, up, down in zip(places, above, below, strict=True):
        options: list[tuple[int | None, float]] = [(None, _NAMELESS_PT)]
        for side, at, text in (("above", own[0], up), ("below", own[-1], down)):
            if text is not None:
                gap = _gap(parts[text], parts[at], -1 if side == "above" else 1)
                options.append((text, gap + (side != usual) * _UNUSUAL_PT))
        step: dict[int | None, tuple[float, tuple[int | None, ...]]] = {}
        for text, cost in options:
            free = [run for run in best.values() if text is None or text not in run[1]]
            if free:
                total, chosen = min(free, key=lambda run: run[0])
                step[text] = (total + cost, (*chosen, text))
        best = step
    _, named = min(best.values(), key=lambda run: run[0])
    return {index: text for index, text in enumerate(named) if text is not None}


def find_candidate(
    parts: Sequence[LaidPart], at: int, step: int, context: TableContext
) -> int | None:
    """Find the nearest text above (step -1) or below (1) a table that names one.

    Where it comes in reading order does not count: above a table that is wider than the
    columns of the page, it is read with one of them.
    """
    table = parts[at]
    near: list[tuple[float, int]] = []
    for walk in (range(at - 1, -1, -1), range(at + 1, len(parts))):
        for index in walk:
            part = parts[index]
            if _page(part) != _page(table):
                break
            if is_beside(part, table, step, _NEAR_PT):
                near.append((_gap(part, table, step), index))
    for _, index in sorted(near):
        part = parts[index]
        if isinstance(part, LaidTable):
            return None
        if _is_named(part, context):
            return index
    return None


def _page(part: LaidPart) -> int:
    return part.page if isinstance(part, LaidTable) else part.lines[0].page


def _is_named(part: LaidText, context: TableContext) -> bool:
    text = text_of(part.lines)
    if part.lines[0].marker is not None or len(text.split()) > _MAX_WORDS:
        return False
    if label_pattern(context.language.table_labels).match(text):
        return True
    known = match_caption(text, context.rules) is not None
    return known and len(text.split()) <= _MAX_PLAIN_WORDS


def is_beside(part: LaidPart, table: LaidPart, step: int, reach: float) -> bool:
    """Tell whether a text stands right above (step -1) or below (1) a table."""
    text_box, table_box = _box(part), _box(table)
    if text_box is None or table_box is None:
        return False
    overlap = min(text_box.x1, table_box.x1) - max(text_box.x0, table_box.x0)
    return -5 <= _gap(part, table, step) <= reach and overlap > 0


def _gap(part: LaidPart, table: LaidPart, step: int) -> float:
    """Measure how far a text stands above (step -1) or below (1) a table."""
    text_box, table_box = _box(part), _box(table)
    assert text_box is not None  # noqa: S101  what stands beside a table has a box
    assert table_box is not None  # noqa: S101
    return table_box.top - text_box.bottom if step < 0 else text_box.top - table_box.bottom


def _box(part: LaidPart) -> Box | None:
    if isinstance(part, LaidTable):
        return part.box
    boxes = [line.box for line in part.lines if line.box is not None]
    return box_around(boxes) if boxes else None


def _left_behind(
    parts: Sequence[LaidPart], at: int, taken: set[int], context: TableContext
) -> int | None:
    """Find the caption that stayed at the foot of the page before a table opens its own."""
    above = at - 1
    if above < 0 or above in taken or _page(parts[above]) != _page(parts[at]) - 1:
        return None
    part = parts[above]
    return above if isinstance(part, LaidText) and _is_named(part, context) else None


def _plain(
    parts: Sequence[LaidPart], at: int, taken: set[int], context: TableContext
) -> int | None:
    """Find a short text right above a table that is no heading and no sentence."""
    index = at - 1
    if index < 0 or index in taken or isinstance(parts[index], LaidTable):
        return None
    part = parts[index]
    assert isinstance(part, LaidText)  # noqa: S101  told above
    text = text_of(part.lines)
    heading = any(line.order in context.headings for line in part.lines)
    listed = part.lines[0].marker is not None
    long = len(text.split()) > _MAX_PLAIN_WORDS or text.endswith((".", ",", ";", "?", "!"))
    starts = text[:1].isupper() or text[:1].isdigit()
    if heading or listed or long or not starts or part.lines[0].page != _page(parts[at]):
        return None
    return index if is_beside(part, parts[at], -1, _PLAIN_PT) else None
