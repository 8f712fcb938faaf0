"""assemble_parts: headings, tables and the blocks between them, in file order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from zvhrr_extract.models.document import Element, ElementKind, Line, marks_of
from zvhrr_extract.models.heading import HeadingSpan
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.outline import Outline
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.blocks import BlockContext, build_blocks
from zvhrr_extract.structure.cover import mark_cover, subtitle_end, title_end
from zvhrr_extract.structure.forms import find_form_headings
from zvhrr_extract.structure.furniture import drop_element, take_lone_numbers
from zvhrr_extract.structure.headings import split_glued, split_number
from zvhrr_extract.structure.join import join_lines
from zvhrr_extract.structure.levels import item_levels
from zvhrr_extract.structure.listing import mark_enumerations, mark_numbered
from zvhrr_extract.structure.names import known_names, opener_pattern, split_names
from zvhrr_extract.structure.outline import Part, is_heading, settle_headings
from zvhrr_extract.structure.placing import place_parts
from zvhrr_extract.structure.prepare import Prepared
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import find_words

# A text that comes again within this many parts was drawn twice; further on it may be meant.
_REPEAT_WINDOW = 4
_REPEAT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Structured:
    """A document's cover, its parts in their sections, and what was dropped on the way."""

    cover: tuple[Element, ...]
    outline: Outline
    dropped: tuple[Element, ...]


def structure_document(prepared: Prepared, tables: Sequence[TableDraft]) -> Structured:
    """Read what tables left over as blocks, and put everything into its section."""
    claimed = {line.order for table in tables for line in (*table.lines, *table.repeated)}
    free = [line for line in prepared.lines if line.order not in claimed]
    lines, dropped = take_lone_numbers(free, prepared.knowledge.language)
    dropped += [drop_element(table.repeated, "repeated") for table in tables if table.repeated]
    spans = [span for span in prepared.headings if span.key and span.orders.isdisjoint(claimed)]
    parts = drop_repeats(list(_assemble(lines, spans, tables, prepared)))
    parts = settle_headings(mark_cover(parts, prepared.knowledge))
    parts = mark_enumerations(mark_numbered(parts, dropped, prepared.reader))
    return finish_parts(parts, dropped, prepared.knowledge)


def finish_parts(
    parts: Sequence[Part],
    dropped: Sequence[Element],
    knowledge: Knowledge,
    boxed: frozenset[int] | None = None,
) -> Structured:
    """Put the parts of a document, headings settled, into their sections.

    `boxed` are the positions of lines in drawn boxes, where the layout is known.
    """
    cover = [part for part in parts if _is_cover(part)]
    kept = [part for part in parts if not (_is_dropped(part) or _is_cover(part))]
    all_dropped = [*dropped, *(part for part in parts if _is_dropped(part))]
    all_dropped += _printed_numbers(parts)
    outline = place_parts(kept, knowledge, boxed)
    return Structured(tuple(cover), outline, tuple(all_dropped))


def _is_cover(part: Part) -> TypeGuard[Element]:
    return isinstance(part, Element) and (
        part.kind is ElementKind.SUBTITLE or part.key == "title"
    )


def _is_dropped(part: Part) -> TypeGuard[Element]:
    return isinstance(part, Element) and part.kind is ElementKind.DROPPED


def _printed_numbers(parts: Sequence[Part]) -> list[Element]:
    """List the numbers of headings and items, which stand in no text."""
    return [
        Element(ElementKind.DROPPED, part.lines[:1], number, key="list_number")
        for part in parts
        if isinstance(part, Element)
        for number in (part.number or "").split()
    ]


def _assemble(
    lines: Sequence[Line],
    spans: Sequence[HeadingSpan],
    tables: Sequence[TableDraft],
    prepared: Prepared,
) -> Iterator[Part]:
    """Yield headings, tables and blocks in file order."""
    plain = BlockContext(
        levels=item_levels(prepared.lines, prepared.heading_orders),
        names=known_names(prepared.knowledge),
        torn_pages=prepared.torn_pages,
    )
    cover = replace(plain, torn_pages=frozenset())
    listing = replace(plain, openers=opener_pattern(prepared.knowledge))
    partner_rule = prepared.knowledge.profile.partners if prepared.knowledge.profile else None
    siblings = {(span.lines[0].page, span.number) for span in spans if span.number}
    in_partners = False
    for piece in _cut(lines, spans, tables):
        if isinstance(piece, HeadingSpan):
            in_partners = partner_rule is not None and piece.key == partner_rule.section
            yield _heading_element(piece, prepared)
        elif isinstance(piece, TableDraft):
            yield piece
        else:
            for segment in _segments(piece, siblings, prepared):
                if isinstance(segment, Element):
                    yield segment
                    continue
                on_cover = piece[0].order == prepared.lines[0].order
                context = listing if in_partners else cover if on_cover else plain
                blocks = build_blocks(segment, prepared.reader, context)
                yield from split_names(blocks, prepared.knowledge)


def _segments(
    lines: list[Line], siblings: set[tuple[int, str]], prepared: Prepared
) -> Iterator[Element | list[Line]]:
    """Cut a run of lines behind title and subtitle, and at headings known by form."""
    at_start = lines[0].order == prepared.lines[0].order
    end = (title_end(lines, prepared.knowledge) or 0) if at_start else 0
    below = subtitle_end(lines, end) if end else end
    yield from (part for part in (lines[:end], lines[end:below]) if part)
    if lines[below:]:
        yield from _by_form(lines[below:], siblings, prepared, below_title=bool(end))


def _cut(
    lines: Sequence[Line], spans: Sequence[HeadingSpan], tables: Sequence[TableDraft]
) -> Iterator[HeadingSpan | TableDraft | list[Line]]:
    """Cut lines into runs at headings and tables; a glued line gives pieces of itself."""
    glued = {line.order for span in spans for line in span.lines}
    pieces = [
        piece
        for line in lines
        for piece in (split_glued(line) if line.order in glued else [line])
    ]
    in_span = {(line.order, line.text): span for span in spans for line in span.lines}
    waiting = sorted(tables, key=lambda table: table.lines[0].order)
    run: list[Line] = []
    done: set[int] = set()
    for piece in pieces:
        while waiting and waiting[0].lines[0].order < piece.order:
            if run:
                yield run
            run = []
            yield waiting.pop(0)
        span = in_span.get((piece.order, piece.text))
        if span is None:
            run.append(piece)
            continue
        if run:
            yield run
        run = []
        if id(span) not in done:
            done.add(id(span))
            yield span
    if run:
        yield run
    yield from waiting


def _heading_element(span: HeadingSpan, prepared: Prepared) -> Element:
    _, repairs = join_lines(span.lines, prepared.reader)
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


def _by_form(
    lines: list[Line],
    siblings: set[tuple[int, str]],
    prepared: Prepared,
    *,
    below_title: bool,
) -> Iterator[Element | list[Line]]:
    """Take headings that are known by their form alone out of a run of lines."""
    at = 0
    for form in find_form_headings(lines, siblings, prepared.reader, below_title=below_title):
        own = lines[form.start : form.end]
        if any(line.order in prepared.name_orders for line in own):
            continue
        if form.start > at:
            yield lines[at : form.start]
        text, repairs = join_lines(own, prepared.reader)
        number, bare = split_number(text)
        if number:
            siblings.add((own[0].page, number))
        yield Element(
            ElementKind.HEADING,
            tuple(own),
            bare,
            number=number,
            marks=marks_of(own),
            repairs=repairs,
        )
        at = form.end
    if at < len(lines):
        yield lines[at:]


def drop_repeats(parts: Sequence[Part]) -> list[Part]:
    """Drop a text that the source prints twice by accident, right after each other."""
    done: list[Part] = []
    recent: list[str] = []
    for part in parts:
        text = fold(part.text) if isinstance(part, Element) and not is_heading(part) else ""
        if text and text in recent[-_REPEAT_WINDOW:] and len(find_words(text)) >= _REPEAT_WORDS:
            assert isinstance(part, Element)  # noqa: S101
            done.append(drop_element(part.lines, "repeated"))
            continue
        recent.append(text)
        done.append(part)
    return done
