"""Page: what a PDF page shows, before anything is read into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A box on a page: points from the top left of the page as shown."""

    x0: float
    top: float
    x1: float
    bottom: float


def box_around(boxes: Iterable[tuple[float, float, float, float]]) -> Box:
    """Draw a box around others, of which there is one at least.

    >>> box_around([Box(10, 20, 30, 25), Box(5, 22, 20, 40)])
    Box(x0=5, top=20, x1=30, bottom=40)
    """
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class Style(NamedTuple):
    """How text is set.

    Attributes:
        font: Name of the font, without the prefix of a subset.
        size: In points as shown, to a tenth.
        bold: Whether the font is heavy, by name or weight.
        italic: Whether it is slanted, by name or angle.
        colour: 0xRRGGBB of the letters, or None where it cannot be told.
    """

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: int | None = None


class Word(NamedTuple):
    """Letters without a blank between them, in one style.

    A word whose style changes inside (`Noord²`) is cut there; the later pieces are `glued`.

    Attributes:
        text: Its letters, ligatures taken apart.
        x0: Left edge of its box.
        top: Upper edge: of the font's ascent, the same for all words of a line in one style.
        x1: Right edge.
        bottom: Lower edge: of the font's descent.
        baseline: Where the letters stand: the y of the line, for text on its side the x.
        style: How it is set.
        angle: How far it is turned clockwise as shown: 0, 90, 180 or 270.
        glued: Whether no blank parts it from the word before.
        tag: Index of the structure element it belongs to in a tagged PDF, else -1.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    style: Style
    angle: int = 0
    glued: bool = False
    tag: int = -1

    @property
    def box(self) -> Box:
        """Its box."""
        return Box(self.x0, self.top, self.x1, self.bottom)


class Rule(NamedTuple):
    """A drawn line, level or upright; a filled box thinner than a few points is one too.

    Attributes:
        x0: Left end.
        top: Upper end.
        x1: Right end.
        bottom: Lower end.
        width: How thick, in points.
        colour: 0xRRGGBB, or None.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    width: float = 1.0
    colour: int | None = None


class Panel(NamedTuple):
    """A drawn box: filled, framed or both.

    Attributes:
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        fill: 0xRRGGBB inside, or None.
        stroke: 0xRRGGBB of the frame, or None.
        rounded: Whether it is no rectangle: a circle, or one with round corners.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    fill: int | None = None
    stroke: int | None = None
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page as shown, its rotation undone.

    Attributes:
        number: 1-based.
        width: In points.
        height: In points.
        words: In the order the file draws them.
        rules: Drawn lines.
        panels: Drawn boxes, the lower ones first.
        images: Boxes of the pictures on it.
        hidden: Words that the page does not show: invisible, or outside its edges.
        roles: Standard structure type (`H1`, `P`, `TOCI`, `Artifact`, …) of every
            structure element that words name by `tag`.
        repeated: Words drawn once more at nearly the same place (shadows, made-up bold).
        ocr: Whether its words come from recognition: ours, or a layer under a scan.
        confidence: How sure our recognition is of its words, 0 to 1 on average, or None.
        fault: Why not all of it was read (`unreadable`, `scan`), or None.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    panels: tuple[Panel, ...] = ()
    images: tuple[Box, ...] = ()
    hidden: tuple[Word, ...] = ()
    roles: tuple[str, ...] = ()
    repeated: tuple[Word, ...] = ()
    ocr: bool = False
    confidence: float | None = None
    fault: str | None = None


class GridCell(NamedTuple):
    """One cell of a table found on a page.

    Attributes:
        row: Index of its first row.
        column: Index of its first column.
        rows: How many rows it spans.
        columns: How many columns it spans.
        box: Where it is: the drawn cell, or what its words fill.
        words: Its words in reading order.
    """

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found on one page by its geometry.

    Attributes:
        box: Where it is.
        rows: Number of rows.
        columns: Number of columns, the label column included.
        cells: Cells that hold words; no two on one place.
        header_rows: How many rows on top are header.
        ruled: Whether drawn lines part its cells.
    """

    box: Box
    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    header_rows: int = 0
    ruled: bool = False


class OutlineEntry(NamedTuple):
    """One bookmark of a PDF.

    Attributes:
        title: As it is shown, blanks made single.
        level: 1 for the outermost.
        page: 1-based page it leads to, or None where it leads nowhere in this file.
        top: Where on that page, in points from its top as shown, or None for all of it.
    """

    title: str
    level: int
    page: int | None = None
    top: float | None = None


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF says of itself.

    Attributes:
        file: The name it is known by in manifest and report.
        sha256: Of its bytes.
        page_count: Number of pages, those that cannot be read too.
        title: Title in its metadata, or None.
        author: Author in its metadata, or None.
        producer: Program that made it, or None.
        tagged: Whether it says which text is heading, paragraph, or artifact.
        recovered: Whether its end is cut off, and what is left of it was opened.
    """

    file: str
    sha256: str
    page_count: int
    title: str | None = None
    author: str | None = None
    producer: str | None = None
    tagged: bool = False
    recovered: bool = False
