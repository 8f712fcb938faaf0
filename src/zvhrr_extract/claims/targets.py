"""Targets: the measures a statement may be about, with the names they go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.subject import content_words
from zvhrr_extract.measures import list_measures
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.models.report import Report
from zvhrr_extract.models.statement import ChangeStatement
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

    def figures_for(self, statement: ChangeStatement) -> tuple[Decimal, Decimal] | None:
        """Return the two figures a change is about, or `None` where one is missing."""
        if statement.base_year is None or statement.year is None:
            return None
        new = self.figure(statement.year)
        old = (
            self.planned(statement.year)
            if statement.against_plan
            else self.figure(statement.base_year)
        )
        return None if old is None or new is None else (old, new)


@dataclass(frozen=True, slots=True)
class _Setting:
    """The words of a table, which its measures share.

    Attributes:
        rule: What the profile knows of it.
        heading: The heading it stands under, folded, where that is all that names it.
        context: Words of its caption and unit.
        holders: How many of its labels have each word.
        lone: Whether it measures one thing alone.
    """

    rule: TableRule | None
    heading: str
    context: frozenset[str]
    holders: Counter[str]
    lone: bool


def list_targets(report: Report, knowledge: Knowledge, lexicon: Lexicon) -> tuple[Target, ...]:
    """List the measures of a report as texts may name them."""
    headings = {section.id: section.heading for section in report.sections}
    targets: list[Target] = []
    for _, group in groupby(list_measures(report), key=lambda one: one.table.id):
        measures = list(group)
        heading = headings.get(measures[0].table.section or "", "")
        setting = _describe(measures, heading, knowledge, lexicon)
        targets += [_target(one, measures, setting, knowledge, lexicon) for one in measures]
    return tuple(targets)


def _describe(
    measures: Sequence[Measure], heading: str, knowledge: Knowledge, lexicon: Lexicon
) -> _Setting:
    table = measures[0].table
    rules = knowledge.profile.tables if knowledge.profile else ()
    rule = next((rule for rule in rules if rule.key == table.key), None)
    counted = rule.counts if rule else ()
    told = " ".join((strip_years(table.caption or ""), table.unit or "", *counted))
    labels = {fold(strip_years(one.label)) for one in measures}
    return _Setting(
        rule=rule,
        heading=fold(strip_years(heading)) if table.key is None and len(labels) == 1 else "",
        context=frozenset(content_words(told, knowledge.language, lexicon)),
        holders=Counter(word for label in labels for word in set(label.split())),
        lone=len(labels) == 1,
    )


def _target(
    measure: Measure,
    measures: Sequence[Measure],
    setting: _Setting,
    knowledge: Knowledge,
    lexicon: Lexicon,
) -> Target:
    """Tell how texts name a measure of a table."""
    language, context = knowledge.language, setting.context
    own = fold(strip_years(measure.label))
    words = content_words(measure.label, language, lexicon)
    alone = [word for word in words if setting.holders[word] == 1]
    covered = set(words) <= context
    # A label that says no more than the caption, or only `totaal`, names nothing, unless it
    # alone of all has a word of the caption.
    generic = covered and (setting.lone or not alone)
    names = () if generic else (own, *_aliases(own, setting.rule))
    unique = [word for word in alone if word not in context]
    scale = 1000 if (measure.table.unit or "").endswith(_THOUSANDS) else 1
    return Target(
        measure=measure,
        names=(setting.heading,) if setting.heading and covered else names,
        # Fewer words of a long label may stand in any text.
        marks=tuple(unique) if 2 * len(unique) >= len(words) else (),
        context=context | frozenset(words),
        whole=measure.role == "total" or (setting.lone and not setting.heading),
        scale=scale,
        plan=_find_plan(measure, measures, language),
        rounding=_rounding(measure, scale),
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
    known = [(one.name, *one.aliases) for one in rule.rows] if rule else []
    known += [(one.name, *one.aliases) for one in rule.columns] if rule else []
    for names in known:
        folded = [fold(name) for name in names]
        if label in folded:
            return tuple(name for name in folded if name != label)
    return ()


def _rounding(measure: Measure, scale: int) -> Decimal:
    """Return half of what the last digit of rounded figures is worth, 0 for exact ones."""
    values = [reading.value for reading in measure.figures.values()]
    least = min(int(value.as_tuple().exponent) for value in values)
    if least >= 0 and scale == 1:
        return Decimal(0)
    return Decimal(5).scaleb(min(least, 0) - 1) * scale
