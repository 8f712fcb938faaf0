"""Readings: how well a version of a report reads one of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zvhrr_extract.models.report import Provenance, RepairRecord, Report

# What a dump or a font without a map of its letters leaves of a letter.
_LOST = re.compile("(?:[\ufffd\x00-\x08\x0b-\x1f\x7f-\x9f]|\\(cid:\\d+\\))+")
_UNREADABLE = "unreadable"
_SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "”", "’", "'", ")")


class Gap(NamedTuple):
    """A word of which letters were lost, as it stands in the clean text."""

    line: int
    page: int | None
    rest: str


class Reader:
    """One version of a report, and what is known of its readings."""

    def __init__(self, report: Report) -> None:
        self._gaps = [gap for repair in report.repairs for gap in _find_gaps(repair)]
        self._recognised = {one.page for one in report.ocr_pages}

    def rate(self, text: str, place: Provenance | None) -> tuple[bool, int]:
        """Rate a reading, the less the better: read by OCR; how many words lost letters."""
        if place is None:
            return False, 0
        lost = sum(gap.rest in text for gap in self._gaps if _is_at(gap, place))
        return place.page in self._recognised, lost


def _find_gaps(repair: RepairRecord) -> Iterator[Gap]:
    if repair.name != _UNREADABLE:
        return
    for word in repair.before.split():
        rest = " ".join(_LOST.sub(" ", word).split())
        if rest and _LOST.search(word):
            yield Gap(repair.line, repair.page, rest)


def _is_at(gap: Gap, place: Provenance) -> bool:
    if place.line_start is None or place.line_end is None:
        return gap.page == place.page
    return place.line_start <= gap.line <= place.line_end


def is_cut(text: str, whole: str) -> bool:
    """Tell whether a text stops in the middle of a sentence that another one ends.

    >>> is_cut("Het bureau ondersteunt", "Het bureau ondersteunt de tafels.")
    True
    """
    goes_on = len(whole) > len(text) and whole.startswith(text.rstrip("-"))
    return goes_on and not text.endswith(_SENTENCE_ENDS) and whole.endswith(_SENTENCE_ENDS)
