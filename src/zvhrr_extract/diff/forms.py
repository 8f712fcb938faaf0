"""Differences in form alone: whether two texts have one, and of what kind."""

from __future__ import annotations

import unicodedata

from zvhrr_extract.align import bare
from zvhrr_extract.models.diff import CosmeticKind
from zvhrr_extract.values.glyphs import take_bullet


def is_same_content(old: str, new: str) -> bool:
    """Tell whether two texts differ in form alone, or not at all."""
    return old == new or bare(old) == bare(new)


def kind_of_form(old: str, new: str) -> CosmeticKind | None:
    """Name what two texts of one content differ in; `None` where they are the same.

    >>> kind_of_form("zorg-  en", "zorg- en"), kind_of_form("’t huis", "'t huis")
    ('whitespace', 'unicode')
    """
    if old == new:
        return None
    # Not by casefold, which takes ligatures apart as well.
    if old.lower() == new.lower():
        return "layout"
    bullets, texts = zip(*(take_bullet(text) for text in (old, new)), strict=True)
    if bullets[0] != bullets[1]:
        return "bullet"
    if _closed(texts[0]) == _closed(texts[1]):
        return "whitespace"
    plain = [_closed(unicodedata.normalize("NFKC", text)) for text in texts]
    hyphens = plain[0] != plain[1] and _open(plain[0]) == _open(plain[1])
    return "hyphen" if hyphens else "unicode"


_DASHES = str.maketrans(dict.fromkeys("-‐‑‒–—−\u00ad", ""))


def _closed(text: str) -> str:
    return "".join(text.split())


def _open(text: str) -> str:
    return text.translate(_DASHES)
