"""Columns: which column of a new report goes on which, by name, likeness and figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zvhrr_extract.align.matching import take_best
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.series.figures import Evidence, weigh
from zvhrr_extract.series.names import are_alike
from zvhrr_extract.series.sheets import Sheet
from zvhrr_extract.series.strands import ColumnStrand, TableStrand

# Of the figures two columns share so many must be the same to make them one, 0 to 1.
_MOST = 0.75
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class ColumnMatches:
    """Which column is which.

    Attributes:
        places: Index of the column of the strand by name of the sheet's.
        renamed: Labels of columns that only their figures tell: before and now.
    """

    places: dict[str, int]
    renamed: tuple[tuple[str, str], ...]


def match_columns(strand: TableStrand, sheet: Sheet) -> ColumnMatches:
    """Match the columns of a table to those known so far; what is new is added."""
    places: dict[str, int] = {}
    _match_names(strand, sheet, places, lambda one, other: one == other)
    _match_names(strand, sheet, places, lambda one, other: _are_known(one, other, sheet.rule))
    _match_names(strand, sheet, places, are_alike)
    renamed = _match_figures(strand, sheet, places)
    _match_only(strand, sheet, places)
    for name, label in sheet.columns.items():
        if name not in places:
            places[name] = len(strand.columns)
            strand.columns.append(ColumnStrand(name, [], label))
        column = strand.columns[places[name]]
        column.names = [*(old for old in column.names if old != name), name]
        column.label = label
    return ColumnMatches(places, renamed)


def _match_names(
    strand: TableStrand, sheet: Sheet, places: dict[str, int], same: Callable[[str, str], bool]
) -> None:
    for name, at in _free(strand, sheet, places):
        names = strand.columns[at].names
        if name not in places and at not in places.values():  # noqa: SIM102 -- what is cheap first
            if any(same(old, name) for old in names):
                places[name] = at


def _free(strand: TableStrand, sheet: Sheet, places: dict[str, int]) -> list[tuple[str, int]]:
    """List what may be a pair: both still free, both shares or neither."""
    return [
        (name, at)
        for name in sheet.columns
        for at, column in enumerate(strand.columns)
        if name not in places
        and at not in places.values()
        and name.endswith("%") == column.names[-1].endswith("%")
    ]


def _are_known(one: str, other: str, rule: TableRule | None) -> bool:
    """Tell whether the profile knows both as names of one column."""
    spellings = [(known.name, *known.aliases) for known in rule.columns] if rule else []
    return any(
        all(
            any(name == spelling.casefold() or are_alike(name, spelling) for spelling in known)
            for name in (one, other)
        )
        for known in spellings
    )


def _match_figures(
    strand: TableStrand, sheet: Sheet, places: dict[str, int]
) -> tuple[tuple[str, str], ...]:
    """Match columns with the same figures in most rows; return what was renamed."""
    scored = []
    free = _free(strand, sheet, places)
    for index, (name, at) in enumerate(free):
        evidence = _weigh_columns(strand, sheet, name, at)
        if evidence.equal >= _ENOUGH and evidence.equal >= _MOST * evidence.shared:
            scored.append((evidence.equal / evidence.shared, index))
    names = list(sheet.columns)
    pairs = take_best([(score, names.index(free[at][0]), free[at][1]) for score, at in scored])
    renamed = []
    for index, at in pairs.items():
        name = names[index]
        places[name] = at
        before, now = strand.columns[at].label, sheet.columns[name]
        if before and now:
            renamed.append((before, now))
    return tuple(renamed)


def _match_only(strand: TableStrand, sheet: Sheet, places: dict[str, int]) -> None:
    """Match the only column of both, unless its figures are others."""
    free = _free(strand, sheet, places)
    if len(strand.columns) == len(sheet.columns) == len(free) == 1:
        name, at = free[0]
        if not _weigh_columns(strand, sheet, name, at).speaks_against:
            places[name] = at


def _weigh_columns(strand: TableStrand, sheet: Sheet, name: str, at: int) -> Evidence:
    """Hold the figures of two columns against each other, in rows of one name."""
    rows = {row.names[-1]: index for index, row in enumerate(strand.rows)}
    known = {
        (rows[row.names[-1]], year): figure
        for row in strand.rows
        for (column, year), figure in row.known.items()
        if column == at
    }
    found = {
        (rows[line.name], year): figure
        for line in sheet.lines
        if line.name in rows
        for year, figure in line.cells.get(name, {}).items()
    }
    return weigh(known, found)
