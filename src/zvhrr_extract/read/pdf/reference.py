"""Reference: the same pages by pdfplumber: slow and plain, to hold the fast reader against."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pdfminer.pdfpage import PDFPage
from pdfplumber.pdf import PDF

from zvhrr_extract.models.page import Box, Page
from zvhrr_extract.read.pdf.frame import FALLBACK_SIZE, Frame
from zvhrr_extract.read.pdf.layers import compose_page
from zvhrr_extract.read.pdf.outlines import OutlineSorter, Paint, sample_curve
from zvhrr_extract.read.pdf.reference_device import ReferencePage
from zvhrr_extract.read.pdf.reference_words import WordCutter, find_colour

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

# pdfminer tells every oddity of a file on stderr; what matters becomes a page's fault.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# What PDFium takes instead of a box that is none.
_LETTER = (0.0, 0.0, 612.0, 792.0)
_MAX_SIDE_PT = 1e9
_SHAPES = {"line", "rect", "curve"}
# A path's operators that draw a curve; `v` starts and `y` ends at a control point.
_BENDS = {"c", "v", "y"}


@dataclass(slots=True)
class ReferenceReader:
    """Reads the pages of a PDF by pdfplumber.

    Attributes:
        path: Where it is.
        password: What opens it, or None.
        count: How many pages it has.
    """

    path: Path
    password: str | None
    count: int

    def pages(self) -> Iterator[Page]:
        """Yield page after page; one that cannot be read has a fault."""
        with self.path.open("rb") as stream:
            found = self._open(stream)
            for number in range(1, self.count + 1):
                yield _read_next(found, number) or Page(
                    number, *FALLBACK_SIZE, fault="unreadable"
                )

    def _open(self, stream: BinaryIO) -> Iterator[ReferencePage]:
        pdf = PDF(stream, password=self.password or "")  # type: ignore[arg-type]
        for number, page in enumerate(PDFPage.create_pages(pdf.doc), start=1):
            x0, y0, x1, y1 = page.mediabox
            if not (0 < x1 - x0 < _MAX_SIDE_PT and 0 < y1 - y0 < _MAX_SIDE_PT):
                page.mediabox = page.cropbox = _LETTER
            # pdfplumber stumbles over boxes that pdfminer mends.
            page.attrs.update(MediaBox=list(page.mediabox), CropBox=list(page.cropbox))
            yield ReferencePage(pdf, page, page_number=number)


def _read_next(found: Iterator[ReferencePage], number: int) -> Page | None:
    try:
        return _PageReader(next(found), number).read()
    except StopIteration:
        return None
    except Exception:  # noqa: BLE001  pdfminer raises whatever a broken file makes it
        return None


@dataclass(slots=True)
class _PageReader:
    """Reads one page of pdfplumber's.

    Attributes:
        page: pdfplumber's page.
        number: 1-based.
        visible: The visible box in pdfplumber's coordinates.
    """

    page: ReferencePage
    number: int
    visible: Box = field(init=False)
    _shapes: OutlineSorter = field(default_factory=OutlineSorter)
    _images: list[Box] = field(default_factory=list)

    def __post_init__(self) -> None:
        x0, y0, x1, y1 = self.page.page_obj.mediabox
        crop = self.page.page_obj.cropbox
        shown = Frame(x0, y0, x1, y1, self.page.page_obj.rotate // 90 * 90)
        left, bottom = max(x0, crop[0]), max(y0, crop[1])
        right, top = min(x1, crop[2]), min(y1, crop[3])
        if left >= right or bottom >= top:
            left, bottom, right, top = x0, y0, x1, y1
        box = shown.box(left, bottom, right, top)
        dx, dy = self.page.mediabox[:2]
        self.visible = Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)

    def read(self) -> Page:
        """Read its words, lines, boxes and pictures."""
        page, visible = self.page, self.visible
        letters = []
        for item in page.iter_layout_objects(page.layout._objs):  # noqa: SLF001  in order
            kind = item["object_type"]
            if kind == "char":
                letters.append(item)
            elif kind in _SHAPES:
                self._add_shape(item)
            elif kind == "image":
                self._images.append(self._shift(item))
        wide, high = visible.x1 - visible.x0, visible.bottom - visible.top
        edges = Box(0, 0, wide, high)
        cutter = WordCutter(visible.x0, visible.top, page.height + page.mediabox[1], edges)
        empty = Page(
            number=self.number,
            width=wide,
            height=high,
            rules=tuple(self._shapes.rules),
            panels=tuple(self._shapes.panels),
            images=tuple(self._images),
        )
        return compose_page(empty, cutter.cut(letters))

    def _add_shape(self, item: dict[str, Any]) -> None:
        fill = find_colour(item["non_stroking_color"]) if item["fill"] else None
        stroke = find_colour(item["stroking_color"]) if item["stroke"] else None
        if fill is None and stroke is None:
            return
        left, top = self.visible[:2]
        points: list[tuple[float, float]] = []
        curved = False
        for kind, *corners in item["path"]:
            moved = [(x - left, y - top) for x, y in corners] or points[:1]
            if kind in _BENDS and points:
                curved = True
                given = (*moved, moved[-1]) if kind == "y" else moved
                moved = sample_curve(
                    *points[-1:], *(points[-1:] if kind == "v" else ()), *given
                )
            points += moved
        paint = Paint(fill, stroke, item["linewidth"])
        self._shapes.add_outline(points, paint, curved=curved)

    def _shift(self, item: dict[str, Any]) -> Box:
        left, top = self.visible[:2]
        return Box(
            item["x0"] - left, item["top"] - top, item["x1"] - left, item["bottom"] - top
        )
