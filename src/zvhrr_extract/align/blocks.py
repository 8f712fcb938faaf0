"""Blocks: paired by content, then likeness; split and joined ones; what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zvhrr_extract.align.forms import bare
from zvhrr_extract.align.matching import Pairs, pair_alike, pair_equal
from zvhrr_extract.align.order import keep_order, source_orders
from zvhrr_extract.align.sections import SectionPairs
from zvhrr_extract.align.texts import block_text
from zvhrr_extract.models.report import Report
from zvhrr_extract.values.likeness import fold, likeness

# Anywhere in the report; in the same section; between the same two neighbours.
_ANYWHERE, _SAME_SECTION, _SAME_PLACE = 80.0, 60.0, 45.0
# Of a part that was split off, so many words must be missing in the rest.
_SHARE_OF_PART = 0.7
_COUNT = 1000
_GONE = -2


@dataclass(frozen=True, slots=True)
class BlockPairs:
    """Blocks that are the same, by index; parts split off or joined; what moved."""

    pairs: Pairs
    parts: tuple[tuple[int, int], ...]
    moved: frozenset[int]


def pair_unique_blocks(old: Report, new: Report) -> Pairs:
    """Pair blocks of the same content that either report has only once."""
    keys = [[bare(block_text(block)) for block in one.blocks] for one in (old, new)]
    counts = [Counter(side) for side in keys]
    sure = {key for key, count in counts[0].items() if count == counts[1][key] == 1}
    left, right = ([key if key in sure else None for key in side] for side in keys)
    return pair_equal(left, right)


def pair_blocks(old: Report, new: Report, unique: Pairs, sections: SectionPairs) -> BlockPairs:
    """Pair the other blocks, by content and likeness, and tell which moved."""
    matcher = _Matcher(old, new, sections.pairs)
    pairs = unique | matcher.pair_equal(unique)
    pairs |= matcher.pair_alike(pairs)
    pairs |= matcher.pair_neighbours(pairs)
    parts = matcher.find_parts(pairs)
    return BlockPairs(pairs, parts, _find_moved(old, new, pairs, sections))


class _Matcher:
    """The texts of two reports' blocks, and where they stand."""

    def __init__(self, old: Report, new: Report, sections: Pairs) -> None:
        self.left = [block_text(block) for block in old.blocks]
        self.right = [block_text(block) for block in new.blocks]
        self._homes = _homes(old, new, sections)

    def is_at_home(self, one: int, other: int) -> bool:
        """Tell whether two blocks stand in the same section."""
        return self._homes[0][one] == self._homes[1][other]

    def pair_equal(self, taken: Pairs) -> Pairs:
        """Pair what is printed more than once: in the same section first."""
        left, right = ([bare(text) for text in side] for side in (self.left, self.right))
        homes = self._homes
        here = pair_equal(
            [key and (home, key) for home, key in zip(homes[0], left, strict=True)],
            [key and (home, key) for home, key in zip(homes[1], right, strict=True)],
            taken=taken,
        )
        return here | pair_equal(left, right, taken=taken | here)

    def pair_alike(self, taken: Pairs) -> Pairs:
        """Pair what is alike; of blocks in the same section less is asked."""

        def floor(one: int, other: int) -> float:
            return _SAME_SECTION if self.is_at_home(one, other) else _ANYWHERE

        return pair_alike(self.left, self.right, taken=taken, floor=floor, homes=self._homes)

    def pair_neighbours(self, pairs: Pairs) -> Pairs:
        """Pair what stands alone between the same neighbours, and is a little alike."""
        done = set(pairs.values())
        able = {}
        for one in range(len(self.left)):
            other = pairs.get(one - 1, -1) + 1 if one else 0
            fits = one not in pairs and other not in done and other < len(self.right)
            if fits and (one == 0 or one - 1 in pairs) and self.is_at_home(one, other):
                able[one] = other
        return {
            one: other
            for one, other in able.items()
            if likeness(self.left[one], self.right[other]) >= _SAME_PLACE
        }

    def find_parts(self, pairs: Pairs) -> tuple[tuple[int, int], ...]:
        """Find blocks beside a pair that hold what one of the pair lost: split or joined."""
        backward = {other: one for one, other in pairs.items()}
        split = _find_parts(self.left, self.right, pairs, backward)
        joined = _find_parts(self.right, self.left, backward, pairs)
        return (*split, *((one, other) for other, one in joined))


def _homes(old: Report, new: Report, sections: Pairs) -> tuple[list[int], list[int]]:
    """Name the section of each block by its index in the new report; `-1` is none.

    A section that only the old report has is the equal of no other.
    """
    left = {one.id: index for index, one in enumerate(old.sections)}
    right = {one.id: index for index, one in enumerate(new.sections)}
    renewed = {one: sections.get(index, _GONE) for one, index in left.items()}
    return (
        [renewed.get(one.section or "", -1) for one in old.blocks],
        [right.get(one.section or "", -1) for one in new.blocks],
    )


def _find_parts(
    whole: Sequence[str], torn: Sequence[str], pairs: Pairs, backward: Pairs
) -> list[tuple[int, int]]:
    """Find the torn pieces of whole texts, beside the piece each is paired with."""
    parts = []
    taken: set[int] = set()
    for one, other in sorted(pairs.items()):
        if bare(whole[one]) == bare(torn[other]):
            continue
        lost = Counter(fold(whole[one]).split())
        lost.subtract(fold(torn[other]).split())
        for step in (-1, 1):
            piece = other + step
            while 0 <= piece < len(torn) and piece not in backward and piece not in taken:
                words = Counter(fold(torn[piece]).split())
                shared = sum((words & +lost).values())
                if not words or shared < _SHARE_OF_PART * words.total():
                    break
                parts.append((one, piece))
                taken.add(piece)
                lost.subtract(words)
                piece += step
    return parts


def _find_moved(
    old: Report, new: Report, pairs: Pairs, sections: SectionPairs
) -> frozenset[int]:
    """Tell which blocks moved by themselves, by old index."""
    left = {one.id: index for index, one in enumerate(old.sections)}
    right = {one.id: index for index, one in enumerate(new.sections)}
    above = [left.get(block.section or "", -1) for block in old.blocks]
    below = [right.get(block.section or "", -1) for block in new.blocks]
    weights = [_COUNT + min(len(block.text), _COUNT - 1) for block in old.blocks]
    groups: dict[int | None, list[tuple[int, int]]] = {}
    for one, other in pairs.items():
        together = above[one] in sections.carried
        together = together and sections.pairs[above[one]] == below[other]
        groups.setdefault(above[one] if together else None, []).append((one, other))
    found = [
        frozenset(
            one for group in groups.values() for one in _out_of_order(group, weights, orders)
        )
        for orders in source_orders(old.blocks, new.blocks)
    ]
    return min(found, key=len)


def _out_of_order(
    group: list[tuple[int, int]], weights: list[int], orders: tuple[list[int], list[int]]
) -> Iterator[int]:
    kept = keep_order(
        [(orders[0][one], orders[1][other]) for one, other in group],
        [weights[one] for one, _ in group],
    )
    yield from (one for at, (one, _) in enumerate(group) if at not in kept)
