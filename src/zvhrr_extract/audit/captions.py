"""Captions: the years a caption names, held against those of the columns or rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zvhrr_extract.audit.scene import About, Scene, Seen, tell
from zvhrr_extract.measures import row_year
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Table
from zvhrr_extract.values.years import find_years

_RANGE = re.compile(
    r"((?:19|20)\d\d)\s*(?:[-–—]|t/m|tot en met|tot|to)\s*((?:19|20)\d\d)(?!\d)"
)
_LONGEST = 30


def check_captions(scene: Scene) -> Iterator[Finding]:
    """Check that a table has the years its caption names, and no others."""
    for table in scene.report.tables:
        told = _caption_years(table.caption or "")
        printed = _table_years(table)
        if len(told) < 2 or not printed:
            continue
        missing, extra = sorted(told - printed), sorted(printed - told)
        yield tell(
            scene,
            Seen(
                code=FindingCode.CAPTION_RANGE,
                status="fail" if missing or extra else "pass",
                phrase="missing" if missing else "extra" if extra else None,
                about=About((table.id,), table.provenance, table.caption),
                expected=_list(told),
                found=_list(printed),
                words={
                    "table": scene.name_of(table),
                    "years": ", ".join(map(str, missing or extra)),
                },
            ),
        )


def _caption_years(caption: str) -> set[int]:
    """List the years a caption stands for: of a range all, else those it names."""
    match = _RANGE.search(caption)
    if match and 0 < int(match[2]) - int(match[1]) <= _LONGEST:
        return set(range(int(match[1]), int(match[2]) + 1))
    return set(find_years(caption))


def _table_years(table: Table) -> set[int]:
    """List the years of a table's rows or else of its columns, where a header names them."""
    rows = {year for row in table.rows if (year := row_year(row.label)) is not None}
    columns = {
        column.year for column in table.columns if column.year and find_years(column.label)
    }
    return rows or columns


def _list(years: set[int]) -> str:
    return ", ".join(map(str, sorted(years)))
