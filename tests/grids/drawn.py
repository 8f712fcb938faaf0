"""Pages drawn as text: a sign is 5 points wide, a line 14 points high."""

from __future__ import annotations

import re
from typing import Any

from zvhrr_extract.models.page import Grid, Page, Panel, Rule, Style, Word

WIDE, HIGH = 5.0, 14.0
STYLE = Style("Serif", 10.0)


def draw_page(case: dict[str, Any]) -> Page:
    """Make the page that a case draws."""
    lines = case["page"].split("\n")
    words = [
        Word(
            match[0],
            match.start() * WIDE,
            row * HIGH + 2,
            match.end() * WIDE,
            row * HIGH + 12,
            row * HIGH + 10,
            STYLE,
        )
        for row, line in enumerate(lines, 1)
        for match in re.finditer(r"\S+", line)
    ]
    rules = [Rule(*_scale(rule)) for rule in case.get("rules", [])]
    panels = [Panel(*_scale(panel), fill=0xDDDDDD) for panel in case.get("panels", [])]
    width = max(map(len, lines)) * WIDE + 20
    height = (len(lines) + 2) * HIGH
    return Page(1, width, height, tuple(words), tuple(rules), tuple(panels))


def _scale(corners: list[float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = corners
    return x0 * WIDE, top * HIGH + 0.5, x1 * WIDE, bottom * HIGH + 0.5


def read_rows(grid: Grid) -> list[str]:
    """Write a grid's rows as text, fields parted by strokes, `_` for none."""
    rows = [["_"] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = " ".join(word.text for word in cell.words)
    return ["|".join(row) for row in rows]
