"""Labels: what stands line for line beside a text, and is read with it, not as a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

# Lines whose lower edges are this near, in sizes of their letters, are one line.
_SAME_LINE = 0.4
# What is narrower than so many letters is a number, a sign or an icon.
_NARROW = 2.2
# Of the left side's lines, so many have one beside them; they fill less than this.
_PAIRED = 0.7
_LABEL_FILL = 0.55
_MIN_TERMS = 3


class _Unit(Protocol):
    x0: float
    x1: float
    bottom: float
    size: float
    opens_item: bool
    numeric: bool

    @property
    def bold(self) -> bool:
        """Whether its letters are heavy."""
        ...


def are_labels(left: Sequence[_Unit], right: Sequence[_Unit], edge: float) -> bool:
    """Tell whether what stands left and right is read line for line.

    So it is in a table of contents, and where names or figures stand beside what they mean.
    """
    if _are_numbers(left, right):
        return True
    if any(unit.opens_item for unit in right) or not _are_paired(left, right, _PAIRED):
        return False
    if max(unit.x1 - unit.x0 for unit in left) < _NARROW * max(unit.size for unit in left):
        return True
    if _are_terms(left, right):
        return True
    width = edge - min(unit.x0 for unit in left)
    filled = sorted((unit.x1 - unit.x0) / width for unit in left)
    numeric = sum(unit.numeric for unit in right)
    return 2 * numeric > len(right) and filled[len(filled) // 2] < _LABEL_FILL


def _are_terms(left: Sequence[_Unit], right: Sequence[_Unit]) -> bool:
    """Tell whether words of one weight stand before words of another, line for line."""
    if len(left) != len(right) or len(left) < _MIN_TERMS:
        return False
    weights = {unit.bold for unit in left}, {unit.bold for unit in right}
    return weights in (({True}, {False}), ({False}, {True})) and _are_paired(right, left, 1.0)


def _are_numbers(left: Sequence[_Unit], right: Sequence[_Unit]) -> bool:
    """Tell whether what stands right are only numbers to the lines left, as in contents."""
    narrow = all(unit.x1 - unit.x0 < _NARROW * unit.size for unit in right)
    return narrow and _are_paired(right, left, 1.0)


def _are_paired(units: Sequence[_Unit], others: Sequence[_Unit], share: float) -> bool:
    """Tell whether a share of units have one of the others on their line."""
    lower = sorted(other.bottom for other in others)
    paired = 0
    at = 0
    for unit in sorted(units, key=lambda unit: unit.bottom):
        slack = _SAME_LINE * unit.size
        while at < len(lower) and lower[at] < unit.bottom - slack:
            at += 1
        paired += at < len(lower) and lower[at] <= unit.bottom + slack
    return paired >= share * len(units)
