"""PageLayout: a page's words as lines and blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from zvhrr_extract.models.document import Mark
from zvhrr_extract.models.page import Box, Grid, Style, box_around


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line of one column.

    Attributes:
        text: Its words, single blanks between them; bullet and raised marks taken off.
        box: Where it is.
        baseline: Where its letters stand.
        style: How most of its letters are set.
        marker: The bullet glyph it starts with, or None.
        marks: Footnote marks raised behind its words, in order.
        role: Path of structure types in a tagged PDF (`Document/Sect/H1`), or "".
        lead: The words at its start that are set apart by a heavier style, or "".
        tag: Number of the structure element on its page that it belongs to, else -1.
    """

    text: str
    box: Box
    baseline: float
    style: Style
    marker: str | None = None
    marks: tuple[Mark, ...] = ()
    role: str = ""
    lead: str = ""
    tag: int = -1


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that belong together: a paragraph, a list item, a heading, a caption.

    Attributes:
        lines: Its lines, from top to bottom.
        column: Number of the column or box on the page it stands in, in reading order.
        boxed: Whether a drawn box sets it apart from the running text.
        furniture: Reason why it is no content (`page_number`, `running_head`,
            `decoration`, `repeated`), or None.
    """

    lines: tuple[TextLine, ...]
    column: int = 0
    boxed: bool = False
    furniture: str | None = None

    @property
    def box(self) -> Box:
        """The box around its lines."""
        return box_around(line.box for line in self.lines)


@dataclass(frozen=True, slots=True)
class CellLayout:
    """A cell of a table: its first row and column, its spans, its lines."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table with its words as lines; what is left of a `Grid` when its page is done."""

    box: Box
    rows: int
    columns: int
    cells: tuple[CellLayout, ...]
    header_rows: int


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page's blocks and tables, in reading order.

    Attributes:
        number: 1-based page.
        width: In points, as shown.
        height: In points.
        parts: Text blocks and tables in reading order.
        fault: Why the page could not be read, or None.
        turn: Degrees clockwise the page as shown is turned from this, where it was read
            upright.
        ocr: Whether its text comes from recognition.
        confidence: How sure recognition is of it, 0 to 1, or None where it is not told.
    """

    number: int
    width: float
    height: float
    parts: tuple[TextBlock | Grid | TableLayout, ...]
    fault: str | None = None
    turn: int = 0
    ocr: bool = False
    confidence: float | None = None
