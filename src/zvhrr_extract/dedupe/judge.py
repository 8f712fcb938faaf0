"""What two inputs are to each other, and the signals that rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from zvhrr_extract.dedupe.similar import (
    estimate_containment,
    measure_containment,
    measure_extent,
)
from zvhrr_extract.dedupe.years import compare_places, measure_cosine
from zvhrr_extract.models.identity import Signature
from zvhrr_extract.models.manifest import Pair, PairSignals, PairVerdict

# DESIGN, "Same report, other version, next year": precision and recall 1.0 on 435 pairs.
VERSION_FLOOR = 0.5
# Where one dump follows columns and the other lines across them, word order tells nothing: two
# such dumps of one real report shared .49 of their shingles but .99 of their words, a dump with
# words run together .78; reports of two organisations .49 at most.
VOCABULARY_FLOOR = 0.75
# Below that nearly all words are those of any report (`wij`, `de`, `2021`).
_MIN_VOCABULARY = 50
# Unlike texts share next to no 5-shingles; next year's on the same template .5 to .85.
CLOSE_FLOOR = 0.25
# The share found in a sample of 64 is .06 off one time in three.
_SAMPLE_FLOOR, _MARGIN = 0.08, 0.25
# Versions name the same year in .9 of their places and more, next year's report in .3 at most.
_SAME_YEAR_FLOOR, _OTHER_YEAR_CEILING = 0.8, 0.5
_MIN_PLACES, _MANY_PLACES = 4, 8
# Histograms: versions .99, next year's .61 at most; in between nothing is sure.
_SAME_COSINE, _OTHER_COSINE = 0.9, 0.7
_DIGITS = 4


class Answer(Enum):
    """Whether two inputs have something in common; one may not be able to tell."""

    SAME = "same"
    OTHER = "other"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two inputs are to each other.

    Attributes:
        verdict: As the manifest has it.
        signals: What it rests on.
        close: They have more in common than two reports of their kind.
    """

    verdict: PairVerdict
    signals: PairSignals
    close: bool

    def name(self, one: Signature, other: Signature) -> Pair:
        """Put it as it stands in the manifest."""
        return Pair(a=one.file, b=other.file, verdict=self.verdict, signals=self.signals)


def may_be_close(one: Signature, other: Signature) -> bool:
    """Tell from small samples whether two inputs are worth a closer look."""
    return (
        estimate_containment(one.shingles, other.shingles) > _SAMPLE_FLOOR
        or estimate_containment(one.vocabulary, other.vocabulary) > VOCABULARY_FLOOR - _MARGIN
    )


def name_other_years(one: Signature, other: Signature) -> bool:
    """Tell whether two inputs name other years in the same places: never one report."""
    places, agreement = compare_places(one.dated, other.dated)
    return places >= _MANY_PLACES and (agreement or 0.0) <= _OTHER_YEAR_CEILING


def judge_pair(one: Signature, other: Signature) -> Judgement:
    """Compare two inputs by all there is."""
    signals = _measure_signals(one, other)
    alike = _is_alike(one, other, signals)
    return Judgement(
        verdict=_find_verdict(one, other, signals, alike=alike),
        signals=signals,
        close=alike or signals.containment >= CLOSE_FLOOR,
    )


def _measure_signals(one: Signature, other: Signature) -> PairSignals:
    places, agreement = compare_places(one.dated, other.dated)
    cosine = measure_cosine(one.years, other.years)
    return PairSignals(
        same_bytes=one.sha256 == other.sha256,
        same_text=one.text_hash == other.text_hash,
        containment=round(measure_containment(one.shingles, other.shingles), _DIGITS),
        vocabulary=round(measure_containment(one.vocabulary, other.vocabulary), _DIGITS),
        year_cosine=None if cosine is None else round(cosine, _DIGITS),
        year_places=places,
        year_agreement=None if agreement is None else round(agreement, _DIGITS),
        years=(one.identity.year, other.identity.year),
        years_told=(_is_told(one), _is_told(other)),
        editions=(one.identity.edition, other.identity.edition),
        organisations=(one.identity.holder, other.identity.holder),
    )


def _find_verdict(
    one: Signature, other: Signature, signals: PairSignals, *, alike: bool
) -> PairVerdict:
    if signals.same_bytes:
        return "duplicate"
    if signals.same_text:
        return "version"
    steps: tuple[tuple[Answer, PairVerdict], ...] = (
        (_compare_holders(one, other), "unsure"),
        (_compare_years(signals), "sibling_year"),
        (_compare_editions(one, other), "other_edition"),
    )
    for answer, verdict in steps:
        if answer is not Answer.SAME:
            return verdict if answer is Answer.OTHER else "unsure"
    return "version" if alike else "unsure"


def _compare_holders(one: Signature, other: Signature) -> Answer:
    holders = (one.identity.holder, other.identity.holder)
    if None in holders:
        return Answer.UNSURE
    return Answer.SAME if holders[0] == holders[1] else Answer.OTHER


def _is_told(one: Signature) -> bool:
    return one.identity.year is not None and one.identity.year_told


def _compare_years(signals: PairSignals) -> Answer:
    """Hold titles against titles, else the years in the texts; a contradiction is no answer."""
    by_text = _compare_years_named(signals)
    one, other = signals.years
    if all(signals.years_told):
        by_title = Answer.SAME if one == other else Answer.OTHER
        many = signals.year_places >= _MANY_PLACES
        opposed = {by_title, by_text} == {Answer.SAME, Answer.OTHER}
        return Answer.UNSURE if many and opposed else by_title
    if by_text is Answer.OTHER and (one == other or None in (one, other)):
        return Answer.UNSURE
    return by_text


def _compare_years_named(signals: PairSignals) -> Answer:
    """Tell whether two texts name the same years in the same places, else as often."""
    cosine = signals.year_cosine or 0.0
    agreement = signals.year_agreement
    if agreement is not None and signals.year_places >= _MIN_PLACES:
        if agreement >= _SAME_YEAR_FLOOR:
            return Answer.SAME
        return Answer.OTHER if agreement <= _OTHER_YEAR_CEILING else Answer.UNSURE
    if cosine >= _SAME_COSINE and signals.years[0] == signals.years[1]:
        return Answer.SAME
    return Answer.OTHER if cosine < _OTHER_COSINE else Answer.UNSURE


def _compare_editions(one: Signature, other: Signature) -> Answer:
    """Hold editions that are told against each other; else an abridged one holds less."""
    editions = {one.identity.edition, other.identity.edition}
    if "unknown" not in editions and one.identity.edition_told and other.identity.edition_told:
        return Answer.SAME if len(editions) == 1 else Answer.OTHER
    return Answer.SAME if _has_same_extent(one, other) else Answer.UNSURE


def _has_same_extent(one: Signature, other: Signature) -> bool:
    return measure_extent(one.shingles, other.shingles) >= VERSION_FLOOR


def _is_alike(one: Signature, other: Signature, signals: PairSignals) -> bool:
    """Tell whether half of the text or three quarters of the words are the same."""
    if signals.containment >= VERSION_FLOOR:
        return True
    fewest = min(len(one.vocabulary), len(other.vocabulary))
    return fewest >= _MIN_VOCABULARY and signals.vocabulary >= VOCABULARY_FLOOR
