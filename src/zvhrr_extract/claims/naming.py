"""Naming: which measures a text names by their labels."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.claims.targets import Target
from zvhrr_extract.values.likeness import fold


def named_targets(text: str, targets: Sequence[Target]) -> list[Target]:
    """Tell which measures a text names by a label; of nested labels by the longer."""
    folded = f" {fold(text)} "
    hits = [
        (at, at + len(name), target)
        for target in targets
        for name in target.names
        if name and (at := folded.find(f" {name} ")) >= 0
    ]
    spans = {hit[:2] for hit in hits}
    named = [target for *span, target in hits if not _is_inside((span[0], span[1]), spans)]
    words = set(folded.split())
    return named or [
        target
        for target in targets
        if target.marks and target.names and words.issuperset(target.marks)
    ]


def _is_inside(span: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    start, end = span
    return any(one <= start and end <= other and (one, other) != span for one, other in others)
