"""What a source is on its way to a report: raw lines, clean lines, elements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from zvhrr_extract.models.page import Box, OutlineEntry, Style


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line of the file as it is on disk, decoded.

    Attributes:
        number: 1-based line number in the file.
        text: The line without its line end and without form feeds.
        opens_page: A form feed stood at its start (or at the end of the line before).
    """

    number: int
    text: str
    opens_page: bool = False


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A source as read, before anything is repaired.

    Attributes:
        file: The name it is known by in manifest and report.
        sha256: Of the bytes on disk.
        media_type: `text/plain` for a dump, `application/pdf` for a PDF.
        encoding: How its bytes were decoded; empty for a PDF.
        lines: All lines of a dump, the empty ones too; none of a PDF.
    """

    file: str
    sha256: str
    media_type: str
    encoding: str
    lines: tuple[RawLine, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """One change to the printed text, which explains itself.

    Attributes:
        name: The repair, for example `soft_hyphen` or `footnote_mark`.
        line: 1-based line number it happened on.
        before: The text as the source has it.
        after: The text as it was put.
    """

    name: str
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark that was glued to a word."""

    mark: str
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """One clean line, or a piece of one.

    Attributes:
        number: 1-based line number in the file; of a PDF, in its reading order.
        page: 1-based page.
        text: Clean text: no bullet, no tabs, single blanks.
        cells: The text cut where the source leaves a wide gap (two blanks or a tab).
        starts: Column of the file each cell starts at, counted from 0.
        indent: Blanks before the text, tabs counted to the next stop of 8.
        gap: Empty lines above it on its page.
        marker: Its bullet glyph, or None.
        order: Position among the document's clean lines; pieces of a line share it.
        soft_end: Whether the source line ended in a blank, as wrapped lines do in
            PDFBox dumps; 2 when it ended in two or more (a forced line break).
        marks: Footnote marks unglued from it.
        box: Where it stands on a page of a PDF, its text upright; None for a dump.
        shown: Where it stands on the page as shown, where that is turned; else None.
        style: How it is set in a PDF; None for a dump.
    """

    number: int
    page: int
    text: str
    cells: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    indent: int = 0
    gap: int = 0
    marker: str | None = None
    order: int = 0
    soft_end: int = 0
    marks: tuple[Mark, ...] = ()
    box: Box | None = None
    style: Style | None = None
    shown: Box | None = None


@dataclass(frozen=True, slots=True)
class LaidText:
    """A block of text as a PDF sets it.

    Attributes:
        lines: Its lines, from top to bottom; never empty.
        column: Number of the column or box it stands in, counted through the document.
        boxed: Whether a drawn box sets it apart from the running text.
        furniture: Why it is no content (`page_number`, `running_head`, …), or None.
        role: Path of structure types in a tagged PDF (`Document/Sect/H1`), or "".
        lead: The words at its start that are set heavier than what follows, or "".
    """

    lines: tuple[Line, ...]
    column: int = 0
    boxed: bool = False
    furniture: str | None = None
    role: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell of a table as a PDF sets it: its first row and column, its spans, its lines.

    `box` is where it stands on the page as shown.
    """

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table found on one page by its geometry.

    Attributes:
        page: 1-based page.
        box: Where it is.
        rows: Number of rows.
        columns: Number of columns, the label column included.
        cells: Its cells with text, row by row; never empty.
        header_rows: How many rows on top are header.
    """

    page: int
    box: Box
    rows: int
    columns: int
    cells: tuple[LaidCell, ...]
    header_rows: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of its cells, row by row."""
        return tuple(line for cell in self.cells for line in cell.lines)


LaidPart = LaidText | LaidTable


@dataclass(frozen=True, slots=True)
class Document:
    """A source after repair.

    Attributes:
        source: The raw document it came from.
        lines: The clean lines that hold text, in file order.
        repairs: Every change that was made to a line.
        pages: Number of pages.
        lost_bullets: Pages with bullets that were torn off their items, and how many.
        parts: Its blocks and tables in reading order, where the layout is known (a PDF);
            their lines are `lines`.
        bookmarks: The outline of a PDF.
        metadata_title: The title that a PDF's metadata gives, or None.
        faults: Pages that could not be read, and why (`unreadable`, `scan`).
        ocr_pages: Pages of which the text comes from recognition, and how sure that is of it
            (0 to 1, or None where it is not told).
        recovered: Whether the end of the file is cut off, and what is left was read.
    """

    source: RawDocument
    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...]
    pages: int
    lost_bullets: tuple[tuple[int, int], ...] = ()
    parts: tuple[LaidPart, ...] = ()
    bookmarks: tuple[OutlineEntry, ...] = ()
    metadata_title: str | None = None
    faults: tuple[tuple[int, str], ...] = ()
    ocr_pages: tuple[tuple[int, float | None], ...] = ()
    recovered: bool = False


def text_of(lines: Iterable[Line]) -> str:
    """Give the texts of lines, words cut at their ends left apart."""
    return " ".join(line.text for line in lines)


def marks_of(lines: Iterable[Line]) -> tuple[Mark, ...]:
    """List the footnote marks that were taken off the words of lines."""
    return tuple(mark for line in lines for mark in line.marks)


class ElementKind(StrEnum):
    """What a run of lines turned out to be."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CALLOUT = "callout"
    LEAD_IN = "lead_in"
    CAPTION = "caption"
    OTHER = "other"
    TABLE = "table"
    FOOTNOTE = "footnote"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Element:
    """A run of lines read as one thing, with the clean text made of them.

    Attributes:
        kind: What it is.
        lines: The lines it is made of, in file order; never empty.
        text: Their text, joined.
        level: Depth of a list item or heading, else None.
        attribution: Who said it, for a quote.
        key: A profile key (heading, table), or the reason of a drop.
        number: The printed number of a heading (`1a`, `3.2`) or the mark of a footnote.
        score: How well a heading fits its alias, 0 to 100; None when not matched.
        alias: The alias it fits.
        marks: Footnote marks unglued from it.
        repairs: What joining its lines changed.
    """

    kind: ElementKind
    lines: tuple[Line, ...]
    text: str
    level: int | None = None
    attribution: str | None = None
    key: str | None = None
    number: str | None = None
    score: float | None = None
    alias: str | None = None
    marks: tuple[Mark, ...] = ()
    repairs: tuple[Repair, ...] = field(default=())

    @property
    def page(self) -> int:
        """The page it starts on."""
        return self.lines[0].page
