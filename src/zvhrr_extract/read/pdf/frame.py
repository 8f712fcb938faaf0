"""Frame: from the coordinates of a PDF page to those of the page as shown."""

from __future__ import annotations

import math
from dataclasses import dataclass

from zvhrr_extract.models.page import Box

# Text less than this away from level or upright is meant to be so (slanted scans).
_SLACK_DEGREES = 8
# A page that does not load is taken to be as large as A4.
FALLBACK_SIZE = (595.0, 842.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page in its own coordinates (y upwards), and how it is turned.

    Attributes:
        left: Left edge of the visible box.
        bottom: Lower edge.
        right: Right edge.
        top: Upper edge.
        turn: Degrees clockwise the page is shown turned: 0, 90, 180 or 270.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        """Width of the page as shown, in points."""
        return self.top - self.bottom if self.turn % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as shown, in points."""
        return self.right - self.left if self.turn % 180 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point into the page as shown, from its top left."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Turn a box into the page as shown."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def angle(self, a: float, b: float) -> int:
        """Tell how far text along (a, b) is turned clockwise as shown, in degrees.

        >>> Frame(0, 0, 100, 100, 90).angle(1, 0), Frame(0, 0, 100, 100, 0).angle(0, 1)
        (90, 270)
        """
        if b == 0 and a > 0:
            return self.turn
        degrees = (math.degrees(math.atan2(-b, a)) + self.turn) % 360
        nearest = round(degrees / 90) * 90
        return nearest % 360 if abs(degrees - nearest) < _SLACK_DEGREES else round(degrees)
