"""Quotes: where a quoted text stands, however a source prints blanks, quotes and dashes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_DASHES = frozenset("-‐‑‒–—―−⁃﹣－")
_SINGLE = frozenset("'‘’‚‛`´′")
_DOUBLE = frozenset('"“”„‟«»″')


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text with what does not count folded away.

    Attributes:
        text: What is left.
        starts: Of every sign of it, where in the whole text it comes from.
        ends: Likewise, where it ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=32768)
def fold_text(text: str) -> FoldedText:
    """Fold away case, kinds of blanks, quotes and dashes, and hyphens inside a word.

    >>> fold_text("MDO‑Messengeweld  ‘x’").text
    "mdomessengeweld 'x'"
    """
    signs: list[tuple[str, int, int]] = []
    for start, end in _clusters(text):
        for sign in _fold_cluster(text[start:end]):
            if sign != " " or (signs and signs[-1][0] != " "):
                signs.append((sign, start, end))
    while signs and signs[-1][0] == " ":
        signs.pop()
    kept = [
        signs[index]
        for index, (sign, _, _) in enumerate(signs)
        if not (sign == "-" and _is_inside_word(signs, index))
    ]
    return FoldedText(
        "".join(sign for sign, _, _ in kept),
        tuple(start for _, start, _ in kept),
        tuple(end for _, _, end in kept),
    )


def is_same(one: str | None, other: str | None) -> bool:
    """Tell whether two texts are one, but for what does not count."""
    return fold_text(one or "").text == fold_text(other or "").text


def find_spans(text: str, quote: str) -> list[tuple[int, int]]:
    """Find where a quote stands in a text, as whole words and figures.

    >>> find_spans("Van 112% naar 12%.", "12%")
    [(14, 17)]
    """
    whole, part = fold_text(text), fold_text(quote).text
    spans = []
    at = whole.text.find(part) if part else -1
    while at >= 0:
        end = at + len(part)
        if _is_free(whole.text, at, end):
            spans.append((whole.starts[at], whole.ends[end - 1]))
        at = whole.text.find(part, at + 1)
    return spans


def find_fitting(texts: Sequence[str | None], quote: str) -> list[int]:
    """List the texts a quote fits: those it is the whole of, else those it stands in."""
    wanted = fold_text(quote).text
    if not wanted:
        return []
    whole = [
        index for index, text in enumerate(texts) if text and fold_text(text).text == wanted
    ]
    if whole:
        return whole
    return [index for index, text in enumerate(texts) if text and find_spans(text, quote)]


def shorten(text: str, most: int = 60) -> str:
    """Cut a text to what a message has room for."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text in signs, each with the accents that follow it."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            yield start, end
            start = end


def _fold_cluster(cluster: str) -> str:
    sign = cluster[0]
    if sign in _DASHES:
        return "-"
    if sign in _SINGLE:
        return "'"
    if sign in _DOUBLE:
        return '"'
    if unicodedata.category(sign) == "Cf":
        return ""
    folded = unicodedata.normalize("NFKC", cluster).casefold()
    return "".join(" " if one.isspace() else one for one in folded)


def _is_inside_word(signs: Sequence[tuple[str, int, int]], index: int) -> bool:
    return (
        0 < index < len(signs) - 1
        and signs[index - 1][0].isalpha()
        and signs[index + 1][0].isalpha()
    )


def _is_free(text: str, start: int, end: int) -> bool:
    """Tell whether a part does not begin or end inside a word or a figure."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    first, last = text[start], text[end - 1]
    if first.isalnum() and before[-1:].isalnum():
        return False
    if last.isalnum() and after[:1].isalnum():
        return False
    glued_before = len(before) == 2 and before[0].isdigit() and before[1] in ".,"
    glued_after = len(after) == 2 and after[1].isdigit() and after[0] in ".,"
    return not ((first.isdigit() and glued_before) or (last.isdigit() and glued_after))
