"""Where the panels of a plot and their texts go; all in points, from the top left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from zvhrr_extract.write.by_measure import MeasurePoints, TablePoints

MARGIN = 14.0
TITLE_SIZE, HEADING_SIZE, NOTE_SIZE = 7.5, 10.0, 6.5
LINE = 1.3
# Room for the figures left of a panel, and for years and reports below it.
_LEFT, _RIGHT, _BELOW = 46.0, 12.0, 26.0
_BETWEEN = 8.0
_LEAST_WIDTH = 470.0
# Width and height of a panel's axes with all around them, by the number of columns.
_CELLS = {1: (470.0, 220.0), 2: (270.0, 150.0), 3: (230.0, 125.0), 4: (215.0, 110.0)}
# With so many panels in the largest table another column is made.
_STEPS = (1, 4, 12)

# Gives the width of a text in a size, both in points.
MeasureText = Callable[[str, float], float]


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its title, and the box of its axes.

    Attributes:
        measure: What is drawn.
        title: Its title, in lines.
        title_left: Left edge of the title.
        left: Left edge of the axes.
        top: Top edge of the axes; the title stands above it.
        width: Of the axes.
        height: Of the axes.
    """

    measure: MeasurePoints
    title: tuple[str, ...]
    title_left: float
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a table above its panels, in lines."""

    lines: tuple[str, ...]
    top: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole plot.

    Attributes:
        width: Of the plot.
        height: Of the plot.
        headings: Of the tables.
        panels: Of the measures.
        notes: What stands at the foot, in lines.
    """

    width: float
    height: float
    headings: tuple[Heading, ...]
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]


def lay_out(
    tables: Sequence[TablePoints],
    titles: Callable[[MeasurePoints], str],
    notes: Sequence[str],
    measure_text: MeasureText,
) -> Layout:
    """Lay out the panels of tables below each other, as many beside each other as fit.

    Args:
        tables: What is drawn.
        titles: Gives the title of a measure.
        notes: What stands at the foot.
        measure_text: Gives the width of a text.
    """
    most = max(len(table.measures) for table in tables)
    columns = 1 + sum(most > step for step in _STEPS)
    width = max(columns * _CELLS[columns][0], _LEAST_WIDTH) + 2 * MARGIN
    top = 2 * MARGIN + NOTE_SIZE
    headings: list[Heading] = []
    panels: list[Panel] = []
    for table in tables:
        lines = wrap(table.name, width - 2 * MARGIN, HEADING_SIZE, measure_text)
        headings.append(Heading(lines, top))
        top += len(lines) * HEADING_SIZE * LINE + _BETWEEN
        for start in range(0, len(table.measures), columns):
            row = [
                (
                    measure,
                    wrap(
                        titles(measure), _CELLS[columns][0] - MARGIN, TITLE_SIZE, measure_text
                    ),
                )
                for measure in table.measures[start : start + columns]
            ]
            placed = list(_place_row(row, top, columns))
            panels += placed
            top = placed[0].top + _CELLS[columns][1] + _BETWEEN
        top += _BETWEEN
    foot = tuple(
        line
        for note in notes
        for line in wrap(note, width - 2 * MARGIN, NOTE_SIZE, measure_text)
    )
    height = top + len(foot) * NOTE_SIZE * LINE + MARGIN
    return Layout(width, height, tuple(headings), tuple(panels), foot)


def _place_row(
    row: Sequence[tuple[MeasurePoints, tuple[str, ...]]], top: float, columns: int
) -> Iterator[Panel]:
    """Place panels beside each other, below the longest of their titles."""
    width, height = _CELLS[columns]
    above = max(len(title) for _, title in row) * TITLE_SIZE * LINE + _BETWEEN / 2
    for at, (measure, title) in enumerate(row):
        left = MARGIN + at * width
        yield Panel(
            measure,
            title,
            title_left=left,
            left=left + _LEFT,
            top=top + above,
            width=width - _LEFT - _RIGHT,
            height=height - _BELOW,
        )


def wrap(text: str, width: float, size: float, measure_text: MeasureText) -> tuple[str, ...]:
    """Break a text into lines that fit a width; a word that fits in none is cut.

    >>> wrap("een lang woordbeeld", 8, 1, lambda text, size: len(text) * size)
    ('een lang', 'woordbee', 'ld')
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if measure_text(longer, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while measure_text(line, size) > width and len(line) > 1:
            fits = _count_fitting(line, width, size, measure_text)
            lines.append(line[:fits])
            line = line[fits:]
    return (*lines, line) if line or not lines else tuple(lines)


def _count_fitting(word: str, width: float, size: float, measure_text: MeasureText) -> int:
    fits = (at for at in range(len(word) - 1, 1, -1) if measure_text(word[:at], size) <= width)
    return next(fits, 1)
