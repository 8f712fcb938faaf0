"""Rows: the same row twice, and figures that are a thousand times too large or small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from zvhrr_extract.audit.scene import About, Scene, Seen, about_cell, tell
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Row, Table
from zvhrr_extract.values.likeness import fold

# A figure this many times the others of its row was printed in another unit.
_LEAST_FACTOR, _MOST_FACTOR = 500, 2000
# The others must be of one size for that.
_ALIKE = 5


def check_rows(scene: Scene) -> Iterator[Finding]:
    """Check every table for duplicate rows and slips of unit."""
    for table in scene.report.tables:
        yield from _find_duplicates(scene, table)
        for index, row in enumerate(table.rows):
            yield from _find_slips(scene, table, index, row)


def _find_duplicates(scene: Scene, table: Table) -> Iterator[Finding]:
    """Find rows with the label and all figures of an earlier one of the same group."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in table.rows:
        values = tuple(cell.value for cell in row.cells)
        key = (fold(row.label), values)
        if row.role in ("total", "subtotal") or not any(value is not None for value in values):
            seen = {}  # a sum or a heading ends a group
        elif row.label and any(values) and row.role == "item":
            if key in seen:
                yield tell(scene, _tell_duplicate(scene, table, row, seen[key]))
            seen.setdefault(key, row)


def _tell_duplicate(scene: Scene, table: Table, row: Row, first: Row) -> Seen:
    return Seen(
        code=FindingCode.DUPLICATE_ROW,
        status="fail",
        about=About((row.id, first.id, table.id), table.provenance, row.label),
        expected=1,
        found=2,
        words={"table": scene.name_of(table), "row": row.label},
    )


def _find_slips(scene: Scene, table: Table, index: int, row: Row) -> Iterator[Finding]:
    """Find figures some thousand times as large or small as the others of their row."""
    values = {
        at: abs(Decimal(str(cell.value)))
        for at, cell in enumerate(row.cells)
        if cell.value
        and table.columns[at].kind in ("count", "amount")
        and table.columns[at].year is not None
    }
    for at, value in values.items():
        others = [one for other, one in values.items() if other != at]
        # Of two figures nobody can tell which one is wrong.
        if len(others) < 2 or max(others) > _ALIKE * min(others):
            continue
        if not _is_slip(value, others):
            continue
        middle = Decimal(str(median(others)))
        expected = value / 1000 if value > middle else value * 1000
        yield tell(
            scene,
            Seen(
                code=FindingCode.UNIT_SCALE,
                status="fail",
                about=about_cell(table, index, at),
                expected=expected,
                found=Decimal(str(row.cells[at].value)),
                explanation="off by a factor 1,000",
                words={
                    "table": scene.name_of(table),
                    "row": row.label,
                    "column": table.columns[at].label,
                    "part": "",
                },
            ),
        )


def _is_slip(value: Decimal, others: Sequence[Decimal]) -> bool:
    middle = Decimal(str(median(others)))
    factor = max(value, middle) / min(value, middle)
    return _LEAST_FACTOR <= factor <= _MOST_FACTOR
