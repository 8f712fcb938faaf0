"""Forms of words for a change, and the claim each makes: rightly, or wrongly in one way."""

# ruff: noqa: E501  sentences of reports stand whole

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.audit import planted_claims as arithmetic
from tests.audit.planted_claims import Pair
from tests.audit.planted_gold import (
    PLAIN_WRONG,
    WRONG_SIGN,
    Direction,
    GoldClaim,
    Number,
    Verdict,
)

_UP = {"noun": "stijging", "noun2": "toename", "verb": "steeg", "part": "gestegen", "comp": "meer", "comp2": "hoger", "prt": "toe", "grew": "groeide"}  # fmt: skip
_DOWN = {"noun": "daling", "noun2": "afname", "verb": "daalde", "part": "gedaald", "comp": "minder", "comp2": "lager", "prt": "af", "grew": "kromp"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """A form of words.

    Attributes:
        name: What the gold calls it.
        needs: The figures in it: `percent`, `decimal`, `both` (with the difference),
            `absolute`, `from_to`, `nearly`, `equal`, or a part in words.
        text: The sentence; `{subject}` or `{at}` names the measure, or nothing does.
        last_year: Whether it says "vorig jaar", or no base year at all.
        span: Whether it is for two years that are not next to each other.
    """

    name: str
    needs: str
    text: str
    last_year: bool = False
    span: bool = False


NAMED = (
    Wording("verb", "percent", "{subject} {verb} met {p}% ten opzichte van {by}"),
    Wording("noun", "percent", "{subject} laat een {noun} van {p}% zien ten opzichte van {by}"),
    Wording("decimal", "decimal", "{subject} {verb} met {p} procent ten opzichte van {by}"),
    Wording("decimal_part", "decimal", "{subject} is in {y} met {p}% {part} vergeleken met {by}"),
    Wording("part_to", "percent", "{subject} is met {p}% {part} tot {v}", last_year=True),
    Wording("year_before", "percent", "{subject} {verb} met {p}% ten opzichte van het jaar daarvoor", last_year=True),
    Wording("last_year", "percent", "vergeleken met vorig jaar {verb} {subject} met {p}%", last_year=True),
    Wording("noun_with", "both", "{subject} laat een {noun2} zien met {a} ({p}%) ten opzichte van {by}"),
    Wording("nearly", "nearly", "{subject} is bijna {p} procent {comp2} dan in {by}"),
    Wording("from_to", "from_to", "{subject} nam {prt} van {b} naar {v}", last_year=True),
    Wording("from_to_years", "from_to", "{subject} nam {prt} van {b} in {by} naar {v} in {y}"),
    Wording("absolute_verb", "absolute", "{subject} {verb} met {a} ten opzichte van {by}"),
    Wording("equal", "equal", "{subject} is in {y} ongeveer gelijk aan het aantal in {by}"),
    Wording("doubled", "doubled", "{subject} is verdubbeld ten opzichte van {by}"),
    Wording("halved", "halved", "{subject} is gehalveerd ten opzichte van {by}"),
    Wording("between", "percent", "tussen {by} en {y} {grew} {subject} met {p}%", span=True),
)  # fmt: skip
# About persons alone; under their own heading these name no measure.
PERSONS = (
    Wording(
        "less_discussed", "both", "{a} casussen {comp} besproken dan in {by}: {noun} van {p}%"
    ),
    Wording(
        "less_persons", "both", "{a} personen {comp} besproken dan in {by}: {noun} van {p}%"
    ),
    Wording(
        "in_year", "both", "in {y} {noun} van {p}% t.o.v. {by}, {a} casussen {comp} besproken"
    ),
    Wording("noun_tov", "percent", "{noun} van {p}% ten opzichte van {by}"),
    Wording("percent_more", "percent", "{p}% {comp} personen besproken dan in {by}"),
    Wording(
        "with_in_brackets", "both", "een {noun2} met {a} personen ({p}%) ten opzichte van {by}"
    ),
    Wording("absolute", "absolute", "{a} personen {comp} besproken dan in {by}"),
    Wording("third", "third", "een derde {comp} personen besproken dan in {by}"),
)
PERSONS_NAMED = (
    Wording(
        "less_persons",
        "both",
        "{at} zijn {a} personen {comp} besproken dan in {by}: een {noun} van {p}%",
    ),
    Wording("percent_more", "percent", "{at} zijn {p}% {comp} personen besproken dan in {by}"),
    Wording("third", "third", "{at} is een derde {comp} personen besproken dan in {by}"),
    Wording("absolute", "absolute", "{at} zijn {a} personen {comp} besproken dan in {by}"),
)
TOTAL = (
    Wording("this_is", "percent", "dit is een {noun} van {p}% ten opzichte van {by}"),
    Wording("this_is", "decimal", "dit is een {noun} van {p}% ten opzichte van {by}"),
    Wording("these_are", "both", "dit zijn er {a} {comp} dan in {by}: een {noun} van {p}%"),
    Wording("that_is", "percent", "dat is {p}% {comp} dan in {by}"),
    Wording(
        "that_is_with",
        "both",
        "dat is een {noun2} met {a} personen ({p}%) ten opzichte van {by}",
    ),
)
THEME = (
    Wording("the_change", "percent", "de {noun} met {p}% in {y} t.o.v. {by} is toe te schrijven aan de overdracht van te bespreken personen in het ZVHRR aan de ketenpartners"),
)  # fmt: skip
IN_WORDS: Mapping[str, tuple[Decimal, Direction]] = {
    "doubled": (Decimal(100), "increase"),
    "halved": (Decimal(50), "decrease"),
    "third": (Decimal(100) / 3, "decrease"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the figures in it."""

    percent: Number | None
    absolute: int | None
    direction: Direction
    verdict: Verdict
    explanation: str | None
    readings: tuple[Number, ...] = ()


def dutch(number: Number | Decimal) -> str:
    """Print a number as the reports do: 2.376 and 12,5."""
    whole = f"{number:,}"
    return whole.translate(str.maketrans(",.", ".,"))


def state(pair: Pair, wording: Wording, kind: str | None, rng: Random) -> Said | None:  # noqa: PLR0911  a table of needs
    """Say a change in a form of words, rightly (kind None) or wrongly; None where that cannot be."""
    if wording.span == (pair.year - pair.base_year == 1):
        return None
    rises = pair.value > pair.base
    direction: Direction = "increase" if rises != (kind == WRONG_SIGN) else "decrease"
    verdict: Verdict = "contradicted" if kind else "supported"
    explanation = None if kind == PLAIN_WRONG else kind
    if wording.needs == "equal":
        return _state_equal(pair, kind)
    if wording.needs in IN_WORDS:
        return _state_in_words(pair, wording.needs, kind)
    if wording.needs == "from_to":
        fits = kind in {None, WRONG_SIGN} and abs(pair.change) >= 2
        return Said(None, None, direction, verdict, explanation) if fits else None
    if wording.needs == "absolute":
        right = abs(pair.value - pair.base)
        said = arithmetic.wrong_absolute(pair, kind, rng) if kind else right
        told = said is not None and abs(pair.change) >= 2 and right > 4
        return Said(None, said, direction, verdict, explanation) if told else None
    percent = _percent(pair, wording.needs, kind, rng)
    if percent is None:
        return None
    absolute = abs(pair.value - pair.base) if wording.needs == "both" else None
    number = float(percent) if wording.needs == "decimal" else int(percent)
    return Said(number, absolute, direction, verdict, explanation)


def _percent(pair: Pair, needs: str, kind: str | None, rng: Random) -> Decimal | None:
    places = 1 if needs == "decimal" else 0
    if needs == "nearly":
        right = arithmetic.right_percent(pair, 0)
        above = right is not None and right > abs(pair.change)
        if kind == PLAIN_WRONG:
            return arithmetic.wrong_percent(pair, 0, kind, rng)
        return right if above and kind is None else None
    if kind:
        return arithmetic.wrong_percent(pair, places, kind, rng)
    return arithmetic.right_percent(pair, places)


def _state_equal(pair: Pair, kind: str | None) -> Said | None:
    if kind is None:
        return (
            Said(None, None, "equal", "supported", None)
            if abs(pair.change) <= Decimal("1.6")
            else None
        )
    elsewhere = [
        abs(arithmetic.percent_change(a, b))
        for a, b in arithmetic.other_pairs(pair, pair.others)
    ]
    if kind != PLAIN_WRONG or abs(pair.change) < 18 or min(elsewhere, default=Decimal(99)) < 10:
        return None
    return Said(None, None, "equal", "contradicted", None)


def _state_in_words(pair: Pair, needs: str, kind: str | None) -> Said | None:
    size, direction = IN_WORDS[needs]
    same_way = (pair.change > 0) == (direction == "increase")
    readings = (int(size), round(float(size), 1), round(float(size), 2))
    if kind is None:
        near = same_way and abs(abs(pair.change) - size) <= Decimal("0.4")
        return Said(None, None, direction, "supported", None, readings) if near else None
    others = [
        arithmetic.percent_change(a, b) for a, b in arithmetic.other_pairs(pair, pair.known)
    ]
    others += [
        arithmetic.percent_change(pair.value, pair.base),
        arithmetic.points(pair) or Decimal(0),
    ]
    clear = abs(abs(pair.change) - size) > 12 and all(abs(abs(o) - size) > 6 for o in others)
    if kind != PLAIN_WRONG or not same_way or not clear:
        return None
    return Said(None, None, direction, "contradicted", None, readings)


def print_claim(pair: Pair, wording: Wording, said: Said, names: Mapping[str, str]) -> str:
    """Print the sentence, without its full stop, with a capital."""
    words = _UP if said.direction == "increase" else _DOWN
    text = wording.text.format(
        **names,
        **words,
        by=pair.base_year,
        y=pair.year,
        b=dutch(pair.base),
        v=dutch(pair.value),
        p=dutch(said.percent) if said.percent is not None else "",
        a=dutch(said.absolute) if said.absolute is not None else "",
    )
    return text[0].upper() + text[1:]


def gold_of(pair: Pair, wording: Wording, said: Said, text: str, section: str) -> GoldClaim:
    """Say what an auditor must find in the sentence."""
    return GoldClaim(
        "change", pair.label, pair.base_year, pair.year, said.direction, said.percent,
        said.absolute, said.verdict, said.explanation, pair.base, pair.value, text, section,
        percent_readings=said.readings, wording=wording.name,
    )  # fmt: skip
