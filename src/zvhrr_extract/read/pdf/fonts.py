"""Fonts: what the name, weight and angle of a font say about how its text looks."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium

from zvhrr_extract.models.page import Style
from zvhrr_extract.read.pdf import native

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!lig)|extrab", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|kursiv|[-,]it$|(?-i:[a-z]It$)", re.IGNORECASE)
_MIN_BOLD_WEIGHT = 600
_MIN_HEIGHT, _MAX_HEIGHT = 0.95, 2.0
_USUAL_HEIGHTS = (0.9, -0.2)
_UNIT = 1000.0


def clean_name(name: str) -> str:
    """Take the prefix of a subset off the name of a font.

    >>> clean_name("ABCDEF+Lato-Bold")
    'Lato-Bold'
    """
    return _SUBSET.sub("", name)


def is_bold(name: str, weight: int = 0) -> bool:
    """Tell whether a font is heavy.

    >>> is_bold("Lato-Bold"), is_bold("Lato-Regular", 700), is_bold("Lato-Regular")
    (True, True, False)
    """
    return weight >= _MIN_BOLD_WEIGHT or _BOLD.search(name) is not None


def is_italic(name: str, angle: int = 0) -> bool:
    """Tell whether a font is slanted.

    >>> is_italic("Lato-Italic"), is_italic("Lato", -12), is_italic("Capitals")
    (True, True, False)
    """
    return angle != 0 or _ITALIC.search(name) is not None


def settle_heights(ascent: float, descent: float) -> tuple[float, float]:
    """Tell how far letters reach above and below the baseline, as shares of their size.

    Fonts that tell nothing, or nonsense, get the heights of a usual Latin font.

    >>> settle_heights(0.89, -0.21), settle_heights(0, 0)
    ((0.89, -0.21), (0.9, -0.2))
    """
    height = ascent - descent
    if ascent > 0 >= descent and _MIN_HEIGHT <= height <= _MAX_HEIGHT:
        return ascent, descent
    return _USUAL_HEIGHTS


class FontFacts(NamedTuple):
    """What a font says of itself; heights as shares of the size."""

    name: str
    bold: bool = False
    italic: bool = False
    ascent: float = 0.0
    descent: float = 0.0


# Address of the font, size before the matrix, colour 0xRRGGBB.
RawStyle = tuple[int, float, int]
_NO_STYLE: RawStyle = (0, 0.0, 0)


@dataclass(slots=True)
class FontBook:
    """The fonts of one file, asked once each."""

    _fonts: dict[int, FontFacts] = field(default_factory=dict)
    _size: ctypes.c_float = field(default_factory=ctypes.c_float)
    _rgba: tuple[ctypes.c_uint, ...] = field(
        default_factory=lambda: tuple(ctypes.c_uint() for _ in range(4))
    )
    _at: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        colours = tuple(map(ctypes.addressof, self._rgba))
        self._at = (ctypes.addressof(self._size), *colours)

    def read(self, handle: int) -> RawStyle:
        """Read how PDFium says a text object is set.

        Args:
            handle: Address of the text object, 0 for none.
        """
        if not handle:
            return _NO_STYLE
        size_at, *colour_at = self._at
        native.object_font_size(handle, size_at)
        native.object_fill(handle, *colour_at)
        red, green, blue, _ = self._rgba
        colour = red.value << 16 | green.value << 8 | blue.value
        return native.object_font(handle) or 0, self._size.value, colour

    def style(self, raw: RawStyle, scale: float) -> tuple[Style, float, float]:
        """Tell how the text of a text object is set.

        Args:
            raw: What `read` gives.
            scale: How much its matrix enlarges it.

        Returns:
            Its style, and how far its letters reach above and below the baseline in points.
        """
        if raw is _NO_STYLE:
            return Style("", round(scale, 1)), 0.0, 0.0
        handle, raw_size, colour = raw
        font = self._font(handle)
        size = abs(raw_size) * scale
        style = Style(font.name, round(size, 1), font.bold, font.italic, colour)
        return style, font.ascent * size, -font.descent * size

    def _font(self, handle: int) -> FontFacts:
        known = self._fonts.get(handle)
        if known is None:
            known = self._fonts[handle] = _read_font(handle)
        return known


def _read_font(handle: int) -> FontFacts:
    if not handle:
        return FontFacts("")
    font = ctypes.cast(handle, pdfium.FPDF_FONT)
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = clean_name(buffer.value.decode("utf-8", "replace"))
    angle = ctypes.c_int()
    pdfium.FPDFFont_GetItalicAngle(font, ctypes.byref(angle))
    bold = is_bold(name, pdfium.FPDFFont_GetWeight(font))
    up, down = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFFont_GetAscent(font, _UNIT, up)
    pdfium.FPDFFont_GetDescent(font, _UNIT, down)
    heights = settle_heights(up.value / _UNIT, down.value / _UNIT)
    return FontFacts(name, bold, is_italic(name, angle.value), *heights)
