"""Tables: which table of a new report goes on which, by key, caption and what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zvhrr_extract.align.matching import Pairs, take_best
from zvhrr_extract.series.figures import Evidence, Figure, weigh
from zvhrr_extract.series.names import are_alike
from zvhrr_extract.series.sheets import Sheet
from zvhrr_extract.series.strands import TableStrand

# Without a name in common: which share of the rows must be the same, 0 to 1, and how many.
_ROWS = 0.5
_FEW_ROWS = 0.3
_MOST_ROWS = 0.8
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Tie:
    """What speaks for a table being the same as one before."""

    strand: TableStrand
    sheet: Sheet
    rows: float
    common: int
    evidence: Evidence
    lone: bool

    @property
    def same_section(self) -> bool:
        return any(
            self.sheet.section == one.section or are_alike(self.sheet.section, one.section)
            for one in self.strand.sheets
        )

    @property
    def worth(self) -> float:
        agreement = self.evidence.equal / self.evidence.shared if self.evidence.shared else 0.0
        return self.rows + agreement + self.same_section / 2


def match_tables(strands: Sequence[TableStrand], sheets: Sequence[Sheet]) -> Pairs:
    """Match the tables of a report to those known so far.

    Returns:
        Index of the sheet by index of the strand.
    """
    ties = _list_ties(strands, sheets)
    pairs: Pairs = {}
    for fits in _LADDER:
        done = set(pairs.values())
        scored = [
            (tie.worth, one, other)
            for (one, other), tie in ties.items()
            if one not in pairs and other not in done and fits(tie)
        ]
        pairs |= take_best(scored)
    return pairs


def _list_ties(
    strands: Sequence[TableStrand], sheets: Sequence[Sheet]
) -> dict[tuple[int, int], _Tie]:
    titles = Counter(sheet.title for sheet in sheets)
    olds = Counter(title for strand in strands for title in strand.titles)
    found = [_known(sheet) for sheet in sheets]
    ties = {}
    for one, strand in enumerate(strands):
        known = strand.known_by_name()
        names = strand.last.names
        for other, sheet in enumerate(sheets):
            common = len(names & sheet.names)
            ties[one, other] = _Tie(
                strand=strand,
                sheet=sheet,
                rows=common / max(len(names | sheet.names), 1),
                common=common,
                evidence=weigh(known, found[other]),
                lone=titles[sheet.title] <= 1 and olds[sheet.title] <= 1,
            )
    return ties


def _known(sheet: Sheet) -> dict[tuple[str, str, int], Figure]:
    return {
        (line.name, column, year): figure
        for line in sheet.lines
        for column, figures in line.cells.items()
        for year, figure in figures.items()
    }


def _is_key_same(tie: _Tie) -> bool:
    return tie.sheet.table.key is not None and tie.sheet.table.key == tie.strand.last.table.key


def _may_be_same(tie: _Tie) -> bool:
    """Tell whether the profile does not say that they are two tables."""
    return None in {tie.sheet.table.key, tie.strand.last.table.key}


def _is_title_same(tie: _Tie) -> bool:
    """Tell whether the captions are the same; where several tables have it, its section too."""
    same = bool(tie.sheet.title) and tie.sheet.title in tie.strand.titles
    return _may_be_same(tie) and same and _is_place_same(tie)


def _is_place_same(tie: _Tie) -> bool:
    """Tell whether a table of one caption is not that of another section."""
    if tie.same_section or tie.evidence.speaks_for:
        return True
    # Many sections have a small table of one caption; a larger one is hardly there twice.
    return tie.lone and not tie.evidence.shared and tie.common > _ENOUGH


def _is_title_alike(tie: _Tie) -> bool:
    alike = any(are_alike(tie.sheet.title, title) for title in tie.strand.titles)
    return (
        _may_be_same(tie)
        and alike
        and _is_place_same(tie)
        and tie.rows >= _FEW_ROWS
        and not tie.evidence.speaks_against
    )


def _is_content_same(tie: _Tie) -> bool:
    """Tell whether rows and figures are those of a table of another caption."""
    if not _may_be_same(tie) or tie.rows < _ROWS or tie.common < _ENOUGH:
        return False
    if tie.evidence.shared:
        return tie.evidence.speaks_for
    nameless = not (tie.sheet.title and tie.strand.last.title)
    plain = tie.rows >= _MOST_ROWS and tie.common > _ENOUGH
    return tie.same_section and (nameless or plain)


# What ties tables together, the surest first.
_LADDER: tuple[Callable[[_Tie], bool], ...] = (
    _is_key_same,
    _is_title_same,
    _is_title_alike,
    _is_content_same,
)
