"""Blocks of laid-out pages: paragraphs, list items, lead-ins, quotes and callouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from zvhrr_extract.models.document import (
    Element,
    ElementKind,
    LaidPart,
    LaidTable,
    LaidText,
    Line,
    marks_of,
    text_of,
)
from zvhrr_extract.structure.join import Reader, join_lines
from zvhrr_extract.structure.laid.body import Body
from zvhrr_extract.structure.traits import ends_sentence, is_known_lead_in
from zvhrr_extract.values.words import find_words, last_word

_ITEM_NUMBER = re.compile(r"^(\d{1,2}|[a-z])[.)]\s+(?=\S)")
_MAX_LEAD_IN_WORDS = 6
_INLINE = re.compile(r"\s[•▪■●]\s")
_MIN_INLINE = 2
_MAX_CALLOUT_WORDS = 40
_MAX_QUOTE_PARTS = 4
# Between the halves of a text may stand a caption, a table and a box.
_TORN_REACH = 5
_SHORT_WORD = 3
_QUOTE_CLOSE = ("”", "»", '"', "’", "“")
_CLOSE_OF = {"‘": "’", "«": "»", "„": "”“"}
_QUOTE_OPEN = ("“", "„", "«", '"', "‘")
# Items whose texts start within this many points of each other stand on one level.
_SAME_EDGE_PT = 4.0


@dataclass(slots=True)
class Levels:
    """Tells how deep list items stand, walking down the document."""

    _open: list[tuple[float, str]] = field(default_factory=list)
    _glyphs: dict[str, int] = field(default_factory=dict)
    _column: int = -1

    def close(self) -> None:
        """Note that the list has ended."""
        self._open = []
        self._glyphs = {}

    def outside(self, x0: float, column: int) -> bool:
        """Tell whether text that starts at x0 stands outside the open list."""
        return not self._open or column != self._column or x0 < self._open[0][0] + 2

    def level(self, x0: float, glyph: str, column: int) -> int:
        """Tell the level of the next item, from 1."""
        if column != self._column and self._open and glyph in self._glyphs:
            # The list goes on in another column: its glyph tells how deep.
            depth = self._glyphs[glyph]
            shift = x0 - self._open[min(depth, len(self._open)) - 1][0]
            self._open = [(x + shift, mark) for x, mark in self._open[:depth]]
        self._column = column
        while self._open and self._open[-1][0] > x0 + _SAME_EDGE_PT:
            self._open.pop()
        if self._open and self._open[-1][0] > x0 - _SAME_EDGE_PT:
            if self._open[-1][1] != glyph and self._glyphs.get(glyph, 0) > len(self._open):
                self._open.append((x0, glyph))
        else:
            self._open.append((x0, glyph))
        self._glyphs.setdefault(glyph, len(self._open))
        return len(self._open)


def split_inline(element: Element) -> list[Element]:
    """Cut a text at bullets inside it, where there are several, into items of a list.

    >>> line = Line(1, 1, "Antes • Halt • CVD")
    >>> [one.text for one in split_inline(Element(ElementKind.PARAGRAPH, (line,), line.text))]
    ['Antes', 'Halt', 'CVD']
    """
    texts = [text.strip() for text in _INLINE.split(element.text) if text.strip()]
    if len(texts) <= _MIN_INLINE:
        return [element]
    return [
        replace(
            element,
            kind=ElementKind.LIST_ITEM,
            text=text,
            level=1,
            marks=tuple(mark for mark in element.marks if mark.word in text),
            repairs=element.repairs if index == 0 else (),
        )
        for index, text in enumerate(texts)
    ]


@dataclass(slots=True)
class BlockMaker:
    """Makes elements of blocks, in reading order.

    Attributes:
        reader: How lines are joined.
        body: How the running text is set.
    """

    reader: Reader
    body: Body
    levels: Levels = field(default_factory=Levels)

    def make(self, block: LaidText, below: LaidText | None) -> Iterator[Element]:
        """Make the elements of one block.

        Args:
            block: The block, its lines those of one text.
            below: The block of text that follows right after it, or None.
        """
        first = block.lines[0]
        number = _ITEM_NUMBER.match(first.text)
        if first.marker is not None or number is not None:
            level = self.levels.level(_left(first), first.marker or "1", block.column)
            yield self._item(block.lines, level, number if first.marker is None else None)
            return
        if self.levels.outside(_left(first), block.column):
            self.levels.close()
        made = self._make(block.lines, self._kind(block, below))
        yield from split_inline(made)

    def make_title(self, block: LaidText) -> Element:
        """Make the element of a text on the cover."""
        return self._make(block.lines, ElementKind.TITLE)

    def _item(self, lines: Sequence[Line], level: int, number: re.Match[str] | None) -> Element:
        text, repairs = join_lines(lines, self.reader)
        return Element(
            ElementKind.LIST_ITEM,
            tuple(lines),
            text[number.end() :] if number else text,
            level=level,
            number=number[1] if number else None,
            marks=marks_of(lines),
            repairs=repairs,
        )

    def _make(self, lines: Sequence[Line], kind: ElementKind) -> Element:
        text, repairs = join_lines(lines, self.reader)
        return Element(kind, tuple(lines), text, marks=marks_of(lines), repairs=repairs)

    def _kind(self, block: LaidText, below: LaidText | None) -> ElementKind:
        text = text_of(block.lines)
        if _is_quoted(text):
            return ElementKind.QUOTE
        if self._is_lead_in(text, below):
            return ElementKind.LEAD_IN
        style = block.lines[0].style
        large = style is not None and self.body.is_larger(style)
        few = len(find_words(text)) <= _MAX_CALLOUT_WORDS
        return ElementKind.CALLOUT if few and (block.boxed or large) else ElementKind.PARAGRAPH

    def _is_lead_in(self, text: str, below: LaidText | None) -> bool:
        if not text.endswith(":"):
            return False
        if is_known_lead_in(text[:-1], self.reader.language):
            return True
        listed = below is not None and (
            below.lines[0].marker is not None or _ITEM_NUMBER.match(below.lines[0].text)
        )
        return bool(listed) and len(find_words(text)) <= _MAX_LEAD_IN_WORDS


def _is_quoted(text: str) -> bool:
    """Tell whether a text is one quotation from its first sign to its last.

    >>> _is_quoted("“Zo is het.”"), _is_quoted("“Ja”, zegt hij, “zo is het.”")
    (True, False)
    """
    if not text.startswith(_QUOTE_OPEN):
        return False
    inner = text[1:].rstrip(" .,")
    close = _CLOSE_OF.get(text[0], '”“"')
    return inner.endswith(tuple(close)) and not re.search(rf"[{close}][\s,.;:]", inner[:-1])


def join_quotes(parts: Sequence[LaidPart]) -> list[LaidPart]:
    """Join the paragraphs of a quotation that is opened in one and closed in a later one."""
    done: list[LaidPart] = []
    index = 0
    while index < len(parts):
        end = _quote_end(parts, index)
        first = parts[index]
        if end > index + 1 and isinstance(first, LaidText):
            lines = tuple(line for part in parts[index:end] for line in part.lines)
            first = replace(first, lines=lines)
        done.append(first)
        index = end
    return done


def _quote_end(parts: Sequence[LaidPart], start: int) -> int:
    """Find the part after the one that closes a quotation opened at a part."""
    first = parts[start]
    if not isinstance(first, LaidText) or not first.lines[0].text.startswith(_QUOTE_OPEN):
        return start + 1
    for index in range(start, min(start + _MAX_QUOTE_PARTS, len(parts))):
        part = parts[index]
        if (
            not isinstance(part, LaidText)
            or part.column != first.column
            or (index > start and part.lines[0].style != first.lines[0].style)
        ):
            return start + 1
        if part.lines[-1].text.rstrip(".,").endswith(_QUOTE_CLOSE):
            return index + 1
    return start + 1


def join_torn(parts: Sequence[LaidPart], reader: Reader, body: Body) -> list[LaidPart]:
    """Join paragraphs and items that the end of a column or page, or a table, has torn.

    Both halves are set alike, and the upper one ends in the middle of a sentence.
    """
    done: list[LaidPart] = []
    for part in parts:
        at = _torn_head(done, part, reader, body) if isinstance(part, LaidText) else None
        if at is None:
            done.append(part)
            continue
        above = done[at]
        assert isinstance(above, LaidText)  # noqa: S101  _torn_head finds text
        done[at] = replace(above, lines=(*above.lines, *part.lines), column=_column(part))
    return done


def _column(part: LaidPart) -> int:
    return part.column if isinstance(part, LaidText) else 0


def _torn_head(
    done: Sequence[LaidPart], below: LaidText, reader: Reader, body: Body
) -> int | None:
    """Find the text a block goes on: the last, or the one above a table, caption or box."""
    for at in range(len(done) - 1, max(-1, len(done) - _TORN_REACH), -1):
        part = done[at]
        if isinstance(part, LaidText) and _goes_on(part, below, reader, body):
            return at
        if not _may_stand_between(part, body):
            return None
    return None


def _may_stand_between(part: LaidPart, body: Body) -> bool:
    """Tell whether a part may tear a text apart: a table, a box, small print."""
    if isinstance(part, LaidTable) or part.boxed:
        return True
    style = part.lines[0].style
    return style is not None and body.is_smaller(style)


def _goes_on(above: LaidText, below: LaidText, reader: Reader, body: Body) -> bool:
    last, first = above.lines[-1], below.lines[0]
    if above.boxed or below.boxed or first.marker is not None:
        return False
    if last.style is None or first.style is None:
        return False
    alike = (
        abs(last.style.size - first.style.size) < 0.3 and last.style.bold == first.style.bold
    )
    if not alike or body.is_larger(first.style) or ends_sentence(last.text, reader.language):
        return False
    word = last_word(last.text)
    open_end = last.text.endswith(("-", ",")) or word in reader.language.function_words
    # Verbs among the function words may end an item; articles and the like may not.
    open_end = open_end and (len(word) <= _SHORT_WORD or last.text.endswith(("-", ",")))
    if above.column == below.column:
        return open_end and _is_tight(last, first)
    return first.text[:1].islower() or open_end


def _is_tight(last: Line, first: Line) -> bool:
    """Tell whether a line stands right under another."""
    if last.box is None or first.box is None or last.page != first.page:
        return False
    return 0 <= first.box.top - last.box.top < 2 * (last.box.bottom - last.box.top)


def _left(line: Line) -> float:
    return line.box.x0 if line.box is not None else 0.0
