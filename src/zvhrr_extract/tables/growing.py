"""Growing rows: a table while it is read, some of its labels still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.table_draft import DraftRow
from zvhrr_extract.tables.body import Body, in_file_order
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import Label
from zvhrr_extract.tables.pieces import Piece
from zvhrr_extract.tables.proof import count_proofs
from zvhrr_extract.tables.runs import Figure
from zvhrr_extract.values.numbers import parse_number


@dataclass(slots=True)
class GrowingRows:
    """Rows of one table while it is read.

    Attributes:
        count: Number of columns.
        labels: The label of every row, None where it has not come yet.
        figures: The figures of every row.
        plain: How many rows have their label and its figures right behind each other.
        headed: The lines above its first row head its columns.
        caption: A caption that stands among its rows.
        after: The piece behind its last row, or None.
    """

    count: int
    labels: list[Label | None] = field(default_factory=list)
    figures: list[list[Figure]] = field(default_factory=list)
    plain: int = 0
    headed: bool = False
    caption: tuple[Line, ...] = ()
    after: Piece | None = None

    @property
    def missing(self) -> int:
        """How many rows have no label."""
        return sum(label is None for label in self.labels)

    @property
    def orders(self) -> set[int]:
        """Positions of all its lines."""
        own = {line.order for label in self.labels if label for line in label.lines}
        return own | {figure.line.order for row in self.figures for figure in row}

    def give(self, labels: Sequence[Label]) -> None:
        """Give labels that come late to the rows that still have none."""
        places = [at for at, label in enumerate(self.labels) if label is None]
        for at, label in zip(places, labels, strict=False):
            self.labels[at] = label


def count_sums(rows: GrowingRows, context: TableContext) -> int:
    """Count the totals of growing rows that hold."""
    mark = context.language.decimal_mark
    figures = [
        [parse_number(one.text, decimal_mark=mark) for one in row] for row in rows.figures
    ]
    labels = [label.text if label is not None else "" for label in rows.labels]
    return count_proofs(labels, figures, context)


def make_body(rows: GrowingRows) -> Body:
    """Make the body of a table that has all its labels."""
    drafts = [
        DraftRow(
            label.text,
            tuple(figure.text for figure in figures),
            in_file_order((*label.lines, *(figure.line for figure in figures))),
        )
        for label, figures in zip(rows.labels, rows.figures, strict=True)
        if label is not None
    ]
    captions = (rows.caption,) if rows.caption else ()
    return Body(tuple(drafts), captions=captions, headed=rows.headed)
