"""PDF files: pages as words, drawn lines, boxes and pictures, one page at a time.

In: a path and the settings. Out: `PdfFile`, of which `pages()` yields `Page` after `Page`.
"""

from zvhrr_extract.read.pdf.open import PdfFile, open_pdf

__all__ = ["PdfFile", "open_pdf"]
