"""build_series: reports in, every measure over the years out, with what its checks saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Report
from zvhrr_extract.models.series import Point, Series
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.profiles import KnowledgeBase
from zvhrr_extract.series.figures import Figure
from zvhrr_extract.series.gaps import find_gaps
from zvhrr_extract.series.join import Joined, join_reports
from zvhrr_extract.series.restated import find_differences, find_explained, find_restated
from zvhrr_extract.series.tell import (
    find_place,
    printed_unit,
    tell_break,
    tell_difference,
    tell_gap,
)
from zvhrr_extract.series.tracks import Track, list_tracks
from zvhrr_extract.values.numbers import json_number

_ORDER = (
    FindingCode.RESTATEMENT,
    FindingCode.SOURCES_DISAGREE,
    FindingCode.SERIES_BREAK,
    FindingCode.SERIES_GAP,
)


def build_series(
    reports: Sequence[Report], knowledge: KnowledgeBase, phrases: Phrases
) -> Series:
    """Join every measure over the years, and say where reports tell a year differently.

    Args:
        reports: In any order, each id once. Those without a year are left out; organisations
            are never mixed, and a report without one is a series by itself.
        knowledge: Profiles and languages.
        phrases: The messages of the language that findings are told in.
    """
    dated = [report for report in reports if report.year is not None]
    groups = join_reports(dated, knowledge)
    tracks = list_tracks(groups)
    findings = [
        *_tell_differences(tracks, groups, phrases),
        *_tell_breaks(tracks, groups, phrases),
        *_tell_gaps(tracks, phrases),
    ]
    return Series(
        points=tuple(point for track in tracks for point in _list_points(track)),
        findings=tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.check))),
    )


def _list_points(track: Track) -> Iterator[Point]:
    for figures in track.figures.values():
        restated = find_restated(figures)
        for figure in figures:
            yield _make_point(
                track,
                figure,
                restated=id(figure) in restated,
                latest=figure is figures[-1],
            )


def _make_point(track: Track, figure: Figure, *, restated: bool, latest: bool) -> Point:
    return Point(
        measure=track.id,
        organisation=track.joined.organisation,
        table=track.table,
        caption=track.caption,
        row=track.row.label,
        column=track.column_label,
        year=figure.year,
        value=json_number(figure.value / figure.scale),
        unit=printed_unit(figure),
        scaled=json_number(figure.value),
        report=figure.report.id,
        report_year=figure.report.year or 0,
        restated=restated,
        latest=latest,
        provenance=find_place(figure),
    )


def _tell_differences(
    tracks: Sequence[Track], groups: Sequence[Joined], phrases: Phrases
) -> Iterator[Finding]:
    explained = find_explained([one for joined in groups for one in joined.breaks])
    for track in tracks:
        for found in find_differences(track, explained):
            yield tell_difference(found, phrases)


def _tell_breaks(
    tracks: Sequence[Track], groups: Sequence[Joined], phrases: Phrases
) -> Iterator[Finding]:
    for joined in groups:
        for found in joined.breaks:
            later = found.later.report.id
            about = [
                track
                for track in tracks
                if track.strand is found.strand
                and (
                    not found.lines
                    or track.row in found.rows
                    or track.row.home.get(later, (None, None))[1] in found.lines
                )
            ]
            yield tell_break(found, about, phrases)


def _tell_gaps(tracks: Sequence[Track], phrases: Phrases) -> Iterator[Finding]:
    for _, group in groupby(tracks, key=lambda track: id(track.strand)):
        for gap in find_gaps(list(group)):
            yield tell_gap(gap, phrases)
