"""read_title: what stands above the first sentence of a report, and above its contents."""

from __future__ import annotations

import re
from itertools import takewhile

from zvhrr_extract.models.document import Document
from zvhrr_extract.models.language import Language

_TITLE_LINES = 12
# Where a dump has a paragraph in a line, no more of it than a title may take.
_TITLE_SIGNS = 160
_SENTENCE_END = re.compile(r"[.!?]$")
# `Samen sterk.` is a motto.
_MOTTO_WORDS = 5


def read_title(document: Document, language: Language) -> str:
    """Join the first lines, down to the contents or the first whole sentence."""
    texts = (" ".join(line.text.split()) for line in document.lines[:_TITLE_LINES])
    title = " ".join(takewhile(lambda text: not _ends_title(text, language), texts))
    return title[:_TITLE_SIGNS]


def _ends_title(text: str, language: Language) -> bool:
    if text.casefold().strip(" .:") in language.contents_titles:
        return True
    motto = text[:1].isupper() and len(text.split()) <= _MOTTO_WORDS
    return bool(_SENTENCE_END.search(text)) and not motto
