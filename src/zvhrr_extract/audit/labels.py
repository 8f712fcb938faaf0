"""Labels: a row that names another year than the one its amount is booked in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

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
    booked = _index_amounts(scene)
    for measure in scene.measures:
        years = find_years(measure.label)
        if len(years) != 1 or row_year(measure.label) is not None:
            continue
        for reading in measure.figures.values():
            same = booked.get(reading.value, ())
            elsewhere = [one for one in same if _is_named(one[1], measure)]
            if elsewhere:
                place = reading.row, reading.column
                yield tell(scene, _judge(scene, measure, place, years[0], elsewhere))


def _index_amounts(scene: Scene) -> dict[Decimal, list[tuple[int, Measure]]]:
    """List where every larger amount stands: in which year of which measure."""
    index: dict[Decimal, list[tuple[int, Measure]]] = defaultdict(list)
    for measure in scene.measures:
        for year, reading in measure.figures.items():
            if abs(reading.value) >= _LEAST:
                index[reading.value].append((year, measure))
    return index


def _is_named(other: Measure, measure: Measure) -> bool:
    """Tell whether the label of a measure names the column of one in another table."""
    words = set(fold(strip_years(measure.label)).split())
    column = set(fold(other.column or "").split())
    return other.table is not measure.table and bool(column) and column <= words


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
