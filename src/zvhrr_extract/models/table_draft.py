"""TableDraft: a table as recovered from lines, before it is typed for the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from zvhrr_extract.models.document import Line, Mark
from zvhrr_extract.models.page import Box
from zvhrr_extract.models.report import RowRole


class Place(NamedTuple):
    """Where something stands in a PDF: 1-based page, and box on it."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row: a label and as many printed values as the table has columns.

    `places` tells of every value where it stands; it is empty for dumps.
    """

    label: str
    values: tuple[str, ...]
    lines: tuple[Line, ...]
    role: RowRole = "item"
    places: tuple[Place | None, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedGrid:
    """A table as printed.

    Attributes:
        texts: Row by row, all rows of one length; empty and spanned-over cells are "".
        places: Likewise where each cell stands, None for cells without text; empty for dumps.
        header_rows: How many rows on top are header.
    """

    texts: tuple[tuple[str, ...], ...]
    places: tuple[tuple[Place | None, ...], ...]
    header_rows: int


@dataclass(frozen=True, slots=True)
class DraftHeader:
    """Header words put back into columns.

    Attributes:
        label: Header of the label column, empty when it has none.
        columns: One text per column.
        lines: The lines it stood on.
        score: How sure the reading is; only comparable within one table.
        printed: Its rows as printed, label first, where it has more than one that differ
            from `columns`; else empty.
    """

    label: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    score: float
    printed: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table recovered from lines.

    Attributes:
        key: The profile's key, or None.
        label: Such as `Tabel 1`, or None.
        caption: Its caption, or None.
        caption_lines: The lines caption and label stood on.
        header: Its header.
        rows: Its rows, in file order; none where it holds no figures.
        marks: Footnote marks on caption, header and rows.
        printed: The table as printed; None for a dump in which header and rows say it all.
        body_lines: The lines of all cells of a PDF's table; empty for a dump.
        repeated: Lines that say on a later page again what stands on the first.
    """

    key: str | None
    label: str | None
    caption: str | None
    caption_lines: tuple[Line, ...]
    header: DraftHeader
    rows: tuple[DraftRow, ...]
    marks: tuple[Mark, ...]
    printed: PrintedGrid | None = None
    body_lines: tuple[Line, ...] = ()
    repeated: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line the table is made of, in file order."""
        parts = [
            *self.caption_lines,
            *(self.body_lines or self.header.lines),
            *(() if self.body_lines else (line for row in self.rows for line in row.lines)),
        ]
        return tuple(sorted(parts, key=lambda line: line.order))
