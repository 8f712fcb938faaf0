"""Times: in which year something changed, and against which year it is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.values.years import find_years

# Another year told in brackets: `414 (2020: 571)`, `112,4 (2015 = 100)`.
_OTHER_YEAR = re.compile(
    r"\((?:in\s+)?(?P<year>(?:19[89]|20\d)\d)(?:(?P<told>:)|\s*=)[^()]*\)", re.IGNORECASE
)


class Times(NamedTuple):
    """The two years of a change.

    Attributes:
        base: Held against which year, or None.
        year: In which year.
        assumed: Whether the base is only the year before, as the text names none.
        plan: Whether it is held against what was planned.
    """

    base: int | None
    year: int | None
    assumed: bool
    plan: bool


class Spot(NamedTuple):
    """Where a change is stated in its sentence.

    Attributes:
        at: Where it is.
        start: Where the part of the sentence that speaks of it starts.
        end: Where that part ends.
    """

    at: int
    start: int
    end: int


def tell_times(
    sentence: str, before: str, *, spot: Spot, report_year: int | None, lexicon: Lexicon
) -> Times:
    """Tell the years of a change from its sentence, then from the text before it.

    Args:
        sentence: The sentence.
        before: What stands before it in its block, if the sentence leans on that.
        spot: Where the change is stated in the sentence.
        report_year: The report's year, which holds where no year is named.
        lexicon: The phrases of the language.
    """
    span = _find_span(sentence, lexicon)
    if span is not None:
        return Times(*span, assumed=False, plan=False)
    found = list(lexicon.base.finditer(sentence))
    match = next((one for one in found if one.start() >= spot.at), found[-1] if found else None)
    # The year named with a change counts, not that of another in the sentence.
    own = " " * spot.start + sentence[spot.start : spot.end]
    bare = own if find_years(lexicon.base.sub(" ", own)) else sentence
    year = tell_year(bare, before, at=spot.at, report_year=report_year, lexicon=lexicon)
    if match is None:
        return _tell_bare(sentence, spot, year, lexicon)
    if match["plan"]:
        return Times(year, year, assumed=False, plan=True)
    if match["year"]:
        base = int(match["year"])
        # A year is not held against itself: the other is the report's, or dates of one year.
        other = report_year if base == year else year
        return Times(None if base == other else base, other, assumed=False, plan=False)
    offset = lexicon.relative_years[" ".join(match["relative"].casefold().split())]
    return Times(None if year is None else year + offset, year, assumed=False, plan=False)


def times_of_ends(sentence: str, ends: Sequence[int], times: Times) -> Times:
    """Tell the years behind the two figures of a change: `van 571 in 2020 naar 414 in 2021`.

    Args:
        sentence: The sentence.
        ends: Where the first figure ends, and where the second does.
        times: What holds where no years stand behind both.
    """
    first, second = ends
    base, year = find_years(sentence[first:second])[:1], find_years(sentence[second:])[:1]
    return Times(base[0], year[0], assumed=False, plan=False) if base and year else times


def times_of_turned_ends(
    sentence: str, value: tuple[int, int], base: tuple[int, int], times: Times
) -> Times:
    """Tell the years of two figures, the later first: `to 414 from 571 in 2020`.

    Args:
        sentence: The sentence.
        value: Where the later figure starts and ends.
        base: Where the earlier figure starts and ends.
        times: What holds where no year stands behind the earlier.
    """
    old = find_years(sentence[base[1] :])[:1]
    new = find_years(sentence[value[1] : base[0]])[-1:] or find_years(sentence[: value[0]])[-1:]
    if not old:
        return times
    return Times(old[0], new[0] if new else old[0] + 1, assumed=False, plan=False)


def tell_year(
    sentence: str, before: str, *, at: int, report_year: int | None, lexicon: Lexicon
) -> int | None:
    """Tell the year of a figure: named before it, else behind it, else before its sentence."""
    bare = lexicon.base.sub(_blank, sentence)
    bare = _OTHER_YEAR.sub(_blank, bare)
    now = [one for one in lexicon.relative.finditer(bare[:at]) if not _offset(one, lexicon)]
    if now and report_year is not None and not find_years(bare[now[-1].end() : at]):
        return report_year  # `in 2020 nog, maar nu met 8% gedaald`
    named = find_years(bare[:at])[-1:] or find_years(bare[at:])[:1]
    if named:
        return named[0]
    relative = lexicon.relative.search(bare)
    if relative is not None and report_year is not None:
        return report_year + _offset(relative, lexicon)
    earlier = find_years(lexicon.base.sub(" ", before))[-1:]
    return earlier[0] if earlier else report_year


def _tell_bare(sentence: str, spot: Spot, year: int | None, lexicon: Lexicon) -> Times:
    """Tell the years of a change that is held against none by words of comparison."""
    before = lexicon.near.sub(_blank, sentence[spot.start : spot.at])
    if lexicon.compared.search(before + sentence[spot.at : spot.end]):
        return Times(None, year, assumed=False, plan=False)
    took = _tell_duration(sentence, lexicon)
    aside = _OTHER_YEAR.search(sentence)
    other = int(aside["year"]) if aside and aside["told"] else None
    if year is None:
        return Times(None, None, assumed=True, plan=False)
    if took is not None:
        return Times(year - took, year, assumed=False, plan=False)
    if other is not None and other < year:
        return Times(other, year, assumed=False, plan=False)
    return Times(year - 1, year, assumed=True, plan=False)


def _tell_duration(sentence: str, lexicon: Lexicon) -> int | None:
    """Tell how many years a change took: `in vijf jaar tijd`."""
    match = lexicon.durations.search(sentence)
    if match is None:
        return None
    number = next(one for one in match.groups() if one is not None).casefold()
    return int(number) if number.isdecimal() else lexicon.number_words.get(number)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _offset(match: re.Match[str], lexicon: Lexicon) -> int:
    return lexicon.relative_years[" ".join(match[0].casefold().split())]


def _find_span(sentence: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Find two years a change lies between."""
    match = lexicon.spans.search(sentence)
    if match is None:
        return None
    first, last = (int(year) for year in match.groups() if year is not None)
    return first, last
