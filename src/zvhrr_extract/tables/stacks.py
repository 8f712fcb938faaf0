"""Stacks: a page on which labels stand in stacks, and the figures of columns in others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zvhrr_extract.models.document import Line
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import (
    Label,
    count_header_lines,
    goes_on,
    header_names,
    is_label_header,
    merge_labels,
)
from zvhrr_extract.tables.pieces import Piece
from zvhrr_extract.tables.runs import Figure
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import parse_year

# So many labels under each other may begin a table of their own.
_MIN_LABELS = 3
# More lines than these right under each other are labels of their own.
_MAX_WRAP = 3


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a column, a year or known words, and the lines it stands on."""

    text: str
    lines: tuple[Line, ...]

    @property
    def order(self) -> int:
        """Where it stands."""
        return self.lines[0].order


@dataclass(slots=True)
class Stack:
    """Labels of one table, wherever their figures stand.

    Attributes:
        header: The header of the label column, or None.
        lines: Their lines.
        labels: Those lines put together.
    """

    header: Label | None = None
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    @property
    def order(self) -> int:
        """Where it begins."""
        return self.lines[0].order


@dataclass(slots=True)
class StackPage:
    """A page read as stacks of labels and a stream of figures.

    Attributes:
        stacks: Its stacks of labels.
        heads: Headers of columns, in file order.
        figures: Its figures but for years, in file order.
        edges: Positions in `figures` at which an unbroken run of them begins, and the end.
        captions: Its captions.
    """

    stacks: list[Stack] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    edges: set[int] = field(default_factory=set)
    captions: list[tuple[Line, ...]] = field(default_factory=list)


def read_page(
    stretches: Sequence[Sequence[Piece]], context: TableContext, *, cut: bool, tight: bool
) -> StackPage:
    """Read one page as stacks of labels and a stream of figures.

    Args:
        stretches: The page, cut at prose.
        context: What is known of the document.
        cut: Many labels behind figures begin a stack of their own; else they go on the last.
        tight: A line with no empty line above goes on the label above, where most have one.
    """
    page = StackPage()
    for stretch in stretches:
        page.stacks.append(Stack())
        for piece in stretch:
            _add_piece(page, piece, context, cut=cut)
    page.edges.add(len(page.figures))
    page.stacks = [stack for stack in page.stacks if stack.lines]
    for stack in page.stacks:
        stack.labels = _merge(stack.lines, context, tight=tight)
    return page


def _merge(lines: Sequence[Line], context: TableContext, *, tight: bool) -> list[Label]:
    """Put lines together to labels."""
    apart = tight and sum(line.gap > 0 for line in lines) * 2 > len(lines)
    groups: list[list[Line]] = []
    for line in lines:
        done = bool(groups) and line.gap > 0 and _is_sum(groups[-1][-1], context)
        wraps = apart and line.gap == 0 and bool(groups) and len(groups[-1]) < _MAX_WRAP
        if groups and not done and (wraps or goes_on(groups[-1][-1], line, context)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Label(context.join([x.text for x in group]), tuple(group)) for group in groups]


def _add_piece(page: StackPage, piece: Piece, context: TableContext, *, cut: bool) -> None:
    _add_texts(page, piece.early, context, cut=cut)
    if piece.caption:
        page.captions.append(piece.caption)
        page.stacks.append(Stack())
    if any(figure.labelled for figure in piece.figures):
        # A line of label and figures is a row of another kind of table.
        _add_texts(page, piece.texts[:-1], context, cut=cut)
        page.edges.add(len(page.figures))
        return
    _add_texts(page, piece.texts, context, cut=cut)
    _add_figures(page, piece.figures)


def _add_texts(
    page: StackPage, texts: Sequence[Line], context: TableContext, *, cut: bool
) -> None:
    """Sort lines of text into headers of columns and labels."""
    if not texts:
        return
    page.edges.add(len(page.figures))
    labels: list[Line] = []
    for part in cut_heads(texts, context):
        if isinstance(part, Head):
            page.heads.append(part)
        elif is_label_header(part.text, context):
            _put(page, labels, context, cut=cut)
            labels = []
            page.stacks.append(Stack(Label(part.text, (part,))))
        else:
            labels.append(part)
    _put(page, labels, context, cut=cut)


def _put(page: StackPage, lines: Sequence[Line], context: TableContext, *, cut: bool) -> None:
    """Put label lines on the last stack, or on a new one where they are many."""
    if cut and page.stacks[-1].lines and len(merge_labels(lines, context)) >= _MIN_LABELS:
        page.stacks.append(Stack())
    page.stacks[-1].lines += lines


def cut_heads(texts: Sequence[Line], context: TableContext) -> Iterator[Head | Line]:
    """Yield lines, those that only head columns as heads; one of several words as several."""
    names = header_names(context)
    again = _repeated_end(texts)
    at = 0
    while at < len(texts):
        size = count_header_lines(texts, at, names, context)
        line = texts[at]
        words = line.text.split()
        heads = context.language.header_words
        if all(word.casefold() in heads for word in words) and not _is_sum(line, context):
            yield from (Head(word, (line,)) for word in words)
        elif size:
            own = tuple(texts[at : at + size])
            yield Head(context.join([one.text for one in own]), own)
        elif at >= len(texts) - again:
            yield Head(line.text, (line,))
        else:
            yield line
        at += max(1, size)


def _is_sum(line: Line, context: TableContext) -> bool:
    return line.text.casefold() in context.language.total_words


def _repeated_end(texts: Sequence[Line]) -> int:
    """Count the last lines that say the same names twice or more: they head columns."""
    folded = [fold(line.text) for line in texts]
    for size in range(1, len(folded) // 2 + 1):
        times = 1
        while folded[-size:] == folded[-size * (times + 1) : -size * times]:
            times += 1
        if times > 1 and len(set(folded[-size:])) == size:
            return size * times
    return 0


def _add_figures(page: StackPage, figures: Sequence[Figure]) -> None:
    for figure in figures:
        if parse_year(figure.text) is not None:
            page.heads.append(Head(figure.text, (figure.line,)))
            page.edges.add(len(page.figures))
        else:
            page.figures.append(figure)
