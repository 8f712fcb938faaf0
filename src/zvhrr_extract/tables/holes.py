"""Holes: cells a dump has lost, as some tools drop a lone dash that ends a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product

from zvhrr_extract.tables.runs import Figure, Group, Run

# With more holes than this, or places they may be in, sums no longer prove where they are.
_MAX_HOLES = 3
_MAX_VARIANTS = 64


def fill_holes(group: Group, count: int) -> Iterator[Group]:
    """Yield a group with an empty cell put wherever a figure may be missing.

    Args:
        group: Its figures do not come out even.
        count: Number of columns.

    Yields:
        Groups whose figures do; which one is right only its sums can tell.
    """
    odd = [index for index, run in enumerate(group.runs) if len(run.figures) % count]
    if not 0 < len(odd) <= _MAX_HOLES:
        return
    if any(len(group.runs[index].figures) % count != count - 1 for index in odd):
        return
    places = [range(len(group.runs[index].figures) + 1) for index in odd]
    for chosen in islice(product(*places), _MAX_VARIANTS):
        runs = list(group.runs)
        for index, place in zip(odd, chosen, strict=True):
            runs[index] = _put_hole(runs[index], place)
        yield replace(group, runs=runs)


def _put_hole(run: Run, place: int) -> Run:
    line = run.figures[max(0, place - 1)].line
    figures = [*run.figures[:place], Figure("", line), *run.figures[place:]]
    return Run(run.segments, figures)
