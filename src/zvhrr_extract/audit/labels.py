"""Labels: a row that names another year than the one its amount is booked in."""

from __future__ import annotations

from collections.abc import Iterator

from zvhrr_extract.audit.scene import Scene, Seen, about_cell, tell
from zvhrr_extract.measures import row_year
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import find_years, strip_years

# A figure of fewer digits stands in two tables by chance.
_LEAST = 1000


def check_labels(scene: Scene) -> Iterator[Finding]:
    """Check rows such as `Ten gunste van realisatie 2022` against where the amount stands.

    The row must name one year and the column of another table (`realisatie`) in which the same
    amount stands.
    """
    for measure in scene.measures:
        years = find_years(measure.label)
        if len(years) != 1 or row_year(measure.label) is not None:
            continue
        for reading in measure.figures.values():
            if abs(reading.value) < _LEAST:
                continue
            booked = _booked(scene, measure, reading.row, reading.column)
            if booked:
                place = reading.row, reading.column
                yield tell(scene, _judge(scene, measure, place, years[0], booked))


def _booked(scene: Scene, measure: Measure, row: int, column: int) -> list[tuple[int, Measure]]:
    """List where other tables have the same amount, in a column that the label names."""
    value = measure.table.rows[row].cells[column].value
    words = set(fold(strip_years(measure.label)).split())
    return [
        (year, other)
        for other in scene.measures
        if other.table is not measure.table
        and other.column
        and set(fold(other.column).split()) <= words
        for year, reading in other.figures.items()
        if value is not None and reading.value == value
    ]


def _judge(
    scene: Scene,
    measure: Measure,
    place: tuple[int, int],
    named: int,
    booked: list[tuple[int, Measure]],
) -> Seen:
    holds = any(year == named for year, _ in booked)
    year, other = booked[0]
    return Seen(
        code=FindingCode.LABEL_YEAR,
        status="pass" if holds else "fail",
        about=about_cell(measure.table, *place)._replace(quote=measure.label),
        expected=named if holds else year,
        found=named,
        words={
            "table": scene.name_of(measure.table),
            "row": measure.label,
            "amount": measure.table.rows[place[0]].cells[place[1]].text,
            "year": str(named if holds else year),
            "label_year": str(named),
            "other": scene.name_of(other.table),
            "other_row": other.label,
            "column": other.column or "",
        },
    )
