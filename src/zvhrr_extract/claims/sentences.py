"""Sentences: a text cut where a sentence ends, not at an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zvhrr_extract.models.language import Language

_END = re.compile(r"[.!?;][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_])")


def split_sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text starts and ends.

    A full stop ends a sentence before a capital or a figure, where it ends no abbreviation;
    a semicolon ends one before anything.

    >>> from zvhrr_extract.profiles import load_knowledge
    >>> dutch = load_knowledge().languages["nl"]
    >>> text = "Daling t.o.v. 2020. Dit is 12% minder; het waren er 571."
    >>> [text[start:end] for start, end in split_sentences(text, dutch)]
    ['Daling t.o.v. 2020.', 'Dit is 12% minder;', 'het waren er 571.']
    """
    start = 0
    for match in _END.finditer(text):
        word = text[start : match.start() + 1].rsplit(maxsplit=1)[-1].casefold()
        follows = text[match.end() :].lstrip("\"“‘'([")[:1]
        if match[0][0] == "." and (
            follows.islower() or word.lstrip("(") in language.abbreviations
        ):
            continue
        yield start, match.end() - len(match[0]) + len(match[0].rstrip())
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
