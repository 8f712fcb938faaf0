"""Traits: what a dump's line ends and empty lines can be trusted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.language import Language
from zvhrr_extract.values.words import last_word
from zvhrr_extract.values.years import strip_years

_TERMINAL = (".", "!", "?", ":", ".”", '."', ".’", ".)", "…")
# Of the joins that a lower-case letter gives away, the share that must show a sign for it to
# be a habit of the dump (in the two supplied dumps .47 of them cross an empty line and .97
# end in a blank; in dumps by other tools both are near 0).
_NOISY_SHARE = 0.2
_SOFT_SHARE = 0.6
_TIGHT_SHARE = 0.08
# Of the paragraphs' last lines in such dumps, about this share ends without a blank.
_HARD_AT_END = 0.75
_MOST_SOFT = 0.97


@dataclass(frozen=True, slots=True)
class Traits:
    """Habits of one dump.

    Attributes:
        noisy_gaps: Empty lines stand inside sentences, so they divide little.
        soft_ends: Wrapped lines end in a blank, so one that does not ends its paragraph.
        hard_end_weight: What a line without that blank takes from a join, as a logarithm of
            odds: 0 where the habit is unknown, near -3 where no wrapped line lacks it.
        tight: Hardly any line has an empty one above, so nothing stands apart.
        width: Length of its long lines, in signs.
    """

    noisy_gaps: bool
    soft_ends: bool
    hard_end_weight: float
    tight: bool
    width: int


def ends_sentence(text: str, language: Language) -> bool:
    """Tell whether a line ends with a sentence's end and not with an abbreviation."""
    return text.endswith(_TERMINAL) and last_word(text) not in language.abbreviations


def is_known_lead_in(text: str, language: Language) -> bool:
    """Tell whether a text, its colon taken off, is a known lead-in, years apart."""
    return strip_years(text).casefold().strip() in language.lead_ins


def measure_traits(lines: Sequence[Line], language: Language) -> Traits:
    """Measure a dump's habits on joins that are sure: a small letter after no full stop."""
    sure = [
        (first, second)
        for first, second in pairwise(lines)
        if second.text[:1].islower()
        and second.marker is None
        and first.page == second.page
        and not ends_sentence(first.text, language)
    ]
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    tight = sum(line.gap > 0 for line in lines) < _TIGHT_SHARE * len(lines)
    if not sure:
        return Traits(
            noisy_gaps=False, soft_ends=False, hard_end_weight=0.0, tight=tight, width=width
        )
    crossed = sum(second.gap > 0 for _, second in sure) / len(sure)
    soft = sum(first.soft_end > 0 for first, _ in sure) / len(sure)
    missing = max(1 - soft, 1 - _MOST_SOFT)
    return Traits(
        noisy_gaps=crossed > _NOISY_SHARE,
        soft_ends=soft > _SOFT_SHARE,
        hard_end_weight=min(0.0, log(missing / _HARD_AT_END)) if soft > _SOFT_SHARE else 0.0,
        tight=tight,
        width=width,
    )
