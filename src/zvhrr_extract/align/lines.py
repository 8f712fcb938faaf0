"""Rows and columns of two tables that are the same one: paired by label, then figures."""

from __future__ import annotations

from collections.abc import Callable

from zvhrr_extract.align.forms import bare
from zvhrr_extract.align.matching import Pairs, pair_alike, pair_equal
from zvhrr_extract.align.views import TableView
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import find_years, strip_years

_LABEL_FLOOR = 82.0
_ROW_FLOOR = 60.0
_TELLING_SIGNS = 3


def pair_columns(old: TableView, new: TableView, *, by_year: bool) -> Pairs:
    """Pair columns: new index by old index.

    Args:
        old: The old table.
        new: The new table.
        by_year: Whether a column that names another year is another column.
    """
    pairs: Pairs = {0: 0} if old.labelled and new.labelled else {}
    pairs |= _pair_labels(old.columns, new.columns, pairs)
    if by_year:
        pairs |= pair_equal(_years(old), _years(new), taken=pairs)
    else:
        texts = [
            [bare(view.column_text(at)) for at in range(len(view.columns))]
            for view in (old, new)
        ]
        pairs |= pair_equal(*texts, taken=pairs)
    pairs |= _pair_alike(old.columns, new.columns, pairs)
    return pairs | _pair_between(pairs, _Fit(old, new, by_year=by_year).fits, len(old.columns))


def _years(view: TableView) -> list[object]:
    return [
        None if year is None else (year, fold(strip_years(label)))
        for label, year in zip(view.columns, view.years, strict=True)
    ]


def _pair_labels(old: tuple[str, ...], new: tuple[str, ...], taken: Pairs) -> Pairs:
    pairs: Pairs = dict(taken)
    for form in (bare, fold):
        pairs |= pair_equal(
            [form(label) for label in old], [form(label) for label in new], taken=pairs
        )
    return pairs


def _pair_alike(old: tuple[str, ...], new: tuple[str, ...], taken: Pairs) -> Pairs:
    """Pair labels that are alike and name the same years."""

    def floor(one: int, other: int) -> float:
        same = find_years(old[one]) == find_years(new[other])
        return _LABEL_FLOOR if same else float("inf")

    return pair_alike(old, new, taken=taken, floor=floor)


class _Fit:
    """Whether two columns that stand in one place may be the same."""

    def __init__(self, old: TableView, new: TableView, *, by_year: bool) -> None:
        self._old, self._new, self._by_year = old, new, by_year
        self._same_width = len(old.columns) == len(new.columns)

    def fits(self, one: int, other: int) -> bool:
        """Tell whether neither figures nor years speak against it."""
        if other >= len(self._new.columns):
            return False
        left, right = self._old.years[one], self._new.years[other]
        if self._by_year and left != right and None not in (left, right):
            return False
        unnamed = not (self._old.columns[one] and self._new.columns[other])
        return self._same_width and (unnamed or self._shares_figures(one, other))

    def _shares_figures(self, one: int, other: int) -> bool:
        left = {row[one].text for row in self._old.cells if row[one].text}
        right = {row[other].text for row in self._new.cells if row[other].text}
        return 2 * len(left & right) >= max(len(left), len(right), 1)


def _pair_between(taken: Pairs, fits: Callable[[int, int], bool], width: int) -> Pairs:
    """Pair what stands at the same place behind the same neighbour, and fits."""
    pairs = dict(taken)
    done = set(taken.values())
    for one in range(width):
        other = pairs.get(one - 1, -1) + 1
        beside = one == 0 or one - 1 in pairs
        if beside and one not in pairs and other not in done and fits(one, other):
            pairs[one] = other
            done.add(other)
    return pairs


def pair_rows(old: TableView, new: TableView, columns: Pairs) -> Pairs:
    """Pair rows: new index by old index, given the columns that are the same."""
    shared = sorted(columns)
    left, right = _figures(old, shared), _figures(new, [columns[one] for one in shared])
    pairs = pair_equal(_with_labels(old, left), _with_labels(new, right))
    pairs |= _pair_labels(old.rows, new.rows, pairs)
    pairs |= pair_equal(_telling(left), _telling(right), taken=pairs)
    pairs |= _pair_alike(old.rows, new.rows, pairs)
    texts = [
        [view.row_text(at) if view.labelled else "" for at in range(len(view.rows))]
        for view in (old, new)
    ]
    return pairs | pair_alike(*texts, taken=pairs, floor=lambda *_: _ROW_FLOOR)


def _figures(view: TableView, columns: list[int]) -> list[tuple[str, ...]]:
    compared = [column for column in columns if column in view.compared]
    return [tuple(bare(row[column].text) for column in compared) for row in view.cells]


def _with_labels(view: TableView, figures: list[tuple[str, ...]]) -> list[object]:
    return [(bare(label), *cells) for label, cells in zip(view.rows, figures, strict=True)]


def _telling(figures: list[tuple[str, ...]]) -> list[object]:
    """Keep rows that are known by their cells alone: a single small figure tells nothing."""
    return [cells if len("".join(cells)) >= _TELLING_SIGNS else None for cells in figures]
