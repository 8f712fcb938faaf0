"""One frozen record of what a run may be told; handed down, never global."""

from dataclasses import dataclass, field
from pathlib import Path

# A yearly report of 300 pages dumps to about 1 MB; a hundred times that is no report.
MAX_SOURCE_BYTES = 100_000_000
# The longest lines seen are whole paragraphs (pypdf, reflowed text): a few thousand signs.
MAX_LINE_CHARS = 200_000
# Print files with photographs reach some 100 MB.
MAX_PDF_BYTES = 500_000_000
# The longest yearly reports have some 500 pages.
MAX_PAGES = 2_000
# The readers of PDF pages, the usual one first.
READERS = ("pdfium", "pdfplumber")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told.

    Attributes:
        profiles: Profile files added to the built-in ones; the later wins on equal ids.
        max_source_bytes: A larger text file is refused before it is read.
        max_line_chars: A text with a longer line is refused.
        max_pdf_bytes: A larger PDF is refused before it is read.
        max_pages: A PDF with more pages is refused.
        corrections: Files of corrections, beside those that lie with the reports.
        reader: What reads the pages of a PDF, one of `READERS`; `pdfplumber` is slow.
        passwords: Tried in turn on an encrypted PDF; none is ever printed.
        ocr: Whether scanned pages are read by OCR where it is installed.
    """

    profiles: tuple[Path, ...] = ()
    max_source_bytes: int = MAX_SOURCE_BYTES
    max_line_chars: int = MAX_LINE_CHARS
    max_pdf_bytes: int = MAX_PDF_BYTES
    max_pages: int = MAX_PAGES
    corrections: tuple[Path, ...] = ()
    reader: str = READERS[0]
    passwords: tuple[str, ...] = field(default=(), repr=False)
    ocr: bool = True


DEFAULTS = Settings()
