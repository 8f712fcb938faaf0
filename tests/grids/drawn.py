"""Pages drawn as text: a sign is 5 points wide, a line 14 points high."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any

from zvhrr_extract.models.page import Box, Grid, Page, Panel, Rule, Style, Word

WIDE, HIGH, SIZE = 5.0, 14.0, 10.0


def draw_page(case: dict[str, Any]) -> Page:
    """Make the page that a case draws."""
    lines = case["page"].split("\n")
    steps = case.get("steps", [])
    tops = list(accumulate([HIGH, *steps, *[HIGH] * (len(lines) - len(steps))]))
    words = [
        Word(
            match[0],
            match.start() * WIDE,
            top + 2,
            match.end() * WIDE,
            top + 12,
            top + 10,
            _style(case, row),
            glued=line[match.start() - 1] == "~",
        )
        for row, (line, top) in enumerate(zip(lines, tops, strict=False), 1)
        for match in re.finditer(r"[^\s~]+", line)
    ]
    words += (_stand(*standing) for standing in case.get("standing", []))
    rules = [Rule(*_scale(rule)) for rule in case.get("rules", [])]
    panels = [Panel(*_scale(panel), fill=0xDDDDDD) for panel in case.get("panels", [])]
    panels += (Panel(*_scale(frame), stroke=0) for frame in case.get("frames", []))
    panels += (
        Panel(*_scale(panel), fill=0xFF8800, rounded=True) for panel in case.get("rounded", [])
    )
    images = [Box(*_scale(image)) for image in case.get("images", [])]
    width = max(map(len, lines)) * WIDE + 20
    height = (len(lines) + 2) * HIGH
    return Page(1, width, height, tuple(words), tuple(rules), tuple(panels), tuple(images))


def _style(case: dict[str, Any], row: int) -> Style:
    """Say how a line is set: `bold`, `italic` and `large` name lines."""
    large = row in case.get("large", [])
    return Style(
        "Serif",
        SIZE * 2 if large else SIZE,
        bold=row in case.get("bold", []),
        italic=row in case.get("italic", []),
    )


def _stand(text: str, column: float, line: float) -> Word:
    """Draw a word that stands upright, its foot at the bottom of a line."""
    x0, bottom = column * WIDE, line * HIGH + HIGH
    top = bottom - len(text) * WIDE
    return Word(text, x0, top, x0 + SIZE, bottom, bottom, Style("Serif", SIZE), 270)


def _scale(corners: list[float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = corners
    return x0 * WIDE, top * HIGH + 0.5, x1 * WIDE, bottom * HIGH + 0.5


def read_rows(grid: Grid) -> list[str]:
    """Write a grid's rows as text, fields parted by strokes, `_` for none."""
    rows = [["_"] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = " ".join(word.text for word in cell.words)
    return ["|".join(row) for row in rows]
