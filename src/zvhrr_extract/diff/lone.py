"""Lone: what is told of an element that only one of two reports has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypedDict

from zvhrr_extract.models.alignment import ElementPair, TablePair
from zvhrr_extract.models.diff import ChangeKind, Cosmetic
from zvhrr_extract.models.report import Provenance

Lone = Literal["section", "block", "table", "row", "column", "footnote"]

# As what went, and as what came.
_KINDS: dict[Lone, tuple[ChangeKind, ChangeKind]] = {
    "section": ("section_removed", "section_added"),
    "block": ("block_removed", "block_added"),
    "table": ("table_removed", "table_added"),
    "row": ("row_removed", "row_added"),
    "column": ("column_removed", "column_added"),
    "footnote": ("footnote_removed", "footnote_added"),
}


class OneSide(TypedDict):
    """What a change tells of something that only one report has."""

    kind: ChangeKind
    old: str | None
    new: str | None
    provenance_old: Provenance | None
    provenance_new: Provenance | None


def tell_side(what: Lone, text: str, place: Provenance | None, *, added: bool) -> OneSide:
    """Tell what came or went, on the side of the report that has it."""
    return {
        "kind": _KINDS[what][added],
        "old": None if added else text,
        "new": text if added else None,
        "provenance_old": None if added else place,
        "provenance_new": place if added else None,
    }


def tell_form(text: str, section: str | None = None, *, added: bool) -> Cosmetic:
    """Tell of a text that the other report has too, as another part of it."""
    return Cosmetic(
        kind="layout",
        section=section,
        old=None if added else text,
        new=text if added else None,
    )


def list_unpaired(pairs: Iterable[ElementPair | TablePair], *, old: bool) -> Iterator[int]:
    """Give the indices of what only the old or only the new report has, in its order."""
    sides = [(pair.old, pair.new) if old else (pair.new, pair.old) for pair in pairs]
    yield from sorted(mine for mine, other in sides if mine is not None and other is None)
