"""Body: the rows of a table before its caption and the roles of its rows are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow


def in_file_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Put lines in file order, each once."""
    return tuple(sorted({line.order: line for line in lines}.values(), key=attrgetter("order")))


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a table, before header, caption and roles are settled.

    Attributes:
        rows: Its rows.
        header: Its header where the layout shows it; None where it must be read from the
            lines above.
        captions: The caption's lines, where its zone tells whose it is; else empty.
        headed: The lines right above its first row head its columns.
        sure: Sums over more than this part of a table, or its layout, prove it.
    """

    rows: tuple[DraftRow, ...]
    header: DraftHeader | None = None
    captions: tuple[tuple[Line, ...], ...] = ()
    headed: bool = False
    sure: bool = False

    @property
    def lines(self) -> list[Line]:
        """Its lines in file order."""
        head = self.header.lines if self.header is not None else ()
        own = (*head, *(line for row in self.rows for line in row.lines))
        return sorted(own, key=lambda line: line.order)
