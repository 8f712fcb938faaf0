"""Restated figures: a year told differently by a later report, or by another edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zvhrr_extract.series.breaks import Break
from zvhrr_extract.series.figures import Figure
from zvhrr_extract.series.tracks import Track

# A row, and the report from which on it is another one.
Explained = frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures for one measure and year.

    Attributes:
        track: The measure.
        earlier: As the earlier report prints it, or the first of two editions.
        later: As the later one prints it.
    """

    track: Track
    earlier: Figure
    later: Figure

    @property
    def is_restatement(self) -> bool:
        """Whether the reports are of different years, and not editions of one."""
        return self.earlier.report.year != self.later.report.year


def find_explained(breaks: Sequence[Break]) -> Explained:
    """List the rows that keep their name in a split or a merger, and from when on."""
    return frozenset(
        (id(row), one.later.report.id)
        for one in breaks
        if one.kind in {"split", "merged"}
        for row in one.rows
        if any(row.home.get(one.later.report.id, (None, None))[1] is line for line in one.lines)
    )


def find_differences(track: Track, explained: Explained) -> Iterator[Difference]:
    """Find where reports print different figures for one year.

    A figure that was restated is held against the restated one from then on. Of editions of
    one year the last one speaks for all.
    """
    for figures in track.figures.values():
        known: Figure | None = None
        for _, group in groupby(figures, key=lambda figure: figure.report.year):
            editions = list(group)
            chosen = editions[-1]
            for edition in editions[:-1]:
                if not edition.agrees(chosen):
                    yield Difference(track, edition, chosen)
            if known is not None and known.agrees(chosen):
                # Of a rounded figure and an exact one the exact one tells more.
                known = known if known.step < chosen.step else chosen
                continue
            if known is not None and (id(track.row), chosen.report.id) not in explained:
                yield Difference(track, known, chosen)
            known = chosen


def find_restated(figures: Sequence[Figure]) -> set[int]:
    """List by `id` the figures of a year that differ from those of an earlier report."""
    restated = set()
    before: list[Figure] = []
    for _, group in groupby(figures, key=lambda figure: figure.report.year):
        editions = list(group)
        restated |= {
            id(one) for one in editions if any(not one.agrees(other) for other in before)
        }
        before.append(editions[-1])
    return restated
