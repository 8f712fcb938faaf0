"""Cells: the words of a table's cells as lines, so that a page's words need not be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Mark
from zvhrr_extract.models.layout import CellLayout, PageLayout, TableLayout, TextLine
from zvhrr_extract.models.page import Grid, Word, box_around
from zvhrr_extract.values.marks import NOTE_MARK

# Words of one line overlap upright by more than this share of the lower one.
_SAME_LINE = 0.5
# Letters this much smaller than those before them, standing this much higher, are raised.
_RAISED_SIZE = 0.93
_RAISED_SHARE = 0.15
_UNIT = re.compile(r"[(]?[cdkm]?m|[(]?CO")
_MARK = re.compile(rf"(?:{NOTE_MARK}|[a-z])(?:,(?:{NOTE_MARK}|[a-z]))*\)?")


def write_cells(layout: PageLayout) -> PageLayout:
    """Put the words of every table of a page as lines."""
    parts = tuple(
        _write_table(part) if isinstance(part, Grid) else part for part in layout.parts
    )
    return replace(layout, parts=parts)


def _write_table(grid: Grid) -> TableLayout:
    cells = tuple(
        CellLayout(
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            cell.box,
            tuple(_write_line(line) for line in _split_lines(cell.words)),
        )
        for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
        if cell.words
    )
    return TableLayout(grid.box, grid.rows, grid.columns, cells, grid.header_rows)


def _split_lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut the words of a cell, in reading order, where the next stands on another line."""
    line: list[Word] = []
    for word in words:
        if line and not _on_line(line[-1], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _on_line(above: Word, word: Word) -> bool:
    if word.glued:
        return True
    if word.angle % 180:
        shared = min(above.x1, word.x1) - max(above.x0, word.x0)
        return shared > _SAME_LINE * min(above.x1 - above.x0, word.x1 - word.x0)
    shared = min(above.bottom, word.bottom) - max(above.top, word.top)
    return shared > _SAME_LINE * min(above.bottom - above.top, word.bottom - word.top)


def _write_line(words: Sequence[Word]) -> TextLine:
    text, marks = join_words(words)
    longest = max(words, key=lambda word: len(word.text))
    box = box_around(word.box for word in words)
    return TextLine(text, box, longest.baseline, longest.style, marks=marks)


def join_plain(words: Sequence[Word]) -> str:
    """Join words of one style to a text."""
    if not any(word.glued for word in words):
        return " ".join([word.text for word in words])
    text = words[0].text
    for word in words[1:]:
        text += word.text if word.glued else f" {word.text}"
    return text


def join_words(words: Sequence[Word]) -> tuple[str, tuple[Mark, ...]]:
    """Join the words of a line to its text; raised marks behind a word are taken off."""
    texts: list[str] = []
    marks: list[Mark] = []
    size = max(word.style.size for word in words)
    for index, word in enumerate(words):
        if index and word.style.size < _RAISED_SIZE * size and _is_mark(words[index - 1], word):
            hung_on = texts[-1].strip("(.,;:)") if texts else ""
            marks += [Mark(mark, hung_on) for mark in word.text.rstrip(")").split(",")]
        elif word.glued and texts and not (index == 1 and _is_note_number(words[0], word)):
            texts[-1] += word.text
        else:
            texts.append(word.text)
    return " ".join(texts), tuple(marks)


def _is_note_number(first: Word, word: Word) -> bool:
    """Tell whether a line opens with the raised number of a footnote."""
    raised = first.baseline < word.baseline - _RAISED_SHARE * first.style.size
    return raised and first.style.size < _RAISED_SIZE * word.style.size and first.text.isdigit()


def _is_mark(above: Word, word: Word) -> bool:
    higher = word.baseline < above.baseline - _RAISED_SHARE * word.style.size
    if not higher or _MARK.fullmatch(word.text) is None:
        return False
    # `1e` is an ordinal, `m2` a unit; neither bears a mark.
    ordinal = word.text.isalpha() and above.text[-1:].isdigit()
    return not ordinal and _UNIT.fullmatch(above.text) is None
