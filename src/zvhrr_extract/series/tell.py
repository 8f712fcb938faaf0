"""Findings of a series, in the words of who reads them."""

from __future__ import annotations

from zvhrr_extract.build import content_hash
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.models.report import Report
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.series.breaks import Break
from zvhrr_extract.series.figures import Figure
from zvhrr_extract.series.gaps import Gap
from zvhrr_extract.series.restated import Difference
from zvhrr_extract.series.tracks import Track
from zvhrr_extract.values.numbers import json_number
from zvhrr_extract.values.units import split_scale


def find_place(figure: Figure) -> Provenance:
    """Tell where a figure stands: its cell, or its table where cells have no place."""
    return figure.measure.cell(figure.year).provenance or figure.measure.table.provenance


def printed_unit(figure: Figure) -> str | None:
    """Give the unit a figure is printed in; of a share `%`."""
    return "%" if figure.measure.kind == "percent" else figure.measure.table.unit


def tell_difference(found: Difference, phrases: Phrases) -> Finding:
    """Tell of two figures for one year: a restatement, or editions that disagree."""
    track, earlier, later = found.track, found.earlier, found.later
    same_scale = earlier.scale == later.scale
    values = [one.value / one.scale if same_scale else one.value for one in (earlier, later)]
    code = FindingCode.RESTATEMENT if found.is_restatement else FindingCode.SOURCES_DISAGREE
    units = [_shown_unit(one, as_printed=same_scale) for one in (earlier, later)]
    expected, given = (
        " ".join(filter(None, (phrases.show(json_number(value)), unit)))
        for value, unit in zip(values, units, strict=True)
    )
    message = phrases.say(
        "restatement.fail" if found.is_restatement else "series_editions.fail",
        measure=track.title,
        year=str(later.year),
        report=later.report.id,
        place=_tell_place(later, phrases),
        found=given,
        earlier=earlier.report.id,
        earlier_place=_tell_place(earlier, phrases),
        expected=expected,
    )
    return Finding(
        id=_name(code, track.id, later.year, earlier.report, later.report, *values),
        check=code,
        status="fail",
        severity="warning",
        message=message,
        expected=json_number(values[0]),
        found=json_number(values[1]),
        refs=_list_refs(track, earlier, later),
        quote=later.measure.cell(later.year).text,
        provenance=find_place(later),
        report=later.report.id,
    )


def _shown_unit(figure: Figure, *, as_printed: bool) -> str | None:
    unit = printed_unit(figure)
    return unit if as_printed else split_scale(unit)[0]


def _list_refs(track: Track, *figures: Figure) -> tuple[str, ...]:
    """List the ids of the measure and of the rows the figures stand in."""
    rows = [one.measure.table.rows[one.measure.figures[one.year].row].id for one in figures]
    return tuple(dict.fromkeys([track.id, *rows]))


def _name(code: FindingCode, *content: object) -> str:
    """Give a finding an id that hangs on what it says alone."""
    parts = [part.id if isinstance(part, Report) else str(part) for part in content]
    return f"f-{content_hash(code, *parts)}"


def _tell_place(figure: Figure, phrases: Phrases) -> str:
    place = find_place(figure)
    told = []
    if place.page is not None:
        told.append(phrases.say("series_place.page", page=str(place.page)))
    if place.line_start is not None:
        last = place.line_end or place.line_start
        name = "series_place.line" if last == place.line_start else "series_place.lines"
        told.append(phrases.say(name, first=str(place.line_start), last=str(last)))
    return ", ".join(told) or phrases.say("series_place.unknown")


def tell_break(found: Break, tracks: list[Track], phrases: Phrases) -> Finding:
    """Tell of a row that is another one from a report on.

    Args:
        found: The break.
        tracks: The measures it is about.
        phrases: The messages of a language.
    """
    joiner = phrases.say("series_break.and")
    table = tracks[0].caption or tracks[0].table
    before, after = (_join(labels, joiner) for labels in (found.before, found.after))
    later = found.later.report
    ids = [track.id for track in tracks]
    return Finding(
        id=_name(FindingCode.SERIES_BREAK, found.kind, *ids, later, before, after),
        check=FindingCode.SERIES_BREAK,
        status="pass",
        severity="info",
        message=phrases.say(
            f"series_break.{found.kind}",
            table=table,
            before=before,
            after=after,
            report=later.id,
            earlier=found.earlier.report.id,
        ),
        expected=before,
        found=after,
        refs=tuple(ids),
        provenance=found.later.table.provenance,
        report=later.id,
    )


def _join(labels: tuple[str, ...], joiner: str) -> str:
    """Name labels in a sentence.

    >>> _join(("Noord", "Oost", "Zuid"), "and")
    '“Noord”, “Oost” and “Zuid”'
    """
    quoted = [f"“{label}”" for label in labels]
    if len(quoted) == 1:
        return quoted[0]
    return f"{', '.join(quoted[:-1])} {joiner} {quoted[-1]}"


def tell_gap(gap: Gap, phrases: Phrases) -> Finding:
    """Tell of a report that leaves a measure out, or of a year that no report tells."""
    first = gap.tracks[0]
    table = first.caption or first.table
    title = table if gap.whole_table else _tell_row(gap.tracks, table)
    missing = phrases.say("series_break.and").join(f" {report.id} " for report in gap.reports)
    return Finding(
        id=_name(
            FindingCode.SERIES_GAP, gap.year, missing, *(track.id for track in gap.tracks)
        ),
        check=FindingCode.SERIES_GAP,
        status="unverifiable",
        severity="info",
        message=phrases.say(
            "series_gap.report" if gap.reports else "series_gap.year",
            measure=title,
            report=missing.strip(),
            year=str(gap.year),
            earlier=gap.earlier.id,
            later=gap.later.id,
        ),
        refs=tuple(track.id for track in gap.tracks),
        report=gap.reports[-1].id if gap.reports else None,
    )


def _tell_row(tracks: tuple[Track, ...], table: str) -> str:
    """Name one measure, or the row that several measures are of."""
    return tracks[0].title if len(tracks) == 1 else f"{table}, {tracks[0].row.label}"
