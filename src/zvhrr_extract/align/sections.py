"""Sections: paired by key, then heading, then what stands in them; what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.align.forms import bare
from zvhrr_extract.align.matching import Pairs, pair_alike, pair_equal, take_best
from zvhrr_extract.align.order import keep_order, source_orders
from zvhrr_extract.models.report import Report, Section
from zvhrr_extract.values.years import strip_years

_HEADING_FLOOR = 75.0
# Of what two sections hold, so much must be the same where their headings do not tell.
_SHARED_FLOOR = 0.5
# Fewest roots moved come first, then fewest sections.
_ROOT = 1_000_000


@dataclass(frozen=True, slots=True)
class SectionPairs:
    """Sections of two reports that are the same, by index, and those that moved."""

    pairs: Pairs
    moved: frozenset[int]
    carried: frozenset[int]


def pair_sections(old: Report, new: Report, blocks: Pairs) -> Pairs:
    """Pair sections: new index by old index.

    Args:
        old: The old report.
        new: The new report.
        blocks: Blocks known to be the same, which tell of a section whose heading changed.
    """
    left, right = old.sections, new.sections
    pairs = pair_equal(_by_key(left), _by_key(right))
    for form in (_by_heading, _by_words):
        pairs |= pair_equal(form(left), form(right), taken=pairs)
    pairs |= _pair_by_content(old, new, blocks, pairs)
    headings = [one.heading for one in left], [one.heading for one in right]
    pairs |= pair_alike(*headings, taken=pairs, floor=lambda *_: _HEADING_FLOOR)
    return pairs | _pair_by_place(old, new, blocks, pairs)


def _by_key(sections: Sequence[Section]) -> list[object]:
    """Name sections by key; one that several bear only together with the heading."""
    counts = Counter(one.key for one in sections)
    return [None if one.key is None or counts[one.key] > 1 else one.key for one in sections]


def _by_heading(sections: Sequence[Section]) -> list[object]:
    return [(one.key, bare(one.heading).casefold()) for one in sections]


def _by_words(sections: Sequence[Section]) -> list[object]:
    return [bare(strip_years(one.heading)).casefold() for one in sections]


def _pair_by_place(old: Report, new: Report, blocks: Pairs, taken: Pairs) -> Pairs:
    """Pair the lone sections between two neighbours, unless they hold different content."""
    edge = len(old.sections), len(new.sections)
    fixed = taken | {-1: -1, edge[0]: edge[1]}
    filled = (
        {block.section for block in old.blocks},
        {block.section for block in new.blocks},
    )
    shared = {old.blocks[one].section for one in blocks}
    found: Pairs = {}
    for one, section in enumerate(old.sections):
        other = fixed.get(one - 1, -2) + 1
        alone = one not in fixed and fixed.get(one + 1, -2) == other + 1
        if alone and 0 <= other < edge[1]:
            both = section.id in filled[0] and new.sections[other].id in filled[1]
            if not both or section.id in shared:
                found[one] = other
    return found


def _pair_by_content(old: Report, new: Report, blocks: Pairs, taken: Pairs) -> Pairs:
    """Pair sections of which most blocks and subsections are the same."""
    left = {one.id: index for index, one in enumerate(old.sections)}
    right = {one.id: index for index, one in enumerate(new.sections)}
    shared: Counter[tuple[int, int]] = Counter()
    for one, other in blocks.items():
        above, below = old.blocks[one].section, new.blocks[other].section
        if above in left and below in right:
            shared[left[above], right[below]] += 1
    for one, other in taken.items():
        above, below = old.sections[one].parent, new.sections[other].parent
        if above in left and below in right:
            shared[left[above], right[below]] += 1
    sizes = _sizes(old, left), _sizes(new, right)
    done = set(taken.values())
    scored = [
        (count / max(sizes[0][one], sizes[1][other]), one, other)
        for (one, other), count in shared.items()
        if one not in taken and other not in done
    ]
    return take_best([entry for entry in scored if entry[0] >= _SHARED_FLOOR])


def _sizes(report: Report, index: dict[str, int]) -> Counter[int]:
    parents = (section.parent for section in report.sections)
    owners = (*(block.section for block in report.blocks), *parents)
    return Counter(index[owner] for owner in owners if owner in index)


def find_moved_sections(old: Report, new: Report, pairs: Pairs) -> SectionPairs:
    """Tell which sections moved: as few as can be, and with their subsections as one."""
    found = [
        _find_moved(new, pairs, orders) for orders in source_orders(old.sections, new.sections)
    ]
    return min(found, key=lambda one: len(one.moved))


def _find_moved(new: Report, pairs: Pairs, orders: tuple[list[int], list[int]]) -> SectionPairs:
    units = _units(pairs, orders)
    roots = [_roots(new, unit) for unit in units]
    kept = keep_order(
        [(orders[0][unit[0][0]], orders[1][unit[0][1]]) for unit in units],
        [len(root) * _ROOT + len(unit) for unit, root in zip(units, roots, strict=True)],
    )
    gone = [at for at in range(len(units)) if at not in kept]
    return SectionPairs(
        pairs=pairs,
        moved=frozenset(index for at in gone for index in roots[at]),
        carried=frozenset(one for at in gone for one, _ in units[at]),
    )


def _units(pairs: Pairs, orders: tuple[list[int], list[int]]) -> list[list[tuple[int, int]]]:
    """Cut paired sections into runs that follow each other in both reports."""
    behind = sorted(pairs.values(), key=lambda other: orders[1][other])
    ranks = {other: rank for rank, other in enumerate(behind)}
    units: list[list[tuple[int, int]]] = []
    for one in sorted(pairs, key=lambda one: orders[0][one]):
        other = pairs[one]
        if units and ranks[units[-1][-1][1]] + 1 == ranks[other]:
            units[-1].append((one, other))
        else:
            units.append([(one, other)])
    return units


def _roots(new: Report, unit: list[tuple[int, int]]) -> list[int]:
    """List those of a run that are no part of another of it, by old index."""
    ids = {new.sections[other].id for _, other in unit}
    return [one for one, other in unit if new.sections[other].parent not in ids]
