"""Statement: what a sentence states about figures, before it is held against any."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Literal

Direction = Literal["increase", "decrease", "equal"]


class Closeness(Enum):
    """How near a stated figure claims to be to the real one."""

    EXACT = "exact"
    ALMOST = "almost"
    BELOW = "below"
    ABOVE = "above"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as a text prints it.

    Attributes:
        value: The exact value, scale words worked in.
        ulp: What its last printed digit is worth.
        closeness: What the words before it say.
        unit: Currency code, `%`, or None.
        noun: The words behind it, which say what it counts; empty where there are none.
    """

    value: Decimal
    ulp: Decimal
    closeness: Closeness = Closeness.EXACT
    unit: str | None = None
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, and where it stands.

    Attributes:
        block: Index of its block.
        text: The sentence.
        before: What stands before it in its block.
    """

    block: int
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class ChangeStatement:
    """A sentence that says how something changed.

    Attributes:
        passage: Where it stands.
        direction: Up, down, or not.
        percent: By how many percent or percentage points.
        absolute: By how much.
        base_value: From which figure.
        value: To which figure.
        points: Whether `percent` is in percentage points.
        base_year: Held against which year.
        year: In which year.
        assumes_base: Whether the text names no year to hold it against.
        against_plan: Whether it is held against what was planned, not against a year.
        region: The part of the sentence that speaks of it.
        words: Words that say what changed: those before the verb and behind `aantal`.
        expects: Whether it speaks of what is yet to come or is not so.
        elsewhere: Whether it speaks of others than the organisation.
    """

    passage: Passage
    direction: Direction
    percent: Stated | None
    absolute: Stated | None
    base_value: Stated | None
    value: Stated | None
    points: bool
    base_year: int | None
    year: int | None
    assumes_base: bool
    against_plan: bool
    region: str
    words: tuple[str, ...]
    expects: bool
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class AmountStatement:
    """A sentence that says how many or how much there was.

    Attributes:
        passage: Where it stands.
        figure: How many or how much, as printed.
        negative: Whether words say that it is below zero.
        result_word: The word by which it is called what is left of the income, or None.
        year: Of which year.
        expects: Whether it speaks of what is yet to come or is not so.
        elsewhere: Whether it speaks of others than the organisation.
    """

    passage: Passage
    figure: Stated
    negative: bool
    result_word: str | None
    year: int | None
    expects: bool
    elsewhere: bool
