"""Evidence: what ties a stretch of text to a section other than where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.outline import OutlineSection
from zvhrr_extract.models.profile import SectionRule
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.values.likeness import fold, word_likeness
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.values.words import word_pattern
from zvhrr_extract.values.years import parse_year

# A percentage names no figure of a table; the figure it came from may be any.
_NUMBER = re.compile(r"(?<![\w.,])\d(?:[\d.,]*\d)?(?![\w%]|[.,]\d|\s%)")
# One tie word may be chance; three are as good as a heading right above (see placing.py).
_TIE_WEIGHT = 1.6
_TIE_CAP = 4.8
_FIGURE_WEIGHT = 2.5
_FIGURE_CAP = 5.0
_MIN_FIGURE = 5
_SAME_NAME = 88.0


@dataclass(frozen=True, slots=True)
class NamedFigures:
    """Figures that belong to one name: a table row's values and their differences."""

    name: str
    figures: frozenset[Decimal]


def collect_figures(tables: Sequence[TableDraft], knowledge: Knowledge) -> list[NamedFigures]:
    """Collect, per row name, its values and the differences of neighbouring columns.

    Figures that two rows share say nothing and are left out.
    """
    named: list[tuple[str, set[Decimal]]] = []
    mark = knowledge.language.decimal_mark
    for table in tables:
        for row in table.rows:
            if row.role != "item" or parse_year(row.label):
                continue
            values = [parse_number(value, decimal_mark=mark) for value in row.values]
            known = [value for value in values if value is not None]
            steps = {abs(second - first) for first, second in pairwise(known)}
            named.append(
                (row.label, {figure for figure in {*known, *steps} if figure >= _MIN_FIGURE})
            )
    shared = Counter(figure for _, own in named for figure in own)
    return [
        NamedFigures(name, frozenset(figure for figure in own if shared[figure] == 1))
        for name, own in named
    ]


def assign_figures(
    sections: Sequence[OutlineSection], figures: Sequence[NamedFigures]
) -> list[frozenset[Decimal]]:
    """Give every section the figures of the rows that are named like its heading."""
    names: dict[str, set[Decimal]] = {}
    for entry in figures:
        names.setdefault(entry.name, set()).update(entry.figures)
    return [
        frozenset(
            figure
            for name, own in names.items()
            if word_likeness(name, section.heading) >= _SAME_NAME
            for figure in own
        )
        for section in sections
    ]


def tie_score(text: str, rule: SectionRule | None) -> float:
    """Weigh the tie words of a section in a text, 0 to 4.8."""
    if rule is None:
        return 0.0
    folded = text.casefold()
    hits = sum(bool(word_pattern(tie).search(folded)) for tie in rule.ties)
    return min(hits * _TIE_WEIGHT, _TIE_CAP)


def name_score(text: str, section: OutlineSection) -> float:
    """Weigh whether a text names the section's heading, 0 or 1.5."""
    heading = fold(section.heading)
    return 1.5 if len(heading) > 4 and f" {heading} " in f" {fold(text)} " else 0.0


def figure_score(text: str, figures: frozenset[Decimal], mark: str) -> float:
    """Weigh the figures in a text that belong to the row named like a section, 0 to 5."""
    if not figures:
        return 0.0
    printed = {
        parse_number(match, decimal_mark=mark)
        for match in _NUMBER.findall(text)
        if not parse_year(match)
    }
    return min(len(figures & printed) * _FIGURE_WEIGHT, _FIGURE_CAP)
