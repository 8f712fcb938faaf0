"""Quantities: the figures of a sentence, with unit, precision and what words say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.statement import Closeness, Stated
from zvhrr_extract.values.numbers import CURRENCY_CODES, parse_number
from zvhrr_extract.values.words import first_word
from zvhrr_extract.values.years import parse_year

_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<currency>(?:[€$£]|EUR|USD|GBP)\s?)?(?P<sign>[-−–+]\s?)?"
    r"(?P<number>\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?P<dash>,-)?(?:(?![\w/]|[.,]\d|-\w)|(?(currency)(?=(?:bn|mln|m|k)\b)|(?!)))",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s*((?:[^\W\d_][\w’'-]*\s*){1,3})")
_WORD = re.compile(r"\s*([^\W\d_]+\.?|[€$£])")
_SHARE_DIGITS = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a sentence.

    Attributes:
        start: Where it starts in the sentence, words before it that make it less sure apart.
        end: Where it ends, its unit with it.
        kind: `percent`, `points`, `part` (a fraction in words), or `number`.
        stated: What it says.
        sign: The plus or minus before it.
        factor: What a word such as `miljoen` multiplies it by.
    """

    start: int
    end: int
    kind: str
    stated: Stated
    sign: str = ""
    factor: int = 1


def find_quantities(text: str, language: Language, lexicon: Lexicon) -> list[Quantity]:
    """Find the figures of a sentence; years, dates and numbers of tables are none."""
    factors = [match.span() for match in lexicon.times.finditer(text)]
    found = [
        quantity
        for match in _NUMBER.finditer(text)
        if not _is_name(text, match, language)
        and not any(start <= match.start("number") < end for start, end in factors)
        and (quantity := _read(text, match, language, lexicon)) is not None
    ]
    found += [
        Quantity(match.start(), match.end(), "part", _part(text, match, lexicon))
        for match in lexicon.fractions.finditer(text)
    ]
    return sorted(found, key=lambda quantity: quantity.start)


def _is_name(text: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether a number is a year, a day, or that of a table, page or chapter."""
    if match["currency"]:
        return False
    follows = first_word(text[match.end() :]).strip(",;:()")
    leads = text[: match.start()].rsplit(maxsplit=1)[-1:]
    before = leads[0].casefold().strip("(") if leads else ""
    named = (*language.table_labels, *language.page_words, *language.chapter_words)
    day = before in language.months or follows in language.months
    return parse_year(match["number"]) is not None or day or before in named


def _read(
    text: str, match: re.Match[str], language: Language, lexicon: Lexicon
) -> Quantity | None:
    value = _value(text, match, language)
    if value is None:
        return None
    end, factor = match.end(), 1
    points, percent = lexicon.points.match(text, end), lexicon.percent.match(text, end)
    kind = "points" if points else "percent" if percent else "number"
    unit = CURRENCY_CODES[match["currency"].strip().casefold()] if match["currency"] else None
    if points or percent:
        end, unit = (points or percent).end(), "%"  # type: ignore[union-attr]
        value = value / 100 if points and lexicon.basis.match(text, match.end()) else value
    else:
        word, behind = _word_behind(text, end)
        scale = language.scale_words.get(word) or language.scale_words.get(word.rstrip("."))
        if scale is not None:
            factor, end = scale, behind
            word, behind = _word_behind(text, end)
        if unit is None and word.rstrip(".") in CURRENCY_CODES:
            unit, end = CURRENCY_CODES[word.rstrip(".")], behind
    digits = -Decimal(str(value)).as_tuple().exponent  # type: ignore[operator]
    sign = _sign(match)
    if sign == "-":
        value = -value
    stated = Stated(
        value=value * factor,
        ulp=Decimal(1).scaleb(-digits) * factor,
        closeness=_closeness(text[: match.start()], lexicon),
        unit=unit,
        noun=_noun(text[end:], language) if kind == "number" else "",
    )
    return Quantity(match.start(), end, kind, stated, sign, factor)


def _value(text: str, match: re.Match[str], language: Language) -> Decimal | None:
    """Read a number; before a word such as `miljoen` a point may stand for a comma."""
    value = parse_number(match["number"], decimal_mark=language.decimal_mark)
    scaled = _word_behind(text, match.end())[0] in language.scale_words
    if value is not None or not scaled:
        return value
    other = {",": ".", ".": ","}[language.decimal_mark]
    return parse_number(match["number"], decimal_mark=other)


def _sign(match: re.Match[str]) -> str:
    """Return the sign of a number; a dash with blanks round it is none."""
    sign = match["sign"] or ""
    if sign != sign.strip() and not match["currency"]:
        return ""
    return "+" if sign.strip() == "+" else "-" if sign else ""


def _word_behind(text: str, at: int) -> tuple[str, int]:
    """Return the word that stands behind a place, in lower case, and where it ends."""
    found = _WORD.match(text, at)
    return (found[1].casefold(), found.end()) if found else ("", at)


def _closeness(before: str, lexicon: Lexicon) -> Closeness:
    for closeness, pattern in (
        (Closeness.BELOW, lexicon.below),
        (Closeness.ALMOST, lexicon.almost),
        (Closeness.ABOVE, lexicon.above),
        (Closeness.ABOUT, lexicon.about),
    ):
        if pattern.search(before):
            return closeness
    return Closeness.EXACT


def _noun(rest: str, language: Language) -> str:
    """Return the words behind a figure, if they begin with what it may count."""
    found = _NOUN.match(rest)
    noun = found[1].strip() if found else ""
    return "" if first_word(noun) in language.function_words else noun


def _part(text: str, match: re.Match[str], lexicon: Lexicon) -> Stated:
    words = " ".join(match[0].casefold().split())
    share = _percent(lexicon.factors[words])
    closeness = _closeness(text[: match.start()], lexicon)
    # Words for a part are never exact: a third is some 33 %.
    return Stated(
        share, Decimal(1), closeness if closeness.value != "exact" else Closeness.ABOUT, "%"
    )


def _percent(part: Fraction) -> Decimal:
    whole = Decimal(100 * part.numerator) / part.denominator
    return whole.quantize(_SHARE_DIGITS)


def words_between(text: str, start: int, end: int) -> int:
    """Count the words between two places of a text."""
    return len(re.findall(r"[\w’'.-]*\w", text[start:end]))


def read_multiples(text: str, lexicon: Lexicon) -> Iterator[tuple[re.Match[str], Stated]]:
    """Yield words for a change by a factor, as percent of the old figure, signed."""
    told = [
        (match, lexicon.factors[" ".join(match[0].casefold().split())])
        for match in lexicon.multiples.finditer(text)
    ]
    told += [
        (match, Fraction(match[1].replace(",", "."))) for match in lexicon.times.finditer(text)
    ]
    for match, factor in told:
        closeness = _closeness(text[: match.start()], lexicon)
        near = closeness if closeness is not Closeness.EXACT else Closeness.ABOUT
        yield match, Stated(_percent(factor - 1), Decimal(1), near, "%")
