"""The points of a series by table and measure, as tables and plots show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zvhrr_extract.models.series import Point, Series
from zvhrr_extract.values.units import split_scale


@dataclass(frozen=True, slots=True)
class MeasurePoints:
    """One measure.

    Attributes:
        first: Any of its points, for what all have in common.
        unit: What its figures are shown in: as printed where all reports print the same.
        years: Its points by year, of each year in the order of the reports.
    """

    first: Point
    unit: str | None
    years: Mapping[int, tuple[Point, ...]]

    def show(self, point: Point) -> int | float:
        """Give the figure of a point in the unit shown."""
        return point.value if point.unit == self.unit else point.scaled

    def latest(self, year: int) -> Point:
        """Give the latest known point of a year."""
        return next(point for point in self.years[year] if point.latest)

    def told(self, year: int) -> tuple[Point, ...]:
        """Give the points of a year that print another figure than the one before."""
        points = self.years[year]
        return tuple(
            point
            for at, point in enumerate(points)
            if at == 0 or self.show(point) != self.show(points[at - 1])
        )

    def is_restated(self, year: int) -> bool:
        """Tell whether a report prints another figure of a year than one before it."""
        return any(point.restated for point in self.years[year])


@dataclass(frozen=True, slots=True)
class TablePoints:
    """The measures of one table.

    Attributes:
        name: Its caption, or its key; with the organisation where there are several.
        measures: In the order of the series.
    """

    name: str
    measures: tuple[MeasurePoints, ...]


def group_points(series: Series) -> tuple[TablePoints, ...]:
    """Group the points of a series by table and measure, in its order."""
    found = [
        _make_measure(list(points))
        for _, points in groupby(series.points, key=lambda point: point.measure)
    ]
    return tuple(
        TablePoints(_name_table(measures[0].first), measures)
        for _, group in groupby(found, key=lambda measure: _table_id(measure.first))
        if (measures := tuple(group))
    )


def _owner(point: Point) -> str | None:
    """Give whose a measure is, where its id says so because there are several."""
    owner = point.organisation or point.report
    return owner if point.measure.startswith(f"{owner}/") else None


def _table_id(point: Point) -> list[str]:
    """Give what a measure's id says of its table, and of whose it is."""
    return point.measure.split("/")[: 1 + (_owner(point) is not None)]


def _name_table(point: Point) -> str:
    name = point.caption or point.table
    owner = _owner(point)
    return f"{owner}: {name}" if owner else name


def _make_measure(points: Sequence[Point]) -> MeasurePoints:
    units = {point.unit for point in points}
    bases = [base for unit in units if (base := split_scale(unit)[0]) is not None]
    unit = units.pop() if len(units) == 1 else min(bases, default=None)
    years = {
        year: tuple(group) for year, group in groupby(points, key=lambda point: point.year)
    }
    return MeasurePoints(points[0], unit, years)
