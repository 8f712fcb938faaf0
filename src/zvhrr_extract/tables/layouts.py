"""Layouts: the ways in which a stream of figures may run through the columns of a table."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise

from zvhrr_extract.tables.arrange import lay_bands
from zvhrr_extract.tables.sums import Figures, SumRows, hold_all

Layout = tuple[tuple[int, ...], ...]

# A run through columns is broken where a label wraps; in longer tables there are too many ways.
_MAX_BANDS = 4
_MAX_BANDED = 12


def holds(layout: Layout, values: Figures, sums: SumRows) -> bool:
    """Tell whether all named sums hold in one way to lay figures out."""
    columns = range(len(layout[0]))
    return hold_all(([values[row[column]] for row in layout] for column in columns), sums)


def fill(layout: Layout, values: Figures) -> list[Figures]:
    """Lay figures out in rows."""
    return [[values[at] for at in row] for row in layout]


@lru_cache(maxsize=512)
def list_layouts(rows: int, columns: int) -> tuple[Layout, ...]:
    """List the ways to lay figures out: by column, by row, or in bands of rows by column."""
    bands: list[tuple[int, ...]] = [(rows,)]
    if columns > 1:
        most = _MAX_BANDS if rows <= _MAX_BANDED else 2
        cuts = (c for size in range(1, most) for c in combinations(range(1, rows), size))
        bands += [tuple(b - a for a, b in pairwise((0, *cut, rows))) for cut in cuts]
        bands += [(1,) * rows, *((top, *(1,) * (rows - top)) for top in range(2, rows))]
    return tuple(dict.fromkeys(lay_bands(band, columns) for band in bands))
