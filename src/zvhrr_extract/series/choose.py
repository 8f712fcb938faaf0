"""select_measures: the measures that people name, by id or label."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from zvhrr_extract.models.series import Point, Series


def select_measures(series: Series, patterns: Sequence[str]) -> Series:
    """Pick the measures whose id or label fits a pattern, with the findings about them.

    Args:
        series: All measures.
        patterns: Texts in which `*` stands for anything; case does not count. All measures
            are picked when there are none.
    """
    if not patterns:
        return series
    wanted = [pattern.casefold() for pattern in patterns]
    points = tuple(point for point in series.points if _fits(point, wanted))
    ids = {point.measure for point in points}
    findings = tuple(one for one in series.findings if not ids.isdisjoint(one.refs))
    return series.model_copy(update={"points": points, "findings": findings})


def _fits(point: Point, patterns: Sequence[str]) -> bool:
    names = (point.measure.casefold(), point.row.casefold())
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)
