"""Gaps: reports that leave a measure out, and years that no report tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zvhrr_extract.models.report import Report
from zvhrr_extract.series.tracks import Track


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing.

    Attributes:
        tracks: The measures, all of one table.
        whole_table: Whether the table as a whole is missing, or one row of it.
        year: The year of the report that has it not, or the year that no report tells.
        reports: The reports of that year; none where the year itself is missing.
        earlier: The last report before that has it.
        later: The first report after that has it.
    """

    tracks: tuple[Track, ...]
    whole_table: bool
    year: int
    reports: tuple[Report, ...]
    earlier: Report
    later: Report


def find_gaps(tracks: Sequence[Track]) -> Iterator[Gap]:
    """Find the gaps of the measures of one table, the widest told once."""
    joined = tracks[0].joined
    years = sorted({report.year for report in joined.reports if report.year is not None})
    left_out: dict[int, list[Track]] = defaultdict(list)
    unknown: dict[int, list[Track]] = defaultdict(list)
    for track in tracks:
        seen = _report_years(track)
        missing = [year for year in years if seen[0] < year < seen[-1] and year not in seen]
        for year in missing:
            left_out[year].append(track)
        told = sorted(track.figures)
        for year in range(told[0] + 1, told[-1]):
            if year not in track.figures and year not in missing:
                unknown[year].append(track)
    for year, without in sorted(left_out.items()):
        reports = tuple(report for report in joined.reports if report.year == year)
        ids = {report.id for report in reports}
        whole = not any(sheet.report.id in ids for sheet in tracks[0].strand.sheets)
        yield from _make_gaps(without, year, reports, whole=whole)
    for year, without in sorted(unknown.items()):
        spanning = [track for track in tracks if min(track.figures) < year < max(track.figures)]
        yield from _make_gaps(without, year, (), whole=len(without) == len(spanning))


def _report_years(track: Track) -> list[int]:
    return sorted(
        {one.report.year or 0 for figures in track.figures.values() for one in figures}
    )


def _make_gaps(
    tracks: Sequence[Track], year: int, reports: tuple[Report, ...], *, whole: bool
) -> Iterator[Gap]:
    """Yield one gap for a table as a whole, or one for each row."""
    rows: dict[int, list[Track]] = defaultdict(list)
    for track in tracks:
        rows[0 if whole else id(track.row)].append(track)
    for group in rows.values():
        earlier, later = _find_neighbours(group, year, by_report=bool(reports))
        yield Gap(tuple(group), whole and len(group) > 1, year, reports, earlier, later)


def _find_neighbours(
    tracks: Sequence[Track], year: int, *, by_report: bool
) -> tuple[Report, Report]:
    """Give the last report before the gap and the first behind it."""
    found = [
        (one.report.year or 0 if by_report else told, one.report)
        for track in tracks
        for told, figures in track.figures.items()
        for one in figures
    ]
    before = max((entry for entry in found if entry[0] < year), key=_place)
    behind = min((entry for entry in found if entry[0] > year), key=_place)
    return before[1], behind[1]


def _place(entry: tuple[int, Report]) -> tuple[int, int, str]:
    year, report = entry
    return year, report.year or 0, report.id
