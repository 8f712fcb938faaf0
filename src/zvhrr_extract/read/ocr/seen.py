"""Seen lines: what an engine recognizes, in pixels of the picture it was given."""

from __future__ import annotations

from typing import NamedTuple


class SeenWord(NamedTuple):
    """A word as an engine sees it.

    Attributes:
        text: Its letters.
        x0: Left edge in pixels from the left of the picture.
        top: Upper edge in pixels from its top.
        x1: Right edge.
        bottom: Lower edge.
        confidence: How sure the engine is, 0 to 1.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


# Words side by side in one printed line or table cell, from left to right.
SeenLine = tuple[SeenWord, ...]
