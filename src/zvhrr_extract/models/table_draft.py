"""TableDraft: a table as recovered from lines, before it is typed for the report."""

from __future__ import annotations

from dataclasses import dataclass

from zvhrr_extract.models.document import Line, Mark
from zvhrr_extract.models.report import RowRole


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row: a label and as many printed values as the table has columns."""

    label: str
    values: tuple[str, ...]
    lines: tuple[Line, ...]
    role: RowRole = "item"


@dataclass(frozen=True, slots=True)
class DraftHeader:
    """Header words put back into columns.

    Attributes:
        label: Header of the label column, empty when it has none.
        columns: One text per column.
        lines: The lines it stood on.
        score: How sure the reading is; only comparable within one table.
    """

    label: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    score: float


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table recovered from lines.

    Attributes:
        key: The profile's key, or None.
        label: Such as `Tabel 1`, or None.
        caption: Its caption, or None.
        caption_lines: The lines caption and label stood on.
        header: Its header.
        rows: Its rows, in file order.
        marks: Footnote marks on caption, header and rows.
    """

    key: str | None
    label: str | None
    caption: str | None
    caption_lines: tuple[Line, ...]
    header: DraftHeader
    rows: tuple[DraftRow, ...]
    marks: tuple[Mark, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line the table is made of, in file order."""
        parts = [
            *self.caption_lines,
            *self.header.lines,
            *(line for row in self.rows for line in row.lines),
        ]
        return tuple(sorted(parts, key=lambda line: line.order))
