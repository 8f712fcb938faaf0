"""Figures stated in running text and infographics, each with subject, unit and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zvhrr_extract.models.language import Language
from zvhrr_extract.values.numbers import CURRENCY_CODES, parse_number
from zvhrr_extract.values.words import first_word
from zvhrr_extract.values.years import find_years, parse_year

_FIGURE = re.compile(
    r"(?<![\w.,/-])(?P<currency>[€$£]\s?)?"
    r"(?P<number>-?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?)"
    r"(?P<times>x)?(?P<percent>\s?%)?(?![\w/]|[.,]\d|-\d)"
)
_SUBJECT = re.compile(r"^\s*((?:[^\W\d_][\w’'-]*\s*){1,4})")


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure a text states."""

    subject: str
    value: Decimal
    unit: str | None
    year: int | None


def find_figures(text: str, language: Language) -> Iterator[StatedFigure]:
    """Find the figures a text states; years, dates and numbers without a subject are none.

    >>> from zvhrr_extract.profiles import load_knowledge
    >>> dutch = load_knowledge().languages["nl"]
    >>> [(f.subject, int(f.value)) for f in find_figures("35 mensen in dienst", dutch)]
    [('mensen in dienst', 35)]
    """
    year = _stated_year(text, language)
    for match in _FIGURE.finditer(text):
        next_word = first_word(text[match.end() :]).strip(",;:()")
        is_year = parse_year(match["number"]) is not None and not match["currency"]
        if is_year or next_word in language.months:
            continue
        value = parse_number(match["number"], decimal_mark=language.decimal_mark)
        factor = language.scale_words.get(next_word, 1)
        subject = _subject(text, match, language)
        if value is not None and subject:
            yield StatedFigure(subject, value * factor, _unit(match), year)


def _stated_year(text: str, language: Language) -> int | None:
    """Tell the one year a text's figures are of; a year they are compared with is not it."""
    compared = "|".join(re.escape(word) for word in language.comparison_words)
    bare = re.sub(rf"(?i)\b(?:{compared})\s+(?:19|20)\d\d", " ", text)
    years = set(find_years(bare))
    return years.pop() if len(years) == 1 else None


def _unit(match: re.Match[str]) -> str | None:
    if match["currency"]:
        return CURRENCY_CODES[match["currency"].strip()]
    return "%" if match["percent"] else None


def _subject(text: str, match: re.Match[str], language: Language) -> str:
    """Take the words a figure counts: those right behind it, for amounts those before."""
    if match["currency"] or match["percent"]:
        before = re.split(r"[.;:]\s", text[: match.start()])[-1].split()[-6:]
        while before and before[-1].casefold() in language.function_words:
            before.pop()
        while before and (
            before[0].casefold() in language.function_words or not before[0][:1].isalpha()
        ):
            before.pop(0)
        return " ".join(before).strip("(,;:")
    found = _SUBJECT.match(text[match.end() :])
    if found is None:
        return ""
    words = found[1].split()
    if words[0].casefold() in language.function_words:
        return ""
    while words and words[-1].casefold() in language.function_words:
        words.pop()
    return " ".join(words)
