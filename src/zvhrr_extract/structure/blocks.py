"""Blocks: the lines that are left, read as paragraphs, list items, lead-ins and quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from zvhrr_extract.models.document import Element, ElementKind, Line, marks_of
from zvhrr_extract.structure.join import Outlook, Reader, has_room, join_lines
from zvhrr_extract.structure.names import spans_name
from zvhrr_extract.structure.quotes import mark_quotes, quote_end
from zvhrr_extract.structure.signs import join_score
from zvhrr_extract.structure.traits import ends_sentence, is_known_lead_in
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import find_words, last_word

_ITEM_NUMBER = re.compile(r"^(\d{1,2}|[a-z])[.)]\s+(?=\S)")
_MAX_LEAD_IN_WORDS = 5
_LISTED = {ElementKind.LIST_ITEM, ElementKind.LEAD_IN}
_MAX_UNIT = 12
_NEARBY = 6


@dataclass(frozen=True, slots=True)
class BlockContext:
    """What building blocks rests on besides the lines.

    Attributes:
        levels: Level of every line with a bullet, by its position.
        openers: Starts of lines that open a list item though no bullet is left, or None.
        names: Known names, folded; one that is complete is not gone on with.
        torn_pages: Pages where items lost their bullets.
    """

    levels: dict[int, int]
    openers: re.Pattern[str] | None = None
    names: frozenset[str] = frozenset()
    torn_pages: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Builder:
    """Walks down a run of lines and closes a block where the next line starts another."""

    reader: Reader
    context: BlockContext
    elements: list[Element] = field(default_factory=list)
    current: list[Line] = field(default_factory=list)
    kind: ElementKind = ElementKind.PARAGRAPH

    def close(self) -> None:
        if self.current:
            self.elements.append(self._make(self.current, self.kind))
        self.current, self.kind = [], ElementKind.PARAGRAPH

    def start(self, line: Line, kind: ElementKind) -> None:
        self.close()
        self.current, self.kind = [line], kind

    def _make(self, lines: Sequence[Line], kind: ElementKind) -> Element:
        text, repairs = join_lines(lines, self.reader)
        marks = marks_of(lines)
        level = number = None
        if kind is ElementKind.LIST_ITEM:
            level = self.context.levels.get(lines[0].order, 1)
            if lines[0].marker is None and (match := _ITEM_NUMBER.match(text)):
                number, text = match[1], text[match.end() :]
        return Element(
            kind, tuple(lines), text, level=level, number=number, marks=marks, repairs=repairs
        )


def build_blocks(lines: Sequence[Line], reader: Reader, context: BlockContext) -> list[Element]:
    """Read lines without headings and tables between them as blocks.

    Returns:
        Blocks that together hold every line exactly once, in order.
    """
    builder = _Builder(reader, context)
    index = 0
    while index < len(lines):
        quoted = quote_end(lines, index)
        if quoted is not None:
            builder.close()
            builder.start(lines[index], ElementKind.QUOTE)
            builder.current = list(lines[index:quoted])
            builder.close()
            index = quoted
            continue
        _take(builder, lines, index)
        index += 1
    builder.close()
    elements = _mark_torn(builder.elements, context)
    return mark_quotes(elements)


def _take(builder: _Builder, lines: Sequence[Line], index: int) -> None:
    line, reader = lines[index], builder.reader
    if line.marker is not None or _opens_item(builder, line):
        builder.start(line, ElementKind.LIST_ITEM)
    elif not builder.current:
        builder.start(
            line,
            ElementKind.LEAD_IN if is_lead_in(lines, index, reader) else ElementKind.PARAGRAPH,
        )
    elif is_lead_in(lines, index, reader) and not _is_mid_sentence(
        builder.current, line, reader
    ):
        builder.start(line, ElementKind.LEAD_IN)
    elif builder.kind is ElementKind.LEAD_IN or _announces(line.text, reader):
        builder.start(line, ElementKind.PARAGRAPH)
    elif _goes_on(builder, lines, index):
        builder.current.append(line)
    else:
        builder.start(line, ElementKind.PARAGRAPH)


def _goes_on(builder: _Builder, lines: Sequence[Line], index: int) -> bool:
    text = join_lines(builder.current, builder.reader)[0]
    if builder.context.openers is not None and builder.context.openers.fullmatch(text):
        return True
    torn = lines[index].page in builder.context.torn_pages
    outlook = _outlook(builder.current, lines, index, torn=torn)
    score = join_score(outlook, builder.reader)
    if lines[index].gap and fold(text) in builder.context.names:
        score -= 3
    elif score <= 0 and spans_name(text, lines[index].text, builder.context.names):
        score += 5
    return score > 0


def _opens_item(builder: _Builder, line: Line) -> bool:
    if builder.context.openers is not None and builder.context.openers.match(line.text):
        return True
    match = _ITEM_NUMBER.match(line.text)
    if match is None or len(line.text) - match.end() < 3:
        return False
    above = builder.current[-1] if builder.current else None
    return above is None or not _is_mid_sentence(builder.current, line, builder.reader)


def _is_mid_sentence(current: Sequence[Line], line: Line, reader: Reader) -> bool:
    """Tell whether the line above ends open, so that this one cannot start anything."""
    above = current[-1]
    if ends_sentence(above.text, reader.language):
        return False
    if (
        above.text.endswith((",", "-", "/", "("))
        or last_word(above.text) in reader.language.function_words
    ):
        return True
    return (
        line.gap == 0 and above.soft_end > 0 and reader.traits.soft_ends and len(current) == 1
    )


def _outlook(
    current: Sequence[Line], lines: Sequence[Line], index: int, *, torn: bool
) -> Outlook:
    below = [lines[index]]
    at = index + 1
    while at < len(lines) and lines[at].marker is None and len(below) < _MAX_UNIT:
        if lines[at].gap > 1 or (lines[at].gap and not lines[at].text[:1].islower()):
            break
        below.append(lines[at])
        at += 1
    before_bullet = at < len(lines) and lines[at].marker is not None
    nearby = lines[max(0, index - _NEARBY) : index + _NEARBY]
    width = max(len(line.text) for line in nearby if line.page == lines[index].page)
    return Outlook(current, below, before_bullet, width, torn)


def is_lead_in(lines: Sequence[Line], index: int, reader: Reader) -> bool:
    """Tell whether a line only announces what follows, such as `Resultaten 2021:`."""
    line = lines[index]
    if not line.text.endswith(":") or line.marker is not None:
        return False
    if _announces(line.text, reader):
        return True
    below = lines[index + 1] if index + 1 < len(lines) else None
    short = len(find_words(line.text)) <= _MAX_LEAD_IN_WORDS and line.text[:1].isupper()
    if not short or below is None or below.marker is None:
        return False
    return line.gap > 0 or (index > 0 and has_room(lines[index - 1], line, reader))


def _announces(text: str, reader: Reader) -> bool:
    """Tell whether a text up to its first colon is a known lead-in, years apart."""
    head, colon, _ = text.partition(":")
    return bool(colon) and is_known_lead_in(head, reader.language)


def _mark_torn(elements: list[Element], context: BlockContext) -> list[Element]:
    """Make list items of unended texts that stand together, on pages that lost bullets."""
    done = list(elements)
    start = 0
    while start < len(done):
        end = start
        while end < len(done) and _may_be_torn(done[end], context):
            end += 1
        above = done[start - 1] if start else None
        if above is None and end - start > 1 and done[start].text.endswith(":"):
            start += 1  # what announces a list is no item of it
            above = done[start - 1]
        announced = above is not None and (above.kind in _LISTED or above.text.endswith(":"))
        in_listing = context.openers is not None
        alone = len(done) == 1 or (end - start > 1 and not in_listing)
        start += (
            in_listing
            and start < end
            and done[start].kind is not ElementKind.LIST_ITEM
            and not announced
        )
        if end > start and (announced or alone or in_listing):
            done[start:end] = [
                part
                if part.kind is ElementKind.LIST_ITEM
                else replace(part, kind=ElementKind.LIST_ITEM, level=1)
                for part in done[start:end]
            ]
        start = max(end, start + 1)
    return done


def _may_be_torn(element: Element, context: BlockContext) -> bool:
    if element.page not in context.torn_pages:
        return False
    ends = (".", "!", "?") if context.openers is None else (".", "!", "?", ":")
    unended = element.kind is ElementKind.PARAGRAPH and not element.text.endswith(ends)
    return unended or element.kind is ElementKind.LIST_ITEM
