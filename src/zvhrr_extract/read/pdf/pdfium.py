"""PDFium: opens a PDF and yields its pages, releasing each when it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from zvhrr_extract.models.page import Page
from zvhrr_extract.read.pdf import native
from zvhrr_extract.read.pdf.fonts import FontBook
from zvhrr_extract.read.pdf.frame import FALLBACK_SIZE, Frame
from zvhrr_extract.read.pdf.layers import compose_page
from zvhrr_extract.read.pdf.shapes import ShapeReader
from zvhrr_extract.read.pdf.tags import Tags, read_tags
from zvhrr_extract.read.pdf.words import WordReader


def _know_nothing(_: int) -> dict[tuple[str, int], str]:
    return {}


@dataclass(slots=True)
class PdfiumReader:
    """Reads the pages of an open PDF.

    Attributes:
        document: pypdfium2's document.
        glyphs: Tells what codes 1 to 31 print on the page with an index, by font and code.
        frames: How the pages read so far are shown, by index.
    """

    document: pdfium2.PdfDocument
    glyphs: Callable[[int], dict[tuple[str, int], str]] = _know_nothing
    frames: dict[int, Frame | None] = field(default_factory=dict)
    _fonts: FontBook = field(default_factory=FontBook)
    _tagged: bool = False

    def __post_init__(self) -> None:
        self._tagged = bool(pdfium.FPDFCatalog_IsTagged(self.document.raw))

    def pages(self, start: int = 0, stop: int | None = None) -> Iterator[Page]:
        """Yield page after page; a page's memory is given back before the next.

        Args:
            start: Index of the first page.
            stop: Index behind the last, None for all.
        """
        for index in range(len(self.document))[start:stop]:
            try:
                page = self.document[index]
            except pdfium2.PdfiumError:
                yield Page(index + 1, *FALLBACK_SIZE, fault="unreadable")
                continue
            try:
                yield self._read_page(page, index + 1)
            finally:
                page.close()
                # PDFium may put another font at the address of one that was freed.
                self._fonts = FontBook()

    def _read_page(self, page: pdfium2.PdfPage, number: int) -> Page:
        frame = self.frames[number - 1] = frame_of(page)
        tags = read_tags(page.raw) if self._tagged else Tags()
        shapes = ShapeReader(frame)
        shapes.read(native.handle_of(page.raw))
        empty = Page(
            number=number,
            width=frame.width,
            height=frame.height,
            rules=tuple(shapes.found.rules),
            panels=tuple(shapes.found.panels),
            images=tuple(shapes.images),
            roles=tuple(tags.roles),
        )
        text_page = pdfium.FPDFText_LoadPage(page.raw)
        if not text_page:
            return replace(empty, fault="unreadable")
        try:
            handle = native.handle_of(text_page)
            words = WordReader(
                handle, frame, self._fonts, tags.by_mark, lambda: self.glyphs(number - 1)
            )
            return compose_page(empty, words.read())
        finally:
            pdfium.FPDFText_ClosePage(text_page)


def frame_of(page: pdfium2.PdfPage) -> Frame:
    """Tell how a page is shown: its visible box and its rotation."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() % 360)
