"""Glyphs: letters that PDFium knows no meaning of, found by the name of their glyph.

Print programs put ligatures at codes 1 to 31 and give no table of meanings; PDFium then hands
out the bare code. pdfminer knows the glyph's name (`fi`), and so the letters.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from zvhrr_extract.read.pdf.fonts import clean_name
from zvhrr_extract.read.pdf.pieces import spell_out

if TYPE_CHECKING:
    from pathlib import Path

_Glyphs = dict[tuple[str, int], str]

_CODES = range(1, 32)
# Forms in forms in forms; deeper there is no text of a page.
_MAX_DEPTH = 4


@dataclass(slots=True)
class GlyphBook:
    """The letters of a PDF that have a name only; it is opened when the first is met.

    Attributes:
        path: Where it is.
        password: What opens it, or None.
    """

    path: Path
    password: str | None
    _pages: list[PDFPage] | None = None

    def read(self, index: int) -> _Glyphs:
        """Tell what the codes 1 to 31 mean on a page, by name of the font and code."""
        try:
            if self._pages is None:
                stream = io.BytesIO(self.path.read_bytes())
                document = PDFDocument(PDFParser(stream), self.password or "")
                self._pages = list(PDFPage.create_pages(document))
            return dict(_read_resources(self._pages[index].resources, 0))
        except Exception:  # noqa: BLE001  pdfminer raises whatever a broken file makes it
            return {}


def _read_resources(resources: Any, depth: int) -> Iterator[tuple[tuple[str, int], str]]:  # noqa: ANN401
    known = resolve1(resources) or {}
    fonts = PDFResourceManager(caching=False)
    for font in (resolve1(known.get("Font")) or {}).values():
        found = fonts.get_font(None, resolve1(font))
        for code in _CODES:
            try:
                text = found.to_unichr(code)
            except PDFUnicodeNotDefined:
                continue
            if text.isprintable():
                yield (clean_name(str(found.fontname)), code), spell_out(text)
    if depth < _MAX_DEPTH:
        for form in (resolve1(known.get("XObject")) or {}).values():
            inner = getattr(resolve1(form), "attrs", {}).get("Resources")
            if inner:
                yield from _read_resources(inner, depth + 1)
