"""Footnotes: paired by text, then likeness, then the word they hang on."""

from __future__ import annotations

from zvhrr_extract.align.forms import bare
from zvhrr_extract.align.matching import Pairs, pair_alike, pair_equal
from zvhrr_extract.models.report import Footnote, Report

_FLOOR = 60.0


def pair_notes(old: Report, new: Report) -> Pairs:
    """Pair footnotes: new index by old index."""
    left, right = old.footnotes, new.footnotes
    pairs = pair_equal([bare(one.text) for one in left], [bare(one.text) for one in right])
    pairs |= pair_alike(
        [one.text for one in left],
        [one.text for one in right],
        taken=pairs,
        floor=lambda *_: _FLOOR,
    )
    return pairs | pair_equal(
        [_hold(one) for one in left], [_hold(one) for one in right], taken=pairs
    )


def _hold(note: Footnote) -> object:
    words = tuple(anchor.word for anchor in note.anchors if anchor.word)
    return (note.mark, words) if words else None
