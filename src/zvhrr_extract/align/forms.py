"""Forms of a text in which what is only a matter of print is gone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from zvhrr_extract.values.glyphs import take_bullet

_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s*(?=[^\W\d_])")
_FIGURE_DASH = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
# Between two figures a blank tells where one ends.
_LOOSE_BLANK = re.compile(r"(?<!\d)\s+|\s+(?!\d)")


@lru_cache(maxsize=65536)
def fold_signs(text: str) -> str:
    """Write quotes, dashes, ligatures and blanks in one way; unseen signs go.

    >>> fold_signs("’t  ﬁnanciële – beeld")
    "'t financiële - beeld"
    """
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    return " ".join(plain.split())


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """Keep of a text what is content: not its bullet, blanks or hyphens inside words.

    >>> bare("• Zuid- West"), bare("Zuid West"), bare("-5"), bare("2019 – 2021")
    ('ZuidWest', 'ZuidWest', '-5', '2019-2021')
    """
    plain = fold_signs(take_bullet(text)[1] or text)
    return _LOOSE_BLANK.sub("", _FIGURE_DASH.sub("-", _INNER_HYPHEN.sub("", plain)))


def join_texts(texts: Iterable[str | None]) -> str:
    """Join texts by blanks, white space collapsed, what is empty left out."""
    return " ".join(word for text in texts if text for word in text.split())
