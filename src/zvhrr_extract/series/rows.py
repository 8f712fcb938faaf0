"""Rows: which line of a new report goes on which row, by name, likeness and figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zvhrr_extract.align.matching import take_best
from zvhrr_extract.series.figures import Figure, Key, weigh
from zvhrr_extract.series.names import are_alike
from zvhrr_extract.series.sheets import Line
from zvhrr_extract.series.strands import RowStrand
from zvhrr_extract.values.likeness import likeness

# Figures must leave room for so many times the pairs that are tried, or chance explains them.
_ODDS = 4

Pairs = dict[int, int]


@dataclass(slots=True)
class RowMatches:
    """Which line is which row.

    Attributes:
        pairs: Index of the line by index of the row.
        proven: Rows that only their figures tell.
    """

    pairs: Pairs = field(default_factory=dict)
    proven: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Scene:
    rows: Sequence[RowStrand]
    lines: Sequence[Line]
    placed: Sequence[Mapping[Key, Figure]]
    last: str

    def free(self, pairs: Pairs) -> tuple[list[int], list[int]]:
        """List the rows and the lines without a pair."""
        taken = set(pairs.values())
        return (
            [at for at in range(len(self.rows)) if at not in pairs],
            [at for at in range(len(self.lines)) if at not in taken],
        )


def match_rows(
    rows: Sequence[RowStrand],
    lines: Sequence[Line],
    placed: Sequence[Mapping[Key, Figure]],
    *,
    last: str,
) -> RowMatches:
    """Match the lines of a report to the rows known so far.

    Args:
        rows: The rows.
        lines: The lines.
        placed: The figures of every line, by column of the strand and year.
        last: Id of the latest report before: what only figures tell is asked of its rows.
    """
    scene = _Scene(rows, lines, placed, last)
    found = RowMatches()
    for names in ([row.names[-1:] for row in rows], [row.names[:-1] for row in rows]):
        found.pairs |= _match_names(scene, names, found.pairs)
    found.pairs |= _match_alike(scene, found.pairs)
    by_figures = _match_figures(scene, found.pairs)
    found.pairs |= by_figures
    found.proven |= by_figures.keys()
    return found


def _match_names(scene: _Scene, names: Sequence[Sequence[str]], pairs: Pairs) -> Pairs:
    """Match rows and lines of one name; of several of one name by figures, then order."""
    free_rows, free_lines = scene.free(pairs)
    lines: dict[str, list[int]] = defaultdict(list)
    for at in free_lines:
        lines[scene.lines[at].name].append(at)
    owners: dict[str, list[int]] = defaultdict(list)
    for at in free_rows:
        for name in names[at]:
            owners[name].append(at)
    found: Pairs = {}
    for name, left in owners.items():
        left = [at for at in left if at not in found]  # noqa: PLW2901 -- a row of two names
        right = [at for at in lines[name] if at not in set(found.values())]
        if len(left) == len(right) == 1 and name:
            found[left[0]] = right[0]
        elif left and right:
            found |= _part_namesakes(scene, left, right, ordered=bool(name))
    return found


def _part_namesakes(
    scene: _Scene, left: list[int], right: list[int], *, ordered: bool
) -> Pairs:
    """Match rows of one name: by figures, then, if asked, by order where none is too many."""
    scored = []
    for one in left:
        for other in right:
            evidence = weigh(scene.rows[one].known, scene.placed[other])
            if evidence.equal:
                scored.append((evidence.equal / evidence.shared, one, other))
    found = take_best(scored)
    rest = [at for at in left if at not in found]
    others = [at for at in right if at not in set(found.values())]
    alive = [at for at in rest if scene.last in scene.rows[at].home]
    for candidates in (rest, alive) if ordered else ():
        if len(candidates) == len(others):
            return found | {
                one: other
                for one, other in zip(candidates, others, strict=True)
                if not weigh(scene.rows[one].known, scene.placed[other]).speaks_against
            }
    return found


def _match_alike(scene: _Scene, pairs: Pairs) -> Pairs:
    """Match spellings of one name, unless the figures are others altogether."""
    scored = []
    for one, other in _products(*scene.free(pairs)):
        row, line = scene.rows[one], scene.lines[other]
        alike = [name for name in row.names if are_alike(name, line.name)]
        if alike and not weigh(row.known, scene.placed[other]).speaks_against:
            scored.append((max(likeness(name, line.name) for name in alike), one, other))
    return take_best(scored)


def _match_figures(scene: _Scene, pairs: Pairs) -> Pairs:
    """Match what has another name and the same figures in all years both have."""
    scored = []
    free_rows, free_lines = scene.free(pairs)
    ways = len(free_rows) * len(free_lines)
    for one, other in _products(free_rows, free_lines):
        row, line = scene.rows[one], scene.lines[other]
        evidence = weigh(row.known, scene.placed[other])
        same_role = is_sum(row.last_line) == is_sum(line)
        if (
            scene.last in row.home
            and same_role
            and evidence.proves
            and evidence.room >= _ODDS * ways
        ):
            alike = likeness(row.names[-1], line.name) / 100
            scored.append((evidence.equal + alike, one, other))
    return take_best(list(_drop_ties(scored)))


def is_sum(line: Line) -> bool:
    """Tell whether a line is printed as the sum of others."""
    return line.role in {"total", "subtotal"}


def _drop_ties(
    scored: Sequence[tuple[float, int, int]],
) -> Iterator[tuple[float, int, int]]:
    """Leave out what has two best partners: neither is proven."""
    for score, one, other in scored:
        rivals = [
            entry
            for entry in scored
            if (entry[1] == one) != (entry[2] == other) and entry[0] >= score
        ]
        if not rivals:
            yield score, one, other


def _products(left: Iterable[int], right: Iterable[int]) -> Iterator[tuple[int, int]]:
    others = list(right)
    return ((one, other) for one in left for other in others)
