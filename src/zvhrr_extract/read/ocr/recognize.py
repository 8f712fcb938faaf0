"""Recognition: a page's picture -> its words as shown, whichever way the scan was turned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from zvhrr_extract.models.page import Style, Word
from zvhrr_extract.read.ocr.seen import SeenLine, SeenWord

if TYPE_CHECKING:
    from PIL import Image

    from zvhrr_extract.models.page import Page
    from zvhrr_extract.read.ocr.engine import Engine

# More dots read no better: RapidOCR had 0.6 % of the letters wrong at 150, 200 and 250.
OCR_DPI = 170
# Paper is light: of a scanned text at least so much is, of a photograph less.
_MIN_LIGHT_SHARE, _LIGHT = 0.6, 180
# Surer than this on average, the page stands upright.
_SURE = 0.85
_MIN_LETTERS = 20
# A line as high as others within this share is set in the same size.
_SAME_SIZE = 0.3
# Word boxes that differ more are tight: as high as the letters in them.
_SAME_HEIGHT = 0.1
# Share of a line's height that hangs below its baseline, measured on rendered reports.
_DESCENT_SHARE = 0.22
_FONT = ""
# Turns to try when the words seem to stand on their side, or on their head.
_SIDE_TURNS, _HEAD_TURNS = (90, 270, 180), (180, 90, 270)
# As sure as guessing letters in noise is.
_GUESS = 0.5


class _Reading(NamedTuple):
    """What an engine reads when the picture is turned."""

    turn: int
    lines: list[SeenLine]
    letters: int
    confidence: float

    @property
    def on_side(self) -> bool:
        """Whether most words of some letters are higher than wide."""
        words = [word for line in self.lines for word in line if len(word.text) > 2]
        high = sum(word.bottom - word.top > word.x1 - word.x0 for word in words)
        return high * 2 > len(words)

    @property
    def is_sure(self) -> bool:
        """Whether it is as good as readings of an upright page are."""
        enough = self.letters >= _MIN_LETTERS and self.confidence >= _SURE
        return enough and not self.on_side

    @property
    def worth(self) -> float:
        """How much it says, the more the surer."""
        return 0.0 if self.on_side else self.letters * max(0.0, self.confidence - _GUESS)


def is_printed(picture: Image.Image) -> bool:
    """Tell whether a picture shows print on paper rather than a photograph."""
    shades = picture.convert("L").resize((100, 100)).histogram()
    return sum(shades[_LIGHT:]) >= _MIN_LIGHT_SHARE * sum(shades)


def recognize_page(page: Page, picture: Image.Image, scale: float, engine: Engine) -> Page:
    """Give a page the words an engine recognizes in its picture.

    Args:
        page: The page, with its size.
        picture: How it is shown.
        scale: Pixels a point.
        engine: Recognizes words.
    """
    best = _read_best(picture, engine)
    if best.letters == 0:
        return page
    placed = _place_lines(best, picture.size, scale, engine.size_share)
    words = tuple(word for line in placed for word in line)
    return replace(page, words=words, ocr=True, confidence=round(best.confidence, 3))


def _read_best(picture: Image.Image, engine: Engine) -> _Reading:
    """Read a picture, turned if it does not read well as it is shown."""
    best = _read_turned(picture, 0, engine)
    for turn in _SIDE_TURNS if best.on_side else _HEAD_TURNS:
        if best.is_sure:
            break
        other = _read_turned(picture, turn, engine)
        best = max(best, other, key=lambda reading: reading.worth)
    return best


def _read_turned(picture: Image.Image, turn: int, engine: Engine) -> _Reading:
    """Read a picture of which the text runs `turn` degrees clockwise."""
    upright = picture.rotate(turn, expand=True) if turn else picture
    lines = engine.read(upright)
    words = [word for line in lines for word in line]
    letters = sum(len(word.text) for word in words)
    sure = sum(len(word.text) * word.confidence for word in words)
    return _Reading(turn, lines, letters, sure / letters if letters else 0.0)


def _place_lines(
    reading: _Reading, size: tuple[int, int], scale: float, size_share: float
) -> Iterator[list[Word]]:
    """Put words into points of the page as shown, line by line."""
    lines = [_level_line(line) for line in reading.lines]
    heights = [line[0].bottom - line[0].top for line in lines]
    usual = median(heights)
    for line, height in zip(lines, heights, strict=True):
        same = abs(height - usual) <= _SAME_SIZE * usual
        points = (usual if same else height) * size_share / scale
        style = Style(_FONT, round(points * 2) / 2)
        yield [_place_word(word, style, reading.turn, size, scale) for word in line]


def _level_line(line: SeenLine) -> SeenLine:
    """Make the words of a line equally high where their boxes are tight around the letters."""
    heights = [word.bottom - word.top for word in line]
    if max(heights) - min(heights) <= _SAME_HEIGHT * max(heights):
        return line
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    return tuple(word._replace(top=top, bottom=bottom) for word in line)


def _place_word(
    word: SeenWord, style: Style, turn: int, size: tuple[int, int], scale: float
) -> Word:
    stand = word.bottom - _DESCENT_SHARE * (word.bottom - word.top)
    ends = [
        _turn_back(x, y, turn, size)
        for x, y in ((word.x0, word.top), (word.x1, word.bottom), (word.x0, stand))
    ]
    (x0, y0), (x1, y1), (_, baseline) = [(x / scale, y / scale) for x, y in ends]
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return Word(word.text, *box, baseline, style, turn)


def _turn_back(x: float, y: float, turn: int, size: tuple[int, int]) -> tuple[float, float]:
    """Turn a place in the upright picture into that in the picture as shown."""
    width, height = size
    if turn == 90:
        return width - y, x
    if turn == 180:
        return width - x, height - y
    if turn == 270:
        return y, height - x
    return x, y
