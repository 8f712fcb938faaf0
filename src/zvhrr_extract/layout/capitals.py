"""Capitals: words in small capitals, whose first letter is set larger than the rest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zvhrr_extract.models.page import Style, Word

# Small capitals are some four fifths as large as capitals, on one baseline with them.
_SMALL_CAPITAL, _NEARLY = 0.6, 0.94
_SAME_BASELINE_PT = 0.6


def find_small_capitals(words: Sequence[Word]) -> tuple[Style, float] | None:
    """Find the style of a line's capitals and the size of its small ones, if it has both."""
    found = [
        (above.style, word.style.size)
        for above, word in pairwise(words)
        if _is_small_capital(above, word)
    ]
    return max(found, key=lambda pair: pair[0].size) if found else None


def spell_capitals(words: Sequence[Word]) -> list[Word]:
    """Spell words in small capitals as they are read: the larger letter is the capital.

    Fonts of small capitals may give any letter either case. A word whose small letters are
    all capitals is left as it is.
    """
    done = list(words)
    for index in range(1, len(done)):
        above, word = done[index - 1], done[index]
        if _is_small_capital(above, word) and not word.text.isupper():
            done[index - 1] = above._replace(text=above.text[:-1] + above.text[-1].upper())
            done[index] = word._replace(text=word.text.lower())
    return done


def _is_small_capital(above: Word, word: Word) -> bool:
    """Tell whether a piece of a word is set in small capitals behind its first letter."""
    smaller = _SMALL_CAPITAL < word.style.size / (above.style.size or 1) < _NEARLY
    return word.glued and smaller and abs(word.baseline - above.baseline) < _SAME_BASELINE_PT
