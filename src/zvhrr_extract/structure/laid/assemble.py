"""Laid-out documents: parts sorted out, headings and blocks made, put into their sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zvhrr_extract.models.document import (
    Document,
    Element,
    ElementKind,
    LaidPart,
    LaidTable,
    LaidText,
    Repair,
)
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.aliases import collect_aliases
from zvhrr_extract.structure.assemble import Structured, drop_repeats, finish_parts
from zvhrr_extract.structure.blocks import BlockContext, build_blocks
from zvhrr_extract.structure.furniture import drop_element
from zvhrr_extract.structure.join import Reader
from zvhrr_extract.structure.laid.blocks import (
    BlockMaker,
    join_quotes,
    join_torn,
    split_inline,
)
from zvhrr_extract.structure.laid.body import Body, measure_body
from zvhrr_extract.structure.laid.contents import find_contents
from zvhrr_extract.structure.laid.cover import find_cover
from zvhrr_extract.structure.laid.headings import FoundHeading, HeadingFinder
from zvhrr_extract.structure.laid.notes import take_notes
from zvhrr_extract.structure.listing import mark_enumerations
from zvhrr_extract.structure.names import known_names, opener_pattern, split_names
from zvhrr_extract.structure.outline import Part, settle_headings
from zvhrr_extract.structure.quotes import mark_quotes
from zvhrr_extract.structure.traits import ends_sentence, measure_traits
from zvhrr_extract.values.hyphens import Vocabulary

# A page of fewer words that bears the title is the cover.
_COVER_WORDS = 60
_SENTENCE_WORDS = 8


@dataclass(frozen=True, slots=True)
class PreparedLayout:
    """The parts of a laid-out document, sorted out.

    Attributes:
        knowledge: What it is read with.
        reader: How its lines are joined.
        body: How its running text is set.
        parts: Text and tables in reading order, without furniture and notes.
        headings: Its headings, by index in `parts`.
        cover: Title and subtitle, by index in `parts`.
        cover_orders: Positions of lines on the cover.
        notes: Its footnotes.
        repairs: Footnote marks taken off words.
        dropped: Furniture.
    """

    knowledge: Knowledge
    reader: Reader
    body: Body
    parts: tuple[LaidPart, ...]
    headings: tuple[FoundHeading, ...]
    cover: dict[int, Element]
    cover_orders: frozenset[int]
    notes: tuple[Element, ...]
    repairs: tuple[Repair, ...]
    dropped: tuple[Element, ...]

    @property
    def heading_orders(self) -> frozenset[int]:
        """Positions of lines that are headings and no captions."""
        return frozenset(
            line.order
            for heading in self.headings
            for line in heading.element.lines
            if heading.element.key
            or (line.style is not None and self.body.is_larger(line.style, 0.12))
        )


def prepare_layout(document: Document, knowledge: Knowledge) -> PreparedLayout:
    """Take furniture, contents and footnotes out of a document, and find its headings."""
    language = knowledge.language
    vocabulary = Vocabulary(line.text for line in document.lines)
    reader = Reader(language, measure_traits(document.lines, language), vocabulary)
    parts, dropped = _drop_furniture(document.parts, knowledge)
    body = measure_body(part for part in parts if isinstance(part, LaidText))
    noted = take_notes(parts, body, reader)
    contents = find_contents(noted.parts, language)
    dropped += [
        drop_element(part.lines, "table_of_contents")
        for index, part in enumerate(noted.parts)
        if index in contents
    ]
    kept = [part for index, part in enumerate(noted.parts) if index not in contents]
    joined = tuple(join_torn(join_quotes(kept), reader, body))
    cover = find_cover(joined, body, reader)
    finder = HeadingFinder(body, collect_aliases(knowledge), reader, document.bookmarks)
    taken = {line.order for element in cover.values() for line in element.lines}
    on_cover = _cover_orders(joined, cover, reader)
    taken |= on_cover
    headings = [
        heading
        for heading in finder.find(joined)
        if taken.isdisjoint(line.order for line in heading.element.lines)
    ]
    return PreparedLayout(
        knowledge=knowledge,
        reader=reader,
        body=body,
        parts=joined,
        headings=tuple(headings),
        cover=cover,
        cover_orders=on_cover,
        notes=noted.notes,
        repairs=noted.repairs,
        dropped=tuple(dropped),
    )


def _drop_furniture(
    parts: Sequence[LaidPart], knowledge: Knowledge
) -> tuple[list[LaidPart], list[Element]]:
    patterns = knowledge.profile.noise if knowledge.profile else ()
    noise = [re.compile(pattern) for pattern in patterns]
    kept: list[LaidPart] = []
    dropped: list[Element] = []
    for part in parts:
        if isinstance(part, LaidText) and part.furniture:
            dropped.append(drop_element(part.lines, part.furniture))
        elif isinstance(part, LaidText) and any(
            pattern.search(line.text) for pattern in noise for line in part.lines
        ):
            dropped.append(drop_element(part.lines, "noise"))
        else:
            kept.append(part)
    return kept, dropped


def _cover_orders(
    parts: Sequence[LaidPart], cover: dict[int, Element], reader: Reader
) -> frozenset[int]:
    """List the positions of lines on a page that is all cover: a title, no running text."""
    if not cover:
        return frozenset()
    page = next(iter(cover.values())).page
    on_page = [part for part in parts if part.lines[0].page == page]
    words = sum(len(line.text.split()) for part in on_page for line in part.lines)
    running = any(isinstance(part, LaidTable) or _is_running(part, reader) for part in on_page)
    if running or words >= _COVER_WORDS or on_page == list(parts):
        return frozenset()
    return frozenset(line.order for part in on_page for line in part.lines)


def _is_running(part: LaidText, reader: Reader) -> bool:
    """Tell whether a text is a sentence or more of running text."""
    words = sum(len(line.text.split()) for line in part.lines)
    ended = ends_sentence(part.lines[-1].text, reader.language)
    return ended and words >= _SENTENCE_WORDS


def structure_layout(prepared: PreparedLayout, tables: Sequence[TableDraft]) -> Structured:
    """Make headings and blocks of a laid-out document, and put all into its section."""
    parts = mark_enumerations(settle_headings(drop_repeats(_assemble(prepared, tables))))
    repeated = [drop_element(table.repeated, "repeated") for table in tables if table.repeated]
    boxed = frozenset(
        line.order
        for part in prepared.parts
        if isinstance(part, LaidText) and part.boxed
        for line in part.lines
    )
    return finish_parts(parts, [*prepared.dropped, *repeated], prepared.knowledge, boxed)


def _assemble(prepared: PreparedLayout, tables: Sequence[TableDraft]) -> list[Part]:
    made: list[Part] = []
    blocks: list[Element] = []
    for found in _walk(prepared, tables):
        if isinstance(found, list):
            blocks += found
        else:
            made += [*_finish_blocks(blocks, prepared), found]
            blocks = []
    return made + _finish_blocks(blocks, prepared)


def _walk(
    prepared: PreparedLayout, tables: Sequence[TableDraft]
) -> Iterator[Part | list[Element]]:
    """Yield tables, headings and titles, and between them the blocks of every text."""
    claimed = {line.order for table in tables for line in (*table.lines, *table.repeated)}
    claimed |= _second_halves(prepared)
    starts = {min(line.order for line in table.body_lines): table for table in tables}
    headings = {heading.start: heading for heading in prepared.headings}
    maker = BlockMaker(prepared.reader, prepared.body)
    place = _Place(prepared)
    skip_to = 0
    for index, part in enumerate(prepared.parts):
        heading = headings.get(index)
        if index < skip_to or part.lines[0].order in claimed:
            table = starts.get(part.lines[0].order)
            if table is not None:
                yield table
        elif heading is not None or index in prepared.cover:
            element = heading.element if heading else prepared.cover[index]
            skip_to = heading.end if heading else index + 1
            maker.levels.close()
            place.see(element)
            yield element
        elif isinstance(part, LaidText):
            yield _make_blocks(part, _text_below(prepared.parts, index), maker, place)


def _make_blocks(
    part: LaidText, below: LaidText | None, maker: BlockMaker, place: _Place
) -> list[Element]:
    if place.inside:
        listed = build_blocks(part.lines, maker.reader, place.context)
        return [item for element in listed for item in split_inline(element)]
    if part.lines[0].order in place.cover:
        return [maker.make_title(part)]
    return list(maker.make(part, below))


def _second_halves(prepared: PreparedLayout) -> set[int]:
    """List the lines of a title or subtitle that stand in another part than its first."""
    return {
        line.order
        for index, element in prepared.cover.items()
        for line in element.lines
        if line not in prepared.parts[index].lines
    }


def _finish_blocks(blocks: Sequence[Element], prepared: PreparedLayout) -> list[Part]:
    return list(split_names(mark_quotes(blocks), prepared.knowledge))


def _text_below(parts: Sequence[LaidPart], index: int) -> LaidText | None:
    below = parts[index + 1] if index + 1 < len(parts) else None
    return below if isinstance(below, LaidText) else None


class _Place:
    """Knows where the walk is: on the cover, in the partners' section, or in other text.

    The partners' section lists names without bullets.
    """

    def __init__(self, prepared: PreparedLayout) -> None:
        profile = prepared.knowledge.profile
        self._section = profile.partners.section if profile and profile.partners else None
        self.inside = False
        self.cover = prepared.cover_orders
        self.context = BlockContext(
            levels={},
            openers=opener_pattern(prepared.knowledge),
            names=known_names(prepared.knowledge),
        )

    def see(self, element: Element) -> None:
        """Note a heading that the walk comes by."""
        if element.kind is ElementKind.HEADING:
            self.inside = self._section is not None and element.key == self._section
