"""Words: PDFium's characters cut into words with box and style, in as few calls as may be."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium

from zvhrr_extract.models.page import Box, Style, Word
from zvhrr_extract.read.pdf import native
from zvhrr_extract.read.pdf.clips import ClipReader
from zvhrr_extract.read.pdf.fonts import FontBook
from zvhrr_extract.read.pdf.frame import Frame
from zvhrr_extract.read.pdf.layers import DrawnWords
from zvhrr_extract.read.pdf.pieces import is_followed, spell_out

# What PDFium writes for a hyphen at a line end.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
# After that hyphen it goes right on with the next line.
_BLANKS = r"\x00\t-\r \x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
_WORD = re.compile(rf"[^{_BLANKS}\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
# A letter that has a code only.
_CODE = re.compile(r"[\x01\x03-\x08\x0e-\x1f]")
_PUNCTUATION = ".,;:!?)]}’”\"'-\u2010\x02%"
_INVISIBLE_MODES = {3, 7}
# Letters that touch, whatever PDFium says, as a share of their size.
_TOUCH = 0.05
_LAST_CODE = 0x10FFFF


class _Run(NamedTuple):
    """What all letters of one text object share."""

    style: Style
    angle: int
    tag: int
    clip: Box | None
    shown: bool
    ascent: float
    descent: float


@dataclass(slots=True)
class WordReader:
    """Reads the words of one page.

    Attributes:
        text_page: Address of PDFium's text of the page.
        frame: How the page is shown.
        fonts: The fonts seen in the file.
        tags: Index of the structure element by marked content id.
        glyphs: Tells what codes without a meaning print, by font and code.
    """

    text_page: int
    frame: Frame
    fonts: FontBook
    tags: dict[int, int]
    glyphs: Callable[[], dict[tuple[str, int], str]]
    _runs: dict[int, _Run] = field(default_factory=dict)
    _equal: dict[tuple[object, ...], _Run] = field(default_factory=dict)
    _matrix: pdfium.FS_MATRIX = field(default_factory=pdfium.FS_MATRIX)
    _clips: ClipReader = field(init=False)
    _rect: pdfium.FS_RECTF = field(default_factory=pdfium.FS_RECTF)
    _x: ctypes.c_double = field(default_factory=ctypes.c_double)
    _y: ctypes.c_double = field(default_factory=ctypes.c_double)
    _at: tuple[int, ...] = ()
    _named: dict[tuple[str, int], str] | None = None

    def __post_init__(self) -> None:
        self._clips = ClipReader(self.frame)
        values = (self._rect, self._x, self._y, self._matrix)
        self._at = tuple(map(ctypes.addressof, values))

    def read(self) -> DrawnWords:
        """Read the words of the page, those it shows and those it hides."""
        drawn = DrawnWords([], [], [])
        edges = Box(0, 0, self.frame.width, self.frame.height)
        above: Word | None = None
        behind = -1
        for start, text in self._spans():
            for word, run in self._pieces(start, text):
                if above and not word.glued and _is_joined(above, word, blank=start != behind):
                    word = word._replace(glued=True)  # noqa: PLW2901  rarely
                if _is_away(word, edges) or (run.clip and _is_away(word, run.clip)):
                    drawn.away.append(word)
                else:
                    (drawn.shown if run.shown else drawn.invisible).append(word)
                above = word
            behind = start + len(text)
        return drawn

    def _spans(self) -> Iterator[tuple[int, str]]:
        count = pdfium.FPDFText_CountChars(ctypes.cast(self.text_page, pdfium.FPDF_TEXTPAGE))
        if count > 0:
            for match in _WORD.finditer(self._bulk_text(count)):
                yield match.start(), match[0]

    def _bulk_text(self, count: int) -> str:
        """Read all characters; one sign of the result is one character of PDFium."""
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        page = ctypes.cast(self.text_page, pdfium.FPDF_TEXTPAGE)
        size = pdfium.FPDFText_GetText(page, 0, count, buffer)
        text = bytes(buffer)[: max(0, size - 1) * 2].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # Characters without a meaning are left out of the bulk: ask one by one.
        codes = (native.text_unicode(self.text_page, index) for index in range(count))
        return "".join(
            chr(code) if code <= _LAST_CODE and not 0xD800 <= code < 0xE000 else "\ufffd"
            for code in codes
        )

    def _pieces(self, start: int, text: str) -> Iterator[tuple[Word, _Run]]:
        """Cut a word where its style changes.

        Many files draw every letter as an object of its own. A word that begins and ends in
        one style, punctuation apart, is taken to be in it: asking for each letter took most of
        the time.
        """
        last = start + len(text) - 1
        run = self._run_at(start)
        if last == start or (self._run_at(last) is run and self._ends_in(run, start, text)):
            yield self._word(start, text, run, above=None), run
            return
        at, above = start, None
        for index in range(start + 1, last + 2):
            ended = index > last
            other = run if ended else self._run_at(index)
            if not ended and other is run:
                continue
            word = self._word(at, text[at - start : index - start], run, above=above)
            yield word, run
            at, run, above = index, other, word

    def _ends_in(self, run: _Run, start: int, text: str) -> bool:
        """Tell whether the last letter or digit of a word is of a run."""
        bare = text.rstrip(_PUNCTUATION)
        return len(bare) in {0, len(text)} or self._run_at(start + len(bare) - 1) is run

    def _run_at(self, index: int) -> _Run:
        """Read what the letters of the text object at a place share; equal runs are one."""
        handle = native.text_object(self.text_page, index) or 0
        run = self._runs.get(handle)
        if run is None:
            run = self._runs[handle] = self._read_run(handle, index)
        return run

    def _read_run(self, handle: int, index: int) -> _Run:
        matrix = self._matrix
        native.text_matrix(self.text_page, index, self._at[3])
        raw = self.fonts.read(handle)
        mark = native.object_mark(handle) if self.tags and handle else -1
        mode = native.object_render_mode(handle) if handle else 0
        clip = self._clips.read(handle) if handle else None
        key = (raw, matrix.a, matrix.b, matrix.c, matrix.d, mark, mode, clip)
        run = self._equal.get(key)
        if run is None:
            scale = math.hypot(matrix.c, matrix.d)
            style, ascent, descent = self.fonts.style(raw, scale or 1.0)
            run = self._equal[key] = _Run(
                style,
                self.frame.angle(matrix.a, matrix.b),
                self.tags.get(mark, -1),
                clip,
                mode not in _INVISIBLE_MODES,
                ascent,
                descent,
            )
        return run

    def _word(self, start: int, text: str, run: _Run, *, above: Word | None) -> Word:
        rect_at, x_at, y_at, _ = self._at
        page, rect = self.text_page, self._rect
        native.text_loose_box(page, start, rect_at)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if len(text) > 1:
            native.text_loose_box(page, start + len(text) - 1, rect_at)
            left, right = min(left, rect.left), max(right, rect.right)
            bottom, top = min(bottom, rect.bottom), max(top, rect.top)
        native.text_origin(page, start, x_at, y_at)
        box = self.frame.box(left, bottom, right, top)
        x, baseline = self.frame.point(self._x.value, self._y.value)
        if run.ascent:
            box = _set_height(box, x, baseline, run)
        if not text.isprintable():
            text = self._spell_codes(text.translate(_HYPHENS), run.style.font)
        text = spell_out(text)
        glued = above is not None and is_followed(above, box)
        stands = x if run.angle in {90, 270} else baseline
        return Word(text, *box, stands, run.style, run.angle, glued, run.tag)

    def _spell_codes(self, text: str, font: str) -> str:
        """Put letters for codes without a meaning, U+FFFD where the font names none."""
        if not _CODE.search(text):
            return text
        if self._named is None:
            self._named = self.glyphs()
        named = self._named
        return _CODE.sub(lambda sign: named.get((font, ord(sign[0])), "\ufffd"), text)


def _is_joined(above: Word, word: Word, *, blank: bool) -> bool:
    """Tell whether a word goes right on behind the one before it.

    PDFium writes a blank behind raised letters that is not there; and where a hyphen ends a
    line it writes none.
    """
    if not blank:
        return is_followed(above, word.box)
    return above.style != word.style and is_followed(above, word.box, _TOUCH)


def _set_height(box: Box, x: float, y: float, run: _Run) -> Box:
    """Make a box as high as its font; PDFium's own is higher where a letter reaches out."""
    up, down = run.ascent, run.descent
    if run.angle == 0:
        return Box(x, y - up, box.x1, y + down)
    if run.angle == 90:
        return Box(x - down, y, x + up, box.bottom)
    if run.angle == 180:
        return Box(box.x0, y - down, x, y + up)
    if run.angle == 270:
        return Box(x - up, box.top, x + down, y)
    return box


def _is_away(word: Word, box: Box) -> bool:
    """Tell whether the middle of a word lies outside a box."""
    x, y = word.x0 + word.x1, word.top + word.bottom
    return not (2 * box.x0 <= x <= 2 * box.x1 and 2 * box.top <= y <= 2 * box.bottom)
