"""Clips: the part of a page that a text object may show itself in."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

from zvhrr_extract.models.page import Box
from zvhrr_extract.read.pdf import native
from zvhrr_extract.read.pdf.frame import Frame

# More paths or points than these clip a drawing, not text.
_MAX_PATHS = 4
_MAX_POINTS = 8


@dataclass(slots=True)
class ClipReader:
    """Reads the boxes text objects are clipped to.

    Only rectangles count: what a curve leaves over cannot be told by its box.
    """

    frame: Frame
    _x: ctypes.c_float = field(default_factory=ctypes.c_float)
    _y: ctypes.c_float = field(default_factory=ctypes.c_float)

    def read(self, handle: int) -> Box | None:
        """Read the box an object is clipped to, None when it is clipped to nothing less."""
        clip = native.object_clip(handle)
        count = native.clip_count(clip) if clip else 0
        if not 0 < count <= _MAX_PATHS:
            return None
        boxes = [box for index in range(count) if (box := self._path(clip, index))]
        if not boxes:
            return None
        return Box(
            max(box.x0 for box in boxes),
            max(box.top for box in boxes),
            min(box.x1 for box in boxes),
            min(box.bottom for box in boxes),
        )

    def _path(self, clip: int, index: int) -> Box | None:
        count = native.clip_segments(clip, index)
        if not 3 < count <= _MAX_POINTS:
            return None
        x_at, y_at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        points: list[tuple[float, float]] = []
        for at in range(count):
            native.segment_point(native.clip_segment(clip, index, at), x_at, y_at)
            points.append((self._x.value, self._y.value))
        xs, ys = {x for x, _ in points}, {y for _, y in points}
        if len(xs) != 2 or len(ys) != 2:
            return None
        return self.frame.box(min(xs), min(ys), max(xs), max(ys))
