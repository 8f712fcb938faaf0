"""Pieces: what both readers do alike with the letters of a word."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zvhrr_extract.models.page import Box, Word

# Pieces of a word further apart than this share of its size are words of their own.
MAX_GAP = 0.35

_LIGATURE = re.compile("[\ufb00-\ufb06\ufb13-\ufb17]")


def spell_out(text: str) -> str:
    r"""Take ligatures apart.

    >>> spell_out("\ufb01nanci\xeble")
    'financiële'
    """
    if text.isascii():
        return text
    return _LIGATURE.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)


def find_gap(word: Word, box: Box) -> float | None:
    """Tell how far behind a word letters in a box stand, as a share of its size.

    Returns:
        0 right behind it, less where they overlap; None when they stand on another line.
    """
    size = word.style.size or 1
    if word.angle % 180 == 0:
        gap = box.x0 - word.x1 if word.angle == 0 else word.x0 - box.x1
        level = box.top < word.bottom and box.bottom > word.top
    else:
        gap = box.top - word.bottom if word.angle == 90 else word.top - box.bottom
        level = box.x0 < word.x1 and box.x1 > word.x0
    return gap / size if level else None


def is_followed(word: Word, box: Box, slack: float = MAX_GAP) -> bool:
    """Tell whether letters in a box go right on behind a word."""
    gap = find_gap(word, box)
    return gap is not None and -slack <= gap <= slack
