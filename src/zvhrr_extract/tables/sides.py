"""Sides: whether a document prints captions above or below its tables, and which is whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from zvhrr_extract.models.document import Line
from zvhrr_extract.tables.captions import (
    caption_block,
    count_block,
    is_known_caption,
    is_labelled,
    match_caption,
    read_caption,
)
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import is_label_header
from zvhrr_extract.tables.matching import Offer, match_captions

Span = tuple[int, int]
Block = tuple[Line, ...]
# Lines between a caption above and the first row: the longest header seen has eleven.
_MAX_HEADER = 16
_MAX_BELOW = 2
# Where the captions on one side are so many more, one on the other side is another table's.
_CLEAR = 2


class Hint(NamedTuple):
    """What a table's lines tell of it.

    Attributes:
        captions: Captions that are known to be its own.
        key: The table of the profile that its rows name, or None.
        orders: Positions of its lines.
    """

    captions: Sequence[Block]
    key: str | None
    orders: frozenset[int]


@dataclass(frozen=True, slots=True)
class CaptionPlaces:
    """Which caption belongs to which table.

    Attributes:
        above: Captions of this document stand above their tables.
        blocks: The caption's lines by the number of the table.
    """

    above: bool
    blocks: dict[int, Block]


def place_captions(
    lines: Sequence[Line],
    spans: Sequence[Span],
    hints: Sequence[Hint],
    context: TableContext,
) -> CaptionPlaces:
    """Give every table its caption, by the side on which most captions have a table.

    Args:
        lines: The document's lines.
        spans: First and last line of every table, as positions in `lines`, in file order.
        hints: What is known of every table.
        context: The document's words.
    """
    blocks = {at: hint.captions[0] for at, hint in enumerate(hints) if hint.captions}
    taken = {line.order for block in blocks.values() for line in block}
    own = frozenset(order for hint in hints for order in hint.orders)
    inside = {at for at, line in enumerate(lines) if line.order in own}
    found = [
        (at, caption_block(lines, at, context) if is_labelled(line, context) else (line,))
        for at, line in enumerate(lines)
        if line.order not in taken
        and at not in inside
        and (is_labelled(line, context) or is_known_caption(line, context))
    ]
    found = _without_headers(lines, found, len(spans), context)
    blocks |= _match_side_by_side(lines, spans, found, inside)
    taken |= {line.order for block in blocks.values() for line in block}
    found = [(at, block) for at, block in found if block[0].order not in taken]
    over, under = _neighbours(lines, spans, found, inside)
    above = len(over) >= len(under) + _lean(lines, spans, blocks)
    first, second = (over, under) if above else (under, over)
    clear = len(first) - len(second) >= _CLEAR
    block_at = dict(found)
    offers = [
        Offer(
            caption=at,
            table=number,
            numbered=is_labelled(lines[at], context),
            usual=side is first,
            same=_is_same(block_at[at], hints[number], context),
        )
        for side in ((first,) if clear else (first, second))
        for number, at in side.items()
        if number not in blocks
    ]
    blocks |= {number: block_at[at] for number, at in match_captions(offers).items()}
    blocks |= _match_rest(lines, spans, blocks, found, context)
    return CaptionPlaces(above, blocks)


def _match_side_by_side(
    lines: Sequence[Line],
    spans: Sequence[Span],
    found: Sequence[tuple[int, Block]],
    inside: set[int],
) -> dict[int, Block]:
    """Give captions right behind each other to as many tables that follow on their page."""
    groups: list[list[tuple[int, Block]]] = []
    for at, block in found:
        end = groups[-1][-1][0] + len(groups[-1][-1][1]) if groups else -1
        if end == at and at not in inside:
            groups[-1].append((at, block))
        else:
            groups.append([(at, block)])
    matched: dict[int, Block] = {}
    starts = [at for at, _ in found]
    for group in groups:
        first, page = group[0][0], lines[group[0][0]].page
        stop = min((at for at in starts if at > group[-1][0]), default=len(lines))
        under = [
            number
            for number, (at, _) in enumerate(spans)
            if first < at < stop and lines[at].page == page
        ]
        if len(under) == len(group) > 1:
            blocks = [block for _, block in group]
            matched |= dict(zip(under, blocks, strict=True))
    return matched


def _match_rest(
    lines: Sequence[Line],
    spans: Sequence[Span],
    blocks: dict[int, Block],
    found: Sequence[tuple[int, Block]],
    context: TableContext,
) -> dict[int, Block]:
    """Give the tables of a page its numbered captions, where as many of both are left."""
    taken = {line.order for block in blocks.values() for line in block}
    tables: dict[int, list[int]] = {}
    captions: dict[int, list[Block]] = {}
    for number, (first, _) in enumerate(spans):
        if number not in blocks:
            tables.setdefault(lines[first].page, []).append(number)
    for at, block in found:
        if block[0].order not in taken and is_labelled(lines[at], context):
            captions.setdefault(block[0].page, []).append(block)
    return {
        number: block
        for page, numbers in tables.items()
        if len(numbers) == len(captions.get(page, ()))
        for number, block in zip(numbers, captions[page], strict=True)
    }


def _without_headers(
    lines: Sequence[Line],
    found: Sequence[tuple[int, Block]],
    tables: int,
    context: TableContext,
) -> list[tuple[int, Block]]:
    """Leave out captions that only head a label column: below a caption, or without a number.

    Where a document numbers all its tables, a name without a number is no caption.
    """
    ends = {at + len(block) for at, block in found}
    numbered = sum(is_labelled(lines[at], context) for at, _ in found) >= tables
    return [
        (at, block)
        for at, block in found
        if not (numbered or at in ends) or not is_label_header(block[0].text, context)
    ]


def _is_same(block: Block, hint: Hint, context: TableContext) -> bool | None:
    """Tell whether a caption names the table that the rows name."""
    text = read_caption(block, context).text
    found = match_caption(text, context.rules) if text else None
    return None if found is None or hint.key is None else found[0].key == hint.key


def _lean(lines: Sequence[Line], spans: Sequence[Span], blocks: dict[int, Block]) -> int:
    """Count by how much the captions that are settled already stand below rather than above."""
    return sum(
        1 if block[0].order > lines[spans[number][0]].order else -1
        for number, block in blocks.items()
    )


def _neighbours(
    lines: Sequence[Line],
    spans: Sequence[Span],
    found: Sequence[tuple[int, Block]],
    inside: set[int],
) -> tuple[dict[int, int], dict[int, int]]:
    """Find for every table the caption nearest above it, and the one right below it."""
    starts = {first: number for number, (first, _) in enumerate(spans)}
    ends = {last: number for number, (_, last) in enumerate(spans)}
    over: dict[int, int] = {}
    under: dict[int, int] = {}
    for at, block in found:
        after = at + count_block(lines, at, block)
        ahead = next(
            (
                step
                for step in range(after, min(after + _MAX_HEADER, len(lines)))
                if step in inside
            ),
            None,
        )
        prose = any(_is_prose(line) for line in lines[after : ahead or after])
        if ahead in starts and not prose:
            over[starts[ahead]] = at
        back = next(
            (
                step
                for step in range(at - 1, max(-1, at - 1 - _MAX_BELOW), -1)
                if step in inside
            ),
            None,
        )
        if back in ends:
            under.setdefault(ends[back], at)
    return over, under


def _is_prose(line: Line) -> bool:
    return line.marker is not None or line.text.endswith((".", "!", "?"))
