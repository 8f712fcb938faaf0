"""Units as reports print them, and what a figure of one is multiplied by: `EUR x 1000`."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_SCALE = re.compile(r"[(\s]*\bx\s*(?P<scale>1(?:[., ]?000)+)\b\)?", re.IGNORECASE)
_NO_WORDS: Mapping[str, int] = MappingProxyType({})


def split_scale(
    unit: str | None, scale_words: Mapping[str, int] = _NO_WORDS
) -> tuple[str | None, int]:
    """Split a unit into what is counted and what a figure is multiplied by.

    Args:
        unit: As a table names it, or None.
        scale_words: Words of a language for what a figure is multiplied by.

    >>> split_scale("EUR x 1000"), split_scale("personen"), split_scale("x 1.000.000")
    (('EUR', 1000), ('personen', 1), (None, 1000000))
    >>> split_scale("EUR mln", {"mln": 1000000})
    ('EUR', 1000000)
    """
    scale = 1
    words = []
    found = _SCALE.search(unit or "")
    if unit and found:
        scale = int(re.sub(r"\D", "", found["scale"]))
        unit = unit[: found.start()] + " " + unit[found.end() :]
    for word in (unit or "").split():
        factor = scale_words.get(word.casefold())
        scale *= factor or 1
        if factor is None:
            words.append(word)
    return " ".join(words) or None, scale
