"""find_edition: whether a report is the full or the abridged edition."""

from __future__ import annotations

import re

from zvhrr_extract.models.language import Language
from zvhrr_extract.models.report import Edition


def find_edition(title: str, cover: str, language: Language) -> tuple[Edition, bool]:
    """Tell the edition, and whether its title does; the text below it is a weaker witness.

    A title that names no edition is that of the full one.

    Args:
        title: The title.
        cover: The first lines, the title among them.
        language: The language they are written in.
    """
    by_title = _name_edition(title, language)
    if by_title != "unknown":
        return by_title, True
    return _name_edition(cover, language), False


def _name_edition(text: str, language: Language) -> Edition:
    lowered = text.casefold()
    if any(re.search(rf"\b{re.escape(word)}\b", lowered) for word in language.abridged_words):
        return "abridged"
    if any(word in lowered for word in language.full_words):
        return "full"
    return "unknown"
