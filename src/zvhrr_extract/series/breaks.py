"""Breaks: rows that were renamed, split or merged, proven by the years both reports print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from zvhrr_extract.series.figures import Figure, Key, weigh
from zvhrr_extract.series.rows import RowMatches, is_sum
from zvhrr_extract.series.sheets import Line, Sheet
from zvhrr_extract.series.strands import RowStrand, TableStrand
from zvhrr_extract.series.sums import Piece, find_parts

BreakKind = Literal["renamed", "split", "merged", "column"]


@dataclass(frozen=True, slots=True)
class Break:
    """What is another one from a report on.

    Attributes:
        kind: What became of it; `column` for a column that was renamed.
        strand: Its table.
        before: Labels before.
        after: Labels now.
        earlier: The table in the report before.
        later: The table in the report.
        rows: The rows before and the lines now are of these.
        lines: The lines now.
    """

    kind: BreakKind
    strand: TableStrand
    before: tuple[str, ...]
    after: tuple[str, ...]
    earlier: Sheet
    later: Sheet
    rows: tuple[RowStrand, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a table goes on in a later report.

    Attributes:
        strand: The table so far.
        sheet: The table in the later report.
        placed: The figures of every line of it, by column of the strand and year.
        matches: Which line is which row.
    """

    strand: TableStrand
    sheet: Sheet
    placed: Sequence[Mapping[Key, Figure]]
    matches: RowMatches


def find_breaks(turn: Turn) -> Iterator[Break]:
    """Find what was renamed, split or merged.

    A row that keeps its name while a part of it goes into a row of its own is split as well,
    and one that takes in another is merged.
    """
    pairs = turn.matches.pairs
    for row in sorted(turn.matches.proven):
        yield _make(turn, "renamed", [row], [pairs[row]])
    gone, come = _list_gone(turn), _list_come(turn)
    changed = [
        (_row_piece(turn, one), _line_piece(turn, other))
        for one, other in sorted(pairs.items())
        if weigh(turn.strand.rows[one].known, turn.placed[other]).contradicts
    ]
    for whole, kept in [*((piece, None) for piece in gone), *changed]:
        parts = find_parts(whole, come, kept)
        come = [piece for piece in come if piece not in parts]
        if parts:
            every = sorted(part.at for part in (*parts, *([kept] if kept else [])))
            yield _make(turn, "split", [whole.at], every)
    for kept_row, whole_line in [*((None, piece) for piece in come), *changed]:
        parts = find_parts(whole_line, gone, kept_row)
        gone = [piece for piece in gone if piece not in parts]
        if parts:
            every = sorted(part.at for part in (*parts, *([kept_row] if kept_row else [])))
            yield _make(turn, "merged", every, [whole_line.at])


def _list_gone(turn: Turn) -> list[Piece]:
    """List the rows of the report before that this one has no more, sums apart."""
    alive = {id(row) for row in turn.strand.alive() if not is_sum(row.last_line)}
    return [
        _row_piece(turn, at)
        for at, row in enumerate(turn.strand.rows)
        if id(row) in alive and at not in turn.matches.pairs
    ]


def _list_come(turn: Turn) -> list[Piece]:
    """List the lines that the report before had not, sums apart."""
    taken = set(turn.matches.pairs.values())
    return [
        _line_piece(turn, at)
        for at, line in enumerate(turn.sheet.lines)
        if at not in taken and not is_sum(line)
    ]


def _row_piece(turn: Turn, at: int) -> Piece:
    return Piece(at, turn.strand.rows[at].known)


def _line_piece(turn: Turn, at: int) -> Piece:
    return Piece(at, turn.placed[at])


def _make(turn: Turn, kind: BreakKind, rows: Sequence[int], lines: Sequence[int]) -> Break:
    olds = tuple(turn.strand.rows[at] for at in rows)
    news = tuple(turn.sheet.lines[at] for at in lines)
    return Break(
        kind=kind,
        strand=turn.strand,
        before=tuple(row.label for row in olds),
        after=tuple(line.label for line in news),
        earlier=turn.strand.last,
        later=turn.sheet,
        rows=olds,
        lines=news,
    )
