"""Figures stated in running text and infographics, each with subject, unit and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zvhrr_extract.models.language import Language
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.values.years import find_years, parse_year

_FIGURE = re.compile(
    r"(?<![\w.,/-])(?P<currency>[€$£]\s?)?(?P<number>-?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?)"
    r"(?P<times>x)?(?P<percent>\s?%)?(?P<scale>\s(?:miljoen|mln\.?|miljard|mld\.?|million|billion|m|bn)\b)?(?![\w/]|[.,]\d|-\d)"
)
_SUBJECT = re.compile(r"^\s*((?:[^\W\d_][\w’'-]*\s*){1,4})")
_SCALES = {"m": 10**6, "b": 10**9}
_MONTHS = re.compile(
    r"^\s*(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"january|february|march|may|june|july|august|october)\b",
    re.IGNORECASE,
)
_CURRENCY_UNITS = {"€": "EUR", "$": "USD", "£": "GBP"}


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
    years = find_years(text)
    year = years[0] if len(set(years)) == 1 else None
    for match in _FIGURE.finditer(text):
        after = text[match.end() :]
        if (parse_year(match["number"]) and not match["currency"]) or _MONTHS.match(after):
            continue
        value = parse_number(match["number"], decimal_mark=language.decimal_mark)
        subject = _subject(text, match, language)
        if value is None or not subject:
            continue
        scale = (match["scale"] or "").strip()[:2].casefold()
        factor = (
            _SCALES[
                "b"
                if scale in {"bn", "bi"}
                or (match["scale"] or "").strip() in {"miljard", "mld", "mld."}
                else "m"
            ]
            if scale
            else 1
        )
        yield StatedFigure(subject, value * factor, _unit(match), year)


def _unit(match: re.Match[str]) -> str | None:
    if match["currency"]:
        return _CURRENCY_UNITS[match["currency"].strip()]
    return "%" if match["percent"] else None


def _subject(text: str, match: re.Match[str], language: Language) -> str:
    """Take the words a figure counts: those right behind it, for amounts those before."""
    if match["currency"] or match["percent"]:
        before = re.split(r"[.;:]\s", text[: match.start()])[-1].split()[-6:]
        while before and before[-1].casefold() in language.function_words:
            before.pop()
        while before and before[0].casefold() in language.function_words:
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
