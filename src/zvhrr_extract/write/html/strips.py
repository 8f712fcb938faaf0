"""Strips of a diff from top to bottom: changed ones shown, unchanged ones folded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from zvhrr_extract.models.report import Section
from zvhrr_extract.write.html.strip import render_strip
from zvhrr_extract.write.html.text import count, escape

if TYPE_CHECKING:
    from zvhrr_extract.write.html.column import Flow

_TOP_RANK = 2  # of the heading above the strips
_LOW_RANK = 6
_LEAST_FOLD = 2  # the line that folds one passage takes as much room as it does


def render_flow(flow: Flow) -> str:
    """Print strips; a stretch of unchanged ones that no change stands next to is folded."""
    ranks = _ranks(flow)
    shown = _shown(flow)
    parts = []
    for is_shown, group in groupby(range(len(flow.strips)), key=shown.__contains__):
        indices = list(group)
        strips = "\n".join(render_strip(flow, index, ranks.get(index, 0)) for index in indices)
        is_short = len(indices) < _LEAST_FOLD
        parts.append(strips if is_shown or is_short else _fold(flow, indices, strips))
    return "\n".join(parts)


def _shown(flow: Flow) -> set[int]:
    """Choose the strips to show: the changed ones, those beside them, and their headings."""
    shown = set()
    heading = None
    for index, strip in enumerate(flow.strips):
        heading = index if strip.room == "section" else heading
        if not flow.is_quiet(index):
            shown |= {index - 1, index, index + 1}
            shown |= set() if heading is None else {heading}
    return shown & set(range(len(flow.strips)))


def _ranks(flow: Flow) -> dict[int, int]:
    """Give every heading a rank that is no more than one below the heading before it."""
    ranks = {}
    last = _TOP_RANK
    for index, strip in enumerate(flow.strips):
        section = next((side for side in flow.sides(index)[::-1] if side), None)
        if isinstance(section, Section) and strip.state != "away":
            last = min(max(section.level, 1) + _TOP_RANK, last + 1, _LOW_RANK)
            ranks[index] = last
    return ranks


def _fold(flow: Flow, indices: Sequence[int], strips: str) -> str:
    """Fold unchanged strips away under a line that tells what they are."""
    headings = [
        side.heading for index in indices if isinstance(side := flow.sides(index)[1], Section)
    ]
    named = [f"“{escape(heading)}”" for heading in dict.fromkeys(headings[:1] + headings[-1:])]
    names = f'<span class="names">{" to ".join(named)}</span>' if named else ""
    total = count(len(indices), "unchanged passage")
    return f'<details class="fold"><summary>{total} {names}</summary>\n{strips}\n</details>'
