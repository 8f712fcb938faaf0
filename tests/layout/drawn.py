"""Pages set from cases: every letter is half as wide as high."""

from __future__ import annotations

from typing import Any

from zvhrr_extract.models.layout import PageLayout, TextBlock
from zvhrr_extract.models.page import Page, Panel, Style, Word

LETTER = 0.5


def set_line(text: str, x: float, baseline: float, **form: Any) -> list[Word]:
    """Set the words of a line; a `_` parts pieces of one word."""
    size = float(form.get("size", 10))
    style = Style(
        form.get("font", "Serif"), size, form.get("bold", False), form.get("italic", False)
    )
    words: list[Word] = []
    for printed in text.split(" "):
        for index, piece in enumerate(printed.split("_")):
            x1 = x + LETTER * size * len(piece)
            top, bottom = baseline - 0.8 * size, baseline + 0.2 * size
            if piece:
                words.append(Word(piece, x, top, x1, bottom, baseline, style, glued=index > 0))
            x = x1
        x += LETTER * size * form.get("blank", 0.6)
    return words


def set_text(text: dict[str, Any]) -> list[Word]:
    """Set a text of a case: its lines under each other."""
    x, y = text["at"]
    step = text.get("step", 1.3 * text.get("size", 10))
    form = {key: value for key, value in text.items() if key not in ("at", "lines", "step")}
    return [
        word
        for row, line in enumerate(text["lines"])
        for word in set_line(line, x, y + row * step, **form)
    ]


def set_page(case: dict[str, Any], number: int = 1) -> Page:
    """Set the page of a case."""
    width, height = case.get("size", [600, 800])
    words = tuple(word for text in case["texts"] for word in set_text(text))
    panels = tuple(
        Panel(x0, top, x1, bottom, fill=0xDDEEFF)
        for x0, top, x1, bottom in case.get("panels", [])
    )
    return Page(number, width, height, words, panels=panels)


def read_blocks(layout: PageLayout) -> list[str]:
    """Write a page's blocks: bullet, text, marks; `[…]` around those in boxes."""
    return [write_block(part) for part in layout.parts if isinstance(part, TextBlock)]


def write_block(block: TextBlock) -> str:
    """Write a block as a case expects it."""
    text = " ".join(line.text for line in block.lines)
    marks = "".join(f" ^{mark.mark}@{mark.word}" for line in block.lines for mark in line.marks)
    marker = f"{block.lines[0].marker} " if block.lines[0].marker else ""
    lead = f"<{block.lines[0].lead}> " if block.lines[0].lead else ""
    written = f"{marker}{lead}{text}{marks}"
    return f"[{written}]" if block.boxed else written
