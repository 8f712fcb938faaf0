"""Subject: the words of a sentence that say what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.statement import Passage
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import find_words, first_word

_AFTER_COUNTED = re.compile(r"\s*(?:(?:de|het|the|of)\s+)?((?:[^\W\d_][\w’'-]*\s*){1,2})")
_MIN_STEM = 5
_CLAUSE = re.compile(r"[,;:]\s")


def find_subject(
    text: str, region: tuple[int, int], at: int, language: Language, lexicon: Lexicon
) -> tuple[str, ...]:
    """List the words that say what changed.

    Those are the words of the clause before the verb or noun of change, and what stands behind
    a word such as `aantal`; function words, years and words of change apart.

    Args:
        text: The sentence.
        region: Where the part that speaks of it starts and ends.
        at: Where the change is stated.
        language: The language.
        lexicon: Its phrases.
    """
    bare = _mask(text, lexicon)
    spoken = _CLAUSE.split(bare[region[0] : at])[-1]
    for match in lexicon.counted.finditer(text, *region):
        behind = _AFTER_COUNTED.match(bare, match.end())
        spoken += " " + behind[1] if behind else ""
    return content_words(spoken, language, lexicon)


def _mask(text: str, lexicon: Lexicon) -> str:
    """Blank out the words of change, the others staying where they are."""
    for pattern in (
        lexicon.base, lexicon.compounds, lexicon.increase, lexicon.decrease, lexicon.more,
        lexicon.fewer, lexicon.equal, lexicon.multiples, lexicon.fractions, lexicon.near,
    ):  # fmt: skip
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def leaning_on(passage: Passage, language: Language) -> str:
    """Return what stands before a sentence that leans on it: `Dit is een daling`."""
    leans = first_word(passage.text).strip(",") in language.anaphora
    return passage.before if leans else ""


def content_words(text: str, language: Language, lexicon: Lexicon) -> tuple[str, ...]:
    """List the words of a text that carry its meaning, folded, each once."""
    skipped = {
        *language.function_words,
        *language.anaphora,
        *language.total_words,
        *language.claims.idle_words,
    }
    found = (
        part
        for word in find_words(lexicon.counted.sub(" ", _mask(text, lexicon)))
        if not any(sign.isdigit() for sign in word)
        and word.casefold() not in skipped
        and word.casefold() not in language.number_words
        for part in fold(word).split()
        if len(part) > 1
    )
    return tuple(dict.fromkeys(found))


def is_same_word(one: str, other: str, endings: frozenset[str]) -> bool:
    """Tell whether two folded words are the same, their endings apart.

    >>> endings = frozenset({"en", "n", "s"})
    >>> is_same_word("gebieden", "gebied", endings), is_same_word("casus", "casussen", endings)
    (True, True)
    >>> is_same_word("personen", "personeel", endings)
    False
    """
    if one == other:
        return True
    stem = one[: _count_equal(one, other)]
    rests = [_bare_ending(stem, word[len(stem) :]) for word in (one, other)]
    return len(stem) >= _MIN_STEM and all(rest in endings or not rest for rest in rests)


def _count_equal(one: str, other: str) -> int:
    """Count the letters two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _bare_ending(stem: str, rest: str) -> str:
    """Take off the consonant that is doubled before an ending: `casus-s-en`."""
    return rest[1:] if len(rest) > 1 and rest[0] == stem[-1:] else rest


def count_shared(words: Iterable[str], others: frozenset[str], lexicon: Lexicon) -> int:
    """Count the words that are among others, endings apart."""
    return sum(word in others or _has_kin(word, others, lexicon) for word in set(words))


def _has_kin(word: str, others: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether one of many words is the same but for its ending."""
    # Nearly all words differ in their first letters, and this is asked for every row.
    stem = word[:_MIN_STEM]
    return any(
        other[:_MIN_STEM] == stem and is_same_word(word, other, lexicon.endings)
        for other in others
    )
