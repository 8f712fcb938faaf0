"""Change: what one correction makes of a report, with an account of every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from zvhrr_extract.build.notes import hang_notes
from zvhrr_extract.models.page import box_around
from zvhrr_extract.models.report import Dropped, Provenance, Report
from zvhrr_extract.values.words import lost_words

T = TypeVar("T")
REASON = "corrected"


class NotMatching(Exception):  # noqa: N818 -- an outcome, not an error
    """Nothing fits what a correction names, or something else stands there.

    Attributes:
        message: What is wrong, and what to do.
        was: What the correction expected, where that differs.
        found: What stands there instead.
        missing: Whether simply nothing fits.
    """

    def __init__(
        self,
        message: str,
        *,
        was: str | None = None,
        found: str | None = None,
        missing: bool = False,
    ) -> None:
        super().__init__(message)
        self.message, self.was, self.found, self.missing = message, was, found, missing


class NotNeeded(Exception):  # noqa: N818 -- an outcome, not an error
    """The report says so already.

    Attributes:
        message: What it says.
        refs: Ids of what says it.
        slots: What the correction would have set.
    """

    def __init__(self, message: str, *refs: str, slots: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.refs, self.slots = message, refs, slots


@dataclass(frozen=True, slots=True)
class Change:
    """What one correction made of a report.

    Attributes:
        report: The report as corrected.
        told: What was done.
        refs: Ids of what was corrected.
        slots: Names of what was set, to tell when two corrections set the same.
        old: What stood there.
        new: What stands there now.
        written: Texts whose words a person wrote and no source holds.
    """

    report: Report
    told: str
    refs: tuple[str, ...]
    slots: tuple[str, ...] = ()
    old: str | None = None
    new: str | None = None
    written: tuple[str, ...] = ()


def put_at(items: Sequence[T], index: int, *new: T) -> tuple[T, ...]:
    """Put other entries in the place of one."""
    return (*items[:index], *new, *items[index + 1 :])


def mark_corrected(provenance: Provenance) -> Provenance:
    """Say that a person corrected what stands there."""
    return provenance.model_copy(update={"corrected": True})


def plain_place(report: Report) -> Provenance:
    """Name the canonical source, for what stands at no place that could be told."""
    source = report.sources[0].id if report.sources else ""
    return Provenance(source=source, page=None, line_start=None, line_end=None)


def span_places(places: Sequence[Provenance]) -> Provenance:
    """Give one place around several: what of them stands in the first one's source and page."""
    first = places[0]
    near = [one for one in places if (one.source, one.page) == (first.source, first.page)]
    same = [one for one in places if one.source == first.source]
    starts = [one.line_start for one in same if one.line_start is not None]
    ends = [one.line_end for one in same if one.line_end is not None]
    boxes = [one.bbox for one in near if one.bbox is not None]
    update = {
        "line_start": min(starts, default=None),
        "line_end": max(ends, default=None),
        "bbox": box_around(boxes) if boxes else None,
        "corrected": True,
    }
    return first.model_copy(update=update)


def account(
    report: Report, old: str | None, new: str | None, place: Provenance
) -> tuple[Report, tuple[str, ...]]:
    """List the words a new text takes away as dropped, and give those it brings.

    Returns:
        The report with what was dropped, and the words that a person wrote.
    """
    lost, written = lost_words(old or "", new or ""), lost_words(new or "", old or "")
    if lost:
        place = place.model_copy(update={"corrected": False})
        dropped = Dropped(text=lost, reason=REASON, provenance=place)
        report = report.model_copy(update={"dropped": (*report.dropped, dropped)})
    return report, (written,) if written else ()


def rehang(report: Report, gone: Sequence[str], target: str) -> Report:
    """Hang the notes of elements that are gone on the one that holds their words now."""
    return hang_notes(report, lambda anchor: target if anchor.id in gone else anchor.id)


def free_id(taken: set[str], stem: str) -> str:
    """Give an id that is not in use, and take it."""
    free, count = stem, 1
    while free in taken:
        count += 1
        free = f"{stem}-{count}"
    taken.add(free)
    return free
