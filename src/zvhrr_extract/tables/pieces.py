"""Pieces: what stands on a page cut into texts and the figures right behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from zvhrr_extract.models.document import Line
from zvhrr_extract.tables.captions import caption_block, count_block, is_labelled, match_caption
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.runs import Figure
from zvhrr_extract.tables.zones import Cell, is_text_stop
from zvhrr_extract.values.years import parse_year

# A line that is one of the profile's captions but for a year.
_CAPTION_SCORE = 90.0
_MAX_CAPTION = 6


@dataclass(slots=True)
class Piece:
    """Lines of text and the figures behind them, up to the next text.

    Attributes:
        early: Text above a caption that stands before the figures.
        caption: The lines of that caption.
        texts: The text below it, or all text where there is no caption.
        figures: The figures; none in the last piece of a stretch, or between two captions.
    """

    early: list[Line] = field(default_factory=list)
    caption: tuple[Line, ...] = ()
    texts: list[Line] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    @property
    def is_years(self) -> bool:
        """Whether its figures are years and nothing else."""
        return bool(self.figures) and all(parse_year(one.text) for one in self.figures)


def read_stretches(cells: Sequence[Cell], context: TableContext) -> Iterator[list[Piece]]:
    """Cut lines into stretches without prose or a new page, each into pieces."""
    pieces: list[Piece] = [Piece()]
    at = 0
    while at < len(cells):
        cell = cells[at]
        new_page = at > 0 and cell.line.page != cells[at - 1].line.page
        block = _read_caption(cells, at, context)
        if new_page or (not block and is_text_stop(cell, context)):
            yield pieces
            pieces = [Piece()]
        if block:
            _add_caption(pieces, block)
            at += count_block([one.line for one in cells[at : at + _MAX_CAPTION]], 0, block)
            continue
        if not is_text_stop(cell, context):
            _add_cell(pieces, cell)
        at += 1
    yield pieces


def _read_caption(cells: Sequence[Cell], at: int, context: TableContext) -> tuple[Line, ...]:
    """Read the caption that starts at a line: one with a number, or one the profile knows."""
    line = cells[at].line
    if cells[at].values or line.marker is not None:
        return ()
    if is_labelled(line, context):
        nearby = [one.line for one in cells[at : at + _MAX_CAPTION]]
        return caption_block(nearby, 0, context)
    found = match_caption(line.text, context.rules)
    long = len(line.text.split()) > 1
    return (line,) if found is not None and found[1] >= _CAPTION_SCORE and long else ()


def _add_caption(pieces: list[Piece], block: tuple[Line, ...]) -> None:
    if pieces[-1].figures or pieces[-1].caption:
        pieces.append(Piece())
    piece = pieces[-1]
    piece.early, piece.caption, piece.texts = piece.texts, block, []


def _add_cell(pieces: list[Piece], cell: Cell) -> None:
    if not cell.values or cell.label:
        if pieces[-1].figures:
            pieces.append(Piece())
        text = cell.label if cell.values else cell.line.text
        pieces[-1].texts.append(replace(cell.line, text=text))
    pieces[-1].figures += [Figure(value, cell.line, bool(cell.label)) for value in cell.values]
