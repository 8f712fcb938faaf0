"""Roles: which rows are items, subtotals, totals, and which belong to no sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from zvhrr_extract.models.language import Language
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.models.report import RowRole
from zvhrr_extract.models.table_draft import DraftRow
from zvhrr_extract.profiles import match_row
from zvhrr_extract.values.likeness import fold, opens_with
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.values.years import parse_year

_MIN_PARTS = 2

Values = tuple[Decimal | None, ...]


def row_values(row: DraftRow, language: Language) -> Values:
    """Read the values of a row; `None` for an empty cell."""
    return tuple(
        parse_number(value, decimal_mark=language.decimal_mark) for value in row.values
    )


def assign_roles(
    rows: Sequence[DraftRow], rule: TableRule | None, language: Language
) -> tuple[DraftRow, ...]:
    """Give every row its role.

    The profile's row names decide first, then the words of the label, then sums: a row that
    is the sum of the items above it in most columns is their total. Rows behind the last
    total that are in no later sum are memo rows.
    """
    values = [row_values(row, language) for row in rows]
    roles: list[RowRole] = []
    for index, row in enumerate(rows):
        known = _known_role(row, rule)
        roles.append(known or _guess_role(index, rows, values, roles, language))
    _demote_behind_total(roles, rows)
    return tuple(replace(row, role=role) for row, role in zip(rows, roles, strict=True))


def _known_role(row: DraftRow, rule: TableRule | None) -> RowRole | None:
    found = match_row(row.label, rule)
    return found.role if found is not None and found.role != "item" else None


def _guess_role(
    index: int,
    rows: Sequence[DraftRow],
    values: Sequence[Values],
    roles: Sequence[RowRole],
    language: Language,
) -> RowRole:
    label = fold(rows[index].label)
    if any(label.startswith(fold(name)) for name in language.subtotal_words):
        return "subtotal"
    if opens_with(label, language.total_words):
        return "total"
    if parse_year(rows[index].label) is not None:
        return "item"
    parts = [values[at] for at, role in enumerate(roles) if role == "item"]
    last_sum = max((at for at, role in enumerate(roles) if role != "item"), default=-1)
    if last_sum >= 0 or (index != len(rows) - 1 and not _is_sum(parts, values[index])):
        return "item"
    return "total" if _is_sum(parts, values[index]) and len(parts) > _MIN_PARTS else "item"


def _is_sum(parts: Sequence[Values], whole: Values) -> bool:
    """Tell whether values are, in more than half of the columns, the sum of the parts."""
    if len(parts) < _MIN_PARTS:
        return False
    holds = known = 0
    for column, total in enumerate(whole):
        addends = [figure for part in parts if (figure := part[column]) is not None]
        if total is None or len(addends) < _MIN_PARTS:
            continue
        known += 1
        holds += sum(addends, Decimal(0)) == total and total != 0
    return known > 0 and holds * 2 > known


def _demote_behind_total(roles: list[RowRole], rows: Sequence[DraftRow]) -> None:
    """Make items behind the last total memo rows, unless they start a sum of their own."""
    totals = [index for index, role in enumerate(roles) if role == "total"]
    if not totals:
        return
    for index in range(totals[-1] + 1, len(roles)):
        if roles[index] == "item" and parse_year(rows[index].label) is None:
            roles[index] = "memo"
