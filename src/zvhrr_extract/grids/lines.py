"""Lines: words joined to pieces that stand close together on one printed line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from zvhrr_extract.models.page import Box, Word, box_around

# Baselines of one line differ by less than this share of the letters' size.
_SAME_LINE = 0.3
# A blank between words is at most this share of the size wide, also in a justified line of
# a narrow column; columns of figures stand further apart.
_BLANK = 0.75
_FIGURE_BLANK = 0.45
_NUMBER = r"""[(\[<>≤≥±~+\-–−—*]*\s*(?:US)?(?:[€$£¥]\s*)?[(\[+\-–−]?\s*(?:[€$£¥]\s*)?
    (?:\d[\d.,:'’/\s]*|[.,]\d+)\s*(?:%|[€$£¥]|[a-zA-Z]{1,2}(?=\W*$))?\s*[)\]*†‡%\-–−]*\s*"""
_FIGURE = re.compile(rf"{_NUMBER}(?:\({_NUMBER}\))?(?:[-–]{_NUMBER})?", re.VERBOSE)
# Dots and dashes, letters with dots or a stroke (`n.a.`, `n/a`), a cross.
_NOTHING = re.compile(r"[-–—−.·…:]{1,3}|(?:[a-z]\.){2,3}|n/?a|x", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d|(?:19|20)\d\d))?\W*\d?\W*")
_CURRENCIES = frozenset({*"€$£¥", "US$", "EUR", "USD"})
_SIGN = re.compile(r"[€$£¥%()]|US\$|EUR|USD|[+\-–−]")


class Piece(NamedTuple):
    """Words that stand close together on one line.

    Attributes:
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        baseline: Where most of its letters stand.
        size: Size of its largest letters.
        text: Its words.
        words: The words.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    text: str
    words: tuple[Word, ...]

    @property
    def middle(self) -> float:
        """Its middle from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def centre(self) -> float:
        """Its middle from top to bottom."""
        return (self.top + self.bottom) / 2


Line = list[Piece]


def is_figure(text: str) -> bool:
    """Tell whether a text is one number, with its sign, unit or note mark.

    >>> [is_figure(text) for text in ("1.234", "€ (5,6)", "12%", "2 mln", "Q1", "-")]
    [True, True, True, False, False, False]
    """
    return _FIGURE.fullmatch(text) is not None


def is_value(text: str) -> bool:
    """Tell whether a text is what a column of figures holds: a number, or a sign for none.

    >>> is_value("-"), is_value("n.a."), is_value("12"), is_value("twaalf")
    (True, True, True, False)
    """
    return _FIGURE.fullmatch(text) is not None or _NOTHING.fullmatch(text) is not None


def is_data(line: Line) -> bool:
    """Tell whether a line has figures behind its first piece."""
    return any(is_value(piece.text) for piece in line[1:])


def is_year(text: str) -> bool:
    """Tell whether a text is a year, or two of them, with its note mark.

    >>> [is_year(text) for text in ("2021", "2021/22", "2021*", "1.234")]
    [True, True, True, False]
    """
    return _YEAR.fullmatch(text) is not None


def is_sign(text: str) -> bool:
    """Tell whether a text is a sign that belongs to the number beside it."""
    return _SIGN.fullmatch(text) is not None


def is_currency(text: str) -> bool:
    """Tell whether a text is the sign or code of a currency."""
    return text in _CURRENCIES


def join_pieces(pieces: Sequence[Piece]) -> Piece:
    """Make one of pieces in reading order."""
    if len(pieces) == 1:
        return pieces[0]
    lefts, tops, rights, bottoms, baselines, sizes, texts, words = zip(*pieces, strict=True)
    size = max(sizes)
    return Piece(
        min(lefts),
        min(tops),
        max(rights),
        max(bottoms),
        baselines[sizes.index(size)],
        size,
        " ".join(texts),
        tuple(chain.from_iterable(words)),
    )


def box_of(pieces: Iterable[Piece]) -> Box:
    """Draw a box around pieces."""
    return box_around(piece[:4] for piece in pieces)


def read_units(words: Iterable[Word]) -> list[Piece]:
    """Make a piece of every word, with the pieces glued to it."""
    units: list[Piece] = []
    for word in words:
        unit = Piece(*word[1:6], word.style.size, word.text, (word,))
        if word.glued and units:
            unit = _glue(units.pop(), unit)
        units.append(unit)
    return units


def _glue(left: Piece, right: Piece) -> Piece:
    return join_pieces((left, right))._replace(text=left.text + right.text)


def cut_lines(units: Iterable[Piece]) -> list[Line]:
    """Part pieces into lines, from top to bottom; each from left to right."""
    lines: list[Line] = []
    at = size = 0.0
    for unit in sorted(units, key=attrgetter("baseline")):
        if lines and unit.baseline - at <= _SAME_LINE * max(size, unit.size):
            lines[-1].append(unit)
        else:
            lines.append([unit])
            at = unit.baseline
        size = unit.size
    for line in lines:
        line.sort()
    return lines


def join_line(line: Line) -> Line:
    """Join the words of a line that stand a blank apart."""
    joined: Line = []
    start = 0
    for index, (left, right) in enumerate(pairwise(line), 1):
        near = right.x0 - left.x1 <= _FIGURE_BLANK * left.size
        if near and right.text not in _CURRENCIES:
            continue
        if are_apart(left, right) or _leads_figure(line, index):
            joined.append(join_pieces(line[start:index]))
            start = index
    joined.append(join_pieces(line[start:]))
    return joined


def _leads_figure(line: Line, index: int) -> bool:
    """Tell whether a word is the currency of the figure behind it, not of the one before."""
    if line[index].text not in _CURRENCIES or index + 1 >= len(line):
        return False
    return is_value(line[index - 1].text) and is_value(line[index + 1].text)


def are_apart(left: Piece, right: Piece) -> bool:
    """Tell whether the gap between two pieces of a line is wider than a blank."""
    gap = (right.x0 - left.x1) / max(left.size, right.size)
    if gap <= _FIGURE_BLANK:
        return False
    return gap > _BLANK or (is_value(left.text) and is_value(right.text))
