"""Identities: sums over tables that a profile says are the same, and the result of the year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from zvhrr_extract.audit.scene import About, Scene, Seen, about_cell, tell
from zvhrr_extract.measures import read_cell, sum_slack, value_of
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
# The totals of income and of costs.
_BOTH = 2
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
    yield from _tell_stated_result(scene)


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
    return spot if value_of(*spot) is not None else None


def _is_named(label: str, name: str) -> bool:
    return likeness(strip_years(label), fold(strip_years(name))) >= _FLOOR


def _list_sums(side: _Side) -> list[Decimal]:
    """List what a side may add up to: a total that is wrong is told of by itself."""
    choices = [[sign * value for value in read_cell(*spot)] for sign, spot in side]
    return [sum(values, Decimal(0)) for values in product(*choices)]


def _judge(name: str, left: _Side, right: _Side, *, always: bool) -> Seen:
    """Judge an identity, by the totals as printed or as their parts add up."""
    readings = product(_list_sums(left), _list_sums(right))
    expected, found = min(readings, key=lambda pair: abs(pair[0] - pair[1]))
    slack = max(sum_slack(spot[0], spot[2], len(left) + len(right)) for _, spot in left)
    off = abs(expected - found)
    holds = off <= slack
    near = always and off <= _MOST_OFF * max(abs(expected), abs(found))
    swapped = near and not holds and has_swapped_digits(expected, found)
    last = about_cell(*right[-1][1])
    refs = [ref for _, spot in (*right, *left) for ref in about_cell(*spot).refs]
    return Seen(
        code=FindingCode.CROSS_TABLE,
        status="pass" if holds else "fail" if near else "unverifiable",
        about=last._replace(refs=tuple(dict.fromkeys(refs))),
        expected=expected,
        found=found,
        explanation="digits swapped" if swapped else None,
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
                if spots[0] and spots[1] and value_of(*spot) is not None:
                    yield tell(
                        scene,
                        _judge(
                            row.label, [(1, spots[0]), (-1, spots[1])], [(1, spot)], always=True
                        ),
                    )


def _tell_stated_result(scene: Scene) -> Iterator[Finding]:
    """Tell that the result the text states is income less costs; its claim tells if not."""
    blocks = {block.id: block for block in scene.report.blocks}
    words = scene.knowledge.language.claims.result_words
    for claim in scene.report.claims:
        stated = (claim.subject or "").casefold() in words and claim.explanation is None
        if not stated or claim.verdict != "supported" or len(claim.evidence) != _BOTH:
            continue
        earned, spent = (Decimal(str(one.value)) for one in claim.evidence)
        rows = [ref for one in claim.evidence for ref in (one.row_id, one.table) if ref]
        yield tell(
            scene,
            Seen(
                code=FindingCode.CROSS_TABLE,
                status="pass",
                about=About((*rows, claim.block), blocks[claim.block].provenance, claim.text),
                expected=earned - abs(spent),
                found=earned - abs(spent),
                words={"name": claim.subject},
            ),
        )


def _total_under(table: Table, label: str) -> _Spot | None:
    """Find the total of a table in the column of a label, where it prints one."""
    for index in range(len(table.rows) - 1, -1, -1):
        if table.rows[index].role == "total":
            for at, column in enumerate(table.columns):
                if label and _is_named(column.label, label):
                    spot = table, index, at
                    return spot if value_of(*spot) is not None else None
    return None
