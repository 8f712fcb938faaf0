"""Order: in which order columns were printed, where a dump has put them one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.tables.body import Body
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.values.likeness import fold

_Names = tuple[str, ...]


def settle_orders(bodies: Sequence[Body], context: TableContext) -> list[Body]:
    """Give tables with the same columns the same order, where a dump shows them in several.

    Some tools put out columns by their height or width. That two tables of one document name
    the same columns in another order gives this away; then the profile's order counts, else
    the commonest one.
    """
    orders: dict[frozenset[str], list[_Names]] = {}
    for body in bodies:
        if (names := _names(body)) is not None:
            orders.setdefault(frozenset(names), []).append(names)
    settled = []
    for body in bodies:
        names = _names(body)
        seen = orders[frozenset(names)] if names is not None else []
        if names is None or len(set(seen)) < 2:
            settled.append(body)
            continue
        wanted = _known_order(names, context.rules) or max(
            seen, key=lambda order: (seen.count(order), order == names)
        )
        settled.append(reorder(body, [names.index(name) for name in wanted]))
    return settled


def _names(body: Body) -> _Names | None:
    if body.header is None:
        return None
    names = tuple(fold(name) for name in body.header.columns)
    return names if len(set(names)) == len(names) > 1 and all(names) else None


def _known_order(names: Sequence[str], rules: Sequence[TableRule]) -> _Names | None:
    for rule in rules:
        known = [fold(column.name) for column in rule.columns]
        if set(names) <= set(known):
            return tuple(sorted(names, key=known.index))
    return None


def reorder(body: Body, order: Sequence[int]) -> Body:
    """Put a table's columns into another order."""
    header = body.header
    if header is not None:
        header = replace(header, columns=tuple(header.columns[at] for at in order))
    rows = tuple(
        replace(row, values=tuple(row.values[at] for at in order)) for row in body.rows
    )
    return replace(body, rows=rows, header=header)


def undo_height_order(body: Body, heights: Sequence[int], context: TableContext) -> Body:
    """Put columns back that a dump has sorted by the height of their headers, highest first.

    Only the profile can tell their true order; a column it does not know stays before the one
    that follows it.

    Args:
        body: The table.
        heights: Lines of the header of every column.
        context: The profile.
    """
    falling = all(a >= b for a, b in pairwise(heights))
    if not falling or heights[0] == heights[-1] or body.header is None:
        return body
    names = [fold(name) for name in body.header.columns]
    ranks = max(
        (_ranks(names, rule) for rule in context.rules),
        key=lambda found: sum(r is not None for r in found),
        default=[],
    )
    if sum(rank is not None for rank in ranks) < 2:
        return body
    filled: list[float] = []
    after = float(len(names))
    for rank in reversed(ranks):
        after = rank if rank is not None else after - 0.5
        filled.insert(0, after)
    return reorder(body, sorted(range(len(names)), key=lambda index: filled[index]))


def _ranks(names: Sequence[str], rule: TableRule) -> list[int | None]:
    known = {
        fold(name): rank
        for rank, column in enumerate(rule.columns)
        for name in (column.name, *column.aliases)
    }
    glued = {name.replace(" ", ""): rank for name, rank in known.items()}
    return [glued.get(name.replace(" ", "")) for name in names]
