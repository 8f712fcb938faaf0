"""The lexicon: the phrases of a claim grammar, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from zvhrr_extract.models.grammar import ClaimGrammar
from zvhrr_extract.models.language import Language

_GAP = r"(?:[\s,]+[\w’'.%-]+){0,8}?\s+"
_YEAR = r"(?:19[89]|20[0-9])\d"
# Words between what is held against and its year: `dan het aantal in 2020`.
_PASSED = r"[\w’'.,%€$£-]+"

# Keys of a grammar whose phrases are searched for anywhere, before a figure, and before that.
_ANYWHERE = (
    "increase", "decrease", "more", "fewer", "equal", "multiples", "fractions", "moves",
    "idioms", "averages", "elsewhere",
)  # fmt: skip
_CLOSENESS = ("almost", "below", "above", "about")
_LINKS = ("amount_link", "by_link", "from_link", "to_link")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns to search a sentence with.

    Attributes:
        increase: Nouns and verbs for more; likewise the others.
        base: What a figure is held against: groups `year`, `relative` or `plan`.
        relative: A year told from the report's year.
        durations: How many years a change took: one of the groups `n0`, `n1`, ...
        spans: Two years a change lies between: groups `first` and `last`.
        endings: Endings a word may have.
        factors: Words for a change by a factor or part, to the factor.
    """

    increase: re.Pattern[str]
    decrease: re.Pattern[str]
    more: re.Pattern[str]
    fewer: re.Pattern[str]
    equal: re.Pattern[str]
    multiples: re.Pattern[str]
    fractions: re.Pattern[str]
    percent: re.Pattern[str]
    points: re.Pattern[str]
    share: re.Pattern[str]
    basis: re.Pattern[str]
    compared: re.Pattern[str]
    near: re.Pattern[str]
    almost: re.Pattern[str]
    below: re.Pattern[str]
    above: re.Pattern[str]
    about: re.Pattern[str]
    amount_link: re.Pattern[str]
    by_link: re.Pattern[str]
    from_link: re.Pattern[str]
    to_link: re.Pattern[str]
    base: re.Pattern[str]
    relative: re.Pattern[str]
    spans: re.Pattern[str]
    expects: re.Pattern[str]
    opens_condition: re.Pattern[str]
    elsewhere: re.Pattern[str]
    counted: re.Pattern[str]
    joiner: re.Pattern[str]
    again: re.Pattern[str]
    negative: re.Pattern[str]
    result: re.Pattern[str]
    times: re.Pattern[str]
    durations: re.Pattern[str]
    moves: re.Pattern[str]
    ages: re.Pattern[str]
    article: re.Pattern[str]
    idioms: re.Pattern[str]
    averages: re.Pattern[str]
    function: re.Pattern[str]
    compounds: re.Pattern[str]
    negated: re.Pattern[str]
    endings: frozenset[str]
    factors: Mapping[str, Fraction]
    relative_years: Mapping[str, int]
    number_words: Mapping[str, int]


class _Words(NamedTuple):
    """Words of a language that are no part of its claim grammar."""

    numbers: tuple[tuple[str, int], ...]
    function: tuple[str, ...]


@lru_cache(maxsize=8)
def _compile(data: str, language: _Words) -> Lexicon:
    """Compile a grammar, told as JSON so that what came of it can be remembered."""
    grammar = ClaimGrammar.model_validate_json(data)
    return Lexicon(
        **_alike(grammar),
        percent=_at_start(grammar.percent_units),
        points=_at_start((*grammar.point_units, *grammar.basis_units)),
        share=_pattern(rf"\s+(?:{_any(grammar.share_links)})\s+(?![€$£\d])"),
        basis=_at_start(grammar.basis_units),
        compared=_compared(grammar.comparisons),
        near=_find(_approximations(grammar)),
        base=_base(grammar),
        relative=_find(grammar.relative_years),
        spans=_pattern("|".join(_span(text, at) for at, text in enumerate(grammar.spans))),
        durations=_pattern("|".join(_duration(*one) for one in enumerate(grammar.durations))),
        times=_times(grammar.times_words),
        ages=_at_start(grammar.age_words),
        article=_article(grammar.articles),
        function=_find(language.function),
        compounds=_compounds((*grammar.increase, *grammar.decrease)),
        negated=_negated(grammar),
        expects=_find((*grammar.expectations, *grammar.conditions)),
        opens_condition=_pattern(rf"\s*(?:{_any(grammar.condition_openers)})(?![\w-])"),
        counted=_find(grammar.counted_heads),
        joiner=_find(grammar.joiners),
        again=_pattern(rf"[\s,]*(?:{_any(grammar.alternatives)})\s+"),
        negative=_find(grammar.negative_words),
        result=_find(grammar.result_words),
        endings=frozenset(grammar.endings),
        factors={
            word: Fraction(told)
            for word, told in (*grammar.multiples.items(), *grammar.fractions.items())
        },
        relative_years=grammar.relative_years,
        number_words=dict(language.numbers),
    )


def _alike(grammar: ClaimGrammar) -> dict[str, re.Pattern[str]]:
    """Compile the keys of a grammar that are patterns by the same name."""
    passed = (*_approximations(grammar), *grammar.fillers)
    near = rf"(?:\s+(?:{_any(passed)}))*\s*$"
    return {
        **{name: _find(getattr(grammar, name)) for name in _ANYWHERE},
        **{name: _at_end(getattr(grammar, name)) for name in _CLOSENESS},
        **{name: _link(getattr(grammar, f"{name}s"), near) for name in _LINKS},
    }


def _approximations(grammar: ClaimGrammar) -> tuple[str, ...]:
    return (*grammar.almost, *grammar.below, *grammar.above, *grammar.about)


def lexicon_of(language: Language) -> Lexicon:
    """Compile the claim grammar of a language, once."""
    words = _Words(tuple(language.number_words.items()), tuple(language.function_words))
    return _compile(language.claims.model_dump_json(), words)


def _phrase(phrase: str) -> str:
    """Write a phrase as a regular expression."""
    words = [re.escape(word).replace(r"\*", r"[\w-]*") for word in phrase.split(" ")]
    return r"\s+".join(words).replace(r"\s+…\s+", _GAP)


def _any(phrases: Iterable[str]) -> str:
    """Write phrases as alternatives, the longer first."""
    return "|".join(
        _phrase(phrase) for phrase in sorted(phrases, key=lambda one: (-len(one), one))
    )


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _find(phrases: Iterable[str]) -> re.Pattern[str]:
    return _pattern(rf"(?<![\w-])(?:{_any(phrases)})(?![\w-])")


def _at_start(phrases: Iterable[str]) -> re.Pattern[str]:
    return _pattern(rf"\s*(?:{_any(phrases)})(?![\w-])")


def _at_end(phrases: Iterable[str]) -> re.Pattern[str]:
    return _pattern(rf"(?<![\w-])(?:{_any(phrases)})\s*$")


def _span(text: str, at: int) -> str:
    first, last = rf"(?P<first{at}>{_YEAR})(?!\d)", rf"(?P<last{at}>{_YEAR})(?!\d)"
    body = _phrase(text).replace(r"\{first\}", first).replace(r"\{last\}", last)
    return rf"(?<![\w-]){body}"


def _base(grammar: ClaimGrammar) -> re.Pattern[str]:
    relative, plan = _any(grammar.relative_years), _any(grammar.plan_words)
    # `from 412 to 455 in 2021` is not held against 2021.
    to_year = rf"(?:\s+(?!(?:{_any(grammar.to_links)})\s){_PASSED}){{0,4}}?\s+"
    return _pattern(
        rf"(?<![\w-])(?:{_any(grammar.baselines)})(?:{to_year})(?:(?P<year>{_YEAR})(?!\d)"
        rf"|(?P<relative>{relative})(?![\w-])|(?P<plan>{plan})(?![\w-]))"
    )


def _compared(words: Iterable[str]) -> re.Pattern[str]:
    """Match words of comparison, with no figure behind: `dan in een normaal jaar`.

    Behind a comma `dan` opens a clause.
    """
    return _pattern(rf"(?<![\w-])(?<![,;:]\s)(?:{_any(words)})(?![\w-]|\s+[€$£\d])")


def _times(words: Iterable[str]) -> re.Pattern[str]:
    """Match a factor in digits: `3 keer zoveel`."""
    return _pattern(rf"(?<![\w.,/-])(\d+(?:[.,]\d)?)\s+(?:{_any(words)})(?![\w-])")


def _article(words: Iterable[str]) -> re.Pattern[str]:
    """Match an article at the end, one word behind it at most."""
    return _pattern(rf"(?<![\w-])(?:{_any(words)})(?:\s+[\w’'-]+)?\s+$")


def _duration(at: int, text: str) -> str:
    body = _phrase(text).replace(r"\{n\}", rf"(?P<n{at}>\w+)")
    return rf"(?<![\w-]){body}(?![\w-])"


def _compounds(words: Iterable[str]) -> re.Pattern[str]:
    """Match the last part of compounds: `stijging` in `omzetstijging`."""
    last = (word.lstrip("*") for word in words if word.startswith("*"))
    return _pattern(rf"(?<=\w)(?:{_any(last)})(?![\w-])")


def _link(phrases: Iterable[str], near: str) -> re.Pattern[str]:
    """Match words that link a figure, at the end of what stands before it."""
    return _pattern(rf"(?<![\w-])(?:{_any(phrases)}){near}")


def _negated(grammar: ClaimGrammar) -> re.Pattern[str]:
    """Match what stands before a figure or word of change that is denied."""
    between = _any((*grammar.amount_links, *grammar.articles))
    return _pattern(rf"(?<![\w-])(?:{_any(grammar.negations)})(?:\s+(?:{between}))*\s*$")
