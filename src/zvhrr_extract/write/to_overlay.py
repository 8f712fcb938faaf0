"""Overlays: what was read of a PDF page, drawn over its picture, for a person to check."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from zvhrr_extract.write.atomic import write_aside

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.models.report import Provenance, Report, Table

_Colour = tuple[int, int, int]
SECTION: _Colour = (200, 30, 30)
TABLE: _Colour = (200, 110, 0)
CELL: _Colour = (230, 170, 60)
NOTE: _Colour = (130, 60, 170)
DROPPED: _Colour = (130, 130, 130)
_KINDS: dict[str, _Colour] = {
    "paragraph": (20, 90, 200),
    "list_item": (0, 130, 80),
    "lead_in": (0, 130, 130),
    "quote": (180, 0, 130),
    "callout": (180, 0, 130),
}
_OTHER: _Colour = (90, 90, 90)
_LABEL_PT = 7
_FILL_ALPHA = 28


class _Mark(NamedTuple):
    """A box to draw: its place, colour, label, and how thick its frame is."""

    provenance: Provenance
    colour: _Colour
    label: str
    width: int = 2


def draw_page(image: Image.Image, report: Report, page: int, scale: float) -> Image.Image:
    """Draw what a report has of a page over the page's picture.

    Sections are red with their id, blocks blue (list items green, quotes and callouts purple)
    with their number in reading order, tables orange with every cell, footnotes violet, and
    what was dropped grey with the reason.

    Args:
        image: The page as shown.
        report: The report made of the PDF.
        page: 1-based page.
        scale: Pixels a point.
    """
    base = image.convert("RGBA")
    glass = Image.new("RGBA", base.size)
    pen = ImageDraw.Draw(glass)
    font = ImageFont.load_default(max(9, _LABEL_PT * scale))
    for mark in _marks(report):
        box = mark.provenance.bbox
        if box is None or mark.provenance.page != page:
            continue
        x0, top, x1, bottom = (edge * scale for edge in box)
        if x1 <= x0 or bottom <= top:
            continue
        pen.rectangle(
            (x0, top, x1, bottom),
            outline=(*mark.colour, 255),
            fill=(*mark.colour, _FILL_ALPHA),
            width=mark.width,
        )
        if mark.label:
            _write_label(pen, font, (x0, top), mark)
    return Image.alpha_composite(base, glass).convert("RGB")


def write_image(path: Path, image: Image.Image) -> Path:
    """Write a picture as PNG, aside and renamed, and return its path.

    Raises:
        OutputError: It cannot be written.
    """
    buffer = io.BytesIO()
    image.save(buffer, format="PNG", optimize=True)
    write_aside(path, [buffer.getvalue()])
    return path


def _write_label(
    pen: ImageDraw.ImageDraw,
    font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
    corner: tuple[float, float],
    mark: _Mark,
) -> None:
    """Write a label on a filled tab left of a box, or inside where there is no room."""
    left, top, right, bottom = pen.textbbox(corner, mark.label, font=font)
    shift = min(right - left + 4, left)
    pen.rectangle(
        (left - shift - 1, top - 1, right - shift + 1, bottom + 1), fill=(*mark.colour, 235)
    )
    pen.text((corner[0] - shift, corner[1]), mark.label, font=font, fill=(255, 255, 255, 255))


def _marks(report: Report) -> Iterator[_Mark]:
    """List the boxes of a report, those drawn on top last."""
    for dropped in report.dropped:
        yield _Mark(dropped.provenance, DROPPED, dropped.reason, 1)
    for table in report.tables:
        yield from _table_marks(table)
    for section in report.sections:
        if section.provenance is not None:
            yield _Mark(section.provenance, SECTION, f"{section.level} {section.id}", 3)
    for number, block in enumerate(report.blocks, start=1):
        colour = _KINDS.get(block.kind, _OTHER)
        level = f".{block.level}" if block.level else ""
        yield _Mark(block.provenance, colour, f"{number}{level}")
    for note in report.footnotes:
        yield _Mark(note.provenance, NOTE, f"note {note.mark}")


def _table_marks(table: Table) -> Iterator[_Mark]:
    yield _Mark(table.provenance, TABLE, table.id, 3)
    for place in (place for row in table.grid_places or () for place in row):
        if place is not None:
            where = {"page": place.page, "bbox": place.bbox}
            yield _Mark(table.provenance.model_copy(update=where), CELL, "", 1)
