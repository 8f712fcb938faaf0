"""Provenance: where something stands in a source."""

from __future__ import annotations

import operator

from pydantic import Field

from zvhrr_extract.models.record import Record


class Provenance(Record):
    """Where something stands in a source; what does not apply is null."""

    source: str = Field(description="Id of the source.")
    page: int | None = Field(description="1-based page.")
    line_start: int | None = Field(description="1-based first line, for a text dump.")
    line_end: int | None = Field(description="1-based last line, for a text dump.")
    bbox: tuple[float, float, float, float] | None = Field(
        default=None,
        description="Box [x0, top, x1, bottom] in points from the page's top left, for a PDF.",
    )
    corrected: bool = Field(
        default=False,
        exclude_if=operator.not_,
        description="Whether a person corrected it; left out where nobody did.",
    )
