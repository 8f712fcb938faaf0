"""The register: all measures of a report, found by words and figures without asking each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from zvhrr_extract.claims.targets import Target
from zvhrr_extract.models.statement import AmountStatement, ChangeStatement, Closeness, Stated
from zvhrr_extract.values.likeness import fold

_Places = dict[Decimal, list[int]]
# The base year, the year, and whether the base is a plan.
_Span = tuple[int | None, int | None, bool]


class _Changes(NamedTuple):
    """Where measures stand by their figures of two years, and by the difference of these."""

    figures: _Places
    differences: _Places


class Register:
    """Finds the few measures that a statement may be about among all of a report.

    What it leaves out shares no word and no figure with the statement, so it would be rated 0.

    Attributes:
        targets: All measures, in the order of the report.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self.targets = tuple(targets)
        self._wholes = {at for at, target in enumerate(self.targets) if target.whole}
        self._rounded = {at for at, target in enumerate(self.targets) if target.rounding}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, target in enumerate(self.targets):
            firsts = {name.split()[0] for name in target.names if name}
            for word in firsts | set(target.marks[:1]):
                self._by_word[word].append(at)
        self._amounts: dict[int, _Places] = {}
        self._changes: dict[_Span, _Changes] = {}

    def for_amount(self, statement: AmountStatement) -> list[Target]:
        """List the measures that an amount may be of."""
        year, stated = statement.year, statement.figure
        if year is None:
            return []
        if _is_vague(stated):
            return list(self.targets)
        if year not in self._amounts:
            self._amounts[year] = self._index(year)
        same = self._amounts[year].get(abs(stated.value), ())
        return self._pick({*same, *self._rounded, *self._worded(statement.passage.text)})

    def for_change(
        self, statement: ChangeStatement, stated: Iterable[Decimal], texts: Iterable[str]
    ) -> list[Target]:
        """List the measures that a change may be about.

        Args:
            statement: The change.
            stated: Figures that are named with it.
            texts: Texts that may name the measure: its sentence and what stands above it.
        """
        absolute = statement.absolute
        if absolute is not None and _is_vague(absolute):
            return list(self.targets)
        span = statement.base_year, statement.year, statement.against_plan
        if span not in self._changes:
            self._changes[span] = self._index_changes(statement)
        figures, differences = self._changes[span]
        ends = [one.value for one in (statement.base_value, statement.value) if one]
        found = {at for value in (*ends, *stated) for at in figures.get(value, ())}
        if absolute is not None:
            found.update(differences.get(absolute.value, ()))
        return self._pick(found.union(*map(self._worded, texts)))

    def _worded(self, text: str) -> set[int]:
        """Find the measures whose name may begin in a text, and those of whole tables."""
        words = set(fold(text).split())
        return self._wholes.union(
            *(self._by_word[word] for word in words & self._by_word.keys())
        )

    def _pick(self, found: set[int]) -> list[Target]:
        return [self.targets[at] for at in sorted(found)]

    def _index(self, year: int) -> _Places:
        index: _Places = defaultdict(list)
        for at, target in enumerate(self.targets):
            value = target.figure(year)
            if value is not None:
                index[abs(value)].append(at)
        return index

    def _index_changes(self, statement: ChangeStatement) -> _Changes:
        index = _Changes(defaultdict(list), defaultdict(list))
        for at, target in enumerate(self.targets):
            ends = target.figures_for(statement)
            if ends is not None:
                for value in set(ends):
                    index.figures[value].append(at)
                index.differences[abs(ends[1] - ends[0])].append(at)
        return index


def _is_vague(stated: Stated) -> bool:
    """Tell whether a figure may stand for others than itself."""
    return stated.ulp > 1 or stated.closeness is not Closeness.EXACT
