"""Changes: sentences that say by how much something rose, fell or stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zvhrr_extract.claims.directions import Mark, bind, find_marks
from zvhrr_extract.claims.ends import Ends, find_ends, find_way, is_same_clause
from zvhrr_extract.claims.gathering import Gathered, slot_of
from zvhrr_extract.claims.joining import join_figure, way_by_sign, way_in_brackets
from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.quantities import Quantity, find_quantities, read_multiples
from zvhrr_extract.claims.subject import find_subject, leaning_on
from zvhrr_extract.claims.times import Spot, tell_times
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.statement import ChangeStatement, Direction, Passage

_CLAUSE_END = re.compile(r"[,;:](?=\s)")


def find_changes(
    passage: Passage, report_year: int | None, language: Language, lexicon: Lexicon
) -> tuple[list[ChangeStatement], list[Quantity]]:
    """Find the changes a sentence states.

    Returns:
        The changes, and the figures that are part of none.
    """
    text = passage.text
    quantities = find_quantities(text, language, lexicon)
    marks = find_marks(text, quantities, lexicon)
    if lexicon.averages.search(text):
        return [], quantities
    ends, spans = find_ends(text, quantities, marks, lexicon)
    at_ends = {quantity.start for one in ends for quantity in one.quantities}
    inner = [one for one in quantities if one.start not in at_ends and one not in spans]
    changes: list[Gathered] = []
    free = [one for one in inner if not _take_in(text, one, inner, marks, (changes, lexicon))]
    changes += _find_multiples(text, lexicon)
    unplaced = [one for one in ends if not _place_ends(text, one, marks, (changes, lexicon))]
    free = [one for one in free if not join_figure(text, one, changes, lexicon)]
    free += [*spans, *(quantity for one in unplaced for quantity in one.quantities)]
    changes += [] if changes else _find_equal(text, lexicon)
    changes.sort(key=lambda one: one.start)
    teller = _Teller(passage, report_year, language, lexicon)
    regions = _regions(text, changes, lexicon)
    return [teller.tell(*both) for both in zip(changes, regions, strict=True)], free


def _take_in(
    text: str,
    quantity: Quantity,
    quantities: Sequence[Quantity],
    marks: Sequence[Mark],
    gathered: tuple[list[Gathered], Lexicon],
) -> bool:
    """Put a figure into the change it belongs to, or make one; tell whether it has one."""
    changes, lexicon = gathered
    denied = [one for one in quantities if lexicon.negated.search(text[: one.start])]
    if quantity in denied:
        return False
    blocks = [one for one in quantities if one is not quantity and one not in denied]
    mark = bind(text, quantity, marks, blocks, lexicon)
    way = way_by_sign(text, quantity, mark.way if mark else None, lexicon)
    way = way or way_in_brackets(text, quantity, changes, lexicon)
    if way is None:
        return False
    home = next(
        (one for one in reversed(changes) if one.takes(text, quantity, way, lexicon)), None
    )
    if home is None:
        home = Gathered(quantity.start, quantity.end, way)
        changes.append(home)
    stated = replace(quantity.stated, value=abs(quantity.stated.value))
    home.add(slot_of(quantity), stated, quantity.start, quantity.end)
    return True


def _regions(
    text: str, changes: Sequence[Gathered], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the part of the sentence that speaks of each of its changes."""
    start = 0
    for change, following in pairwise(changes):
        breaks = (
            pattern.search(text, change.end, following.start)
            for pattern in (lexicon.joiner, _CLAUSE_END)
        )
        end = min((found.start() for found in breaks if found), default=change.end)
        yield start, end
        start = end
    if changes:
        yield start, len(text)


def _find_multiples(text: str, lexicon: Lexicon) -> list[Gathered]:
    """Find changes told by a factor: `verdubbeld` is 100 % more."""
    found = []
    for match, stated in read_multiples(text, lexicon):
        direction: Direction = "increase" if stated.value > 0 else "decrease"
        change = Gathered(match.start(), match.end(), direction)
        change.figures["percent"] = replace(stated, value=abs(stated.value))
        found.append(change)
    return found


def _place_ends(
    text: str, ends: Ends, marks: Sequence[Mark], gathered: tuple[list[Gathered], Lexicon]
) -> bool:
    """Put figures a change goes from and to into that change, or make one of them.

    Returns:
        Whether they belong to one.
    """
    changes, lexicon = gathered
    way = find_way(text, ends, marks, lexicon)
    homes = [
        one
        for one in changes
        if "value" not in one.figures
        and (way is None or way[2] == one.direction)
        and is_same_clause(text, ends, (one.start, one.end), lexicon)
    ]
    home = min(homes, key=lambda one: abs(one.start - ends.start), default=None)
    if home is None:
        if way is None:
            return False
        home = Gathered(*way)
        changes.append(home)
    if ends.base is not None:
        home.ends = ends
        home.add("base_value", ends.base.stated, ends.start, ends.end)
    home.add("value", ends.value.stated, ends.start, ends.end)
    return True


def _find_equal(text: str, lexicon: Lexicon) -> list[Gathered]:
    match = lexicon.equal.search(text)
    return [Gathered(match.start(), match.end(), "equal")] if match else []


@dataclass(frozen=True, slots=True)
class _Teller:
    """What the changes of a sentence are told from."""

    passage: Passage
    report_year: int | None
    language: Language
    lexicon: Lexicon

    def tell(self, change: Gathered, region: tuple[int, int]) -> ChangeStatement:
        """Make the statement of a change and the part of the sentence that speaks of it."""
        text, lexicon = self.passage.text, self.lexicon
        times = tell_times(
            text,
            leaning_on(self.passage, self.language),
            spot=Spot(change.start, *region),
            report_year=self.report_year,
            lexicon=lexicon,
        )
        if change.ends is not None:
            times = change.ends.tell_times(text, times)
        figures = change.figures
        points = figures.get("points")
        return ChangeStatement(
            passage=self.passage,
            direction=change.direction,
            percent=figures.get("percent") or points,
            absolute=figures.get("absolute"),
            base_value=figures.get("base_value"),
            value=figures.get("value"),
            points=points is not None,
            base_year=times.base,
            year=times.year,
            assumes_base=times.assumed,
            against_plan=times.plan,
            region=text[slice(*region)],
            words=find_subject(text, region, change.start, self.language, lexicon),
            expects=bool(lexicon.expects.search(text) or lexicon.opens_condition.match(text)),
            elsewhere=bool(lexicon.elsewhere.search(text)),
        )
