r"""Laid-out documents written as text, for rooms that read what a PDF's layout gave.

One line of the text is one printed line: how it is set, two blanks, its words.

    20b  Jaarverslag 2021        20 points, bold
    10  Tekst met een noot^1     a footnote mark behind a word
    10>1  • Punt                 indented by one step, with a bullet
    10#  In een kader            on a drawn box
    10|2  Tweede kolom           in the second column
    8  1 De noot.

An empty line parts blocks. Lines that start with a bar are a table's rows, cells parted by
bars; `|=` below a row ends the header; a cell `<` is spanned by the one left of it; `|>` above
a table puts it beside the one before. `---` ends a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zvhrr_extract.clean import repair_layout
from zvhrr_extract.models.document import Document, Mark
from zvhrr_extract.models.layout import (
    CellLayout,
    PageLayout,
    TableLayout,
    TextBlock,
    TextLine,
)
from zvhrr_extract.models.page import Box, PdfFacts, Style

_LINE = re.compile(r"(\d+)(b?)(i?)(#?)(?:>(\d))?(?:\|(\d))?(?:@(\S+))?  (.+)")
_MARK = re.compile(r"(?<=\S)\^(\w+)")
_BULLETS = "•○–"
_LEFT, _STEP, _LEADING, _GAP, _WIDTH = 60.0, 18.0, 12.0, 10.0, 240.0


def lay_out(text: str, *, file: str = "report.pdf") -> Document:
    """Make the document that a PDF looking like the text would give."""
    pages = re.split(r"(?m)^---$", text)
    layouts = [_lay_page(number, page) for number, page in enumerate(pages, start=1)]
    facts = PdfFacts(file, "0" * 64, len(pages))
    return repair_layout(facts, layouts)


def _lay_page(number: int, text: str) -> PageLayout:
    parts: list[TextBlock | TableLayout] = []
    top = 60.0
    for chunk in re.split(r"\n\s*\n", text.strip("\n")):
        lines = [line.strip() for line in chunk.splitlines() if line.strip()]
        if lines and lines[0] == "|>":
            above = parts[-1].box.top
            parts.append(_lay_table(lines[1:], above, left=_LEFT + _WIDTH + 20))
        elif lines and lines[0].startswith("|"):
            parts.append(_lay_table(lines, top))
        elif lines:
            parts.append(_lay_text(lines, top))
        top += len(lines) * _LEADING + _GAP
    return PageLayout(number, 595.0, 842.0, tuple(parts))


def _lay_text(lines: list[str], top: float) -> TextBlock:
    made, column, boxed = [], 0, False
    for index, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        assert match is not None, f"no line of a page: {line}"
        size, bold, italic, box, indent, where, role, words = match.groups()
        column, boxed = int(where or 1) - 1, bool(box)
        marks = tuple(_marks(words))
        words = _MARK.sub("", words)
        marker = words[0] if words[0] in _BULLETS else None
        style = Style("Sans-Bold" if bold else "Sans", float(size), bool(bold), bool(italic), 0)
        x0 = _LEFT + column * (_WIDTH + 20) + int(indent or 0) * _STEP
        y0 = top + index * _LEADING
        made.append(
            TextLine(
                text=words[1:].strip() if marker else words,
                box=Box(x0, y0, x0 + min(len(words) * 5, _WIDTH), y0 + float(size)),
                baseline=y0 + float(size) * 0.8,
                style=style,
                marker=marker,
                marks=marks,
                role=role or "",
            )
        )
    return TextBlock(tuple(made), column=column, boxed=boxed)


def _marks(words: str) -> Iterator[Mark]:
    for match in _MARK.finditer(words):
        word = _MARK.sub("", words[: match.start()]).split()[-1]
        yield Mark(match[1], word)


def _lay_table(lines: list[str], top: float, left: float = _LEFT) -> TableLayout:
    header_rows = next((at for at, line in enumerate(lines) if line.startswith("|=")), 0)
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if not line.startswith("|=")
    ]
    width = max(map(len, rows))
    cells = []
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if not text or text == "<":
                continue
            span = 1
            while column + span < len(row) and row[column + span] == "<":
                span += 1
            corner = (left + column * 80, top + at * _LEADING)
            cells.append(_lay_cell(at, column, span, text, corner))
    box = Box(left, top, left + width * 80, top + len(rows) * _LEADING)
    return TableLayout(box, len(rows), width, tuple(cells), header_rows)


def _lay_cell(
    row: int, column: int, span: int, text: str, corner: tuple[float, float]
) -> CellLayout:
    x0, top = corner
    box = Box(x0, top, x0 + 80 * span - 5, top + 10)
    line = TextLine(
        _MARK.sub("", text), box, top + 8, Style("Sans", 10.0), marks=tuple(_marks(text))
    )
    return CellLayout(row, column, 1, span, box, (line,))
