"""Refusals: why a PDF cannot be used, and the way out of each."""

from __future__ import annotations

import pypdfium2.raw as pdfium

from zvhrr_extract.errors import SourceError

_AGAIN = "download it again, or print it to a new PDF"
_EXTRA = "pip install 'zvhrr-extract[ocr]'"


def explain_load_error(code: int, file: str) -> SourceError:
    """Tell why PDFium does not load a file, by its error code; a password is no such reason."""
    if code == pdfium.FPDF_ERR_SECURITY:
        message = "is protected in a way that cannot be read"
        hint = "ask for a copy without protection"
        return SourceError(message, where=file, hint=hint, code="encrypted")
    if code == pdfium.FPDF_ERR_FILE:
        hint = "check the name; it may have been moved while it was read"
        return SourceError("cannot be opened", where=file, hint=hint, code="unreadable")
    message = "is a damaged PDF: its pages cannot be found"
    return SourceError(message, where=file, hint=_AGAIN, code="damaged_pdf")


def explain_no_pages(file: str) -> SourceError:
    """Tell that a file is a PDF of no pages."""
    return SourceError("has no pages", where=file, hint=_AGAIN, code="empty")


def explain_lock(file: str, *, tried: bool) -> SourceError:
    """Tell that a file needs a password, and whether any was tried."""
    if tried:
        message = "is encrypted, and no password given opens it"
        hint = "give its own with --password"
    else:
        message = "is encrypted with a password"
        hint = "give it with --password, or save a copy without one"
    return SourceError(message, where=file, hint=hint, code="encrypted")


def refuse_too_long(pages: int, file: str, limit: int) -> None:
    """Look at the number of pages.

    Raises:
        SourceError: There are more than the limit.
    """
    if pages > limit:
        message = f"is too large: {pages} pages, more than {limit}"
        hint = "split it into one file a report"
        raise SourceError(message, where=file, hint=hint, code="too_large")


def explain_no_text(file: str, *, scans: int, faults: int, ocr: bool) -> SourceError:
    """Tell why no page of a file has text.

    Args:
        file: The name it is known by.
        scans: How many of its pages are pictures.
        faults: How many cannot be read.
        ocr: Whether OCR looked at the pictures.
    """
    if scans and ocr:
        message = "is a scan in which OCR finds no text"
        hint = "scan it again, larger and sharper"
        return SourceError(message, where=file, hint=hint, code="scan")
    if scans:
        message = "is a scan: its pages are pictures of text"
        hint = f"install the part that reads them: {_EXTRA}"
        return SourceError(message, where=file, hint=hint, code="scan")
    if faults:
        message = "is a damaged PDF: none of its pages can be read"
        return SourceError(message, where=file, hint=_AGAIN, code="damaged_pdf")
    hint = "take another copy, or print it to a new PDF"
    return SourceError("shows no text on any page", where=file, hint=hint, code="empty")


def explain_lost_letters(file: str) -> SourceError:
    """Say that most letters of a PDF have no meaning."""
    message = "has lost the letters of its fonts: most words cannot be read"
    hint = "download it again, or print it to a new PDF and read that with OCR"
    return SourceError(message, where=file, hint=hint, code="damaged_pdf")
