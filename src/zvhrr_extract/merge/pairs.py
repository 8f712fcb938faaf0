"""Pairs: the elements that both versions of a report have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zvhrr_extract.models.alignment import ElementPair


def shared(pairs: Iterable[ElementPair]) -> Iterator[tuple[int, int]]:
    """Give the indices of the elements that are whole in both versions."""
    for pair in pairs:
        if pair.old is not None and pair.new is not None and not pair.part:
            yield pair.old, pair.new
