"""Items: lines that a drawn dot or a tag says open an item of a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zvhrr_extract.models.layout import TextLine
from zvhrr_extract.models.page import Panel

# Drawn bullets are this large, and stand at most so far left of their text.
_MIN_DOT_PT, _MAX_DOT_PT = 1.2, 9.0
_REACH_PT = 30.0
_MAX_SKEW = 1.6
_FILLED, _HOLLOW, _SQUARE = "•", "○", "▪"
# A tagged page on which tags hold fewer lines than this each tags lines, not blocks.
_MIN_LINES_A_TAG = 1.15


@dataclass(frozen=True, slots=True)
class Dots:
    """The small drawn shapes of a page, by the height of their middles."""

    heights: tuple[float, ...]
    panels: tuple[Panel, ...]

    def left_of(self, line: TextLine) -> Panel | None:
        """Find the dot that stands left of a line, at its height."""
        start = bisect_left(self.heights, line.box.top)
        best: Panel | None = None
        for panel in self.panels[start : bisect_left(self.heights, line.box.bottom)]:
            gap = line.box.x0 - panel.x1
            if 0 <= gap <= _REACH_PT and (best is None or panel.x1 > best.x1):
                best = panel
        return best


def find_dots(panels: Iterable[Panel]) -> Dots:
    """Find the drawn shapes that are as small and as high as wide, as bullets are."""
    dots = sorted(
        (panel for panel in panels if _is_dot(panel)),
        key=lambda panel: (panel.top + panel.bottom) / 2,
    )
    return Dots(tuple((dot.top + dot.bottom) / 2 for dot in dots), tuple(dots))


def _is_dot(panel: Panel) -> bool:
    width, height = panel.x1 - panel.x0, panel.bottom - panel.top
    if not (_MIN_DOT_PT <= width <= _MAX_DOT_PT and _MIN_DOT_PT <= height <= _MAX_DOT_PT):
        return False
    return max(width, height) < _MAX_SKEW * min(width, height)


def mark_items(lines: Sequence[TextLine], dots: Dots) -> list[TextLine]:
    """Give a bullet to lines that open an item by a drawn dot or a tag."""
    tags = [line.tag for line in lines if line.tag >= 0]
    trusted = bool(tags) and len(tags) >= _MIN_LINES_A_TAG * len(set(tags))
    done: list[TextLine] = []
    above = -1
    for line in lines:
        own = line.tag
        dot = dots.left_of(line) if dots.panels and line.marker is None else None
        if dot is not None:
            glyph = (_FILLED if dot.rounded else _SQUARE) if dot.fill is not None else _HOLLOW
            box = line.box._replace(x0=dot.x0)
            line = replace(line, marker=glyph, box=box)  # noqa: PLW2901
        elif trusted and line.marker is None and own != above and _is_item(line):
            line = replace(line, marker=_FILLED)  # noqa: PLW2901
        if line.tag >= 0 and not trusted:
            line = replace(line, tag=-1)  # noqa: PLW2901
        done.append(line)
        above = own
    return done


def _is_item(line: TextLine) -> bool:
    """Tell whether a tag says that a line is of an item, and no number opens it."""
    return "/LI" in line.role and not line.text[:1].isdigit()
