"""Continued tables: parts that prose of another column or a page's end has torn apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.tables.body import Body
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.proof import count_named_sums

# A text column beside a table is seldom longer; four parts of one table were seen.
_MAX_LINES_APART = 40
_MAX_PARTS = 4


def join_continued(bodies: Sequence[Body], context: TableContext) -> list[Body]:
    """Join parts of one table: as many columns, no header between, a total that proves it.

    Args:
        bodies: Tables in file order.
        context: The words that name a total.
    """
    joined: list[Body] = []
    at = 0
    while at < len(bodies):
        size = _count_parts(bodies, at, context)
        joined.append(_join(bodies[at : at + size]))
        at += size
    return joined


def _count_parts(bodies: Sequence[Body], start: int, context: TableContext) -> int:
    """Count the bodies from `start` on that are one table; 1 where nothing proves more."""
    best, proof = 1, 0
    for size in range(2, _MAX_PARTS + 1):
        parts = bodies[start : start + size]
        if len(parts) < size or not _may_follow(parts[-2], parts[-1]):
            break
        apart = sum(count_named_sums(part.rows, context) for part in parts)
        gain = count_named_sums([row for part in parts for row in part.rows], context) - apart
        if gain > proof:
            best, proof = size, gain
    return best


def _may_follow(above: Body, below: Body) -> bool:
    near = below.lines[0].order - above.lines[-1].order <= _MAX_LINES_APART
    pages = below.lines[0].page - above.lines[-1].page
    same = len(above.rows[0].values) == len(below.rows[0].values)
    return near and same and pages <= 1 and below.header is None and not below.captions


def _join(parts: Sequence[Body]) -> Body:
    rows = tuple(row for part in parts for row in part.rows)
    return replace(parts[0], rows=rows) if len(parts) > 1 else parts[0]
