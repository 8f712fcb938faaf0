"""Naming: which label belongs to which row, where labels and figures stand apart."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.tables.labels import NO_LABEL, Label
from zvhrr_extract.tables.runs import Group, Run, Segment, Zone

# A label for every row, and how many of each segment's labels are used up by then.
Naming = tuple[list[Label], list[tuple[Segment, int]]]
# In a chunk of so few labels, empty lines between them say nothing.
_MIN_BLOCK = 2


def count_rows(group: Group, count: int, trim: tuple[int, int]) -> list[int] | None:
    """Count the rows each run holds; what is over in one belongs to the next."""
    sizes = [len(run.figures) for run in group.runs]
    if not sizes or sum(sizes) - sum(trim) <= 0 or (sum(sizes) - sum(trim)) % count:
        return None
    sizes[0] -= trim[0]
    sizes[-1] -= trim[1]
    rows, over = [], 0
    for size in sizes:
        rows.append((size + over) // count)
        over = (size + over) % count
    return rows


def find_labels(
    group: Group, zone: Zone, rows: Sequence[int], *, headed: bool
) -> Naming | None:
    """Find a label for every row: right before each run, or in one block somewhere in the zone.

    A block with exactly as many labels as there are rows wins over one that has more.
    """
    beside = _labels_beside(group, zone, rows, headed=headed)
    if len(rows) > 1 or (beside is not None and _takes_all(beside)):
        return beside
    return _labels_in_block(zone, sum(rows), headed=headed) or beside


def _takes_all(naming: Naming) -> bool:
    """Tell whether no label of the segments a reading takes from is left over."""
    labels, taken = naming
    return sum(len(segment.free) for segment, _ in taken) <= len(labels)


def _labels_in_block(zone: Zone, wanted: int, *, headed: bool) -> Naming | None:
    """Take the first segment of free labels that has exactly as many as there are rows."""
    for segment in zone.segments:
        labels = [*_head(segment, headed=headed), *segment.free]
        if segment.used == 0 and len(labels) == wanted:
            return labels, [(segment, len(segment.labels))]
    return None


def _head(segment: Segment, *, headed: bool) -> list[Label]:
    """Label the row of column headers, where it is among the figures."""
    return [segment.header or NO_LABEL] if headed else []


def _labels_beside(
    group: Group, zone: Zone, rows: Sequence[int], *, headed: bool
) -> Naming | None:
    """Take the labels before each run; rows left without one take what comes later."""
    labels: list[Label | None] = []
    taken: list[tuple[Segment, int]] = []
    for index, (run, wanted) in enumerate(zip(group.runs, rows, strict=True)):
        own = _own_segment(run, first=index == 0)
        found = list(own.free) if own is not None else []
        head = _head(own, headed=headed) if own is not None and index == 0 else []
        if len(head) > wanted:
            return None
        late = _fill_missing(labels, found, len(found) + len(head) - wanted)
        extra = len(found) - late + len(head) - wanted
        if extra > 0 and index and late == 0:
            return None
        start = late
        if extra > 0:
            start += _window(found[late:], extra, own, beside=run.figures[0].labelled)
        found = found[start : start + wanted - len(head)]
        if own is not None and (found or late):
            taken.append((own, own.used + start + len(found)))
        labels += [*head, *found, *[None] * (wanted - len(head) - len(found))]
    return _fill_from_orphans(group, zone, labels, taken)


def _own_segment(run: Run, *, first: bool) -> Segment | None:
    """Find the segment right before a run; for the first a bare header of labels will do."""
    own = next((part for part in reversed(run.segments) if part.free), None)
    if own is None and first:
        own = next((part for part in reversed(run.segments) if part.header), None)
    return own


def _fill_missing(labels: list[Label | None], found: Sequence[Label], extra: int) -> int:
    """Give labels there are too many of to rows above that have none; return how many."""
    missing = [at for at, label in enumerate(labels) if label is None]
    late = max(0, min(extra, len(missing)))
    for at, label in zip(missing[:late], found[:late], strict=True):
        labels[at] = label
    return late


def _fill_from_orphans(
    group: Group, zone: Zone, labels: list[Label | None], taken: list[tuple[Segment, int]]
) -> Naming | None:
    """Give rows that are still without a label those that stand behind all figures."""
    missing = sum(label is None for label in labels)
    if missing:
        rest = _orphans(group, zone, missing)
        if rest is None or missing * 2 > len(labels):
            return None
        _fill_missing(labels, rest.free, missing)
        taken.append((rest, rest.used + missing))
    return [label for label in labels if label is not None], taken


def _window(labels: Sequence[Label], extra: int, own: Segment | None, *, beside: bool) -> int:
    """Choose how many labels to leave off in front, the other extra ones behind.

    A label on the line of its figures counts; labels right under the header of their column
    start there; else those nearest to the figures count, unless an empty line sets the last
    ones apart.
    """
    if beside:
        return extra
    alone = len(labels) - extra > _MIN_BLOCK
    apart = sum(1 for label in labels[len(labels) - extra :] if label.lines[0].gap)
    inner = sum(1 for label in labels[1 : len(labels) - extra] if label.lines[0].gap)
    return 0 if (own is not None and own.header) or (alone and apart and not inner) else extra


def _orphans(group: Group, zone: Zone, missing: int) -> Segment | None:
    """Find labels behind the figures of a group that belong to no row, loose ones first."""
    runs = group.runs[:-1] if len(group.runs[-1].figures) == 1 else group.runs
    own = {id(segment) for run in runs for segment in run.segments}
    last = max(
        (index for index, segment in enumerate(zone.segments) if id(segment) in own), default=-1
    )
    later = [segment for segment in zone.segments[last + 1 :] if len(segment.free) >= missing]
    placed = {id(part) for other in zone.groups for run in other.runs for part in run.segments}
    loose = [segment for segment in later if id(segment) not in placed]
    return next(iter([*loose, *later]), None)
