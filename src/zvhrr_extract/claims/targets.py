"""Targets: the measures a statement may be about, with the names they go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.subject import content_words
from zvhrr_extract.measures import list_measures
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.models.report import Report, Table
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import strip_years

_THOUSANDS = " x 1000"


@dataclass(frozen=True, slots=True)
class Target:
    """A measure, and how texts name it.

    Attributes:
        measure: What is measured.
        names: Labels it goes by, folded.
        marks: Words of its label that no other label of the table has.
        context: Words of its caption, unit and label.
        whole: Whether it stands for the whole table: a total, or all there is.
        scale: What its figures are to be multiplied by.
        plan: What was planned of it, where it is what became of a plan.
        rounding: Half of what their last digit is worth, scale worked in; 0 for exact ones.
    """

    measure: Measure
    names: tuple[str, ...]
    marks: tuple[str, ...]
    context: frozenset[str]
    whole: bool
    scale: int
    rounding: Decimal
    plan: Measure | None = None

    def figure(self, year: int) -> Decimal | None:
        """Return its figure of a year, scale worked in."""
        reading = self.measure.figures.get(year)
        return None if reading is None else reading.value * self.scale

    def planned(self, year: int) -> Decimal | None:
        """Return what was planned of it for a year, scale worked in."""
        reading = self.plan.figures.get(year) if self.plan else None
        return None if reading is None else reading.value * self.scale


def list_targets(report: Report, knowledge: Knowledge, lexicon: Lexicon) -> tuple[Target, ...]:
    """List the measures of a report as texts may name them."""
    rules = {rule.key: rule for rule in knowledge.profile.tables} if knowledge.profile else {}
    measures = list_measures(report)
    targets: list[Target] = []
    for table in report.tables:
        mine = [measure for measure in measures if measure.table is table]
        targets += _of_table(table, mine, rules.get(table.key or ""), knowledge, lexicon)
    return tuple(targets)


def _of_table(
    table: Table,
    measures: Sequence[Measure],
    rule: TableRule | None,
    knowledge: Knowledge,
    lexicon: Lexicon,
) -> Iterable[Target]:
    told = " ".join(filter(None, (strip_years(table.caption or ""), table.unit)))
    counted = " ".join(rule.counts) if rule else ""
    language = knowledge.language
    around = frozenset(content_words(f"{told} {counted}", language, lexicon))
    labels = {fold(strip_years(one.label)) for one in measures}
    holders = Counter(word for label in labels for word in set(label.split()))
    thousands = (table.unit or "").endswith(_THOUSANDS)
    scale = 1000 if thousands else 1
    for measure in measures:
        own = fold(strip_years(measure.label))
        words = content_words(measure.label, language, lexicon)
        generic = bool(words) and set(words) <= around
        marks = tuple(word for word in own.split() if holders[word] == 1 and word not in around)
        yield Target(
            measure=measure,
            names=() if generic else (own, *_aliases(own, rule)),
            marks=tuple(word for word in marks if word not in language.function_words),
            context=around | frozenset(words),
            whole=measure.role == "total" or len(labels) == 1,
            scale=scale,
            plan=_find_plan(measure, measures, language),
            rounding=_rounding(measure) * scale
            if thousands or _is_rounded(measure)
            else Decimal(0),
        )


def _find_plan(
    measure: Measure, measures: Sequence[Measure], language: Language
) -> Measure | None:
    """Find what was planned of a measure in the same row, if it is what became of that."""
    words = set(fold(measure.column or "").split())
    if not words & {fold(word) for word in language.claims.actual_words}:
        return None
    planned = {fold(word) for word in language.claims.plan_words}
    return next(
        (
            other
            for other in measures
            if other.label == measure.label and set(fold(other.column or "").split()) & planned
        ),
        None,
    )


def _aliases(label: str, rule: TableRule | None) -> tuple[str, ...]:
    """List the other names the profile has for a row or column."""
    for known in (*rule.rows, *rule.columns) if rule else ():
        names = tuple(fold(name) for name in (known.name, *known.aliases))
        if label in names:
            return tuple(name for name in names if name != label)
    return ()


def _is_rounded(measure: Measure) -> bool:
    return any(
        reading.value != reading.value.to_integral_value()
        for reading in measure.figures.values()
    )


def _rounding(measure: Measure) -> Decimal:
    """Return half of what the last printed digit of its figures is worth."""
    least = min(int(reading.value.as_tuple().exponent) for reading in measure.figures.values())
    return Decimal(5).scaleb(min(least, 0) - 1)
