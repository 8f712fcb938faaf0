"""Shared figures: what two tables print for the same thing, year and kind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from zvhrr_extract.audit.scene import Scene, Seen, about_cell, tell
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.numbers import has_swapped_digits
from zvhrr_extract.values.years import strip_years

# A shorter name (`Projecten`) may mean two things in two tables.
_LEAST_WORDS = 2
_NEAR = Decimal("0.1")
_LEAST = 100


def check_shared(scene: Scene) -> Iterator[Finding]:
    """Check figures that stand in two tables.

    That is a small table without a key under a heading that names a row of another one, or
    rows of two tables with the same label of two words or more and the same column.
    """
    names = {section.id: section.heading for section in scene.report.sections}
    groups: dict[tuple[str, str, str, int], dict[str, Measure]] = {}
    for measure in scene.measures:
        name = _name(measure, names)
        if measure.role != "item" or len(name.split()) < _LEAST_WORDS:
            continue
        for year in measure.figures:
            key = name, measure.kind, fold(measure.column or ""), year
            groups.setdefault(key, {}).setdefault(measure.table.id, measure)
    for (*_, year), group in groups.items():
        # In a group of many it is enough to hold each against the next.
        for one, other in pairwise(group.values()):
            if one.table.unit in (None, other.table.unit):
                yield from _compare(scene, one, other, year)


def _name(measure: Measure, headings: dict[str, str]) -> str:
    """Name what is measured: by its label, or a lone column's heading."""
    table = measure.table
    lone = table.key is None and len(table.columns) == 1 and measure.column is None
    heading = headings.get(table.section or "", "") if lone else ""
    return fold(strip_years(heading or measure.label))


def _is_lone(one: Measure, other: Measure) -> bool:
    """Tell whether either is a small table that repeats a row of a larger one."""
    return any(
        measure.table.key is None and len(measure.table.columns) == 1
        for measure in (one, other)
    )


def _compare(scene: Scene, one: Measure, other: Measure, year: int) -> Iterator[Finding]:
    """Hold the figures that two tables print for one year against each other."""
    left, right = one.figures[year], other.figures[year]
    if max(abs(left.value), abs(right.value)) < _LEAST:
        return
    holds = left.value == right.value
    swapped = not holds and has_swapped_digits(left.value, right.value)
    near = abs(left.value - right.value) <= _NEAR * abs(left.value)
    if not (holds or swapped or (near and _is_lone(one, other))):
        return
    here = about_cell(other.table, right.row, right.column)
    there = about_cell(one.table, left.row, left.column)
    yield tell(
        scene,
        Seen(
            code=FindingCode.CROSS_TABLE,
            status="pass" if holds else "fail",
            phrase="shared_pass" if holds else "shared_fail",
            about=here._replace(refs=(*here.refs, *there.refs)),
            expected=left.value,
            found=right.value,
            explanation="digits swapped" if swapped else None,
            words={
                "name": one.label,
                "year": str(year),
                "table": scene.name_of(one.table),
                "other": scene.name_of(other.table),
                "part": "",
            },
        ),
    )
