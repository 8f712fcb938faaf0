"""Texts that both reports have, as another kind of element: a heading, a paragraph, a note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from zvhrr_extract.align import bare, block_text, join_texts, table_name, view_grid, view_tables
from zvhrr_extract.align.matching import pair_alike
from zvhrr_extract.diff.lone import list_unpaired
from zvhrr_extract.diff.places import Spot, find_same_places
from zvhrr_extract.diff.scene import Scene
from zvhrr_extract.models.report import Report, Table

_REWORDED_FLOOR = 70.0
# A heading has no more words.
_HEADING_WORDS = 12

Part = Literal["section", "block", "footnote", "caption", "title", "row"]
_RUNNING: tuple[Part, ...] = ("block", "title")
# What is compared with what, the surest first: (a, b) is followed by (b, a).
PARTS: tuple[tuple[Part, Part], ...] = (
    ("row", "row"),
    ("row", "block"),
    ("block", "row"),
    ("section", "block"),
    ("block", "section"),
    ("section", "title"),
    ("title", "section"),
    ("block", "title"),
    ("title", "block"),
    ("caption", "block"),
    ("block", "caption"),
    ("footnote", "block"),
    ("block", "footnote"),
    ("section", "caption"),
    ("caption", "section"),
    ("section", "footnote"),
    ("footnote", "section"),
)


class Element(NamedTuple):
    """An element that only one of the two reports has, by its index there.

    A row is named by its table and its index in the view of that; title and subtitle are 0
    and 1.
    """

    part: Part
    at: int
    row: int = 0


class Elsewhere(NamedTuple):
    """Elements of each report of which the other has the text in another part.

    Attributes:
        old: Those of the old report.
        new: Those of the new report.
        reworded: Old and new text of headings that were edited, and are read as a paragraph
            in one of the reports.
    """

    old: frozenset[Element]
    new: frozenset[Element]
    reworded: tuple[tuple[Element, Element], ...] = ()


def find_elsewhere(scene: Scene) -> Elsewhere:
    """Find what differs in nothing but the part of the report it was read as."""
    left, right = dict(_lone(scene, old=True)), dict(_lone(scene, old=False))
    olds: set[Element] = set()
    news: set[Element] = set()
    # Two parts after the other, so that both ways of comparing pair the same elements.
    for one, other in PARTS:
        waiting: dict[str, list[Element]] = defaultdict(list)
        for element, text in _only(left, one, without=olds).items():
            waiting[_content(text)].append(element)
        for element, text in _only(right, other, without=news).items():
            if _content(text) and waiting[_content(text)]:
                olds.add(waiting[_content(text)].pop(0))
                news.add(element)
    for above, below in _find_marked(scene, left, right):
        olds.add(above)
        news.add(below)
    there = (
        _only(left, "section", without=olds),
        _only(right, *_RUNNING, without=news),
        find_same_places(scene, old=True),
    )
    back = (
        _only(right, "section", without=news),
        _only(left, *_RUNNING, without=olds),
        find_same_places(scene, old=False),
    )
    reworded = (*_find_reworded(*there), *_turn(_find_reworded(*back)))
    return Elsewhere(
        frozenset({*olds, *(one for one, _ in reworded)}),
        frozenset({*news, *(other for _, other in reworded)}),
        reworded,
    )


def _content(text: str) -> str:
    """Give what must be the same: capitals and colons tell headings and captions from text."""
    return bare(text).casefold().replace(":", "")


def _turn(pairs: Iterable[tuple[Element, Element]]) -> Iterator[tuple[Element, Element]]:
    yield from ((other, one) for one, other in pairs)


def _only(lone: dict[Element, str], *parts: Part, without: set[Element]) -> dict[Element, str]:
    return {
        element: text
        for element, text in lone.items()
        if element.part in parts and element not in without
    }


def _find_marked(
    scene: Scene, left: dict[Element, str], right: dict[Element, str]
) -> Iterator[tuple[Element, Element]]:
    """Pair notes with blocks that have the note's mark in front."""
    for report, notes, blocks in ((scene.old, left, right), (scene.new, right, left)):
        texts = {_content(text): one for one, text in blocks.items() if one.part == "block"}
        for note, text in notes.items():
            if note.part == "footnote":
                block = texts.get(_content(f"{report.footnotes[note.at].mark} {text}"))
                if block is not None:
                    yield (note, block) if notes is left else (block, note)


def _find_reworded(
    old: dict[Element, str], new: dict[Element, str], places: dict[int, list[Spot]]
) -> tuple[tuple[Element, Element], ...]:
    """Pair headings with short texts in the same place, and with paragraphs that are alike."""
    placed: dict[Element, Element] = {}
    texts = {(other.part, other.at): other for other, text in new.items() if _is_short(text)}
    for one in old:
        for spot in places.get(one.at, ()):
            if spot in texts and one not in placed:
                placed[one] = texts.pop(spot)
    left = [one for one in old if one not in placed]
    right = [other for other in new if other not in placed.values()]
    pairs = pair_alike(
        [old[one] for one in left],
        [new[other] for other in right],
        taken={},
        floor=lambda *_: _REWORDED_FLOOR,
    )
    alike = ((left[one], right[other]) for one, other in sorted(pairs.items()))
    return (*placed.items(), *alike)


def _is_short(text: str) -> bool:
    """Tell whether a text may be a heading: it is short and no sentence."""
    return not text.endswith(".") and len(text.split()) <= _HEADING_WORDS


def _lone(scene: Scene, *, old: bool) -> Iterator[tuple[Element, str]]:
    """Yield the elements that only one report has, and their texts."""
    report = scene.old if old else scene.new
    alignment = scene.alignment
    for index in list_unpaired(alignment.sections, old=old):
        if report.sections[index].provenance is not None:
            yield Element("section", index), report.sections[index].heading
    for index in list_unpaired(alignment.blocks, old=old):
        yield Element("block", index), block_text(report.blocks[index])
    for index in list_unpaired(alignment.footnotes, old=old):
        yield Element("footnote", index), report.footnotes[index].text
    yield from _lone_titles(scene, old=old)
    yield from _lone_captions(scene, report, old=old)
    yield from _lone_rows(scene, old=old)


def _lone_titles(scene: Scene, *, old: bool) -> Iterator[tuple[Element, str]]:
    """Yield title and subtitle where the other report has none."""
    sides = (scene.old, scene.new) if old else (scene.new, scene.old)
    if sides[0].title and not sides[1].title:
        yield Element("title", 0), sides[0].title
    if sides[0].subtitle and not sides[1].subtitle:
        yield Element("title", 1), sides[0].subtitle


def _lone_rows(scene: Scene, *, old: bool) -> Iterator[tuple[Element, str]]:
    """Yield the rows of tables that only one report has, and those of lone tables."""
    report = scene.old if old else scene.new
    for pair in sorted(scene.alignment.tables, key=lambda pair: (pair.old or 0, pair.new or 0)):
        if pair.old is not None and pair.new is not None:
            views = view_tables(scene.old.tables[pair.old], scene.new.tables[pair.new])
            at, view = (pair.old, views[0]) if old else (pair.new, views[1])
            for row in list_unpaired(pair.rows, old=old):
                yield Element("row", at, row), view.row_text(row)
            tables = scene.old.tables[pair.old], scene.new.tables[pair.new]
            mine, other = tables if old else tables[::-1]
            # A header that stands away from its table may have been read as text.
            if not other.header_rows:
                yield from _header_rows(at, mine)
        elif (pair.old if old else pair.new) is not None:
            at = (pair.old if old else pair.new) or 0
            view = view_grid(report.tables[at])
            for row in range(len(view.rows)):
                yield Element("row", at, row), view.row_text(row)
            # The first row of a table's second half may have been read as its header.
            yield from _header_rows(at, report.tables[at])


def _header_rows(at: int, table: Table) -> Iterator[tuple[Element, str]]:
    for row, texts in enumerate(table.grid[: table.header_rows], 1):
        yield Element("row", at, -row), join_texts(texts)


def _lone_captions(scene: Scene, report: Report, *, old: bool) -> Iterator[tuple[Element, str]]:
    """Yield the captions of tables that have none, or are not there, in the other report."""
    rival = scene.new if old else scene.old
    for pair in scene.alignment.tables:
        index, other = (pair.old, pair.new) if old else (pair.new, pair.old)
        if index is None or (other is not None and rival.tables[other].caption):
            continue
        if report.tables[index].caption:
            yield Element("caption", index), table_name(report.tables[index])
