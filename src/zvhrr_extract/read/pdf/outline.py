"""Outline: the bookmarks of a PDF, each with its page and place as shown."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from zvhrr_extract.models.page import OutlineEntry
from zvhrr_extract.read.pdf import native

if TYPE_CHECKING:
    from zvhrr_extract.read.pdf.frame import Frame

# More is a fault of the file, or an index of every word.
_MAX_ENTRIES = 5_000
_MAX_DEPTH = 12
# Which number of a view is its left edge and its upper one; None for not told.
_PLACES: dict[int, tuple[int | None, int]] = {
    pdfium.PDFDEST_VIEW_XYZ: (0, 1),
    pdfium.PDFDEST_VIEW_FITH: (None, 0),
    pdfium.PDFDEST_VIEW_FITBH: (None, 0),
    pdfium.PDFDEST_VIEW_FITR: (0, 3),
}


def read_outline(
    document: pdfium2.PdfDocument, frame_of: Callable[[int], Frame | None]
) -> tuple[OutlineEntry, ...]:
    """Read the bookmarks of an open PDF.

    Args:
        document: pypdfium2's document.
        frame_of: Gives how the page with an index is shown, None when it does not load.
    """
    entries: list[OutlineEntry] = []
    for bookmark in _walk_bookmarks(document):
        title = native.read_text(pdfium.FPDFBookmark_GetTitle, bookmark)
        if title:
            page, top = _find_place(bookmark.get_dest(), frame_of)
            entries.append(OutlineEntry(title, bookmark.level, page, top))
    return tuple(entries)


def _walk_bookmarks(document: pdfium2.PdfDocument) -> Iterator[pdfium2.PdfBookmark]:
    """Walk the bookmarks in reading order; one met before is a circle and ends its row.

    pypdfium2's own walk writes to the log where it meets one.
    """
    met: set[int] = set()
    waiting = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 1)]
    while waiting and len(met) < _MAX_ENTRIES:
        handle, level = waiting.pop()
        address = ctypes.cast(handle, ctypes.c_void_p).value
        if not address or address in met:
            continue
        met.add(address)
        yield pdfium2.PdfBookmark(handle, document, level)
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(document, handle), level))
        if level < _MAX_DEPTH:
            waiting.append((pdfium.FPDFBookmark_GetFirstChild(document, handle), level + 1))


def _find_place(
    target: pdfium2.PdfDest | None, frame_of: Callable[[int], Frame | None]
) -> tuple[int | None, float | None]:
    index = target.get_index() if target else None
    if target is None or index is None:
        return None, None
    mode, numbers = target.get_view()
    place = _PLACES.get(mode)
    frame = frame_of(index) if place and len(numbers) > place[1] else None
    if place is None or frame is None:
        return index + 1, None
    left, upper = place
    x = frame.left if left is None else numbers[left]
    top = frame.point(x, numbers[upper])[1]
    return index + 1, round(min(max(top, 0.0), frame.height), 1)
