"""What is known to stand in a planted report: claims, totals, restatements, other findings."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

NEW_BASE = "divided by the new value"
POINTS = "points instead of percent"
TRUNCATED = "truncated instead of rounded"
OTHER_YEARS = "another pair of years"
WRONG_SIGN = "wrong sign"
FACTOR = "off by a factor 1,000"
SWAPPED = "digits swapped"
# Not an explanation: the planted figure is wrong and nothing explains it.
PLAIN_WRONG = "simply wrong"
# The order in which the first that fits is told.
EXPLANATIONS = (NEW_BASE, POINTS, TRUNCATED, OTHER_YEARS, WRONG_SIGN, FACTOR, SWAPPED)
WRONG_KINDS = (*EXPLANATIONS, PLAIN_WRONG)

Number = int | float
Kind = Literal["change", "count", "amount"]
Direction = Literal["increase", "decrease", "equal"]
Verdict = Literal["supported", "contradicted", "unverifiable"]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One statement in prose, as planted.

    Attributes:
        kind: What is stated: a change, a count or an amount.
        subject: Label of the measure; None where it has none (a national figure).
        base_year: Year compared with; None for a count or an amount.
        year: Year spoken of.
        direction: What the sentence says, which may be wrong; None for a count or amount.
        percent: As printed; None where none is printed.
        absolute: Difference as printed (a change), or the number stated (a count or amount).
        verdict: What the figures say of it.
        explanation: One of `EXPLANATIONS` for a planted mistake, else None.
        base_value: Printed value of the base year in this very report.
        value: Printed value of the year; for a count or amount what it must be.
        text: The sentence, to find its block by.
        section: Key of the section it stands in.
        percent_readings: Other percentages that are as good (100 for "verdubbeld").
        verdicts: Other verdicts that are as good.
        optional: Whether a reader may pass it over (an expectation).
        wording: Name of the form of words.
    """

    kind: Kind
    subject: str | None
    base_year: int | None
    year: int | None
    direction: Direction | None
    percent: Number | None
    absolute: int | None
    verdict: Verdict
    explanation: str | None
    base_value: int | None
    value: int | None
    text: str
    section: str
    percent_readings: tuple[Number, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    optional: bool = False
    wording: str = ""


@dataclass(frozen=True, slots=True)
class GoldTotal:
    """A printed total that is not the sum of its parts."""

    table: str
    row: str
    column: str
    expected: int
    found: int
    way: str = ""


@dataclass(frozen=True, slots=True)
class GoldRestatement:
    """A figure that a later report prints otherwise than the report before it."""

    table: str
    row: str
    column: str
    year: int
    old_report: int
    old_value: int
    new_report: int
    new_value: int


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """Another planted fault: a check that must fail, what is printed and what is right."""

    check: str
    expected: str | int | None
    found: str | int | None
    where: str


@dataclass(frozen=True, slots=True)
class YearGold:
    """All that is planted in the report of one year.

    Attributes:
        tolerated: Pairs (check, table key) that may fail as well, for what was planted makes
            them arguable: the sum over a row that is printed twice.
    """

    year: int
    claims: tuple[GoldClaim, ...]
    totals: tuple[GoldTotal, ...]
    restatements: tuple[GoldRestatement, ...]
    findings: tuple[GoldFinding, ...]
    tolerated: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give it as plain lists and objects."""
        return asdict(self)
