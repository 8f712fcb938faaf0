"""Alignment: which elements of two reports are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class ElementPair(NamedTuple):
    """An element of the old report and what it is in the new one.

    Attributes:
        old: Its index in the old report's list; None for what is new.
        new: Its index in the new report's list; None for what is gone.
        moved: Whether it stands elsewhere among what both reports have.
        part: Whether this is a further piece of a block that was split or joined: only
            such a block stands in more pairs than one, of which one is no part.
    """

    old: int | None
    new: int | None
    moved: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class TablePair:
    """A table of the old report and what it is in the new one.

    Attributes:
        old: Its index in the old report's tables; None for a new one.
        new: Its index in the new report's tables; None for one that is gone.
        rows: The typed rows of both, or, where either has none, those of the grids' bodies
            (as `align.view_tables` gives them).
        columns: Likewise, the typed columns or those of the grids.
    """

    old: int | None
    new: int | None
    rows: tuple[ElementPair, ...] = ()
    columns: tuple[ElementPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two reports lie beside each other.

    Every element of both stands in a pair, only split or joined blocks in several. Pairs
    are in the reading order of the new report; what is gone comes where it stood.
    """

    sections: tuple[ElementPair, ...]
    blocks: tuple[ElementPair, ...]
    tables: tuple[TablePair, ...]
    footnotes: tuple[ElementPair, ...]
