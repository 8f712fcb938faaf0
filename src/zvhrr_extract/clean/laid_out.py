"""repair_layout: the pages of a PDF become the clean lines, blocks and tables of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zvhrr_extract.clean.repair import repair_text
from zvhrr_extract.models.document import (
    Document,
    LaidCell,
    LaidTable,
    LaidText,
    Line,
    RawDocument,
    Repair,
)
from zvhrr_extract.models.layout import PageLayout, TableLayout, TextBlock, TextLine
from zvhrr_extract.models.page import Box, PdfFacts
from zvhrr_extract.values.glyphs import drop_private, is_lone_bullet
from zvhrr_extract.values.turning import turn_box


@dataclass(slots=True)
class _Writer:
    """Writes the lines of a document in reading order, and notes what was repaired."""

    lines: list[Line] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def write(self, layout: PageLayout, lines: Sequence[TextLine]) -> tuple[Line, ...]:
        """Write lines of a page; those that hold nothing readable are left out."""
        return tuple(made for line in lines if (made := self._write_line(layout, line)))

    def _write_line(self, layout: PageLayout, line: TextLine) -> Line | None:
        number = len(self.lines) + 1
        text = line.text
        repairs: list[Repair] = []
        if not text.isascii() or not text.isprintable():
            text, repairs = repair_text(text, number)
            text = drop_private(text)
        text = " ".join(text.split())
        if not text or is_lone_bullet(text):
            return None
        made = Line(
            number=number,
            page=layout.number,
            text=text,
            cells=(text,),
            starts=(0,),
            order=number - 1,
            marker=line.marker,
            marks=line.marks,
            box=line.box,
            style=line.style,
            shown=_as_shown(line.box, layout) if layout.turn else None,
        )
        self.lines.append(made)
        self.repairs += repairs
        self.repairs += [
            Repair("footnote_mark", number, mark.word + mark.mark, mark.word)
            for mark in line.marks
        ]
        return made


def repair_layout(facts: PdfFacts, layouts: Iterable[PageLayout]) -> Document:
    """Clean the lines of a PDF's pages.

    Args:
        facts: What is known of the file besides its pages.
        layouts: Its pages, furniture marked and tables written as lines.
    """
    writer = _Writer()
    parts: list[LaidText | LaidTable] = []
    faults: list[tuple[int, str]] = []
    recognised: list[tuple[int, float | None]] = []
    columns = 0
    for layout in layouts:
        faults += [(layout.number, layout.fault)] if layout.fault else []
        recognised += [(layout.number, layout.confidence)] if layout.ocr else []
        parts += _lay_parts(layout, columns, writer)
        columns += 1 + max(
            (part.column for part in layout.parts if isinstance(part, TextBlock)), default=0
        )
    return Document(
        source=RawDocument(facts.file, facts.sha256, "application/pdf", "", ()),
        lines=tuple(writer.lines),
        repairs=tuple(writer.repairs),
        pages=facts.page_count,
        parts=tuple(parts),
        metadata_title=facts.title,
        faults=tuple(faults),
        ocr_pages=tuple(recognised),
        recovered=facts.recovered,
    )


def _lay_parts(
    layout: PageLayout, columns: int, writer: _Writer
) -> Iterator[LaidText | LaidTable]:
    for part in layout.parts:
        if isinstance(part, TextBlock):
            lines = writer.write(layout, part.lines)
            if lines:
                yield LaidText(
                    lines,
                    column=columns + part.column,
                    boxed=part.boxed,
                    furniture=part.furniture,
                    role=part.lines[0].role,
                    lead=part.lines[0].lead,
                )
        elif isinstance(part, TableLayout):
            table = _lay_table(part, layout, writer)
            if table.cells:
                yield table


def _lay_table(part: TableLayout, layout: PageLayout, writer: _Writer) -> LaidTable:
    cells = [
        LaidCell(
            cell.row, cell.column, cell.rows, cell.columns, _as_shown(cell.box, layout), lines
        )
        for cell in part.cells
        if (lines := writer.write(layout, cell.lines))
    ]
    return LaidTable(
        layout.number, part.box, part.rows, part.columns, tuple(cells), part.header_rows
    )


def _as_shown(box: Box, layout: PageLayout) -> Box:
    """Turn a box of a page that was read upright to the page as shown."""
    if not layout.turn:
        return box
    return turn_box(box, 360 - layout.turn, layout.width, layout.height)
