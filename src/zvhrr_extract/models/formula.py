"""Formula: an identity between figures of tables, as a profile declares it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One figure of a formula.

    Attributes:
        sign: 1 or -1.
        table: Key of the table.
        row: Label of the row; None for its total.
        column: Label of the column; None for the last one.
    """

    sign: int
    table: str
    row: str | None
    column: str | None


@dataclass(frozen=True, slots=True)
class Formula:
    """Two sums that are the same.

    Attributes:
        left: Terms of the first sum.
        right: Terms of the second.
    """

    left: tuple[Term, ...]
    right: tuple[Term, ...]
