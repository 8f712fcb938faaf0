"""Identities: sums over tables that a profile says are the same, and the result of the year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zvhrr_extract.audit.precision import sum_slack
from zvhrr_extract.audit.scene import About, Scene, Seen, about_cell, tell
from zvhrr_extract.audit.totals import add_up
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.formula import Term
from zvhrr_extract.models.profile import IdentityRule
from zvhrr_extract.models.report import Table
from zvhrr_extract.values.formulas import parse_formula
from zvhrr_extract.values.likeness import fold, likeness
from zvhrr_extract.values.numbers import has_swapped_digits
from zvhrr_extract.values.words import first_word
from zvhrr_extract.values.years import strip_years

# As for the roles of rows: a name with a letter or two wrong is still the same.
_FLOOR = 88.0
# What is further apart may not be what the identity takes it for.
_MOST_OFF = Decimal("0.2")
_Spot = tuple[Table, int, int]
_Side = list[tuple[int, _Spot]]


def check_identities(scene: Scene) -> Iterator[Finding]:
    """Check the identities of the profile, and those that every organisation's tables have."""
    profile = scene.knowledge.profile
    for rule in profile.identities if profile else ():
        sides = _find_sides(scene, rule)
        if sides is not None:
            yield tell(scene, _judge(rule.name, *sides, always=rule.always))
    yield from _check_result(scene)


def _find_sides(scene: Scene, rule: IdentityRule) -> tuple[_Side, _Side] | None:
    """Find the cells of an identity; `None` where the report has not all of them."""
    formula = parse_formula(rule.formula)
    if formula is None:
        return None
    sides: list[_Side] = []
    for terms in (formula.left, formula.right):
        found = [(term.sign, spot) for term in terms if (spot := _find_cell(scene, term))]
        if len(found) < len(terms):
            return None
        sides.append(found)
    return sides[0], sides[1]


def _find_cell(scene: Scene, term: Term) -> _Spot | None:
    table = next((one for one in scene.report.tables if one.key == term.table), None)
    if table is None or not table.columns:
        return None
    rows = [
        index
        for index, row in enumerate(table.rows)
        if (row.role == "total" if term.row is None else _is_named(row.label, term.row))
    ]
    columns = [
        index
        for index, column in enumerate(table.columns)
        if term.column is None or _is_named(column.label, term.column)
    ]
    if not rows or not columns:
        return None
    spot = table, rows[-1], columns[-1]
    return spot if _value(spot) is not None else None


def _is_named(label: str, name: str) -> bool:
    return likeness(strip_years(label), fold(strip_years(name))) >= _FLOOR


def _value(spot: _Spot) -> Decimal | None:
    table, row, column = spot
    value = table.rows[row].cells[column].value
    if value is None or table.rows[row].role != "total":
        return None if value is None else Decimal(str(value))
    # A total that does not hold is told of by itself; here its parts count.
    return add_up(table, row, column)


def _sum(side: _Side) -> Decimal:
    return sum((sign * (_value(spot) or Decimal(0)) for sign, spot in side), Decimal(0))


def _judge(name: str, left: _Side, right: _Side, *, always: bool) -> Seen:
    expected, found = _sum(left), _sum(right)
    slack = max(sum_slack(spot[0], spot[2], len(left) + len(right)) for _, spot in left)
    off = abs(expected - found)
    swapped = has_swapped_digits(expected, found)
    near = swapped or (always and off <= _MOST_OFF * max(abs(expected), abs(found)))
    last = about_cell(*right[-1][1])
    refs = [ref for _, spot in (*right, *left) for ref in about_cell(*spot).refs]
    holds = off <= slack
    return Seen(
        code=FindingCode.CROSS_TABLE,
        status="pass" if holds else "fail" if near else "unverifiable",
        about=About(tuple(dict.fromkeys(refs)), last.provenance, last.quote),
        expected=expected,
        found=found,
        explanation="digits swapped" if swapped and not holds else None,
        words={"name": name, "difference": off, "part": ""},
    )


def _check_result(scene: Scene) -> Iterator[Finding]:
    """Hold a row that is called the result against the totals of income and costs."""
    grammar = scene.knowledge.language.claims
    tables = scene.report.tables
    income, costs = (
        [one for one in tables if first_word(fold(one.caption or "")) in words]
        for words in (grammar.income_words, grammar.cost_words)
    )
    if len(income) != 1 or len(costs) != 1:
        return
    for table in tables:
        for index, row in enumerate(table.rows):
            if first_word(fold(row.label)) not in grammar.result_words:
                continue
            for at, column in enumerate(table.columns):
                spots = [_total_under(one, column.label) for one in (income[0], costs[0])]
                spot = table, index, at
                if spots[0] and spots[1] and _value(spot) is not None:
                    yield tell(
                        scene,
                        _judge(
                            row.label, [(1, spots[0]), (-1, spots[1])], [(1, spot)], always=True
                        ),
                    )


def _total_under(table: Table, label: str) -> _Spot | None:
    """Find the total of a table in the column of a label."""
    for index in range(len(table.rows) - 1, -1, -1):
        if table.rows[index].role == "total":
            for at, column in enumerate(table.columns):
                if label and _is_named(column.label, label):
                    return table, index, at
    return None
