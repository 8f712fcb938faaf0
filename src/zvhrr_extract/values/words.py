"""Words: how a text is cut into them, and patterns that stand for several."""

import re
from collections import Counter
from functools import lru_cache

_LETTER = re.compile(r"[^\W\d_]")
_MIN_LETTERS = 4
_MOSTLY = 0.87
_WORD = re.compile(r"[^\W_]+(?:[-’'./][^\W_]+)*")


def find_words(text: str) -> list[str]:
    """List the words of a text as printed; a hyphenated word is one.

    >>> find_words("Zorg- en EPA-Top, i.s.m. (VT)")
    ['Zorg', 'en', 'EPA-Top', 'i.s.m', 'VT']
    """
    return _WORD.findall(text)


@lru_cache(maxsize=4096)
def word_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a word with `*` for any ending or beginning to a regular expression."""
    body = re.escape(pattern.casefold()).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w]){body}(?![\w])")


def letters_pattern(text: str) -> str:
    """Write a text as a regular expression in which `*` stands for one or more letters."""
    return re.escape(text).replace(r"\*", r"\w+")


def is_shouted(text: str) -> bool:
    """Tell whether a text is printed in capitals (one stray small letter in eight allowed)."""
    letters = _LETTER.findall(text)
    capitals = sum(sign.isupper() for sign in letters)
    return len(letters) >= _MIN_LETTERS and capitals >= _MOSTLY * len(letters)


def first_word(text: str) -> str:
    """Return the first blank-separated word of a text in lower case, or an empty text."""
    return text.split(maxsplit=1)[0].casefold() if text.strip() else ""


def last_word(text: str) -> str:
    """Return the last blank-separated word of a text in lower case, or an empty text."""
    return text.rsplit(maxsplit=1)[-1].casefold() if text.strip() else ""


def squash(text: str) -> str:
    """Keep only letters and digits, in lower case: what conservation counts."""
    folded = text.casefold()
    # Most calls are for one word, which needs no look at every sign.
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def lost_words(old: str, new: str) -> str:
    """List the words of a text that another one lacks, in order, as conservation counts them.

    >>> lost_words("een daling van 12%, de", "de daling: 10%")
    'een van 12%,'
    """
    left = Counter(map(squash, new.split()))
    lost = []
    for word in old.split():
        squashed = squash(word)
        if left[squashed] > 0:
            left[squashed] -= 1
        elif squashed:
            lost.append(word)
    return " ".join(lost)
