"""find_edition: whether a report is the full or the abridged edition."""

from __future__ import annotations

import re

from zvhrr_extract.build.title import read_title
from zvhrr_extract.models.document import Document
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.report import Edition

_COVER_LINES = 40


def find_edition(document: Document, language: Language) -> tuple[Edition, bool]:
    """Tell the edition, and whether its title does; the text below it is a weaker witness.

    A title that names no edition is that of the full one.
    """
    by_title = _name_edition(read_title(document, language), language)
    if by_title != "unknown":
        return by_title, True
    cover = " ".join(line.text for line in document.lines[:_COVER_LINES])
    return _name_edition(cover, language), False


def _name_edition(text: str, language: Language) -> Edition:
    lowered = text.casefold()
    if any(re.search(rf"\b{re.escape(word)}\b", lowered) for word in language.abridged_words):
        return "abridged"
    if any(word in lowered for word in language.full_words):
        return "full"
    return "unknown"
