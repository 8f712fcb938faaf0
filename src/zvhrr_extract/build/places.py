"""Places: where lines stand in a source, and what only the build repairs in them."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.models.document import Line, Repair
from zvhrr_extract.models.page import box_around
from zvhrr_extract.models.report import Provenance
from zvhrr_extract.models.table_draft import Place
from zvhrr_extract.values.years import restore_year_dash


def place_of(lines: Sequence[Line], source: str) -> Provenance:
    """Tell where in a source something stands: page and lines of a dump, page and box of a PDF.

    What goes on over columns or pages has the box of its part on the first page.
    """
    page = lines[0].page
    boxes = [
        line.shown or line.box for line in lines if line.box is not None and line.page == page
    ]
    if boxes:
        return box_of(Place(page, box_around(boxes)), source)
    numbers = [line.number for line in lines]
    return Provenance(
        source=source, page=lines[0].page, line_start=min(numbers), line_end=max(numbers)
    )


def box_of(place: Place, source: str) -> Provenance:
    """Tell the page and box of something in a PDF, to a hundredth of a point."""
    return Provenance(
        source=source,
        page=place.page,
        line_start=None,
        line_end=None,
        bbox=tuple(round(edge, 2) for edge in place.box),  # type: ignore[arg-type]
    )


def dash_repairs(lines: Sequence[Line]) -> list[Repair]:
    """Tell which dashes between years, lost by the dump, are put back."""
    repairs = []
    for line in lines:
        fixed = restore_year_dash(line.text)
        if fixed != line.text:
            kept = set(line.text.split())
            after = [word for word in fixed.split() if word not in kept]
            before = [word.replace("-", " ") for word in after]
            repairs.append(Repair("year_dash", line.number, " ".join(before), " ".join(after)))
    return repairs
