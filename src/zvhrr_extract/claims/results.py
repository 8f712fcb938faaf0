"""Results: what is left of the income after the costs, in any organisation's tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zvhrr_extract.claims.link import Scene
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.statement import AmountStatement
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import first_word

Result = tuple[Decimal, tuple[tuple[Measure, int], ...]]


def find_result(statement: AmountStatement, scene: Scene) -> Result | None:
    """Find the result of a year, if an amount is said to be that.

    It is the total of the one table of income less the total of the one table of costs, of
    what became of the plans where the columns say so.
    """
    if statement.result_word is None or statement.year is None or not statement.figure.unit:
        return None
    grammar = scene.language.claims
    income = _find_total(grammar.income_words, statement.year, scene)
    costs = _find_total(grammar.cost_words, statement.year, scene)
    if income is None or costs is None:
        return None
    earned, spent = income.figure(statement.year), costs.figure(statement.year)
    if earned is None or spent is None:
        return None
    readings = ((income.measure, statement.year), (costs.measure, statement.year))
    return earned - abs(spent), readings


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
