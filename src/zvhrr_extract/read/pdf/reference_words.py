"""Reference words: pdfplumber's letters cut into words, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zvhrr_extract.models.page import Box, Style, Word
from zvhrr_extract.read.pdf.fonts import clean_name, is_bold, is_italic
from zvhrr_extract.read.pdf.frame import Frame
from zvhrr_extract.read.pdf.layers import DrawnWords
from zvhrr_extract.read.pdf.pieces import MAX_GAP, find_gap, spell_out
from zvhrr_extract.read.pdf.reference_device import INVISIBLE

# Letters further apart than this share of their size have a blank between them.
_BLANK = 0.2
# What pdfminer writes for a letter whose meaning it does not know.
_CODE = re.compile(r"\(cid:(\d+)\)")
# Codes that WinAnsiEncoding leaves open; they print a bullet (ISO 32000-1, annex D.2).
_BULLET_CODES = {127, 129, 141, 143, 144, 157}
# pdfplumber's matrices are those of the page as shown already.
_SHOWN = Frame(0, 0, 0, 0, 0)


class _Setting(NamedTuple):
    """What all letters of a word share."""

    style: Style
    angle: int
    reason: str | None


@dataclass(slots=True)
class WordCutter:
    """Cuts the letters of one page into words.

    Attributes:
        left: Where the visible box starts, in pdfplumber's coordinates.
        top: Likewise its upper edge.
        height: Of pdfplumber's page.
        edges: The visible box from its own corner.
    """

    left: float
    top: float
    height: float
    edges: Box
    words: DrawnWords = field(default_factory=lambda: DrawnWords([], [], []))
    _word: Word | None = None
    _setting: _Setting | None = None

    def cut(self, letters: Iterable[dict[str, Any]]) -> DrawnWords:
        """Cut pdfplumber's letters, in the order they are drawn, into words."""
        for letter in letters:
            if letter["text"].strip(" \t\r\n\xa0\0"):
                self._add(letter)
            else:
                self._end()
        self._end()
        return self.words

    def _add(self, letter: dict[str, Any]) -> None:
        word = self._read_letter(letter)
        setting = _Setting(word.style, word.angle, letter["tag"])
        above = self._word
        gap = find_gap(above, word.box) if above else None
        if above is None or gap is None or not -MAX_GAP <= gap <= _BLANK:
            self._end()
        elif setting == self._setting:
            word = _join(above, word)
        else:
            self._end()
            word = word._replace(glued=True)
        self._word, self._setting = word, setting

    def _end(self) -> None:
        """Put the word gathered so far where it belongs."""
        word, setting = self._word, self._setting
        self._word = self._setting = None
        if word is None or setting is None:
            return
        edges = self.edges
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        inside = edges.x0 <= x <= edges.x1 and edges.top <= y <= edges.bottom
        if not inside or setting.reason not in {None, INVISIBLE}:
            self.words.away.append(word)
        else:
            (self.words.invisible if setting.reason else self.words.shown).append(word)

    def _read_letter(self, letter: dict[str, Any]) -> Word:
        a, b, *_, x, y = letter["matrix"]
        angle = _SHOWN.angle(a, b)
        name = clean_name(letter["fontname"])
        style = Style(
            name,
            round(letter["size"], 1),
            is_bold(name),
            is_italic(name),
            find_colour(letter["non_stroking_color"]),
        )
        return Word(
            text=_read_text(letter["text"]),
            x0=letter["x0"] - self.left,
            top=letter["top"] - self.top,
            x1=letter["x1"] - self.left,
            bottom=letter["bottom"] - self.top,
            baseline=x - self.left if angle in {90, 270} else self.height - y - self.top,
            style=style,
            angle=angle,
        )


def _read_text(text: str) -> str:
    code = _CODE.fullmatch(text)
    if code is None:
        return spell_out(text)
    return "•" if int(code[1]) in _BULLET_CODES else "\ufffd"


def _join(word: Word, letter: Word) -> Word:
    return word._replace(
        text=word.text + letter.text,
        x0=min(word.x0, letter.x0),
        top=min(word.top, letter.top),
        x1=max(word.x1, letter.x1),
        bottom=max(word.bottom, letter.bottom),
    )


def find_colour(parts: Any) -> int | None:  # noqa: ANN401  numbers, a name, or a tuple of them
    """Turn the parts of a colour into 0xRRGGBB, None where they are no plain colour.

    >>> hex(find_colour((1, 0.5, 0))), find_colour(("P1",))
    ('0xff8000', None)
    """
    parts = parts if isinstance(parts, tuple | list) else (parts,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 1:
        rgb = [parts[0]] * 3
    elif len(parts) == 3:
        rgb = list(parts)
    elif len(parts) == 4:
        rgb = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    else:
        return None
    red, green, blue = (round(255 * min(max(float(part), 0.0), 1.0)) for part in rgb)
    return red << 16 | green << 8 | blue
