"""Quotes: where they end, that shouted texts are quotes too, and who said them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Element, ElementKind, Line
from zvhrr_extract.values.words import find_words, is_shouted

_QUOTE_OPEN = ('"', "“", "„", "«", "‘")
_QUOTE_CLOSE = {"‘": ("’", "’.", ".’"), "«": ("»", "».", ".»")}
_ANY_CLOSE = ('"', "”", '".', '."', "”.", ".”")
_PERSON = re.compile(
    r"^[–—-]?\s*[A-Z][\w'’-]+(?:\s+(?:van|de|der|den|ten|ter|el|la|'t|[A-Z][\w'’.-]*)){1,4}\s*(?:,|$)"
)
_DASHES = ("-", "–", "—")
_MAX_QUOTE_LINES = 14
_MIN_QUOTE = 20
_MIN_SHOUT_WORDS = 6
_MAX_PERSON_WORDS = 10


def quote_end(lines: Sequence[Line], start: int) -> int | None:
    """Find the end of a quote that starts at a line, or `None` where none starts."""
    first = lines[start]
    if first.marker is not None or not first.text.startswith(_QUOTE_OPEN):
        return None
    closing = _QUOTE_CLOSE.get(first.text[0], _ANY_CLOSE)
    for index in range(start, min(start + _MAX_QUOTE_LINES, len(lines))):
        line = lines[index]
        if line.page != first.page or (index > start and line.marker is not None):
            return None
        if line.text.endswith(closing) and (index > start or len(line.text) > _MIN_QUOTE):
            return index + 1
    return None


def mark_quotes(elements: Sequence[Element]) -> list[Element]:
    """Strip quotation marks, make shouted paragraphs quotes, and hang who said it on them."""
    done: list[Element] = []
    for element in elements:
        if (
            done
            and done[-1].kind is ElementKind.QUOTE
            and done[-1].attribution is None
            and _says_who(element)
        ):
            done[-1] = replace(
                done[-1],
                attribution=element.text.lstrip("–—- "),
                lines=(*done[-1].lines, *element.lines),
            )
            continue
        if element.kind is ElementKind.QUOTE:
            element = replace(element, text=element.text.strip('"“”„«»‘’ '))  # noqa: PLW2901
        elif _is_shouted_quote(element):
            element = replace(element, kind=ElementKind.QUOTE)  # noqa: PLW2901
        done.append(element)
    return done


def _is_shouted_quote(element: Element) -> bool:
    words = len(find_words(element.text))
    return (
        element.kind is ElementKind.PARAGRAPH
        and words >= _MIN_SHOUT_WORDS
        and is_shouted(element.text)
    )


def _says_who(element: Element) -> bool:
    dashed = element.kind is ElementKind.LIST_ITEM and element.lines[0].marker in _DASHES
    fits = dashed or element.kind is ElementKind.PARAGRAPH
    short = len(find_words(element.text)) <= _MAX_PERSON_WORDS
    return (
        fits
        and short
        and not element.text.endswith((".", ":"))
        and bool(_PERSON.match(element.text))
    )


def names_person(text: str) -> bool:
    """Tell whether a text is a person's name, a comma and what the person is."""
    return (
        bool(_PERSON.match(text)) and "," in text and len(find_words(text)) <= _MAX_PERSON_WORDS
    )
