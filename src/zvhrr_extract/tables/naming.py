"""Naming: which label belongs to which row, where labels and figures stand apart."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.tables.labels import NO_LABEL, Label
from zvhrr_extract.tables.runs import Group, Segment, Zone


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
) -> tuple[list[Label], list[tuple[Segment, int]]] | None:
    """Find a label for every row: before each run, or in one block somewhere in the zone."""
    beside = _labels_beside(group, zone, rows, headed=headed)
    if beside is not None:
        return beside
    return _labels_in_block(zone, sum(rows), headed=headed) if len(rows) == 1 else None


def _labels_in_block(
    zone: Zone, wanted: int, *, headed: bool
) -> tuple[list[Label], list[tuple[Segment, int]]] | None:
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
) -> tuple[list[Label], list[tuple[Segment, int]]] | None:
    """Take the labels before each run; rows left without one take what comes later."""
    labels: list[Label | None] = []
    taken: list[tuple[Segment, int]] = []
    for index, (run, wanted) in enumerate(zip(group.runs, rows, strict=True)):
        own = next((part for part in reversed(run.segments) if part.free), None)
        if own is None and index == 0:
            own = next((part for part in reversed(run.segments) if part.header), None)
        found = list(own.free) if own is not None else []
        head = _head(own, headed=headed) if own is not None and index == 0 else []
        extra = len(found) + len(head) - wanted
        if extra > 0 and (
            len(head) > wanted or (index and not any(label is None for label in labels))
        ):
            return None
        start = _window(found, extra, bool(own and own.header)) if extra > 0 else 0
        found = found[start : start + wanted - len(head)]
        if own is not None and found:
            taken.append((own, own.used + start + len(found)))
        labels += [*head, *found, *[None] * (wanted - len(head) - len(found))]
    missing = sum(label is None for label in labels)
    if missing:
        rest = _orphans(group, zone, missing)
        if rest is None or missing * 2 > len(labels):
            return None
        taken.append((rest, missing))
        late = iter(rest.free[:missing])
        labels = [label or next(late) for label in labels]
    return [label for label in labels if label is not None], taken


def _window(labels: Sequence[Label], extra: int, under_header: bool) -> int:  # noqa: FBT001
    """Choose how many labels to leave off in front, the other extra ones behind.

    Labels right under the header of their column start there; else those nearest to the
    figures count, unless an empty line sets the last ones apart.
    """
    apart = sum(1 for label in labels[len(labels) - extra :] if label.lines[0].gap)
    inner = sum(1 for label in labels[1 : len(labels) - extra] if label.lines[0].gap)
    return 0 if under_header or (apart and not inner) else extra


def _orphans(group: Group, zone: Zone, missing: int) -> Segment | None:
    """Find labels behind the last figures of a group that belong to no row."""
    runs = group.runs[:-1] if len(group.runs[-1].figures) == 1 else group.runs
    own = {id(segment) for run in runs for segment in run.segments}
    last = max(
        (index for index, segment in enumerate(zone.segments) if id(segment) in own), default=-1
    )
    later = [segment for segment in zone.segments[last + 1 :] if len(segment.free) >= missing]
    return later[0] if later else None
