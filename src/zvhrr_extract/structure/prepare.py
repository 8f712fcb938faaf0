"""prepare_lines: what is no running text comes off first, in the order that keeps most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zvhrr_extract.models.document import Document, Element, Line, Repair
from zvhrr_extract.models.heading import HeadingSpan
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.structure.aliases import collect_aliases
from zvhrr_extract.structure.columns import order_columns
from zvhrr_extract.structure.furniture import take_furniture
from zvhrr_extract.structure.headings import find_headings
from zvhrr_extract.structure.join import Reader
from zvhrr_extract.structure.marks import candidate_marks, unglue_marks
from zvhrr_extract.structure.notes import find_notes
from zvhrr_extract.structure.traits import measure_traits
from zvhrr_extract.values.hyphens import Vocabulary, restore_hyphens


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document's lines, sorted out.

    Attributes:
        knowledge: What it is read with.
        reader: How its lines are joined.
        lines: Lines that are left for tables and text, marks unglued.
        notes: Its footnotes.
        headings: Runs of lines that fit a known heading (key None: another known name).
        dropped: Furniture.
        repairs: Lost hyphens put back, and footnote marks taken off words.
        torn_pages: Pages where items lost their bullets.
        heading_orders: Positions of lines that are a known section's heading.
        name_orders: Positions of lines that are another known name.
    """

    knowledge: Knowledge
    reader: Reader
    lines: tuple[Line, ...]
    notes: tuple[Element, ...]
    headings: tuple[HeadingSpan, ...]
    dropped: tuple[Element, ...]
    repairs: tuple[Repair, ...]
    torn_pages: frozenset[int]
    heading_orders: frozenset[int]
    name_orders: frozenset[int]


def prepare_lines(document: Document, knowledge: Knowledge) -> Prepared:
    """Take furniture and footnotes out of a document, and find its known headings."""
    lines, dropped = take_furniture(order_columns(document.lines), knowledge)
    language = knowledge.language
    vocabulary = Vocabulary(line.text for line in lines)
    reader = Reader(language, measure_traits(lines, language), vocabulary)
    lines, hyphens = _restore_hyphens(lines, vocabulary)
    aliases = collect_aliases(knowledge)
    marks = candidate_marks(lines)
    while True:  # a mark without a note is part of its word: read again with it
        unglued, marked = unglue_marks(lines, marks)
        headings = find_headings(unglued, aliases, reader)
        heading_orders = _orders(span for span in headings if span.key is not None)
        notes = find_notes(unglued, heading_orders, reader)
        found = {note.number for note in notes}
        used = {mark.mark for line in unglued for mark in line.marks}
        if used <= found:
            break
        marks = {mark for mark in marks if mark in found}
    lines = unglued
    noted = {line.order for note in notes for line in note.lines}
    return Prepared(
        knowledge=knowledge,
        reader=reader,
        lines=tuple(line for line in lines if line.order not in noted),
        notes=tuple(notes),
        headings=tuple(span for span in headings if span.orders.isdisjoint(noted)),
        dropped=tuple(dropped),
        repairs=(*hyphens, *marked),
        torn_pages=frozenset(page for page, _ in document.lost_bullets),
        heading_orders=heading_orders,
        name_orders=_orders(span for span in headings if span.key is None),
    )


def _orders(spans: Iterable[HeadingSpan]) -> frozenset[int]:
    return frozenset(order for span in spans for order in span.orders)


def _restore_hyphens(
    lines: Sequence[Line], vocabulary: Vocabulary
) -> tuple[list[Line], list[Repair]]:
    """Put back hyphens that a dump lost inside words the document also prints with one."""
    done, repairs = [], []
    for line in lines:
        text = restore_hyphens(line.text, vocabulary)
        if text != line.text:
            repairs.append(Repair("lost_hyphen", line.number, line.text, text))
            cells = tuple(restore_hyphens(cell, vocabulary) for cell in line.cells)
            done.append(replace(line, text=text, cells=cells))
        else:
            done.append(line)
    return done, repairs
