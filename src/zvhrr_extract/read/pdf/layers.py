"""Layers: which of the words on a page are its text, and which repeat, hide or stand for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zvhrr_extract.models.page import Page, Word

# Shadows and made-up bold are drawn at most this far from the first time.
_NEAR_PT = 2.0
_CELL_PT = 2 * _NEAR_PT
# A picture this large, as a share of the page, is the page: a scan.
_SCAN_SHARE = 0.6
# An invisible layer is the text when it says so many times more than what shows.
_LAYER_RATIO = 3
# A scan may bear a printed stamp or number: a few words near the upper or lower edge.
_MAX_STAMP_WORDS = 12
_STAMP_EDGE = 0.08
# Text turned into outlines is a page full of small curved shapes.
_MIN_OUTLINES = 300


class DrawnWords(NamedTuple):
    """The words of one page as they are drawn.

    Attributes:
        shown: What the page shows.
        invisible: What is drawn to be searched, not seen.
        away: What stands outside its edges or is clipped away.
    """

    shown: list[Word]
    invisible: list[Word]
    away: list[Word]


def compose_page(page: Page, drawn: DrawnWords) -> Page:
    """Give a page its words."""
    shown, hidden, ocr = drawn.shown, drawn.invisible + drawn.away, False
    if len(drawn.invisible) > _LAYER_RATIO * len(shown) and is_pictured(page):
        shown, hidden, ocr = shown + drawn.invisible, drawn.away, True
    words, repeated = _part_repeated(shown)
    return replace(
        page, words=tuple(words), hidden=tuple(hidden), repeated=tuple(repeated), ocr=ocr
    )


def is_pictured(page: Page) -> bool:
    """Tell whether pictures fill most of a page."""
    area = sum(
        max(0.0, min(box.x1, page.width) - max(box.x0, 0.0))
        * max(0.0, min(box.bottom, page.height) - max(box.top, 0.0))
        for box in page.images
    )
    return area >= _SCAN_SHARE * page.width * page.height > 0


def is_scan(page: Page) -> bool:
    """Tell whether a page may show text that is no text: a picture of it, or its outlines.

    Besides it there are at most a few words, near its upper or lower edge.
    """
    if page.ocr or page.fault or len(page.words) > _MAX_STAMP_WORDS:
        return False
    edge = _STAMP_EDGE * page.height
    if any(word.bottom > edge and word.top < page.height - edge for word in page.words):
        return False
    return is_pictured(page) or sum(panel.rounded for panel in page.panels) >= _MIN_OUTLINES


def _part_repeated(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Part the words drawn once more at nearly the same place; the first time stays."""
    counts = Counter(word.text for word in words)
    if len(counts) == len(words):
        return words, []
    kept: list[Word] = []
    repeated: list[Word] = []
    cells: dict[tuple[str, int, int], list[Word]] = {}
    for word in words:
        if counts[word.text] > 1:
            first = _find_first(word, cells)
            if first is not None:
                repeated.append(word)
                continue
        kept.append(word)
    return kept, repeated


def _find_first(word: Word, cells: dict[tuple[str, int, int], list[Word]]) -> Word | None:
    """Find the same word met before at nearly the same place; else remember this one."""
    x, y = word.x0 - _NEAR_PT, word.top - _NEAR_PT
    column, row = int(x // _CELL_PT), int(y // _CELL_PT)
    for key in (
        (word.text, column, row),
        (word.text, column + 1, row),
        (word.text, column, row + 1),
        (word.text, column + 1, row + 1),
    ):
        for other in cells.get(key, ()):
            if _is_same(word, other):
                return other
    home = (word.text, int(word.x0 // _CELL_PT), int(word.top // _CELL_PT))
    cells.setdefault(home, []).append(word)
    return None


def _is_same(word: Word, other: Word) -> bool:
    """Tell whether two equal words lie on each other, more than half of them."""
    across = min(_NEAR_PT, (word.x1 - word.x0) / 2)
    along = min(_NEAR_PT, (word.bottom - word.top) / 2)
    return (
        word.angle == other.angle
        and abs(word.x0 - other.x0) <= across
        and abs(word.x1 - other.x1) <= across
        and abs(word.top - other.top) <= along
        and abs(word.bottom - other.bottom) <= along
    )
