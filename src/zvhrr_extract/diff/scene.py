"""Scene: two reports beside each other, and where in them something stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypedDict

from zvhrr_extract.align import comes_first
from zvhrr_extract.diff.lone import list_unpaired
from zvhrr_extract.models.alignment import Alignment
from zvhrr_extract.models.diff import Change, Cosmetic
from zvhrr_extract.models.report import Provenance, Report, Section

Index = dict[str, int]


class Sides(TypedDict):
    """What a change tells of something that both reports have."""

    section: str | None
    old: str
    new: str
    provenance_old: Provenance | None
    provenance_new: Provenance | None


class Spot(NamedTuple):
    """Where a change stands in the reading order of the new report."""

    section: int
    rank: int
    at: int


class LoneSections(NamedTuple):
    """Ids of the sections that only the old or only the new report has."""

    old: frozenset[str]
    new: frozenset[str]


class Placed(NamedTuple):
    """A change, or a difference in form, and where it stands."""

    spot: Spot
    what: Change | Cosmetic


@dataclass(frozen=True)
class Scene:
    """Two reports, how they lie beside each other, and which texts only changed their part."""

    old: Report
    new: Report
    alignment: Alignment

    @property
    def by_year(self) -> bool:
        """Whether the reports are of two years, so that years in names are no change."""
        return self.old.year != self.new.year

    @cached_property
    def turned(self) -> bool:
        """Whether what hangs on order is worked out from the new report to the old."""
        return not comes_first(self.old, self.new)

    @cached_property
    def old_index(self) -> Index:
        """Index of each section of the old report by its id."""
        return {one.id: index for index, one in enumerate(self.old.sections)}

    @cached_property
    def new_index(self) -> Index:
        """Index of each section of the new report by its id."""
        return {one.id: index for index, one in enumerate(self.new.sections)}

    @cached_property
    def renewed(self) -> dict[int, int]:
        """New index of each section of the old report that both have."""
        return {
            pair.old: pair.new
            for pair in self.alignment.sections
            if pair.old is not None and pair.new is not None
        }

    @cached_property
    def _stood(self) -> list[int]:
        """Behind which new section each old one stands or stood."""
        places, behind = [], -1
        for index in range(len(self.old.sections)):
            behind = self.renewed.get(index, behind)
            places.append(behind)
        return places

    @cached_property
    def blocks_behind(self) -> dict[int, int]:
        """Behind which new block each block stood that is gone."""
        places, behind = {}, -1
        for pair in self.alignment.blocks:
            behind = behind if pair.new is None else pair.new
            if pair.new is None and pair.old is not None:
                places[pair.old] = behind
        return places

    def find_place(self, *, old: str | None = None, new: str | None = None) -> int:
        """Give the place of a section in the reading order of the new report."""
        if new in self.new_index:
            return self.new_index[new or ""]
        return self._stood[self.old_index[old or ""]] if old in self.old_index else -1

    def find_heading(self, *, old: str | None = None, new: str | None = None) -> str | None:
        """Give the heading of a section, as the new report has it where it has it."""
        if new in self.new_index:
            return self.new.sections[self.new_index[new or ""]].heading
        if old not in self.old_index:
            return None
        index = self.old_index[old or ""]
        kept = self.renewed.get(index)
        section = self.old.sections[index] if kept is None else self.new.sections[kept]
        return section.heading

    @cached_property
    def lone_sections(self) -> LoneSections:
        """Ids of the sections that only one report has, printed or not."""
        old, new = self._list_lone()
        return LoneSections(
            frozenset(section.id for section in old), frozenset(section.id for section in new)
        )

    @cached_property
    def lone_printed(self) -> LoneSections:
        """Ids of the printed sections that only one report has."""
        old, new = self._list_lone()
        return LoneSections(
            frozenset(section.id for section in old if section.provenance is not None),
            frozenset(section.id for section in new if section.provenance is not None),
        )

    def _list_lone(self) -> tuple[list[Section], list[Section]]:
        pairs = self.alignment.sections
        return (
            [self.old.sections[index] for index in list_unpaired(pairs, old=True)],
            [self.new.sections[index] for index in list_unpaired(pairs, old=False)],
        )
