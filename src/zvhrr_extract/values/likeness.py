"""How alike two texts are, 0 to 100; the only use of rapidfuzz."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

# Signs that OCR and symbol fonts mistake for letters; only mended where letters surround them.
_CONFUSED = str.maketrans({"0": "o", "1": "l", "5": "s", "|": "l", "€": "e"})
_MISREAD = re.compile(r"(?<=[^\W\d_])[015|](?=[^\W\d_])|(?<![\w])[01|](?=[^\W\d_]{2})")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold away what does not count in a comparison: case, accents, punctuation, misreads.

    >>> fold("Personee1sbeleid"), fold("Financiën")
    ('personeelsbeleid', 'financien')
    """
    text = _MISREAD.sub(lambda match: match[0].translate(_CONFUSED), text)
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(text))


def opens_with(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a text begins with one of some words or phrases, and no longer word.

    >>> opens_with("Totaal: baten", ["totaal"]), opens_with("Grand Mère", ["grand total"])
    (True, False)
    """
    folded = f"{fold(text)} "
    return any(folded.startswith(f"{fold(phrase)} ") for phrase in phrases)


def likeness(left: str, right: str) -> float:
    """Tell how alike two texts are, 0 to 100, case, accents and punctuation apart."""
    return fuzz.ratio(fold(left), fold(right))


def word_likeness(left: str, right: str) -> float:
    """Tell how alike two texts are, 0 to 100, whatever the order of their words."""
    return fuzz.token_sort_ratio(fold(left), fold(right))


def closest(text: str, choices: Sequence[str], *, floor: float) -> tuple[int, float] | None:
    """Find the choice most like a text.

    Args:
        text: What is looked for.
        choices: Texts already folded by `fold`.
        floor: Least likeness, 0 to 100.

    Returns:
        Index of the choice and its likeness, or `None` when none reaches the floor.
    """
    found = process.extractOne(fold(text), choices, scorer=fuzz.ratio, score_cutoff=floor)
    return (found[2], found[1]) if found else None


def missing_words(
    wanted: Iterable[str], present: Iterable[str], *, floor: float = 75
) -> list[str]:
    """List the wanted words that none of the present ones resembles.

    >>> missing_words(["aanpak", "jeugd"], ["aanpak", "jeugt"])
    []
    """
    pool = list(present)
    return [
        word
        for word in wanted
        if word not in pool
        and not process.extractOne(word, pool, scorer=fuzz.ratio, score_cutoff=floor)
    ]
