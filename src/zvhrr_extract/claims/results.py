"""Results: what is left of the income after the costs, in any organisation's tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from zvhrr_extract.claims.link import Scene
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.measures import read_cell
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.statement import AmountStatement
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import first_word

Result = tuple[Decimal, tuple[tuple[Measure, int], ...]]


def find_results(statement: AmountStatement, scene: Scene) -> list[Result]:
    """Find the result of a year, if an amount is said to be that.

    It is the total of the one table of income less the total of the one table of costs, of
    what became of the plans where the columns say so. Where a printed total is not the sum of
    its parts there are several readings; that of the printed ones comes first.
    """
    if statement.result_word is None or statement.year is None or not statement.figure.unit:
        return []
    year, grammar = statement.year, scene.language.claims
    income = _find_total(grammar.income_words, year, scene)
    costs = _find_total(grammar.cost_words, year, scene)
    if income is None or costs is None:
        return []
    readings = ((income.measure, year), (costs.measure, year))
    pairs = product(_read_total(income, year), _read_total(costs, year))
    return [(earned - abs(spent), readings) for earned, spent in pairs]


def _read_total(target: Target, year: int) -> list[Decimal]:
    """Read a total as printed, then as its parts add up."""
    measure = target.measure
    reading = measure.figures[year]
    values = read_cell(measure.table, reading.row, reading.column)
    return [value * target.scale for value in values]


def _find_total(words: Sequence[str], year: int, scene: Scene) -> Target | None:
    """Find the total of the one table whose caption begins with one of some words."""
    totals = [
        target
        for target in scene.targets
        if target.measure.role == "total"
        and first_word(fold(target.measure.table.caption or "")) in words
        and target.figure(year) is not None
    ]
    actual = [target for target in totals if target.plan is not None] or totals
    return actual[-1] if len({id(target.measure.table) for target in actual}) == 1 else None
