"""Engines: what can recognize words in a picture, the better one first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from zvhrr_extract.read.ocr.rapid import start_rapidocr
from zvhrr_extract.read.ocr.tesseract import start_tesseract

if TYPE_CHECKING:
    from PIL import Image

    from zvhrr_extract.read.ocr.seen import SeenLine


class Engine(NamedTuple):
    """Something that recognizes words.

    Attributes:
        name: What it is called, with its version.
        size_share: How large the type is, as a share of the height of its lines.
        read: Recognizes the lines of a picture whose text stands upright.
    """

    name: str
    size_share: float
    read: Callable[[Image.Image], list[SeenLine]]


# Measured on 18 pages of Dutch reports, printed to noisy, slanted pictures of 200 dpi: RapidOCR
# 3.10 0.3 % of the letters wrong in 4.3 s a page, Tesseract 5.3 1.4 % in 2.0 s. On a scanned
# balance sheet RapidOCR read every amount.
_STARTERS = (start_rapidocr, start_tesseract)


@cache
def find_engine() -> Engine | None:
    """Find the best engine that is installed, once a process; `None` when there is none."""
    for start in _STARTERS:
        started = start()
        if started is not None:
            return Engine(*started)
    return None
