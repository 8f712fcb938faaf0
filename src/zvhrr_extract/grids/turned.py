"""Turned tables: pages seen with their head to the left or right, and grids turned back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zvhrr_extract.models.page import Box, Grid, GridCell, Page, Word

# Fewer turned words are the name of an axis, a header cell or a note in the margin.
_FEWEST = 20
# Letters stand this share of their size above the lower edge of their box.
_DESCENT = 0.22

Turn = Callable[[Box], Box]


def find_angle(page: Page) -> int:
    """Find how far most words of a page are turned, where it is a quarter; 0 otherwise."""
    counts = {90: 0, 270: 0}
    for word in page.words:
        if word.angle in counts:
            counts[word.angle] += 1
    angle = max(counts, key=lambda angle: counts[angle])
    most = counts[angle] >= max(_FEWEST, len(page.words) / 2)
    return angle if most else 0


def turn_page(page: Page, angle: int) -> tuple[Page, dict[Word, Word]]:
    """Turn a page until text at an angle is level.

    Returns:
        The page with the words at that angle only, and for each of them the word it was.
    """
    turn = _turn_right(page.height) if angle == 270 else _turn_left(page.width)
    words: dict[Word, Word] = {}
    for word in page.words:
        if word.angle == angle:
            box = turn(word.box)
            baseline = box.bottom - _DESCENT * word.style.size
            turned = Word(word.text, *box, baseline, word.style, 0, word.glued, word.tag)
            words[turned] = word
    turned_page = Page(
        page.number,
        page.height,
        page.width,
        tuple(words),
        tuple(rule._replace(**turn(Box(*rule[:4]))._asdict()) for rule in page.rules),
        tuple(panel._replace(**turn(Box(*panel[:4]))._asdict()) for panel in page.panels),
        tuple(turn(image) for image in page.images),
    )
    return turned_page, words


def turn_back(grid: Grid, page: Page, angle: int, words: dict[Word, Word]) -> Grid:
    """Give a grid of the turned page its place and words on the page as shown."""
    turn = _turn_left(page.height) if angle == 270 else _turn_right(page.width)
    cells = tuple(
        GridCell(*cell[:4], turn(cell.box), tuple(words[word] for word in cell.words))
        for cell in grid.cells
    )
    return replace(grid, box=turn(grid.box), cells=cells)


def _turn_left(width: float) -> Turn:
    """Turn boxes of a page of a width a quarter against the clock."""
    return lambda box: Box(box.top, width - box.x1, box.bottom, width - box.x0)


def _turn_right(height: float) -> Turn:
    """Turn boxes of a page of a height a quarter with the clock."""
    return lambda box: Box(height - box.bottom, box.x0, height - box.top, box.x1)
