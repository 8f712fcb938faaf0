"""Aliases: the names a profile knows, folded, and how a text is held against them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.values.likeness import closest, fold, missing_words
from zvhrr_extract.values.years import strip_years

# Below 84 misread but right headings (`0verleg`) still lie, at 80 other headings begin
# (`Aanpak jeugd` against `Aanpak HIT` is 73, `Rotterdam Noord` against `Rotterdam Zuid` 79).
HEADING_FLOOR = 84.0
# One word may be misread more than a phrase, but is more easily another word.
_SHORT_WORD = 6
_SHORT_FLOOR = 92.0
# A long heading may lose or gain one word and still be itself.
_LONG_WORDS = 4
_MIN_SHORTENED = 2
_SAME_WORD = 90.0


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of a section's heading (or, with key None, of an entity)."""

    text: str
    folded: str
    key: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aliases:
    """All spellings a profile knows."""

    entries: tuple[Alias, ...]
    folded: tuple[str, ...]
    function_words: frozenset[str]
    longest: int

    def match(self, text: str) -> tuple[Alias, float] | None:
        """Find the name a text fits, and how well (0 to 100), or `None`."""
        bare = strip_years(text)
        folded = fold(bare)
        if not 2 < len(folded) <= self.longest * 1.25:
            return None
        found = closest(bare, self.folded, floor=HEADING_FLOOR)
        if found is None:
            return self._match_shortened(folded)
        alias, score = self.entries[found[0]], found[1]
        if len(alias.folded) <= _SHORT_WORD and score < _SHORT_FLOOR:
            return None
        return (
            (alias, score) if self._same_words(folded, alias) else self._match_shortened(folded)
        )

    def _match_shortened(self, folded: str) -> tuple[Alias, float] | None:
        """Match a heading that lost one of its words: all it has are the alias's, in order."""
        words = _content_words(folded, self.function_words)
        if len(words) < _MIN_SHORTENED:
            return None
        for alias in self.entries:
            if len(alias.words) != len(words) + 1 or missing_words(
                words, alias.words, floor=_SAME_WORD
            ):
                continue
            kept, whole = len("".join(words)), len("".join(alias.words))
            score = 200.0 * kept / (kept + whole)
            if words[0] == alias.words[0] and score >= HEADING_FLOOR:
                return alias, min(score, 90.0)
        return None

    def _same_words(self, folded: str, alias: Alias) -> bool:
        words = _content_words(folded, self.function_words)
        strange = missing_words(words, alias.folded.split()) + missing_words(
            alias.words, folded.split()
        )
        allowed = 1 if len(alias.words) > _LONG_WORDS else 0
        joined = folded.replace(" ", "") == alias.folded.replace(" ", "")
        return joined or len(strange) <= allowed


def _content_words(folded: str, function_words: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        word for word in folded.split() if word not in function_words and len(word) > 1
    )


@lru_cache(maxsize=32)
def _fold_function_words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def collect_aliases(knowledge: Knowledge) -> Aliases:
    """Collect every heading and entity the profile knows; empty without a profile."""
    function_words = _fold_function_words(knowledge.language.function_words)
    named: list[tuple[str, str | None]] = []
    if knowledge.profile is not None:
        for rule in knowledge.profile.sections:
            named += [(text, rule.key) for text in (rule.heading, *rule.aliases)]
        for entity in knowledge.profile.entities:
            named += [(text, None) for text in (entity.name, *entity.spellings)]
    return _build(named, function_words)


def _build(named: Iterable[tuple[str, str | None]], function_words: frozenset[str]) -> Aliases:
    entries = []
    for text, key in named:
        folded = fold(strip_years(text))
        entries.append(Alias(text, folded, key, _content_words(folded, function_words)))
    folded_all = tuple(alias.folded for alias in entries)
    longest = max((len(text) for text in folded_all), default=0)
    return Aliases(tuple(entries), folded_all, function_words, longest)
