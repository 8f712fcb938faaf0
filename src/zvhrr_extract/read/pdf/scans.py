"""Scans: pages that are pictures of text, read by OCR where it is installed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zvhrr_extract.read import ocr
from zvhrr_extract.read.pdf.images import render_page

if TYPE_CHECKING:
    import pypdfium2 as pdfium2

    from zvhrr_extract.models.page import Page

# OCR reads the printed stamp as well; it must find so many times more to be worth it.
_MIN_GAIN = 2


def read_scan(document: pdfium2.PdfDocument, page: Page, *, use_ocr: bool) -> Page:
    """Read the words in the picture of a page; with no OCR there it gets the fault `scan`.

    A photograph is no scan of a text, and stays as it is.
    """
    picture, scale = render_page(document, page.number, dpi=ocr.OCR_DPI)
    if not ocr.is_printed(picture):
        return page
    engine = ocr.find_engine() if use_ocr else None
    if engine is None:
        return replace(page, fault="scan")
    found = ocr.recognize_page(page, picture, scale, engine)
    return found if len(found.words) >= _MIN_GAIN * len(page.words) else page
