"""Choosing: of several readings of the same lines, the one its own totals prove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zvhrr_extract.tables.body import Body
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import is_label_header, is_subtotal, is_total
from zvhrr_extract.tables.proof import count_named_sums
from zvhrr_extract.tables.roles import row_values
from zvhrr_extract.tables.sums import Figures, count_crosswise
from zvhrr_extract.values.years import parse_year

_YEARS, _PROVEN, _REGULAR, _OPEN, _DISPROVEN = 4, 3, 2, 1, 0
# So many of a table's rows stand whole, one after the other, where a dump runs row by row.
_MOST = 0.7


def choose_bodies(readings: Sequence[Sequence[Body]], context: TableContext) -> list[Body]:
    """Choose tables that share no line, first those whose totals come true and large ones.

    Args:
        readings: Tables as several readers see them; of equals the larger,
            then the first reader's counts.
        context: The words that name a total.

    Returns:
        The chosen tables in file order.
    """
    rated = [
        (
            -rate_proof(body, context),
            -_count_cells(body),
            _rank_header(body, context),
            rank,
            body,
        )
        for rank, bodies in enumerate(readings)
        for body in bodies
    ]
    chosen: list[Body] = []
    taken: set[int] = set()
    for *_, body in sorted(rated, key=lambda item: item[:4]):
        orders = {line.order for line in body.lines}
        if taken.isdisjoint(orders):
            chosen.append(_with_captions(body, readings))
            taken |= orders
    return sorted(chosen, key=lambda body: body.lines[0].order)


def _with_captions(body: Body, readings: Sequence[Sequence[Body]]) -> Body:
    """Give a table the caption that another reading of the very same rows knows."""
    cells = [(row.label, row.values) for row in body.rows]
    same = (
        other
        for bodies in readings
        for other in bodies
        if other.captions and [(row.label, row.values) for row in other.rows] == cells
    )
    other = None if body.captions else next(same, None)
    return body if other is None else replace(body, captions=other.captions)


def _count_cells(body: Body) -> int:
    return len(body.rows) * len(body.rows[0].values)


def _rank_header(body: Body, context: TableContext) -> int:
    """Rank a header: whole or in the lines right above, without its label, or none."""
    if body.header is None:
        return 0 if body.headed else 2
    return 0 if is_label_header(body.header.label, context) else 1


def rate_proof(body: Body, context: TableContext) -> int:
    """Rate what proves a table: its totals hold, its rows stand whole, nothing, or less."""
    if body.sure:
        return _PROVEN
    values = [row_values(row, context.language) for row in body.rows]
    sums = [at for at, row in enumerate(body.rows) if _names_sum(row.label, context)]
    if not any(figure is not None for at in sums for figure in values[at]):
        return _rate_without_totals(body, values)
    holding, columns = count_named_sums(body.rows, context), len(values[0])
    return _PROVEN if holding >= columns else _OPEN if holding * 2 >= columns else _DISPROVEN


def _rate_without_totals(body: Body, values: Sequence[Figures]) -> int:
    """Rate a table by sums in its last column, or by how its rows stand."""
    if len(values) > 1 and count_crosswise(values) == len(values):
        years = all(parse_year(row.label) for row in body.rows)
        return _YEARS if years else _PROVEN
    return _REGULAR if _stands_in_rows(body) else _OPEN


def _names_sum(label: str, context: TableContext) -> bool:
    return is_total(label, context.rules, context) or is_subtotal(label, context)


def _stands_in_rows(body: Body) -> bool:
    """Tell whether most rows stand whole, each behind the one before."""
    orders = [[line.order for line in row.lines] for row in body.rows]
    whole = sum(own == list(range(own[0], own[-1] + 1)) for own in orders if own)
    rising = all(above[-1] < below[0] for above, below in pairwise(orders) if above and below)
    return rising and whole >= _MOST * len(body.rows)
