"""Places: where lines stand in a source, and what only the build repairs in them."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.models.document import Line, Repair
from zvhrr_extract.models.report import Provenance
from zvhrr_extract.values.years import restore_year_dash


def place_of(lines: Sequence[Line], source: str) -> Provenance:
    """Tell the page and lines of a source that something was made of."""
    numbers = [line.number for line in lines]
    return Provenance(
        source=source, page=lines[0].page, line_start=min(numbers), line_end=max(numbers)
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
