"""Totals: every printed total and subtotal held against its parts, down and across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from zvhrr_extract.audit.scene import Scene, Seen, about_cell, tell
from zvhrr_extract.audit.slips import Sum, explain_sum
from zvhrr_extract.measures import Total, list_totals_across, list_totals_down
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Table

# In a table that no profile knows, what is further off than this may be no sum at all.
_MOST_OFF = Decimal("0.05")
# Slips that a figure which is no sum does not fit by chance.
_TELLING = frozenset({"digits swapped", "off by a factor 1,000"})


def check_totals(scene: Scene) -> Iterator[Finding]:
    """Check the totals of every table."""
    for table in scene.report.tables:
        for totals, line in (
            (list_totals_down(table), attrgetter("row")),
            (list_totals_across(table), attrgetter("column")),
        ):
            held = Counter(line(total) for total in totals if total.holds)
            for total in totals:
                sure = table.key is not None or held[line(total)] > 0
                yield tell(scene, _judge(scene, table, total, sure=sure))


def _judge(scene: Scene, table: Table, total: Total, *, sure: bool) -> Seen:
    """Judge a total.

    Args:
        scene: The report.
        table: The table.
        total: The total.
        sure: Whether it is beyond doubt that this is a sum.
    """
    expected = total.printed if total.holds else total.sums[0]
    why = None
    if not total.holds:
        others = _other_totals(table, total)
        why = explain_sum(Sum(total.printed, expected, total.parts, total.beside, others))
    difference = abs(total.printed - expected)
    telling = why is not None and why.name in _TELLING
    near = telling or difference <= _MOST_OFF * abs(total.printed)
    doubtful = not total.readable or not (sure or near)
    return Seen(
        code=FindingCode.TABLE_TOTAL,
        status="pass" if total.holds else "unverifiable" if doubtful else "fail",
        phrase="unreadable" if not total.holds and not total.readable else None,
        about=about_cell(table, total.row, total.column),
        expected=expected,
        found=total.printed,
        explanation=why.name if why and not doubtful else None,
        words={
            "table": scene.name_of(table),
            "row": table.rows[total.row].label,
            "column": table.columns[total.column].label or "–",
            "count": len(total.parts),
            "difference": difference,
            "part": why.part if why else "",
        },
    )


def _other_totals(table: Table, total: Total) -> tuple[Decimal, ...]:
    """List what else is printed in the row of a total."""
    return tuple(
        Decimal(str(cell.value))
        for index, cell in enumerate(table.rows[total.row].cells)
        if index != total.column and cell.value is not None
    )
