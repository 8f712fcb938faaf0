"""Two tables laid over each other, and where on them the changes of the pair stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zvhrr_extract.models.alignment import ElementPair, TablePair
    from zvhrr_extract.models.diff import Change
    from zvhrr_extract.models.report import Table
    from zvhrr_extract.write.html.marks import Numbered


@dataclass(frozen=True, slots=True)
class Face:
    """A table as it is shown.

    Attributes:
        columns: Label of each column.
        rows: Label of each row.
        cells: Texts, row by row, one for each column.
        labelled: Whether the first column holds the labels of the rows.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    labelled: bool


class Line(NamedTuple):
    """A row or column of two tables: its index and label in each, None where it has none."""

    old: int | None
    new: int | None
    old_label: str | None
    new_label: str | None
    moved: bool = False

    @property
    def labels(self) -> frozenset[str | None]:
        """Its labels in the two tables."""
        return frozenset((self.old_label, self.new_label))


class Cell(NamedTuple):
    """A cell's text before and after, None where there is no such cell."""

    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """Two tables as one.

    Attributes:
        corner: What stands above the labels of the rows.
        rows: The rows of both, those that are gone where they stood.
        columns: The columns of both, likewise.
        cells: Row by row, a cell for each column.
    """

    corner: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[tuple[Cell, ...], ...]


class Spot(NamedTuple):
    """A place in a merged table; no column for a whole row, no row for a whole column."""

    row: int | None = None
    column: int | None = None


Marks = dict[Spot, list["Numbered"]]

_NO_FACE = Face((), (), (), labelled=True)


def merge_tables(old: Table | None, new: Table | None, pair: TablePair) -> Merged:
    """Lay two tables over each other, typed where both are, else as printed."""
    typed = bool(old and new and old.rows and new.rows)
    before, after = (
        _NO_FACE if table is None else _typed(table) if typed else _printed(table)
        for table in (old, new)
    )
    labelled = before.labelled and after.labelled
    rows = tuple(_lines(pair.rows, before.rows, after.rows))
    columns = tuple(
        line
        for line in _lines(pair.columns, before.columns, after.columns)
        if not (labelled and (line.old or line.new or 0) == 0)
    )
    corners = (face.columns[0] for face in (after, before) if labelled and face.columns)
    return Merged(
        corner=next(corners, ""),
        rows=rows,
        columns=columns,
        cells=tuple(
            tuple(
                Cell(
                    _text(before, row.old, column.old),
                    _text(after, row.new, column.new),
                )
                for column in columns
            )
            for row in rows
        ),
    )


def _typed(table: Table) -> Face:
    width = len(table.columns)
    return Face(
        columns=tuple(column.label for column in table.columns),
        rows=tuple(row.label for row in table.rows),
        cells=tuple(_fill([cell.text for cell in row.cells], width) for row in table.rows),
        labelled=False,
    )


def _printed(table: Table) -> Face:
    if not table.grid:
        return _typed(table)
    width = max(len(row) for row in table.grid)
    grid = [_fill(row, width) for row in table.grid]
    head, body = grid[: table.header_rows], grid[table.header_rows :]
    return Face(
        columns=tuple(" ".join(row[at] for row in head if row[at]) for at in range(width)),
        rows=tuple(row[0] if row else "" for row in body),
        cells=tuple(body),
        labelled=True,
    )


def _fill(texts: Sequence[str], width: int) -> tuple[str, ...]:
    return (*texts[:width], *[""] * (width - len(texts)))


def _lines(
    pairs: Iterable[ElementPair], old: Sequence[str], new: Sequence[str]
) -> Iterator[Line]:
    """Give paired lines their labels; where nothing is paired, all of both tables."""
    paired = [(pair.old, pair.new, pair.moved) for pair in pairs] or [
        *((index, None, False) for index in range(len(old))),
        *((None, index, False) for index in range(len(new))),
    ]
    for before, after, moved in paired:
        yield Line(before, after, _label(old, before), _label(new, after), moved)


def _label(labels: Sequence[str], index: int | None) -> str | None:
    return labels[index] if index is not None and index < len(labels) else None


def _text(face: Face, row: int | None, column: int | None) -> str | None:
    if row is None or column is None or row >= len(face.cells):
        return None
    return face.cells[row][column] if column < len(face.columns) else None


def mark_table(table: Merged, changes: Iterable[Numbered]) -> Marks:
    """Find the row, column or cell of every change of a table.

    What is of the table as a whole, or finds no place, stands at the empty spot.
    """
    marks: Marks = {}
    for numbered in changes:
        fits = [
            (fit, spot)
            for spot, fit in _fitting(table, numbered.change)
            if fit and spot not in marks
        ]
        spot = max(fits, key=itemgetter(0))[1] if fits else Spot()
        marks.setdefault(spot, []).append(numbered)
    return marks


def _fitting(table: Merged, change: Change) -> Iterator[tuple[Spot, int]]:
    """Rate the places a change may stand at."""
    axis, _, verb = change.kind.partition("_")
    if axis == "row":
        for row, line in enumerate(table.rows):
            yield Spot(row=row), _fit_line(line, verb, change.row)
    elif axis == "column":
        for column, line in enumerate(table.columns):
            yield Spot(column=column), _fit_line(line, verb, change.column)
    elif axis == "cell":
        for row in _named(table.rows, change.row):
            for column in _named(table.columns, change.column):
                cell = table.cells[row][column]
                yield Spot(row, column), (cell.old == change.old) + (cell.new == change.new)


def _fit_line(line: Line, verb: str, label: str | None) -> int:
    """Rate how well a line fits what is said of it: 0 where it was not added, moved, …."""
    done = {
        "added": line.old is None,
        "removed": line.new is None,
        "moved": line.moved,
        "renamed": None not in line.labels and len(line.labels) > 1,
    }
    return done[verb] * (1 + (label in line.labels))


def _named(lines: Sequence[Line], label: str | None) -> Sequence[int]:
    """List the lines of a label, or all where none has it."""
    named = [index for index, line in enumerate(lines) if label in line.labels]
    return named or range(len(lines))
