"""Reading: which of a printed table's columns hold labels, which figures, and their headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.models.document import LaidCell, Line
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow, Place, PrintedGrid
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.values.years import parse_year

# A column holds figures when this share of its cells with text are figures.
_FIGURES = 0.6
_EMPTY_SIGNS = frozenset("-–—.")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with text: its page, its place in the sheet, its spans, its lines, its text."""

    page: int
    cell: LaidCell
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as printed, perhaps over several pages.

    Attributes:
        cells: Its cells with text, row by row.
        rows: Number of rows.
        columns: Number of columns.
        header_rows: How many rows on top are header.
        places: Indexes of the document's parts it was made of.
        lines: Every line of its cells.
        repeated: Lines of headers that later pages print again, and of `(continued)`.
    """

    cells: tuple[SheetCell, ...]
    rows: int
    columns: int
    header_rows: int
    places: tuple[int, ...]
    lines: tuple[Line, ...]
    repeated: tuple[Line, ...] = ()

    @property
    def printed(self) -> PrintedGrid:
        """The table as printed, spanned-over cells empty."""
        texts = [[""] * self.columns for _ in range(self.rows)]
        places: list[list[Place | None]] = [[None] * self.columns for _ in range(self.rows)]
        for one in self.cells:
            row, column = one.cell.row, one.cell.column
            # Where text is printed over text, two cells may have one place.
            texts[row][column] = f"{texts[row][column]} {one.text}".strip()
            places[row][column] = places[row][column] or Place(one.page, one.cell.box)
        return PrintedGrid(
            tuple(map(tuple, texts)), tuple(map(tuple, places)), self.header_rows
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """The typed reading of a sheet; no rows where it holds no figures."""

    header: DraftHeader
    rows: tuple[DraftRow, ...]


def read_sheet(sheet: Sheet, context: TableContext) -> Reading:
    """Read a sheet as labels and figures.

    The first columns that hold no figures are the label; a later column of words with
    figures on both sides begins a second half, whose rows follow those of the first.
    """
    body = sheet.printed
    figures = [_is_figures(body, column, context) for column in range(sheet.columns)]
    lines_of_row: dict[int, list[Line]] = {}
    for one in sheet.cells:
        lines_of_row.setdefault(one.cell.row, []).extend(one.cell.lines)
    halves = _halves(figures)
    if not halves:
        return Reading(DraftHeader("", (), sheet.lines, 0.0), ())
    heads = _column_heads(sheet, context)
    rows: list[DraftRow] = []
    for labels, values in halves:
        rows += _read_rows(body, labels, values, lines_of_row, context)
    labels, values = halves[0]
    header = DraftHeader(
        context.join([heads[column] for column in labels if heads[column]] or [""]),
        tuple(heads[column] for column in values),
        tuple(
            line
            for one in sheet.cells
            if one.cell.row < sheet.header_rows
            for line in one.cell.lines
        ),
        1.0,
    )
    return Reading(header, tuple(rows))


def _is_figures(body: PrintedGrid, column: int, context: TableContext) -> bool:
    """Tell whether a column below the header holds figures."""
    texts = [row[column] for row in body.texts[body.header_rows :] if row[column]]
    if not texts:
        return False
    known = [text for text in texts if not _is_nothing(text, context)]
    figures = sum(_is_figure(text, context) for text in known)
    years = sum(parse_year(text) is not None for text in known)
    if column == 0 and years == len(known):
        return False  # years down the first column are labels
    return bool(known) and figures >= _FIGURES * len(known)


def _is_figure(text: str, context: TableContext) -> bool:
    return parse_number(text, decimal_mark=context.language.decimal_mark) is not None


def _is_nothing(text: str, context: TableContext) -> bool:
    return set(text) <= _EMPTY_SIGNS or text.casefold() in context.language.empty_cells


def _halves(figures: Sequence[bool]) -> list[tuple[list[int], list[int]]]:
    """Cut columns into label columns and the value columns behind them.

    Halves of unlike width are one: what is no figure between figures is a column of text.
    """
    if not any(figures):
        return []
    first = figures.index(True)
    cuts: list[tuple[list[int], list[int]]] = [(list(range(first)), [])]
    for column in range(first, len(figures)):
        begins = not figures[column] and figures[column - 1] and any(figures[column:])
        if begins and column > first:
            cuts.append(([column], []))
        elif not figures[column] and not cuts[-1][1] and len(cuts) > 1:
            cuts[-1][0].append(column)
        else:
            cuts[-1][1].append(column)
    widths = {len(values) for _, values in cuts}
    if len(cuts) > 1 and len(widths) == 1 and cuts[0][0]:
        return cuts
    return [(list(range(first)), list(range(first, len(figures))))]


def _column_heads(sheet: Sheet, context: TableContext) -> list[str]:
    """Join for every column the header texts above it, spanning ones first."""
    parts: list[list[str]] = [[] for _ in range(sheet.columns)]
    for one in sheet.cells:
        if one.cell.row < sheet.header_rows:
            for column in range(one.cell.column, one.cell.column + one.cell.columns):
                if column < sheet.columns:
                    parts[column].append(one.text)
    return [context.join(texts) if texts else "" for texts in parts]


def _read_rows(
    body: PrintedGrid,
    labels: Sequence[int],
    values: Sequence[int],
    lines_of_row: dict[int, list[Line]],
    context: TableContext,
) -> list[DraftRow]:
    rows = []
    for index in range(body.header_rows, len(body.texts)):
        texts, places = body.texts[index], body.places[index]
        named = [texts[column] for column in labels if texts[column]]
        if not named and not any(texts[column] for column in values):
            continue
        rows.append(
            DraftRow(
                label=context.join(named) if named else "",
                values=tuple(texts[column] for column in values),
                lines=tuple(lines_of_row.get(index, ())),
                places=tuple(places[column] for column in values),
            )
        )
    return rows
