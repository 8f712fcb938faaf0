"""Names: when two spellings are one name, and when they only look alike."""

from __future__ import annotations

import re

from zvhrr_extract.values.likeness import fold, likeness, missing_words

# A label that differs in a letter or two; `Rotterdam Zuid` and `Rotterdam Noord` liken at 79.
_FLOOR = 88.0
_DIGITS = re.compile(r"\d+")


def are_alike(one: str, other: str) -> bool:
    """Tell whether two names are spellings of one.

    Every word of either must have its like in the other, and numbers must be the same: `Team
    1` is not `Team 2`, nor `Noord West` `Noord Oost`.

    >>> are_alike("personen met hit status", "persoon met hit status")
    True
    >>> are_alike("lasten totaal", "baten totaal"), are_alike("team 1", "team 2")
    (False, False)
    """
    if not one or not other or likeness(one, other) < _FLOOR:
        return False
    left, right = fold(one).split(), fold(other).split()
    return (
        _DIGITS.findall(one) == _DIGITS.findall(other)
        and not missing_words(left, right)
        and not missing_words(right, left)
    )
