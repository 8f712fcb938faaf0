"""Headings of laid-out pages: by the profile's names, and by how they are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zvhrr_extract.models.document import (
    Element,
    ElementKind,
    LaidPart,
    LaidText,
    Line,
    marks_of,
    text_of,
)
from zvhrr_extract.models.heading import HeadingSpan
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.page import OutlineEntry
from zvhrr_extract.structure.aliases import Aliases
from zvhrr_extract.structure.headings import match_window, split_chapter, split_number
from zvhrr_extract.structure.join import Reader, join_lines
from zvhrr_extract.structure.laid.body import Body
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import find_words, is_shouted

_MAX_WORDS = 16
_MAX_LINES = 4
# A heading may be set in pieces: its number, its words, words below in another size.
_MAX_PIECES = 3
_NO_END = re.compile(r"(?:(?<!\.)\.|[,;:(/–-])$")
_QUOTED = ("“", "„", "«", '"', "‘")
_TAG = re.compile(r"(?:^|/)(H[1-6]?|Title)(?=/|$)")
# An exact name needs no form; one that only fits does.
_EXACT = 94.0
# Larger than the running text by this share shows without being bold.
_LARGER = 0.12
_MIN_WITNESSES = 3
# Where so many headings are tagged, and most are, the others only look like one.
_MIN_TAGGED = 5
_PIECES_APART = 1.8


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading: the parts it is made of, from `start` to before `end`, and what it is."""

    start: int
    end: int
    element: Element


@dataclass(frozen=True, slots=True)
class _Form:
    """How a heading is set; equal forms are headings of one level."""

    size: float
    bold: bool
    shouted: bool

    @property
    def rank(self) -> tuple[float, bool, bool]:
        """Sorts the outermost first."""
        return (-self.size, not self.bold, not self.shouted)


@dataclass(frozen=True, slots=True)
class HeadingFinder:
    """What finding the headings of one document rests on.

    Attributes:
        body: How its running text is set.
        aliases: The names its profile knows.
        reader: How lines are joined.
        bookmarks: The outline of the file.
    """

    body: Body
    aliases: Aliases
    reader: Reader
    bookmarks: tuple[OutlineEntry, ...]

    def find(self, parts: Sequence[LaidPart]) -> list[FoundHeading]:
        """Find the headings among a document's parts, levels told."""
        found: list[FoundHeading] = []
        index = 0
        while index < len(parts):
            heading = self._heading_at(parts, index)
            if heading is not None:
                found.append(heading)
            index = heading.end if heading is not None else index + 1
        kept = _trust_tags(self._drop_weak(found), parts)
        return _with_levels(
            kept, [_tag_of(parts[heading.start]) for heading in kept], self.bookmarks
        )

    def _heading_at(self, parts: Sequence[LaidPart], index: int) -> FoundHeading | None:
        first = parts[index]
        if not isinstance(first, LaidText) or first.furniture or first.lines[0].marker:
            return None
        pieces = list(_pieces(parts, index))
        known: list[tuple[float, int, Element]] = []
        for count in range(1, len(pieces) + 1):
            lines = [line for piece in pieces[:count] for line in piece.lines]
            element = self._known(lines, pieces[:count])
            if element is not None:
                known.append((element.score or 0.0, count, element))
        if known:
            # Two headings under each other may fit one name together as well.
            _, count, element = max(known, key=lambda one: one[:2])
            return FoundHeading(index, index + count, element)
        below = parts[index + 1] if index + 1 < len(parts) else None
        if self.has_form(first, below):
            return FoundHeading(index, index + 1, self._by_form(first.lines))
        return None

    def _known(self, lines: Sequence[Line], pieces: Sequence[LaidText]) -> Element | None:
        if len(lines) > _MAX_LINES + 1:
            return None
        span = match_window(_capitalised(lines), self.aliases, self.reader)
        if span is None or span.key is None:
            return None
        if span.score < _EXACT and not all(self._shows(piece) for piece in pieces):
            return None
        return self._from_span(replace(span, lines=tuple(lines)))

    def _from_span(self, span: HeadingSpan) -> Element:
        _, repairs = join_lines(span.lines, self.reader)
        numbers = " ".join(filter(None, (span.number, span.trailing)))
        return Element(
            ElementKind.HEADING,
            span.lines,
            span.text,
            key=span.key,
            number=numbers or None,
            score=span.score,
            alias=span.alias,
            marks=marks_of(span.lines),
            repairs=repairs,
        )

    def _by_form(self, lines: Sequence[Line]) -> Element:
        text, repairs = join_lines(lines, self.reader)
        chapter, bare = split_chapter(text, self.reader.language)
        number, bare = split_number(bare)
        return Element(
            ElementKind.HEADING,
            tuple(lines),
            bare,
            number=" ".join(filter(None, (chapter, number))) or None,
            marks=marks_of(lines),
            repairs=repairs,
        )

    def has_form(self, block: LaidText, below: LaidPart | None) -> bool:
        """Tell whether a block is set and worded as a heading is.

        Args:
            block: The block.
            below: What follows it in reading order, or None.
        """
        text = text_of(block.lines)
        words = find_words(text)
        tagged = _TAG.search(block.role) is not None
        if not words or len(block.lines) > _MAX_LINES or len(words) > _MAX_WORDS:
            return False
        if block.boxed and not _heads_box(block, below):
            return False
        if _is_label(text, self.reader.language):
            return False
        if not _is_worded(text, tagged=tagged):
            return False
        return tagged or (below is not None and self._stands_out(block, below))

    def _stands_out(self, block: LaidText, below: LaidPart | None) -> bool:
        style = block.lines[0].style
        if style is None or self.body.is_smaller(style):
            return False
        if self.body.is_larger(style, _LARGER):
            return True
        if not self._shows(block) or not isinstance(below, LaidText):
            return False
        text = block.lines[0].text
        starts = text[:1].isupper() or text[:1].isdigit()
        other = below.lines[0].style
        return starts and other is not None and other != style

    def _shows(self, block: LaidText) -> bool:
        """Tell whether a block looks other than running text."""
        style = block.lines[0].style
        return style is not None and (
            self.body.is_larger(style)
            or (not self.body.is_smaller(style) and self.body.is_set_apart(style))
            or _TAG.search(block.role) is not None
        )

    def _drop_weak(self, found: Sequence[FoundHeading]) -> list[FoundHeading]:
        """Leave out names that look like text where the same name stands as a heading."""
        strong = {
            heading.element.key
            for heading in found
            if heading.element.key and self._is_shown(heading.element)
        }
        return [
            heading
            for heading in found
            if heading.element.key not in strong or self._is_shown(heading.element)
        ]

    def _is_shown(self, element: Element) -> bool:
        return self._shows(LaidText(element.lines))


def _pieces(parts: Sequence[LaidPart], index: int) -> Iterator[LaidText]:
    """Yield the blocks from one on that may be pieces of one heading."""
    above: LaidText | None = None
    for part in parts[index : index + _MAX_PIECES]:
        if not isinstance(part, LaidText) or part.furniture or part.lines[0].marker:
            return
        if above is not None and not _is_near(above, part):
            return
        yield part
        above = part


def _capitalised(lines: Sequence[Line]) -> list[Line]:
    """Begin a text with a capital: small capitals may come out as small letters."""
    text = lines[0].text
    return [replace(lines[0], text=text[:1].upper() + text[1:]), *lines[1:]]


def _is_label(text: str, language: Language) -> bool:
    """Tell whether a text names a table or figure by its number."""
    first, _, rest = text.partition(" ")
    return first.casefold() in language.table_labels and rest[:1].isdigit()


def _heads_box(block: LaidText, below: LaidPart | None) -> bool:
    """Tell whether text follows a block in the box it stands in."""
    return isinstance(below, LaidText) and below.boxed and below.column == block.column


def _is_near(above: LaidText, below: LaidText) -> bool:
    first, last = below.lines[0], above.lines[-1]
    if first.box is None or last.box is None or first.page != last.page:
        return False
    if above.column != below.column or above.boxed != below.boxed:
        return False
    height = max(first.box.bottom - first.box.top, last.box.bottom - last.box.top)
    return first.box.top - last.box.top < _PIECES_APART * height


def _is_worded(text: str, *, tagged: bool) -> bool:
    letters = sum(sign.isalpha() for sign in text)
    digits = sum(sign.isdigit() for sign in text)
    if letters < 2 or (digits > letters and not tagged) or text.startswith(_QUOTED):
        return False
    if tagged:
        return True
    number, bare = split_number(text)
    counts = text[:1].isdigit() and (number is None or bare[:1].islower())
    return not counts and _NO_END.search(text) is None and not text[:1].islower()


def _tag_of(part: LaidPart) -> str:
    """Give the heading tag of a block of a tagged PDF (`H2`), or ""."""
    found = _TAG.search(part.role) if isinstance(part, LaidText) else None
    return found[1] if found else ""


def _trust_tags(found: Sequence[FoundHeading], parts: Sequence[LaidPart]) -> list[FoundHeading]:
    """Leave out what only looks like a heading where most headings are tagged as such."""
    tagged = [bool(_tag_of(parts[heading.start])) for heading in found]
    if sum(tagged) < _MIN_TAGGED or 2 * sum(tagged) < len(found):
        return list(found)
    return [
        heading
        for heading, is_tagged in zip(found, tagged, strict=True)
        if is_tagged or heading.element.key
    ]


def _with_levels(
    found: Sequence[FoundHeading], tags: Sequence[str], bookmarks: Sequence[OutlineEntry]
) -> list[FoundHeading]:
    """Tell the level of every heading: by tags, else by the outline, else by how it is set."""
    forms = sorted({_form_of(heading.element) for heading in found}, key=lambda form: form.rank)
    by_form = {form: index + 1 for index, form in enumerate(forms)}
    told = _tagged_levels(tags) or _marked_levels(found, bookmarks)
    deepest = max((level for level in told if level), default=0)
    levels = told or [None] * len(found)
    return [
        replace(
            heading,
            element=replace(
                heading.element, level=level or deepest + by_form[_form_of(heading.element)]
            ),
        )
        for heading, level in zip(found, levels, strict=True)
    ]


def _tagged_levels(tags: Sequence[str]) -> list[int | None]:
    """Read levels from tags (`H2`), where there are enough of them."""
    levels = [int(tag[1:]) if tag[1:].isdigit() else None for tag in tags]
    return levels if sum(level is not None for level in levels) >= _MIN_WITNESSES else []


def _marked_levels(
    found: Sequence[FoundHeading], bookmarks: Sequence[OutlineEntry]
) -> list[int | None]:
    """Read levels from the outline, where it names enough of the headings."""
    marked = {fold(mark.title): mark.level for mark in bookmarks}
    levels = [
        marked.get(fold(heading.element.text))
        or marked.get(fold(f"{heading.element.number or ''} {heading.element.text}"))
        for heading in found
    ]
    return levels if sum(level is not None for level in levels) >= _MIN_WITNESSES else []


def _form_of(element: Element) -> _Form:
    style = element.lines[0].style
    size = round(style.size * 2) / 2 if style else 0.0
    return _Form(size, bool(style and style.bold), is_shouted(element.text))
