"""Changes: sentences that say by how much something rose, fell or stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from zvhrr_extract.claims.directions import Mark, bind, find_marks
from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.quantities import (
    Quantity,
    find_quantities,
    read_multiples,
    words_between,
)
from zvhrr_extract.claims.subject import find_subject, leaning_on
from zvhrr_extract.claims.times import tell_times, times_of_ends
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.statement import ChangeStatement, Direction, Passage, Stated

# Two figures of one change stand this near: `79 casussen meer besproken: stijging van 27%`.
_NEAR_WORDS = 12
# So many words may stand between a figure and one in brackets: `51 personen (17%)`.
_IN_BRACKETS_WORDS = 4


@dataclass(slots=True)
class _Change:
    """What is gathered of one change."""

    start: int
    end: int
    direction: Direction
    figures: dict[str, Stated] = field(default_factory=dict)
    ends: tuple[Quantity, Quantity] | None = None

    def takes(self, text: str, quantity: Quantity, way: Direction, lexicon: Lexicon) -> bool:
        """Tell whether a figure is a further one of this change."""
        name = _slot(quantity)
        gap = text[self.end : quantity.start]
        near = words_between(text, self.end, quantity.start) <= _NEAR_WORDS
        return (
            self.direction == way
            and name not in self.figures
            and not (name == "points" and "percent" in self.figures)
            and near
            and not lexicon.joiner.search(gap)
        )

    def add(self, name: str, stated: Stated, start: int, end: int) -> None:
        self.figures[name] = stated
        self.start, self.end = min(self.start, start), max(self.end, end)


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
    ends = _find_ends(text, quantities, lexicon)
    inner = [one for one in quantities if one not in ends.values()]
    changes: list[_Change] = []
    free = [one for one in inner if not _take_in(text, one, inner, marks, (changes, lexicon))]
    changes += _find_multiples(text, lexicon)
    free += _place_ends(ends, marks, changes)
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
    gathered: tuple[list[_Change], Lexicon],
) -> bool:
    """Put a figure into the change it belongs to, or make one; tell whether it has one."""
    changes, lexicon = gathered
    blocks = [one for one in quantities if one is not quantity]
    mark = bind(text, quantity, marks, blocks, lexicon)
    way = mark.way if mark else _way_in_brackets(text, quantity, changes)
    if way is None:
        return False
    home = next(
        (one for one in reversed(changes) if one.takes(text, quantity, way, lexicon)), None
    )
    if home is None:
        home = _Change(quantity.start, quantity.end, way)
        changes.append(home)
    home.add(_slot(quantity), quantity.stated, quantity.start, quantity.end)
    return True


def _regions(
    text: str, changes: Sequence[_Change], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the part of the sentence that speaks of each of its changes."""
    start = 0
    for change, following in pairwise(changes):
        joiner = lexicon.joiner.search(text, change.end, following.start)
        end = joiner.start() if joiner else following.start
        yield start, end
        start = end
    if changes:
        yield start, len(text)


def _slot(quantity: Quantity) -> str:
    names = {"percent": "percent", "part": "percent", "points": "points", "number": "absolute"}
    return names[quantity.kind]


def _find_ends(
    text: str, quantities: Sequence[Quantity], lexicon: Lexicon
) -> dict[str, Quantity]:
    """Find the figures a change goes from and to: `van 571 naar 414`, `tot 414`."""
    ends: dict[str, Quantity] = {}
    for at, quantity in enumerate(quantities):
        if quantity.kind == "part" or not lexicon.to_link.search(text[: quantity.start]):
            continue
        ends.setdefault("value", quantity)
        before = quantities[at - 1] if at else None
        if (
            before is not None
            and before.kind == quantity.kind
            and lexicon.from_link.search(text[: before.start])
            and words_between(text, before.end, quantity.start) <= _NEAR_WORDS
        ):
            ends = {"base_value": before, "value": quantity}
    return ends


def _way_in_brackets(
    text: str, quantity: Quantity, changes: Sequence[_Change]
) -> Direction | None:
    """Tell which way a figure goes that stands in brackets behind another: `51 (17%)`."""
    if not changes:
        return None
    last = changes[-1]
    gap = text[last.end : quantity.start]
    near = words_between(text, last.end, quantity.start) <= _IN_BRACKETS_WORDS
    return last.direction if gap.rstrip().endswith("(") and near else None


def _find_multiples(text: str, lexicon: Lexicon) -> list[_Change]:
    """Find changes told by a factor: `verdubbeld` is 100 % more."""
    found = []
    for match, stated in read_multiples(text, lexicon):
        direction: Direction = "increase" if stated.value > 0 else "decrease"
        change = _Change(match.start(), match.end(), direction)
        change.figures["percent"] = replace(stated, value=abs(stated.value))
        found.append(change)
    return found


def _place_ends(
    ends: dict[str, Quantity], marks: Sequence[Mark], changes: list[_Change]
) -> list[Quantity]:
    """Put from and to figures into the change they belong to, or make one of them.

    Returns:
        The figures that belong to none.
    """
    if not ends:
        return []
    first = min(quantity.start for quantity in ends.values())
    home = min(changes, key=lambda one: abs(one.start - first), default=None)
    if home is None:
        ways = [mark for mark in marks if not mark.compares]
        if not ways or len(ends) == 1:
            return list(ends.values())
        near = min(ways, key=lambda mark: abs(mark.start - first))
        home = _Change(near.start, near.end, near.way)
        changes.append(home)
    if len(ends) == 2:
        home.ends = ends["base_value"], ends["value"]
    for name, quantity in ends.items():
        home.add(name, quantity.stated, quantity.start, quantity.end)
    return []


def _find_equal(text: str, lexicon: Lexicon) -> list[_Change]:
    match = lexicon.equal.search(text)
    return [_Change(match.start(), match.end(), "equal")] if match else []


@dataclass(frozen=True, slots=True)
class _Teller:
    """What the changes of a sentence are told from."""

    passage: Passage
    report_year: int | None
    language: Language
    lexicon: Lexicon

    def tell(self, change: _Change, region: tuple[int, int]) -> ChangeStatement:
        """Make the statement of a change and the part of the sentence that speaks of it."""
        text, lexicon = self.passage.text, self.lexicon
        times = tell_times(
            text,
            leaning_on(self.passage, self.language),
            at=change.start,
            report_year=self.report_year,
            lexicon=lexicon,
        )
        if change.ends is not None:
            times = times_of_ends(text, [one.end for one in change.ends], times)
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
