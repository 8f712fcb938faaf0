"""Recover: PDFs of which the end is cut off, opened by what is left of them.

The list of a PDF's objects stands at its end. Where that is gone, PDFium finds the objects by
searching, but not which of them is the catalogue. It is found here by its type, or made anew
from the pages that are left, and written behind the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pathlib import Path

# A larger file is not searched; print files that large are rare.
_MAX_BYTES = 200_000_000
# The entries of a catalogue or page stand within so many bytes of its head.
_REACH = 4000
_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})\s+(\d{1,5})\s+obj\b")
_TYPE = re.compile(rb"/Type\s*/(Catalog|Page)\b(?!s)")
_OWN_CATALOG, _OWN_PAGES = 8_000_001, 8_000_002


def recover_pdf(path: Path) -> bytes | None:
    """Give the bytes of a cut PDF with a new end, or None where nothing tells its pages.

    Args:
        path: A PDF that PDFium cannot open.
    """
    if path.stat().st_size > _MAX_BYTES:
        return None
    data = path.read_bytes()
    catalogs, pages = _find_objects(data)
    if catalogs:
        tail = _trailer(catalogs[-1])
    elif pages:
        kids = b" ".join(number + b" 0 R" for number in pages)
        tail = (
            b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n"
            % (_OWN_CATALOG, _OWN_PAGES)
            + b"%d 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n"
            % (_OWN_PAGES, len(pages), kids)
            + _trailer(b"%d" % _OWN_CATALOG)
        )
    else:
        return None
    return data + b"\nendstream\nendobj\n" + tail


def _find_objects(data: bytes) -> tuple[list[bytes], list[bytes]]:
    """Find the numbers of the catalogues and of the pages of a file, in file order."""
    catalogs: list[bytes] = []
    pages: list[bytes] = []
    heads = list(_OBJECT.finditer(data))
    for index, head in enumerate(heads):
        end = heads[index + 1].start() if index + 1 < len(heads) else len(data)
        stop = data.find(b"stream", head.end(), min(end, head.end() + _REACH))
        found = _TYPE.search(
            data, head.end(), stop if stop >= 0 else min(end, head.end() + _REACH)
        )
        if found is not None:
            (catalogs if found[1] == b"Catalog" else pages).append(head[1])
    return catalogs, pages


def _trailer(root: bytes) -> bytes:
    return b"trailer\n<< /Root %s 0 R /Size 8000003 >>\nstartxref\n0\n%%%%EOF\n" % root


def is_recoverable(code: int) -> bool:
    """Tell whether what PDFium says of a file may be mended by a new end."""
    return code in {pdfium.FPDF_ERR_FORMAT, pdfium.FPDF_ERR_UNKNOWN, pdfium.FPDF_ERR_SUCCESS}
