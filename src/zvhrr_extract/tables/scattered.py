"""Scattered tables: cells that stand one a line, by row or by column, put back together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow
from zvhrr_extract.tables.arrange import Arrangement, arrange
from zvhrr_extract.tables.body import Body, in_file_order
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.holes import fill_holes
from zvhrr_extract.tables.labels import NO_LABEL, Label
from zvhrr_extract.tables.naming import count_rows, find_labels
from zvhrr_extract.tables.order import settle_orders
from zvhrr_extract.tables.proof import find_sum_rows
from zvhrr_extract.tables.runs import Figure, Group, Segment, Zone, read_zone
from zvhrr_extract.tables.year_rows import read_year_rows
from zvhrr_extract.tables.zones import Cell, find_zones
from zvhrr_extract.values.years import parse_year

_MAX_COLUMNS = 8
_MIN_ROWS = 2
_MIN_REGULAR = 3
_MAX_LABEL_WORDS = 16
_HOLE_COST = 2.0


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a group: its labels, where its figures go, and how likely that is."""

    count: int
    labels: tuple[Label, ...]
    arrangement: Arrangement
    figures: tuple[Figure, ...]
    taken: tuple[tuple[Segment, int], ...]
    score: float


def find_scattered(cells: Sequence[Cell], context: TableContext) -> list[Body]:
    """Find the tables of a document whose cells stand one a line, in file order."""
    bodies: list[Body] = []
    for start, end in find_zones(cells, context):
        bodies += _read_bodies(read_zone(cells[start:end], context), context)
    return settle_orders(bodies, context)


def _read_bodies(zone: Zone, context: TableContext) -> list[Body]:
    bodies = []
    for group in zone.groups:
        if group.year_header is not None:
            body = read_year_rows(group, group.year_header, context)
            bodies += [body] if body is not None else []
            continue
        reading = _best_reading(group, zone, context)
        if reading is None:
            continue
        for segment, used in reading.taken:
            segment.used = max(segment.used, used)
        bodies.append(_make_body(group, reading))
    paired = len(bodies) == len(zone.captions) and (len(bodies) > 1 or _surrounds(bodies, zone))
    if not paired:
        return bodies
    return [
        replace(body, captions=(caption,))
        for body, caption in zip(bodies, zone.captions, strict=True)
    ]


def _surrounds(bodies: Sequence[Body], zone: Zone) -> bool:
    """Tell whether the zone's one caption stands among the lines of its one table."""
    if not bodies:
        return False
    lines, caption = bodies[0].lines, zone.captions[0]
    return lines[0].order < caption[0].order < lines[-1].order


def _best_reading(group: Group, zone: Zone, context: TableContext) -> _Reading | None:
    readings = [
        reading
        for count in _column_counts(group, zone)
        for reading in _readings(group, zone, count, context)
    ]
    return max(readings, key=lambda reading: reading.score, default=None)


def _readings(
    group: Group, zone: Zone, count: int, context: TableContext
) -> Iterator[_Reading]:
    """Yield the sure readings of a group in so many columns, as it is or with holes filled."""
    for trim in _trims(group):
        reading = _read(group, zone, count, trim, context)
        if reading is not None and _is_sure(reading, group, zone):
            yield reading
    for filled in fill_holes(group, count):
        reading = _read(filled, zone, count, (0, 0), context)
        if (
            reading is not None
            and reading.arrangement.sums >= count
            and _is_sure(reading, filled, zone)
        ):
            yield replace(reading, score=reading.score - _HOLE_COST)


def _trims(group: Group) -> Iterator[tuple[int, int]]:
    """Yield what to leave off at both ends: nothing, or a lone page number or footnote mark."""
    figures = group.figures
    yield 0, 0
    if len(figures) > _MIN_ROWS and _is_lone(figures[0]):
        yield 1, 0
    if len(figures) > _MIN_ROWS and _is_lone(figures[-1]):
        yield 0, 1


def _is_lone(figure: Figure) -> bool:
    return figure.text.isdigit() and len(figure.text) < 3 and figure.line.text == figure.text


def _column_counts(group: Group, zone: Zone) -> list[int]:
    """List the numbers of columns that years, headers, runs or labels speak for."""
    figures = group.figures
    years = [figure.text for figure in figures if parse_year(figure.text)]
    sizes = Counter(len(run.figures) for run in group.runs)
    counts = [len(years), len(group.headers)]
    counts += [size for size, times in sizes.most_common(2) if times >= _MIN_ROWS]
    counts += [
        len(figures) // max(1, len(segment.labels))
        for segment in zone.segments
        if segment.labels
    ]
    return [count for count in dict.fromkeys(counts) if 1 <= count <= _MAX_COLUMNS]


def _read(
    group: Group, zone: Zone, count: int, trim: tuple[int, int], context: TableContext
) -> _Reading | None:
    """Read a group as rows of `count` columns; `None` where figures do not come out even."""
    rows = count_rows(group, count, trim)
    if rows is None or sum(rows) < _MIN_ROWS:
        return None
    figures = group.figures[trim[0] : len(group.figures) - trim[1]]
    headed = all(parse_year(figure.text) for figure in figures[:1]) and count > 0
    found = find_labels(group, zone, rows, headed=headed)
    if found is None:
        return None
    labels, taken = found
    arrangement = arrange(
        [figure.text for figure in figures],
        rows,
        count,
        find_sum_rows([label.text for label in labels], context),
        context.language,
    )
    score = arrangement.score - 2 * sum(trim) + (2 if len(group.headers) == count else 0)
    return _Reading(count, tuple(labels), arrangement, tuple(figures), tuple(taken), score)


def _is_sure(reading: _Reading, group: Group, zone: Zone) -> bool:
    """Tell whether a reading has more for it than that its lines come out even."""
    years = [
        parse_year(reading.figures[at].text) is not None for at in reading.arrangement.rows[0]
    ]
    headed = all(years)
    rows = len(reading.labels) - headed
    if rows < _MIN_ROWS or any(years) != headed or _is_counting(reading.figures):
        return False
    if any(len(label.text.split()) > _MAX_LABEL_WORDS for label in reading.labels):
        return False
    if not _keeps_lines(reading, group):
        return False
    proven = reading.arrangement.sums > 0 or headed or len(group.headers) == reading.count
    even = all(len(run.figures) % reading.count == 0 for run in group.runs)
    regular = even and len(group.runs) >= _MIN_REGULAR and reading.count > 1
    return proven or regular or bool(zone.captions and rows >= _MIN_REGULAR)


def _keeps_lines(reading: _Reading, group: Group) -> bool:
    """Tell whether lines with a label and figures go into a table whole, or not at all."""
    mixed = {figure.line.order for figure in group.figures if figure.labelled}
    named = {line.order for label in reading.labels for line in label.lines} & mixed
    return named == {figure.line.order for figure in reading.figures if figure.labelled}


def _is_counting(figures: Sequence[Figure]) -> bool:
    """Tell whether figures only count on: the numbers of a list, torn off its items."""
    numbers = [int(figure.text) for figure in figures if figure.text.isdigit()]
    return len(numbers) == len(figures) and all(b - a == 1 for a, b in pairwise(numbers))


def _make_body(group: Group, reading: _Reading) -> Body:
    rows = []
    for label, places in zip(reading.labels, reading.arrangement.rows, strict=True):
        figures = [reading.figures[at] for at in places]
        rows.append(
            DraftRow(
                label.text, tuple(figure.text for figure in figures), _lines_of(label, figures)
            )
        )
    if all(parse_year(value) for value in rows[0].values):
        header = DraftHeader(rows[0].label, rows[0].values, rows[0].lines, 0.0)
        return Body(tuple(rows[1:]), header)
    if len(group.headers) == reading.count:
        segment = next((part for part, _ in reading.taken if part.header is not None), None)
        head = (
            segment.header if segment is not None and segment.header is not None else NO_LABEL
        )
        lines = (*head.lines, *(line for label in group.headers for line in label.lines))
        return Body(
            tuple(rows),
            DraftHeader(head.text, tuple(label.text for label in group.headers), lines, 0.0),
        )
    return Body(tuple(rows))


def _lines_of(label: Label, figures: Sequence[Figure]) -> tuple[Line, ...]:
    return in_file_order((*label.lines, *(figure.line for figure in figures)))
