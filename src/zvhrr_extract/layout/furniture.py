"""Furniture: running heads and feet, and page numbers, found by where they come again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from zvhrr_extract.layout.edges import Edge, find_edges
from zvhrr_extract.models.layout import PageLayout, TextBlock

_SAME_PLACE_PT = 6.0
_MIN_PAGES = 2
_USUAL_PAGES = 3
_MOST_PAGES = 0.3
_MIN_CHAPTERS = 3
_MAX_LINES = 3
_LARGER = 1.15
_MAX_HEAD_WORDS = 8
_MAX_HEAD_LETTERS = 90
_MAX_LETTERS = 160
_NUMBER = re.compile(
    r"^(?:[-–|•]\s*)?(?:[^\W\d_]{1,8}\.?\s+)?\d{1,3}(?:\s*[-–|•])?(?:\s*(?:/|[^\W\d_]{1,4})\s*\d{1,3})?$"
)
_LONE = re.compile(r"^(?:[-–|•]\s*)?\d{1,3}(?:\s*[-–|•])?$")
_FIRST_NUMBER = re.compile(r"^(\d{1,3})\s*([|•·/–—-]?)\s+\D")
_LAST_NUMBER = re.compile(r"\D\s+([|•·/–—-]?)\s*(\d{1,3})$")
_DIGITS = re.compile(r"\d+")

Reasons = dict[tuple[int, int], str]
K = TypeVar("K")


def mark_furniture(pages: Iterable[PageLayout]) -> Iterator[PageLayout]:
    """Mark the blocks of a document that are running heads, feet or page numbers.

    Args:
        pages: The pages of a document; all are read before the first is yielded.

    Yields:
        Each page, which is then held no longer.
    """
    layouts = deque(pages)
    edges = [edge for index, layout in enumerate(layouts) for edge in find_edges(index, layout)]
    body = _body_size(layouts)
    reasons = _find_chapter_heads(edges, layouts, body)
    reasons |= _find_counted_heads(edges, body)
    reasons |= _find_repeated(edges, len(layouts))
    reasons |= _find_numbers(edges)
    by_page: dict[int, dict[int, str]] = defaultdict(dict)
    for (page, part), reason in reasons.items():
        by_page[page][part] = reason
    for index in range(len(layouts)):
        layout = layouts.popleft()
        yield _mark(layout, by_page[index]) if index in by_page else layout


def _mark(layout: PageLayout, reasons: dict[int, str]) -> PageLayout:
    parts = tuple(
        replace(part, furniture=reasons[index])
        if index in reasons and isinstance(part, TextBlock)
        else part
        for index, part in enumerate(layout.parts)
    )
    return replace(layout, parts=parts)


def _body_size(layouts: Collection[PageLayout]) -> float:
    """Find the size most letters of a document are set in."""
    letters: Counter[float] = Counter()
    for block in _blocks(layouts):
        for line in block.lines:
            letters[line.style.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _blocks(layouts: Collection[PageLayout]) -> Iterator[TextBlock]:
    for layout in layouts:
        for part in layout.parts:
            if isinstance(part, TextBlock):
                yield part


def _group(
    edges: Iterable[Edge], key: Callable[[Edge, int], K]
) -> Iterator[tuple[K, list[Edge]]]:
    """Group edges by a key and by height: each stands in two groups, so near ones meet."""
    places: dict[K, list[Edge]] = defaultdict(list)
    for edge in edges:
        for shift in (0, 1):
            places[key(edge, round(edge.top / _SAME_PLACE_PT + shift / 2))].append(edge)
    yield from places.items()


def _count_pages(edges: Iterable[Edge]) -> int:
    return len({edge.page for edge in edges})


def _find_repeated(edges: Sequence[Edge], pages: int) -> Reasons:
    """Find texts that stand, numbers apart, at one height of several pages."""
    found: Reasons = {}
    usual = max(_MIN_PAGES, min(_USUAL_PAGES, _MOST_PAGES * pages))
    groups = _group(
        edges,
        lambda edge, height: (edge.side, _DIGITS.sub("#", edge.text.casefold()), height),
    )
    for (side, masked, _), group in groups:
        enough = _MIN_PAGES if all(edge.artifact for edge in group) else usual
        if _count_pages(group) < enough or not any(map(str.isalpha, masked)):
            continue
        if 2 * sum(edge.apart for edge in group) < len(group) or len(masked) > _MAX_LETTERS:
            continue
        reason = "running_foot" if side == "foot" else "running_head"
        for edge in group:
            found[edge.place] = "page_number" if _NUMBER.match(edge.text) else reason
    return found


def _find_chapter_heads(
    edges: Sequence[Edge], layouts: Collection[PageLayout], body: float
) -> Reasons:
    """Find running heads that name the chapter: small, at one height, a heading elsewhere."""
    groups = [
        group
        for _, group in _group(edges, lambda edge, height: (edge.side, height, edge.size))
        if _count_pages(group) >= _MIN_CHAPTERS
    ]
    if not groups:
        return {}
    larger: dict[str, float] = defaultdict(float)
    for block in _blocks(layouts):
        text = " ".join(line.text for line in block.lines[:_MAX_LINES]).casefold()
        larger[text] = max(larger[text], block.lines[0].style.size)
    found: Reasons = {}
    for group in groups:
        named = [edge for edge in group if larger[edge.text.casefold()] > _LARGER * edge.size]
        if 2 * len(named) >= len(group) or _are_small_heads(group, body, len(layouts)):
            found |= {edge.place: "running_head" for edge in group}
    return found


def _are_small_heads(group: Sequence[Edge], body: float, pages: int) -> bool:
    """Tell whether texts at one height of many pages are smaller than the running text."""
    many = _count_pages(group) >= _MOST_PAGES * pages
    short = all(len(edge.text.split()) <= _MAX_HEAD_WORDS for edge in group)
    return many and short and group[0].side == "top" and group[0].size < body / _LARGER


def _find_counted_heads(edges: Sequence[Edge], body: float) -> Reasons:
    """Find heads and feet of changing text that hold a number counting up with the pages.

    A sign parts number and text, or the letters are smaller than the text's: numbered
    headings, one a page, count up too.
    """
    counted: dict[tuple[str, float, int, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        number = _page_number(edge, body)
        if number is None or not edge.apart:
            continue
        for per_page in (1, 2):
            counted[edge.side, edge.size, per_page, number - per_page * edge.page].append(edge)
    return {
        edge.place: "running_foot" if edge.side == "foot" else "running_head"
        for group in counted.values()
        if _count_pages(group) >= _MIN_CHAPTERS
        for edge in group
    }


def _page_number(edge: Edge, body: float) -> int | None:
    if len(edge.text) > _MAX_HEAD_LETTERS or edge.side == "side":
        return None
    # At the foot, small letters behind a number are a footnote.
    small = edge.side == "top" and edge.size < body / _LARGER
    if (first := _FIRST_NUMBER.search(edge.text)) and (first[2] or small):
        return int(first[1])
    if (last := _LAST_NUMBER.search(edge.text)) and (last[1] or small):
        return int(last[2])
    return None


def _find_numbers(edges: Sequence[Edge]) -> Reasons:
    """Find page numbers: lone numbers at the edge that count up with the pages."""
    found: Reasons = {}
    offsets: dict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        if _NUMBER.match(edge.text):
            value = int(_DIGITS.findall(edge.text)[0])
            for per_page in (1, 2):
                offsets[per_page, value - per_page * edge.page].append(edge)
    for group in offsets.values():
        if _count_pages(group) >= _MIN_PAGES:
            found |= {edge.place: "page_number" for edge in group}
    for edge in edges:
        if _LONE.match(edge.text) and (edge.outer or edge.side == "side"):
            found[edge.place] = "page_number"
    return found
