"""Turning: boxes of pages that are read turned, and back."""

from __future__ import annotations

from zvhrr_extract.models.page import Box


def turn_box(box: Box, turn: int, width: float, height: float) -> Box:
    """Turn a box counter-clockwise with its page.

    Args:
        box: The box.
        turn: 90, 180 or 270 degrees.
        width: Width of the page before it is turned, in points.
        height: Its height.

    >>> turn_box(Box(10, 20, 30, 25), 90, 100, 200)
    Box(x0=20, top=70, x1=25, bottom=90)
    """
    if turn == 90:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    if turn == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    return Box(height - box.bottom, box.x0, height - box.top, box.x1)
