"""The desk: two versions of a report side by side, and what has been taken from the other."""

from __future__ import annotations

from functools import cached_property

from zvhrr_extract.build.notes import hang_notes
from zvhrr_extract.merge.readings import Reader, is_cut
from zvhrr_extract.models.report import (
    Block,
    Cell,
    Dropped,
    Provenance,
    Report,
    Section,
    Table,
)
from zvhrr_extract.values.words import lost_words, squash

Reading = tuple[str, Provenance | None]
_REASON = "unreadable"


class Desk:
    """A report, another version of it, and what is taken over from there.

    Attributes:
        ids: New ids of elements by their old ones.
        dropped: Words that better readings have replaced.
        has_mended: Whether anything has been taken over.
    """

    def __init__(self, report: Report, other: Report) -> None:
        self.report = report
        self.other = other
        self.ids: dict[str, str] = {}
        self.dropped: list[Dropped] = []
        self.has_mended = False
        self._mine = Reader(report)
        self._theirs = Reader(other)

    @cached_property
    def _text(self) -> str:
        return squash(" ".join(block.text for block in self.report.blocks))

    def prefers(self, mine: Reading, theirs: Reading) -> bool:
        """Tell whether the other version reads a text better: with no letter or end lost."""
        if mine[0] == theirs[0]:
            return False
        if self._theirs.rate(*theirs) < self._mine.rate(*mine):
            return True
        if not is_cut(mine[0], theirs[0]):
            return False
        return squash(theirs[0][len(mine[0]) :]) not in self._text

    def has_lost(self, cell: Cell, table: Provenance) -> bool:
        """Tell whether a source has lost a figure: the cell is empty, with no sign for none."""
        lost = any(self._mine.rate(cell.text, cell.provenance or table))
        return cell.value is None and (lost or not cell.text)

    def replace(self, mine: Reading, better: str) -> None:
        """Note that a better reading takes the place of a text; its lost words are dropped."""
        self.has_mended = True
        text, place = mine
        gone = lost_words(text, better)
        if gone and place is not None:
            self.dropped.append(Dropped(text=gone, reason=_REASON, provenance=place))

    def rename(self, report: Report) -> Report:
        """Let what hangs on an element that was taken over hang on its new id."""
        ids = self.ids

        def section(part: Block | Table) -> Block | Table:
            return part.model_copy(
                update={"section": ids.get(part.section or "", part.section)}
            )

        def parent(part: Section) -> Section:
            return part.model_copy(update={"parent": ids.get(part.parent or "", part.parent)})

        renamed = report.model_copy(
            update={
                "sections": tuple(map(parent, report.sections)),
                "blocks": tuple(map(section, report.blocks)),
                "tables": tuple(map(section, report.tables)),
            }
        )
        return hang_notes(renamed, lambda anchor: ids.get(anchor.id, anchor.id))
