"""Tables: paired by key, caption and what they hold; their rows and columns by label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import cache

from zvhrr_extract.align.forms import bare
from zvhrr_extract.align.lines import pair_columns, pair_rows
from zvhrr_extract.align.matching import Pairs, take_best
from zvhrr_extract.align.order import in_reading_order, keep_order
from zvhrr_extract.align.texts import table_name, table_texts
from zvhrr_extract.align.views import TableView, view_tables
from zvhrr_extract.models.alignment import ElementPair, TablePair
from zvhrr_extract.models.report import Report, Table
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import find_years, strip_years

# How much of what two tables hold must be the same where no name tells, 0 to 1.
_FLOOR = 0.4


def pair_tables(
    old: Report, new: Report, sections: Pairs, *, by_year: bool
) -> tuple[TablePair, ...]:
    """Pair the tables of two reports, and the rows and columns of each pair."""
    pairs = _match(old, new, sections)
    gone = [index for index in range(len(old.tables)) if index not in pairs]
    come = sorted(set(range(len(new.tables))) - set(pairs.values()))
    every: list[tuple[int | None, int | None]] = [
        *pairs.items(),
        *((index, None) for index in gone),
        *((None, index) for index in come),
    ]
    ordered = [every[at] for at in in_reading_order(every)]
    return tuple(
        TablePair(one, other)
        if one is None or other is None
        else _align_table(
            one, other, view_tables(old.tables[one], new.tables[other]), by_year=by_year
        )
        for one, other in ordered
    )


def _match(old: Report, new: Report, sections: Pairs) -> Pairs:
    """Pair tables by the surest name first; of equals, by what they hold and where."""
    left = {one.id: index for index, one in enumerate(old.sections)}
    right = {one.id: index for index, one in enumerate(new.sections)}

    @cache
    def score(one: int, other: int) -> float:
        above, below = old.tables[one], new.tables[other]
        home = sections.get(left.get(above.section or "", -1), -1)
        same_home = home == right.get(below.section or "", -2)
        return _overlap(above, below) + same_home / 4

    pairs: Pairs = {}
    for name in (_by_content, _by_key, _by_name, _by_title):
        named = [[name(table) for table in report.tables] for report in (old, new)]
        pairs |= take_best(
            [
                (score(one, other), one, other)
                for one, other in _same_named(named[0], named[1], pairs)
            ]
        )
    return pairs | _match_rest(old, new, pairs)


def _same_named(
    old: Sequence[Hashable], new: Sequence[Hashable], taken: Pairs
) -> Iterator[tuple[int, int]]:
    """Yield the indices of every two tables of one name that have no pair yet."""
    done = set(taken.values())
    names: dict[Hashable, list[int]] = {}
    for other, name in enumerate(new):
        if name not in {None, ""} and other not in done:
            names.setdefault(name, []).append(other)
    for one, name in enumerate(old):
        for other in names.get(name, ()) if one not in taken else ():
            yield one, other


def _match_rest(old: Report, new: Report, taken: Pairs) -> Pairs:
    done = set(taken.values())
    scored = [
        (_overlap(above, below), one, other)
        for one, above in enumerate(old.tables)
        if one not in taken
        for other, below in enumerate(new.tables)
        if other not in done
    ]
    return take_best([entry for entry in scored if entry[0] >= _FLOOR])


def _by_content(table: Table) -> Hashable:
    return (table_name(table), tuple(bare(text) for text in table_texts(table)))


def _by_key(table: Table) -> Hashable:
    return table.key


def _by_name(table: Table) -> Hashable:
    return bare(table_name(table)).casefold()


def _by_title(table: Table) -> Hashable:
    """Name a table by its caption without years; a year in a caption changes every year."""
    return fold(strip_years(table.caption or ""))


def _overlap(old: Table, new: Table) -> float:
    """Tell which share of words and figures two tables have in common, 0 to 1."""
    left, right = _words(old), _words(new)
    size = max(sum(left.values()), sum(right.values()))
    return sum((left & right).values()) / size if size else 0.0


def _words(table: Table) -> Counter[str]:
    # A label tells more of a table than a figure, which next year's has not.
    words: Counter[str] = Counter()
    for row in table.grid:
        for at, text in enumerate(row):
            label = at == 0 and not find_years(text)
            words.update(dict.fromkeys(fold(text).split(), 1 + 2 * label))
    return words


def _align_table(
    one: int, other: int, views: tuple[TableView, TableView], *, by_year: bool
) -> TablePair:
    old, new = views
    columns = pair_columns(old, new, by_year=by_year)
    rows = pair_rows(old, new, columns)
    return TablePair(
        one,
        other,
        rows=as_pairs(rows, len(old.rows), len(new.rows)),
        columns=as_pairs(columns, len(old.columns), len(new.columns)),
    )


def as_pairs(pairs: Pairs, left: int, right: int) -> tuple[ElementPair, ...]:
    """Give every index of both sides its pair, in reading order, the moved ones marked."""
    both = sorted(pairs.items())
    kept = {both[at] for at in keep_order(both, [1] * len(both))}
    every: list[tuple[int | None, int | None]] = [
        *both,
        *((index, None) for index in range(left) if index not in pairs),
        *((None, index) for index in range(right) if index not in set(pairs.values())),
    ]
    ordered = [every[at] for at in in_reading_order(every)]
    return tuple(
        ElementPair(
            old, new, moved=old is not None and new is not None and (old, new) not in kept
        )
        for old, new in ordered
    )
