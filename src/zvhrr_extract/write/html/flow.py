"""Two reports as one column of strips in reading order: what lies beside what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from zvhrr_extract.models.report import Block, Provenance

if TYPE_CHECKING:
    from zvhrr_extract.models.alignment import Alignment, ElementPair
    from zvhrr_extract.models.report import Footnote, Report, Section, Table

Room = Literal["title", "section", "block", "table", "footnote"]
State = Literal["both", "gone", "come", "here", "away"]

Element: TypeAlias = "Section | Block | Table | Footnote"


_NOWHERE = Provenance(source="", page=None, line_start=None, line_end=None)


class Place(NamedTuple):
    """An element of a report: which list it is in, and its index there."""

    room: Room
    at: int


class Strip(NamedTuple):
    """What lies beside each other.

    Attributes:
        room: What it is.
        old: Index of the element in the old report, None for a new one.
        new: Index in the new report, None for one that is gone.
        state: Whether it stands in both; or is gone; or is new (`come`); or has moved and
            stands `here` in the new report, or stood here before it went `away`.
        old_parts: Indices of further old elements that were joined to make this one.
        new_parts: Indices of further new elements that this one was split into.
    """

    room: Room
    old: int | None
    new: int | None
    state: State
    old_parts: tuple[int, ...] = ()
    new_parts: tuple[int, ...] = ()


def element_of(report: Report, room: Room, index: int) -> Element:
    """Give an element of a report by its list and its index there.

    Title and subtitle, 0 and 1 of the list of titles, are given as blocks.
    """
    if room == "title":
        text = (report.title, report.subtitle)[index] or ""
        return Block(id="title", section=None, kind="title", text=text, provenance=_NOWHERE)
    if room == "section":
        return report.sections[index]
    if room == "block":
        return report.blocks[index]
    return report.tables[index] if room == "table" else report.footnotes[index]


def lay_text(old: Report, new: Report, alignment: Alignment) -> list[Strip]:
    """Lay the text and tables of two reports beside each other, as the new one is read.

    What is gone, or has moved away, comes after what it stood behind.
    """
    text = _zip_flows(_reading_order(old), _reading_order(new), _strips(alignment))
    return [*_titles(old, new), *text]


def lay_notes(old: Report, new: Report, alignment: Alignment) -> list[Strip]:
    """Lay the footnotes of two reports beside each other."""
    old_flow = [Place("footnote", index) for index in range(len(old.footnotes))]
    new_flow = [Place("footnote", index) for index in range(len(new.footnotes))]
    return list(_zip_flows(old_flow, new_flow, _strips(alignment)))


def _titles(old: Report, new: Report) -> Iterator[Strip]:
    names = ((old.title, new.title), (old.subtitle, new.subtitle))
    for at, (before, after) in enumerate(names):
        if before or after:
            one, other = at if before else None, at if after else None
            yield Strip("title", one, other, _state(one, other))


def _strips(alignment: Alignment) -> Iterator[Strip]:
    """List the pairs of an alignment as strips, without an order."""
    for table in alignment.tables:
        yield Strip("table", table.old, table.new, _state(table.old, table.new))
    for pair in alignment.sections:
        yield Strip("section", pair.old, pair.new, _pair_state(pair))
    for pair in alignment.footnotes:
        yield Strip("footnote", pair.old, pair.new, _pair_state(pair))
    joined, split = defaultdict(list), defaultdict(list)
    for pair in alignment.blocks:
        if pair.part:
            joined[pair.new].append(pair.old)
            split[pair.old].append(pair.new)
    for pair in alignment.blocks:
        if not pair.part:
            olds = tuple(index for index in joined[pair.new] if index is not None)
            news = tuple(index for index in split[pair.old] if index is not None)
            yield Strip("block", pair.old, pair.new, _pair_state(pair), olds, news)


def _pair_state(pair: ElementPair) -> State:
    return "here" if pair.moved else _state(pair.old, pair.new)


def _state(old: int | None, new: int | None) -> State:
    if old is None:
        return "come"
    return "gone" if new is None else "both"


def _zip_flows(
    old_flow: list[Place], new_flow: list[Place], strips: Iterable[Strip]
) -> Iterator[Strip]:
    """Follow the new flow, and put what is only in the old one behind what it followed."""
    by_old, by_new = _by_place(strips)
    behind: dict[Place | None, list[Strip]] = defaultdict(list)
    last: Place | None = None
    for place in old_flow:
        found = by_old.get(place, Strip(place.room, place.at, None, "gone"))
        if found and found.state == "both" and found.new is not None:
            last = Place(place.room, found.new)
        elif found:
            behind[last].append(found if found.new is None else found._replace(state="away"))
    yield from behind[None]
    for place in new_flow:
        found = by_new.get(place, Strip(place.room, None, place.at, "come"))
        if found:
            yield found
        yield from behind[place]


def _by_place(
    strips: Iterable[Strip],
) -> tuple[dict[Place, Strip | None], dict[Place, Strip | None]]:
    """Give the strip of every old and every new element, None where it is but a part of one."""
    by_old: dict[Place, Strip | None] = {}
    by_new: dict[Place, Strip | None] = {}
    for strip in strips:
        by_old |= {Place(strip.room, at): None for at in strip.old_parts}
        by_new |= {Place(strip.room, at): None for at in strip.new_parts}
        if strip.old is not None:
            by_old[Place(strip.room, strip.old)] = strip
        if strip.new is not None:
            by_new[Place(strip.room, strip.new)] = strip
    return by_old, by_new


def _reading_order(report: Report) -> list[Place]:
    """List the headings, blocks and tables of a report as they are read."""
    known = {section.id for section in report.sections}
    blocks, tables = defaultdict(list), defaultdict(list)
    for index, block in enumerate(report.blocks):
        blocks[block.section if block.section in known else None].append((index, block))
    for index, table in enumerate(report.tables):
        tables[table.section if table.section in known else None].append((index, table))
    order = list(_merge(blocks[None], tables[None]))
    for index, section in enumerate(report.sections):
        order.append(Place("section", index))
        order.extend(_merge(blocks.pop(section.id, []), tables.pop(section.id, [])))
    return order


def _merge(blocks: list[tuple[int, Block]], tables: list[tuple[int, Table]]) -> Iterator[Place]:
    """Put the tables of a section before the first of its blocks that stands after them."""
    start = 0
    for index, table in tables:
        stop = next(
            (
                at
                for at in range(start, len(blocks))
                if _stands_after(blocks[at][1].provenance, table.provenance)
            ),
            len(blocks),
        )
        yield from (Place("block", at) for at, _ in blocks[start:stop])
        yield Place("table", index)
        start = stop
    yield from (Place("block", at) for at, _ in blocks[start:])


def _stands_after(place: Provenance, other: Provenance) -> bool:
    """Tell whether one place comes after another: by line, or by page, column and height."""
    if place.line_start is not None and other.line_start is not None:
        return place.line_start > other.line_start
    if place.page != other.page:
        return (place.page or 0) > (other.page or 0)
    if place.bbox is None or other.bbox is None:
        return False
    if place.bbox[0] < other.bbox[2] and other.bbox[0] < place.bbox[2]:
        return place.bbox[1] > other.bbox[1]
    return place.bbox[0] > other.bbox[0]
