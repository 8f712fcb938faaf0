"""Times: in which year something changed, and against which year it is held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.values.years import find_years


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


def tell_times(
    sentence: str, before: str, *, at: int, report_year: int | None, lexicon: Lexicon
) -> Times:
    """Tell the years of a change from its sentence, then from the text before it.

    Args:
        sentence: The sentence.
        before: What stands before it in its block, if the sentence leans on that.
        at: Where the change is stated in the sentence.
        report_year: The report's year, which holds where no year is named.
        lexicon: The phrases of the language.
    """
    span = _find_span(sentence, lexicon)
    if span is not None:
        return Times(*span, assumed=False, plan=False)
    found = list(lexicon.base.finditer(sentence))
    match = next((one for one in found if one.start() >= at), found[-1] if found else None)
    year = tell_year(sentence, before, at=at, report_year=report_year, lexicon=lexicon)
    if match is None:
        return Times(None if year is None else year - 1, year, assumed=True, plan=False)
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


def tell_year(
    sentence: str, before: str, *, at: int, report_year: int | None, lexicon: Lexicon
) -> int | None:
    """Tell the year of a figure: named before it, else behind it, else before its sentence."""
    bare = lexicon.base.sub(lambda one: " " * len(one[0]), sentence)
    named = find_years(bare[:at])[-1:] or find_years(bare[at:])[:1]
    if named:
        return named[0]
    relative = lexicon.relative.search(bare)
    if relative is not None and report_year is not None:
        return report_year + lexicon.relative_years[" ".join(relative[0].casefold().split())]
    earlier = find_years(lexicon.base.sub(" ", before))[-1:]
    return earlier[0] if earlier else report_year


def _find_span(sentence: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Find two years a change lies between."""
    match = lexicon.spans.search(sentence)
    if match is None:
        return None
    first, last = (int(year) for year in match.groups() if year is not None)
    return first, last
