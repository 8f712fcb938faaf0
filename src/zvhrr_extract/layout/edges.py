"""Edges: the short blocks at the edges of a document's pages, where furniture stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zvhrr_extract.models.layout import PageLayout, TextBlock

# Heads and feet stand in this share of the page's height at top and bottom.
_EDGE_SHARE = 0.12
_SIDE_SHARE = 0.08
_OUTER_SHARE = 0.06
_MAX_LINES = 3
# What stands nearer to the text than this, in sizes of its letters, may belong to it.
_APART = 0.85
# A page says which text is furniture when at least this share of its letters is tagged.
_TAGGED = 0.6


class Edge(NamedTuple):
    """A block at the edge of a page: where it is in the document, and what it says.

    Attributes:
        page: Index of its page.
        part: Index of the block on the page.
        text: Its lines, blanks between.
        side: `top`, `foot` or `side`.
        top: Its upper edge, in points.
        size: Of its letters.
        apart: Whether a blank parts it from the text.
        outer: Whether it stands at the very edge.
        artifact: Whether a tagged page gives it no role.
    """

    page: int
    part: int
    text: str
    side: str
    top: float
    size: float
    apart: bool
    outer: bool
    artifact: bool

    @property
    def place(self) -> tuple[int, int]:
        """Where it is in the document."""
        return self.page, self.part


def find_edges(page: int, layout: PageLayout) -> Iterator[Edge]:
    """List the blocks at the edges of a page."""
    tagged = _is_tagged(layout)
    for index, part in enumerate(layout.parts):
        if not isinstance(part, TextBlock) or part.furniture or len(part.lines) > _MAX_LINES:
            continue
        side = _side(part, layout)
        if side is None or part.lines[0].marker is not None:
            continue
        box, size = part.box, part.lines[0].style.size
        height = layout.height
        yield Edge(
            page,
            index,
            " ".join(line.text for line in part.lines),
            side,
            box.top,
            size,
            apart=side == "side" or _gap(part, side, layout) > _APART * size,
            outer=box.top > (1 - _OUTER_SHARE) * height or box.bottom < _OUTER_SHARE * height,
            artifact=tagged and not any(line.role for line in part.lines),
        )


def _side(block: TextBlock, layout: PageLayout) -> str | None:
    box = block.box
    if box.bottom < _EDGE_SHARE * layout.height:
        return "top"
    if box.top > (1 - _EDGE_SHARE) * layout.height:
        return "foot"
    narrow = _SIDE_SHARE * layout.width
    return "side" if box.x1 < narrow or box.x0 > layout.width - narrow else None


def _gap(block: TextBlock, side: str, layout: PageLayout) -> float:
    """Tell how far a head is from what stands under it, a foot from what is over it."""
    box = block.box
    others = (part.box for part in layout.parts if part is not block)
    if side == "top":
        gaps = (other.top - box.bottom for other in others if other.bottom > box.bottom + 1)
    else:
        gaps = (box.top - other.bottom for other in others if other.top < box.top - 1)
    return min(gaps, default=layout.height)


def _is_tagged(layout: PageLayout) -> bool:
    lines: Sequence[tuple[int, bool]] = [
        (len(line.text), bool(line.role))
        for part in layout.parts
        if isinstance(part, TextBlock)
        for line in part.lines
    ]
    letters = sum(count for count, _ in lines)
    return sum(count for count, role in lines if role) > _TAGGED * letters
