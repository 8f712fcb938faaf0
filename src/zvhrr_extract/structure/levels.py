"""Levels: how deep a list item stands, by its bullet and its indent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zvhrr_extract.models.document import Line

# An item's own lines lie between two bullets; more lines than this and the list was left.
_SAME_LIST = 9
_SUB_SHARE = 0.5
_MIN_INDENT = 2


def item_levels(lines: Sequence[Line], headings: frozenset[int]) -> dict[int, int]:
    """Tell the level (from 1) of every line that bears a bullet, by its position.

    A bullet glyph that mostly comes up right under items of another, earlier glyph is one
    level deeper; so is an equal glyph that is indented deeper than the item right above it,
    until the list ends at a heading or at text that stands further out.

    Args:
        lines: The document's lines.
        headings: Positions of lines that are a known heading.
    """
    depth = _glyph_depths([line for line in lines if line.marker is not None])
    levels: dict[int, int] = {}
    open_items: list[Line] = []
    for line in lines:
        if line.marker is None:
            outside = bool(open_items) and line.indent < open_items[0].indent
            if outside or line.order in headings:
                open_items = []
            continue
        open_items = [
            item
            for item in open_items
            if line.indent - item.indent >= _MIN_INDENT and item.page == line.page
        ]
        same = sum(item.marker == line.marker for item in open_items)
        levels[line.order] = depth[line.marker] + same
        open_items.append(line)
    return levels


def _glyph_depths(items: Sequence[Line]) -> dict[str, int]:
    first_seen: dict[str, int] = {}
    under: Counter[tuple[str, str]] = Counter()
    runs: Counter[str] = Counter()
    for index, line in enumerate(items):
        glyph = line.marker or ""
        first_seen.setdefault(glyph, index)
        above = items[index - 1] if index else None
        if above is not None and above.marker == glyph and _same_list(above, line):
            continue
        runs[glyph] += 1
        if above is not None and above.marker != glyph and _same_list(above, line):
            under[glyph, above.marker or ""] += 1
    depths: dict[str, int] = {}
    for glyph in sorted(first_seen, key=lambda glyph: first_seen[glyph]):
        parents = [
            other
            for other in depths
            if first_seen[other] < first_seen[glyph]
            and under[glyph, other] >= _SUB_SHARE * runs[glyph]
        ]
        depths[glyph] = 1 + max((depths[other] for other in parents), default=0)
    return depths


def _same_list(above: Line, below: Line) -> bool:
    return below.order - above.order <= _SAME_LIST and below.page - above.page <= 1
