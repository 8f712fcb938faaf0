"""Turned: text that does not run level, brought into a frame in which it does, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.layout import TextBlock
from zvhrr_extract.models.page import Box, Grid, Page, Word

# Letters reach this share of the height of their box below the baseline.
_DESCENT = 0.22


def turn_page(page: Page, angle: int) -> Page:
    """Turn a page so that text of one angle runs level.

    Words of other angles keep what they are; rules and panels turn too.
    """
    size = (page.width, page.height)
    wide = angle % 180 != 0
    return replace(
        page,
        width=page.height if wide else page.width,
        height=page.width if wide else page.height,
        words=tuple(turn_word(word, angle, size) for word in page.words),
        rules=tuple(
            rule._replace(**turn_box(Box(*rule[:4]), angle, size)._asdict())
            for rule in page.rules
        ),
        panels=tuple(
            panel._replace(**turn_box(Box(*panel[:4]), angle, size)._asdict())
            for panel in page.panels
        ),
    )


def turn_word(word: Word, angle: int, size: tuple[float, float]) -> Word:
    """Turn a word back by an angle; its baseline is told from its box."""
    box = turn_box(word.box, angle, size)
    baseline = box.bottom - _DESCENT * (box.bottom - box.top)
    return word._replace(
        **box._asdict(), baseline=baseline, angle=(word.angle - angle) % 360
    )


def turn_box(box: Box, angle: int, size: tuple[float, float]) -> Box:
    """Turn a box anticlockwise by an angle, on a page of a size as shown.

    >>> turn_box(Box(580, 10, 590, 60), 90, (600, 800))
    Box(x0=10, top=10, x1=60, bottom=20)
    """
    width, height = size
    if angle == 90:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    if angle == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if angle == 270:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    return box


def turn_blocks(
    parts: Sequence[TextBlock | Grid], angle: int, size: tuple[float, float]
) -> list[TextBlock | Grid]:
    """Bring the blocks of a turned page, of a size in its own frame, back to the page as shown.

    The baselines of their lines stay those of the turned frame.
    """
    return [_turn_part(part, (360 - angle) % 360, size) for part in parts]


def _turn_part(
    part: TextBlock | Grid, angle: int, size: tuple[float, float]
) -> TextBlock | Grid:
    if isinstance(part, Grid):
        return part
    return replace(
        part,
        lines=tuple(replace(line, box=turn_box(line.box, angle, size)) for line in part.lines),
    )
