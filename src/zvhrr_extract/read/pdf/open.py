"""Open: a PDF on disk -> PdfFile; every way it can be unusable becomes a SourceError."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from zvhrr_extract.models.page import OutlineEntry, Page, PdfFacts
from zvhrr_extract.read.access import check_file, explain_failures
from zvhrr_extract.read.formats import refuse_non_pdf
from zvhrr_extract.read.ocr import find_engine
from zvhrr_extract.read.pdf import native
from zvhrr_extract.read.pdf.images import render_page
from zvhrr_extract.read.pdf.layers import is_scan
from zvhrr_extract.read.pdf.outline import read_outline
from zvhrr_extract.read.pdf.pdfium import PdfiumReader, frame_of
from zvhrr_extract.read.pdf.recover import is_recoverable, recover_pdf
from zvhrr_extract.read.pdf.refusals import (
    explain_load_error,
    explain_lock,
    explain_lost_letters,
    explain_no_pages,
    explain_no_text,
    refuse_too_long,
)
from zvhrr_extract.read.pdf.scans import read_scan

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from zvhrr_extract.read.pdf.frame import Frame
    from zvhrr_extract.read.pdf.glyphs import GlyphBook
    from zvhrr_extract.settings import Settings

_HEAD_BYTES = 1 << 12
# Letters that a font gives no meaning. Where most words have some, nothing of use is left.
_LOST = "\ufffd"
_MOST_LOST = 0.5
# Pages read before a file is opened anew.
_STRETCH = 40
# What programs write where nobody told them.
_NO_VALUES = {"", "(anonymous)", "anonymous", "untitled", "unspecified", "(unspecified)"}


@dataclass(slots=True)
class PdfFile:
    """An open PDF.

    Attributes:
        facts: What it says of itself.
    """

    facts: PdfFacts
    _path: Path
    _document: pdfium2.PdfDocument
    _password: str | None
    _settings: Settings
    _glyphs: GlyphBook | None = None
    _frames: dict[int, Frame | None] = field(default_factory=dict)

    def pages(self) -> Iterator[Page]:
        """Yield page after page by the reader that the settings name.

        A page that cannot be read, or is a scan and no OCR is there, is yielded with a `fault`.

        Raises:
            SourceError: No page has text, or most of it has lost its letters; raised after
                the last.
        """
        texts = scans = faults = words = lost = 0
        use_ocr = self._settings.ocr
        for found in self._read_raw_pages():
            scanned = is_scan(found)
            page = read_scan(self._document, found, use_ocr=use_ocr) if scanned else found
            texts += bool(page.words) and page.fault is None
            scans += scanned
            faults += page.fault == "unreadable"
            words += len(page.words)
            lost += sum(_LOST in word.text for word in page.words)
            yield page
        if not texts:
            ocr = use_ocr and find_engine() is not None
            raise explain_no_text(self.facts.file, scans=scans, faults=faults, ocr=ocr)
        if lost > _MOST_LOST * words:
            raise explain_lost_letters(self.facts.file)

    def _read_raw_pages(self) -> Iterator[Page]:
        if self._settings.reader == "pdfium":
            yield from self._read_by_pdfium()
            return
        # pdfplumber loads slowly, and few ask for it.
        from zvhrr_extract.read.pdf.reference import ReferenceReader  # noqa: PLC0415

        yield from ReferenceReader(self._path, self._password, self.facts.page_count).pages()

    def _read_by_pdfium(self) -> Iterator[Page]:
        """Read the pages, a stretch at a time.

        PDFium keeps what it has read of a file until the file is closed.
        """
        for start in range(0, self.facts.page_count, _STRETCH):
            if start and not self.facts.recovered:
                self._document.close()
                self._document, _ = _load_document(
                    self._path, self.facts.file, (self._password,) if self._password else ()
                )
            reader = PdfiumReader(self._document, self._read_glyphs, self._frames)
            yield from reader.pages(start, start + _STRETCH)

    def close(self) -> None:
        """Close it."""
        self._document.close()

    def _read_glyphs(self, index: int) -> dict[tuple[str, int], str]:
        if self._glyphs is None:
            # Few files need it, and pdfminer loads slowly.
            from zvhrr_extract.read.pdf.glyphs import GlyphBook  # noqa: PLC0415

            self._glyphs = GlyphBook(self._path, self._password)
        return self._glyphs.read(index)

    def render(self, number: int, *, dpi: float) -> tuple[Image.Image, float]:
        """Render a page, 1-based, as shown; give the picture and its pixels a point."""
        return render_page(self._document, number, dpi=dpi)

    def read_outline(self) -> tuple[OutlineEntry, ...]:
        """Read its bookmarks in order, () for none."""
        return read_outline(self._document, self._frame_of)

    def _frame_of(self, index: int) -> Frame | None:
        if index not in self._frames:
            self._frames[index] = _load_frame(self._document, index)
        return self._frames[index]


@contextmanager
def open_pdf(path: Path, *, file: str, settings: Settings) -> Iterator[PdfFile]:
    """Open a PDF for as long as the block runs.

    Args:
        path: Where it is.
        file: The name it is known by in manifest and report.
        settings: Holds the limits, the passwords and the name of the reader.

    Raises:
        SourceError: It is no PDF, too damaged, encrypted, too large, or not to be read.
    """
    with explain_failures(file):
        check_file(path, file=file, max_bytes=settings.max_pdf_bytes)
        with path.open("rb") as stream:
            refuse_non_pdf(stream.read(_HEAD_BYTES), file=file)
            stream.seek(0)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    document, password = _load_document(path, file, settings.passwords)
    facts = replace(_read_facts(document, file, sha256), recovered=_is_recovered(document))
    pdf = PdfFile(facts, path, document, password, settings)
    try:
        refuse_too_long(facts.page_count, file, settings.max_pages)
        yield pdf
    finally:
        pdf.close()


def _load_document(
    path: Path, file: str, passwords: tuple[str, ...]
) -> tuple[pdfium2.PdfDocument, str | None]:
    """Load a PDF with no password, then with each of those given."""
    name = os.fsencode(path.absolute())
    for password in (None, *passwords):
        handle = pdfium.FPDF_LoadDocument(name, password.encode() if password else None)
        # pypdfium2 asks for the error of a file with no pages too: that is an earlier one's.
        if handle:
            document = pdfium2.PdfDocument(handle)
            if len(document):
                return document, password
            document.close()
            raise explain_no_pages(file)
        code = pdfium.FPDF_GetLastError()
        if code != pdfium.FPDF_ERR_PASSWORD:
            recovered = _load_recovered(path) if is_recoverable(code) else None
            if recovered is None:
                raise explain_load_error(code, file)
            return recovered, None
    raise explain_lock(file, tried=bool(passwords))


def _load_recovered(path: Path) -> pdfium2.PdfDocument | None:
    """Load what is left of a PDF whose end is cut off, or give None."""
    data = recover_pdf(path)
    if data is None:
        return None
    try:
        document = pdfium2.PdfDocument(data)
    except pdfium2.PdfiumError:
        return None
    if len(document):
        return document
    document.close()
    return None


def _is_recovered(document: pdfium2.PdfDocument) -> bool:
    """Tell whether a document was opened from bytes with a new end."""
    return isinstance(document._input, bytes)  # noqa: SLF001 -- pypdfium2 tells it nowhere else


def _read_facts(document: pdfium2.PdfDocument, file: str, sha256: str) -> PdfFacts:
    def read(key: str) -> str | None:
        value = native.read_text(pdfium.FPDF_GetMetaText, document, key.encode())
        return None if value.lower() in _NO_VALUES else value

    return PdfFacts(
        file=file,
        sha256=sha256,
        page_count=len(document),
        title=read("Title"),
        author=read("Author"),
        producer=read("Producer"),
        tagged=bool(pdfium.FPDFCatalog_IsTagged(document.raw)),
    )


def _load_frame(document: pdfium2.PdfDocument, index: int) -> Frame | None:
    try:
        page = document[index]
    except pdfium2.PdfiumError:
        return None
    try:
        return frame_of(page)
    finally:
        page.close()
