"""Where the changes of a diff stand: on which strip, and which number each has there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from zvhrr_extract.models.report import Table
from zvhrr_extract.write.html.flow import element_of
from zvhrr_extract.write.html.marks import Numbered
from zvhrr_extract.write.html.sides import text_of

if TYPE_CHECKING:
    from zvhrr_extract.models.diff import Change
    from zvhrr_extract.models.report import Provenance, Report
    from zvhrr_extract.write.html.flow import Element, Room, State, Strip

_ROOMS: dict[str, Room] = {
    "section": "section",
    "block": "block",
    "table": "table",
    "row": "table",
    "column": "table",
    "cell": "table",
    "footnote": "footnote",
}
_STATES: dict[str, tuple[State, ...]] = {
    "added": ("come",),
    "removed": ("gone",),
    "moved": ("here",),
}
_BOTH: tuple[State, ...] = ("both", "here")


def place_changes(
    strips: Sequence[Strip], changes: Iterable[Change], reports: tuple[Report, Report]
) -> tuple[dict[int, tuple[Numbered, ...]], tuple[Numbered, ...]]:
    """Find the strip of every change, and number the changes from top to bottom.

    Returns:
        The changes by the index of their strip; and those that no strip was found for, which
        are numbered after them.
    """
    finder = _Finder(strips, reports)
    found: dict[int, list[Change]] = defaultdict(list)
    lost = []
    for change in changes:
        index = finder.find(change)
        if index is None:
            lost.append(change)
        else:
            found[index].append(change)
    number = 0
    placed = {}
    for index in sorted(found):
        placed[index] = tuple(
            Numbered(number + at, change) for at, change in enumerate(found[index], start=1)
        )
        number += len(found[index])
    return placed, tuple(
        Numbered(number + at, change) for at, change in enumerate(lost, start=1)
    )


class _Finder:
    """Finds strips by where their elements stand and by what they say."""

    def __init__(self, strips: Sequence[Strip], reports: tuple[Report, Report]) -> None:
        self._strips = strips
        self._reports = reports
        self._by_key: dict[Hashable, list[int]] = defaultdict(list)
        self._taken: set[tuple[int, str]] = set()
        for index, strip in enumerate(strips):
            if strip.state != "away":
                for key in _strip_keys(strip, reports):
                    self._by_key[key].append(index)

    def find(self, change: Change) -> int | None:
        """Give the index of the strip a change stands on, or None."""
        what, _, how = change.kind.partition("_")
        room = _ROOMS[what]
        if room == "table" and what != "table":
            return self._find_table(change)
        states = _STATES.get(how, _BOTH)
        for key in _change_keys(room, change):
            for index in self._by_key.get(key, ()):
                free = (index, change.kind) not in self._taken
                if free and self._strips[index].state in states:
                    self._taken.add((index, change.kind))
                    return index
        return None

    def _find_table(self, change: Change) -> int | None:
        """Find the table a change is in; of tables of one name, the one that fits best."""
        named = self._by_key.get(("table", change.table), ())
        return max(named, key=lambda index: self._fit(index, change), default=None)

    def _fit(self, index: int, change: Change) -> tuple[bool, int]:
        """Rate how well a change fits a table: pages and labels that are the same."""
        strip = self._strips[index]
        pages, labels = 0, 0
        places = (change.provenance_old, change.provenance_new)
        for table, place in zip(_sides(strip, self._reports), places, strict=True):
            if isinstance(table, Table):
                pages += place is not None and place.page == table.provenance.page
                labels += _has_row(table, change.row) + _has_column(table, change.column)
        return strip.state in _BOTH, pages + labels


def _has_row(table: Table, label: str | None) -> bool:
    return any(row.label == label for row in table.rows) or any(
        label in row for row in table.grid
    )


def _has_column(table: Table, label: str | None) -> bool:
    return any(column.label == label for column in table.columns) or any(
        label in row for row in table.grid[: table.header_rows]
    )


def _change_keys(room: Room, change: Change) -> Iterator[Hashable]:
    """Name what a change is about, the surest name first."""
    places = (change.provenance_old, change.provenance_new)
    texts = (_plain(change.old), _plain(change.new))
    yield room, places, texts
    if any(places):
        yield room, places
    if any(texts):
        yield room, texts
    if room == "table":
        yield room, change.table


def _strip_keys(strip: Strip, reports: tuple[Report, Report]) -> Iterator[Hashable]:
    """Name a strip in all the ways a change may name it."""
    old, new = _sides(strip, reports)
    room = "block" if strip.room == "title" else strip.room
    texts = (old and _plain(text_of(old)), new and _plain(text_of(new)))
    for places in _places(strip, reports):
        yield room, places, texts
        if any(places):
            yield room, places
    yield room, texts
    for side in (old, new):
        if isinstance(side, Table):
            names = {side.label, side.caption, side.id, _plain(text_of(side))}
            for name in names - {None, ""}:
                yield strip.room, name


def _places(
    strip: Strip, reports: tuple[Report, Report]
) -> Iterator[tuple[Provenance | None, ...]]:
    """Give where a strip's elements stand: any piece of a split one may stand for it."""
    if strip.room == "title":
        yield None, None
        return
    olds, news = (strip.old, *strip.old_parts), (strip.new, *strip.new_parts)
    for pair in product(olds, news):
        yield tuple(
            None if index is None else element_of(report, strip.room, index).provenance
            for report, index in zip(reports, pair, strict=True)
        )


def _sides(strip: Strip, reports: tuple[Report, Report]) -> tuple[Element | None, ...]:
    """Give the elements a strip has in the old and in the new report."""
    return tuple(
        None if index is None else element_of(report, strip.room, index)
        for report, index in zip(reports, (strip.old, strip.new), strict=True)
    )


def _plain(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())
