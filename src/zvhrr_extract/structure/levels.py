"""Levels: how deep a list item stands, by its bullet and its indent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from zvhrr_extract.models.document import Line

# An item's own lines lie between two bullets; more lines than this and the list was left.
_SAME_LIST = 9
_SUB_SHARE = 0.5
_MIN_INDENT = 2


def item_levels(lines: Sequence[Line]) -> dict[int, int]:
    """Tell the level (from 1) of every line that bears a bullet, by its position.

    A bullet glyph that mostly comes up right under items of another, earlier glyph is one
    level deeper; so is an equal glyph that is indented deeper within one list.
    """
    items = [line for line in lines if line.marker is not None]
    depth = _glyph_depths(items)
    levels = {line.order: depth[line.marker or ""] for line in items}
    for group in _lists(items):
        least = {glyph: min(line.indent for line in group if line.marker == glyph) for glyph in depth if any(line.marker == glyph for line in group)}
        for line in group:
            if line.indent - least[line.marker or ""] >= _MIN_INDENT:
                levels[line.order] += 1
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
            if first_seen[other] < first_seen[glyph] and under[glyph, other] >= _SUB_SHARE * runs[glyph]
        ]
        depths[glyph] = 1 + max((depths[other] for other in parents), default=0)
    return depths


def _same_list(above: Line, below: Line) -> bool:
    return below.order - above.order <= _SAME_LIST and below.page - above.page <= 1


def _lists(items: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[items[0]]] if items else []
    for above, below in pairwise(items):
        if _same_list(above, below) and above.page == below.page:
            groups[-1].append(below)
        else:
            groups.append([below])
    return groups
