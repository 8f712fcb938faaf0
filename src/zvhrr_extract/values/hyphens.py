"""Words cut at a line end: whether the hyphen goes, stays, or stays with a blank."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from zvhrr_extract.models.language import Language
from zvhrr_extract.values.words import find_words

_TAIL = re.compile(r"([^\W_]+(?:-[^\W_]+)*)[-\u00ad\u2010]$")
_GLUED_CAPITAL = re.compile(
    r"(?<![^\W_])([A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)*)([A-Z][a-zà-ÿ]+)(?![^\W_])"
)
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", _SOFT_HYPHEN, "\u2010")
_PREFIX_END = re.compile(r"\(\w+-\)$")
_HEAD = re.compile(r"^([^\W\d_]+)(?:[-/][^\W_]+)*")


class Vocabulary:
    """The words of one document, as the first witness on a hyphen."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = Counter(word.casefold() for text in texts for word in find_words(text))
        self._stems = sorted(self._counts)

    def knows(self, word: str) -> int:
        """Count how often a word, or for long ones a word that begins with it, is printed."""
        word = word.casefold()
        if self._counts[word] or len(word) < 8:
            return self._counts[word]
        at = bisect_left(self._stems, word)
        return int(at < len(self._stems) and self._stems[at].startswith(word))


@lru_cache(maxsize=8)
def _dictionary(name: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=name, left=2, right=2)


@dataclass(frozen=True, slots=True)
class Seam:
    """A place where the end of one line was changed to join the next.

    Attributes:
        index: Index of the second of the two lines.
        before: The word parts as printed, the line end shown as `⏎`.
        after: What they were put together to.
        name: The kind of repair it is.
    """

    index: int
    before: str
    after: str
    name: str = "line_end_hyphen"


def join_texts(
    texts: Sequence[str], *, vocabulary: Vocabulary, language: Language
) -> tuple[str, list[Seam]]:
    """Join lines to one text: soft hyphens undone, hard ones kept, blanks between words.

    `in-/⏎uitvoer` and `(ex-)⏎leden` are joined without a blank.

    Returns:
        The text, and every seam where a hyphen was at stake.
    """
    text, seams = texts[0], []
    for index, below in enumerate(texts[1:], start=1):
        joined = join_hyphen(text, below, vocabulary=vocabulary, language=language)
        if joined is not None:
            tail, head = text.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
            after = joined[len(text) - len(tail) : len(joined) - len(below) + len(head)]
            seams.append(Seam(index, f"{tail}⏎{head}", after))
            text = joined
        elif _glues(text, below):
            tail, head = text.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
            seams.append(Seam(index, f"{tail}⏎{head}", tail + head, name="line_end_join"))
            text += below
        else:
            text = f"{text} {below}".strip()
    return text, seams


def _glues(above: str, below: str) -> bool:
    """Tell whether two line parts make one word without a hyphen."""
    slash = above.endswith("/") and not above.endswith(" /")
    return slash or bool(_PREFIX_END.search(above) and below[:1].islower())


def join_hyphen(
    before: str, after: str, *, vocabulary: Vocabulary, language: Language
) -> str | None:
    """Join two lines where the first ends in a hyphen.

    The document's own words decide first, the language's hyphenation patterns second.

    Args:
        before: The first line, which may end in a hyphen.
        after: The line below it.
        vocabulary: The document's words.
        language: Its language.

    Returns:
        The joined text, or `None` when the first line ends in no hyphen after a word.
    """
    if not after or before[-1:] not in _HYPHENS:
        return None
    tail = _TAIL.search(before)
    if tail is None:
        return None
    stem = before[: tail.end(1)]
    if after.split(maxsplit=1)[0].casefold().rstrip(",;") in language.suspended_before:
        return f"{stem}- {after}"
    head = _HEAD.match(after)
    soft = head is not None and (
        _is_soft(tail[1], head[1], vocabulary=vocabulary, language=language)
        or (before[-1] == _SOFT_HYPHEN and head[1].islower() and not tail[1].isupper())
    )
    return stem + after if soft else f"{stem}-{after}"


def restore_hyphens(text: str, vocabulary: Vocabulary) -> str:
    """Put back hyphens that a dump lost at line ends between two capitals.

    `RotterdamRijnmond` becomes `Rotterdam-Rijnmond` where the document prints that elsewhere.
    """

    def restore(match: re.Match[str]) -> str:
        hyphened = f"{match[1]}-{match[2]}"
        return hyphened if vocabulary.knows(hyphened) else match[0]

    return _GLUED_CAPITAL.sub(restore, text)


def _is_soft(tail: str, head: str, *, vocabulary: Vocabulary, language: Language) -> bool:
    """Tell whether a hyphen between two word parts was only put in to break the line."""
    part = tail.rsplit("-", 1)[-1]
    if not head[0].islower() or part.isupper() or part[-1].isdigit() or len(part) < 2:
        return bool(
            head.isupper()
            and len(part) > 1
            and part.isupper()
            and vocabulary.knows(part + head)
        )
    closed, hyphened = vocabulary.knows(part + head), vocabulary.knows(f"{part}-{head}")
    if closed != hyphened:
        return closed > hyphened
    alike = language.hyphen_prefixes.get(part.casefold())
    # The part behind the line end is a word of its own to the vocabulary: once says nothing.
    if alike is not None and (head[0].casefold() not in alike or vocabulary.knows(head) > 1):
        return False
    if (part[-1] + head[0]).casefold() in language.vowel_clashes:
        return False
    cuts = _dictionary(language.hyphenation).positions((part + head).casefold())
    return len(part) in cuts or not cuts
