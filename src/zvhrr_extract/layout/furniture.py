"""Furniture: running heads and feet, and page numbers, found by where they come again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zvhrr_extract.models.layout import PageLayout, TextBlock

# Heads and feet stand in this share of the page's height at top and bottom.
_EDGE_SHARE = 0.12
_SIDE_SHARE = 0.08
_SAME_PLACE_PT = 6.0
_MIN_PAGES = 2
_MOST_PAGES = 0.3
_MAX_LINES = 3
_MIN_CHAPTERS = 3
_LARGER = 1.15
_MAX_HEAD_WORDS = 8
_NUMBER = re.compile(
    r"^(?:[-–|•]\s*)?(?:[^\W\d_]{1,8}\.?\s+)?\d{1,3}(?:\s*[-–|•])?(?:\s*(?:/|[^\W\d_]{1,4})\s*\d{1,3})?$"
)
_LONE = re.compile(r"^(?:[-–|•]\s*)?\d{1,3}(?:\s*[-–|•])?$")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A block at the edge of a page: where it is in the document, and what it says."""

    page: int
    part: int
    text: str
    side: str
    top: float
    size: float


def mark_furniture(layouts: Sequence[PageLayout]) -> list[PageLayout]:
    """Mark the blocks of a document that are running heads, feet or page numbers."""
    edges = [edge for index, layout in enumerate(layouts) for edge in _edges(index, layout)]
    reasons = _chapter_heads(edges, layouts)
    reasons |= _repeated(edges, len(layouts)) | _numbers(edges, layouts)
    return [
        _mark(layout, {part: why for (page, part), why in reasons.items() if page == index})
        for index, layout in enumerate(layouts)
    ] if reasons else list(layouts)


def _mark(layout: PageLayout, reasons: dict[int, str]) -> PageLayout:
    if not reasons:
        return layout
    parts = tuple(
        replace(part, furniture=reasons[index])
        if index in reasons and isinstance(part, TextBlock) and not part.furniture
        else part
        for index, part in enumerate(layout.parts)
    )
    return replace(layout, parts=parts)


def _edges(page: int, layout: PageLayout) -> Iterator[_Edge]:
    """List the blocks at the edges of a page."""
    for index, part in enumerate(layout.parts):
        if not isinstance(part, TextBlock) or len(part.lines) > _MAX_LINES:
            continue
        box = part.box
        text = " ".join(line.text for line in part.lines)
        if box.bottom < _EDGE_SHARE * layout.height:
            yield _Edge(page, index, text, "top", box.top, part.lines[0].style.size)
        elif box.top > (1 - _EDGE_SHARE) * layout.height:
            yield _Edge(page, index, text, "foot", box.top, part.lines[0].style.size)
        elif (
            box.x1 < _SIDE_SHARE * layout.width or box.x0 > (1 - _SIDE_SHARE) * layout.width
        ):
            yield _Edge(page, index, text, "side", box.top, part.lines[0].style.size)


def _repeated(edges: Sequence[_Edge], pages: int) -> dict[tuple[int, int], str]:
    """Find texts that stand, numbers apart, at one height of several pages."""
    places: dict[tuple[str, str, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        masked = _DIGITS.sub("#", edge.text.casefold())
        for shift in (0, 1):
            places[edge.side, masked, round(edge.top / _SAME_PLACE_PT + shift / 2)].append(edge)
    found: dict[tuple[int, int], str] = {}
    enough = max(_MIN_PAGES, min(3, _MOST_PAGES * pages))
    for (side, masked, _), group in places.items():
        if len({edge.page for edge in group}) < enough or not any(map(str.isalpha, masked)):
            continue
        reason = "running_foot" if side == "foot" else "running_head"
        for edge in group:
            why = "page_number" if _NUMBER.match(edge.text) else reason
            found[edge.page, edge.part] = why
    return found


def _chapter_heads(
    edges: Sequence[_Edge], layouts: Sequence[PageLayout]
) -> dict[tuple[int, int], str]:
    """Find running heads that name the chapter: small, at one height, a heading elsewhere."""
    places: dict[tuple[str, int, float], list[_Edge]] = defaultdict(list)
    for edge in edges:
        for shift in (0, 1):
            height = round(edge.top / _SAME_PLACE_PT + shift / 2)
            places[edge.side, height, edge.size].append(edge)
    groups = [
        group for group in places.values() if len({edge.page for edge in group}) >= _MIN_CHAPTERS
    ]
    if not groups:
        return {}
    larger: dict[str, float] = {}
    letters: Counter[float] = Counter()
    for part in (part for layout in layouts for part in layout.parts):
        if isinstance(part, TextBlock):
            size = part.lines[0].style.size
            letters[size] += sum(len(line.text) for line in part.lines)
            text = " ".join(line.text for line in part.lines[:_MAX_LINES]).casefold()
            larger[text] = max(larger.get(text, 0.0), size)
    body = letters.most_common(1)[0][0]
    found: dict[tuple[int, int], str] = {}
    for group in groups:
        named = [edge for edge in group if larger[edge.text.casefold()] > _LARGER * edge.size]
        small = _is_small_head(group, body, len(layouts))
        if 2 * len(named) >= len(group) or small:
            found |= {(edge.page, edge.part): "running_head" for edge in group}
    return found


def _is_small_head(group: Sequence[_Edge], body: float, pages: int) -> bool:
    """Tell whether texts at one height of many pages are smaller than the running text."""
    many = len({edge.page for edge in group}) >= _MOST_PAGES * pages
    short = all(len(edge.text.split()) <= _MAX_HEAD_WORDS for edge in group)
    return many and short and group[0].side == "top" and group[0].size < body / _LARGER


def _numbers(
    edges: Sequence[_Edge], layouts: Sequence[PageLayout]
) -> dict[tuple[int, int], str]:
    """Find page numbers: lone numbers at the edge that count up with the pages."""
    found: dict[tuple[int, int], str] = {}
    offsets: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        if _NUMBER.match(edge.text):
            value = int(_DIGITS.findall(edge.text)[0])
            for per_page in (1, 2):
                offsets[value - per_page * edge.page + 1000 * per_page].append(edge)
    for group in offsets.values():
        if len({edge.page for edge in group}) >= _MIN_PAGES:
            found |= {(edge.page, edge.part): "page_number" for edge in group}
    for edge in edges:
        height = layouts[edge.page].height
        outer = edge.top > 0.93 * height or edge.top < 0.05 * height
        if _LONE.match(edge.text) and (outer or edge.side == "side"):
            found[edge.page, edge.part] = "page_number"
    return found
