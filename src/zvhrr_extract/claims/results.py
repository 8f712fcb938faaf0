"""Results: what is left of the income after the costs, in any organisation's tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from zvhrr_extract.claims.scene import Scene
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.measures import read_cell
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.statement import AmountStatement
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import first_word


class Result(NamedTuple):
    """A result, and the totals it is worked out from.

    Attributes:
        value: Income less costs.
        readings: The measures of both, with the year.
    """

    value: Decimal
    readings: tuple[tuple[Measure, int], ...]


class _Sum(NamedTuple):
    """What one side adds up to, and the measures that say so."""

    value: Decimal
    measures: tuple[Measure, ...]


def find_results(statement: AmountStatement, scene: Scene) -> list[Result]:
    """Find the result of a year, if an amount is said to be that.

    It is the total of the one table of income less the total of the one table of costs, of
    what became of the plans where the columns say so. Where a printed total is not the sum of
    its parts there are several readings; that of the printed ones comes first.
    """
    if statement.result_word is None or statement.year is None or not statement.figure.unit:
        return []
    year, grammar = statement.year, scene.language.claims
    pairs = product(
        _list_sums(grammar.income_words, year, scene),
        _list_sums(grammar.cost_words, year, scene),
    )
    return [
        Result(
            earned.value - abs(spent.value),
            tuple((measure, year) for measure in (*earned.measures, *spent.measures)),
        )
        for earned, spent in pairs
    ]


def _list_sums(words: Sequence[str], year: int, scene: Scene) -> list[_Sum]:
    """List what the one table whose caption begins with one of some words adds up to."""
    targets = [
        target
        for target in scene.register.targets
        if first_word(fold(target.measure.table.caption or "")) in words
        and target.figure(year) is not None
    ]
    targets = [target for target in targets if target.plan is not None] or targets
    if len({target.measure.table.id for target in targets}) != 1:
        return []
    totals = [target for target in targets if target.measure.role == "total"]
    if totals:
        return _read_total(totals[-1], year)
    # A table without a total still adds up, if it has one column for the year.
    if len({target.measure.column for target in targets}) != 1:
        return []
    items = [target for target in targets if target.measure.role == "item"]
    values = (target.figure(year) or Decimal(0) for target in items)
    return [_Sum(sum(values, Decimal(0)), tuple(target.measure for target in items))]


def _read_total(target: Target, year: int) -> list[_Sum]:
    """Read a total as printed, then as its parts add up."""
    measure = target.measure
    reading = measure.figures[year]
    values = read_cell(measure.table, reading.row, reading.column)
    return [_Sum(value * target.scale, (measure,)) for value in values]
