"""Scales that no table tells: thousands of what the reports before print in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from zvhrr_extract.series.figures import Figure
from zvhrr_extract.series.sheets import Line, Sheet
from zvhrr_extract.series.strands import TableStrand

_FACTORS = (Decimal(1000), Decimal("0.001"))
# So many figures, all of them a thousand times the others, are no chance.
_ENOUGH = 2


def rescale_sheet(strand: TableStrand, sheet: Sheet) -> Sheet:
    """Give a table in the scale of the reports before, where its figures say what it is.

    Every figure of a year that both print must be the other one in thousands, rounding apart.
    """
    known = strand.known_by_name()
    pairs = [
        (known[line.name, column, year], figure)
        for line in sheet.lines
        for column, figures in line.cells.items()
        for year, figure in figures.items()
        if (line.name, column, year) in known
        if figure.value and known[line.name, column, year].value
    ]
    for factor in _FACTORS:
        same = [old.agrees(new.rescaled(factor)) for old, new in pairs]
        if len(pairs) >= _ENOUGH and all(same):
            return replace(sheet, lines=tuple(_rescale(line, factor) for line in sheet.lines))
    return sheet


def _rescale(line: Line, factor: Decimal) -> Line:
    cells = {
        column: figures if column.endswith("%") else _rescale_figures(figures, factor)
        for column, figures in line.cells.items()
    }
    return replace(line, cells=cells)


def _rescale_figures(figures: Mapping[int, Figure], factor: Decimal) -> Mapping[int, Figure]:
    return {year: figure.rescaled(factor) for year, figure in figures.items()}
