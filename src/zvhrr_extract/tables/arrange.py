"""Arrange: a stream of figures laid out in rows, whichever way a dump ran through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise, product

from zvhrr_extract.models.language import Language
from zvhrr_extract.tables.sums import (
    Figures,
    SumRows,
    count_crosswise,
    count_holding,
    measure_spread,
)
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.values.years import parse_year

# Dumps run through a column until a wrapped label or a rule breaks it; more than five such
# bands in one unbroken run of figures was never seen.
_MAX_BANDS = 5
_MAX_WAYS = 3000
# A total that holds outweighs any habit; the other weights only choose where none does.
_SUM_WEIGHT = 4.0
_SPREAD_WEIGHT = 3.0
_BAND_WEIGHT = 0.15
_YEAR_WEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Figures laid out in rows.

    Attributes:
        rows: For every row the positions of its figures in the stream, one per column.
        score: How likely; a sum that holds counts most.
        sums: Number of totals that hold.
    """

    rows: tuple[tuple[int, ...], ...]
    score: float
    sums: int


def arrange(
    texts: Sequence[str],
    sizes: Sequence[int],
    count: int,
    sum_rows: SumRows,
    language: Language,
) -> Arrangement:
    """Lay out a stream of figures in rows of `count` columns.

    Args:
        texts: The figures as printed, in file order.
        sizes: How many rows each unbroken run of them holds; `sum(sizes) * count` figures.
        count: Number of columns.
        sum_rows: The rows named as sums.
        language: Its decimal mark.

    Returns:
        The likeliest of all ways in which each run is cut into bands of whole columns.
    """
    figures = [parse_number(text, decimal_mark=language.decimal_mark) for text in texts]
    years = [parse_year(text) is not None for text in texts]
    best: Arrangement | None = None
    for rows, bands in _ways(tuple(sizes), count):
        laid = [[figures[at] for at in row] for row in rows]
        score, sums = _rate(laid, rows, years, sum_rows)
        score -= _BAND_WEIGHT * bands
        if best is None or score > best.score:
            best = Arrangement(rows, score, sums)
    assert best is not None  # noqa: S101
    return best


def _rate(
    laid: Sequence[Figures],
    rows: Sequence[tuple[int, ...]],
    years: Sequence[bool],
    sum_rows: SumRows,
) -> tuple[float, int]:
    heads = [all(years[at] for at in row) for row in rows]
    torn = sum(
        any(years[at] for at in row) and not head for row, head in zip(rows, heads, strict=True)
    )
    body = [row for row, head in zip(laid, heads, strict=True) if not head]
    shift = len(laid) - len(body)
    sums = count_holding(body, sum_rows.shift(shift)) + count_crosswise(body)
    score = _SUM_WEIGHT * sums - _SPREAD_WEIGHT * measure_spread(body)
    return score - _YEAR_WEIGHT * torn + _YEAR_WEIGHT * any(heads), sums


def _ways(
    sizes: tuple[int, ...], count: int
) -> Iterator[tuple[tuple[tuple[int, ...], ...], int]]:
    """Yield every way to read runs of rows, and how many bands it takes."""
    choices = [_cuts(size) if count > 1 else ((size,),) for size in sizes]
    total = 1
    for choice in choices:
        total *= len(choice)
    if total > _MAX_WAYS:
        choices = [
            ((size,), (1,) * size) if count > 1 and size > 1 else ((size,),) for size in sizes
        ]
    for index, ways in enumerate(product(*choices)):
        if index >= _MAX_WAYS:
            return
        bands = [band for way in ways for band in way]
        yield lay_bands(bands, count), _count_bands(ways)


def _count_bands(ways: Sequence[tuple[int, ...]]) -> int:
    """Count bands; rows of one under each other are one, as they run row by row."""
    return sum(
        sum(1 for index, band in enumerate(way) if band > 1 or index == 0 or way[index - 1] > 1)
        for way in ways
    )


@lru_cache(maxsize=256)
def _cuts(size: int) -> tuple[tuple[int, ...], ...]:
    """List the ways to cut a number of rows into bands: few bands, or row by row."""
    ways: list[tuple[int, ...]] = [(size,)]
    for parts in range(2, min(_MAX_BANDS, size) + 1):
        for inner in combinations(range(1, size), parts - 1):
            edges = (0, *inner, size)
            ways.append(tuple(b - a for a, b in pairwise(edges)))
            if len(ways) > _MAX_WAYS // 2:
                return (*ways, (1,) * size)
    return tuple(dict.fromkeys((*ways, (1,) * size)))


def lay_bands(bands: Sequence[int], count: int) -> tuple[tuple[int, ...], ...]:
    """Lay figures out in bands of rows: for every row their positions, one per column."""
    rows: list[tuple[int, ...]] = []
    at = 0
    for band in bands:
        rows += [
            tuple(at + row + column * band for column in range(count)) for row in range(band)
        ]
        at += band * count
    return tuple(rows)
