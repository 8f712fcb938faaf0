"""Standing heads: words turned upright above the columns of a table whose rows are level."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.grids.cells import Draft
from zvhrr_extract.grids.lattice import Span
from zvhrr_extract.grids.lines import Piece, box_of, join_pieces

# Standing words end so many sizes of their letters above a table's first row, at most, and
# so many of them stand beside each other.
_ABOVE = 3.0
_FEWEST = 2


def add_standing(draft: Draft, turned: Sequence[Piece]) -> Draft:
    """Put words that stand upright above the columns of a table into its header."""
    body = [pieces for span, pieces in draft.slots.items() if span.row >= draft.header_rows]
    top = min(piece.top for pieces in body for piece in pieces)
    near = [
        unit for unit in turned if draft.box.x0 < unit.middle < draft.box.x1 and unit.top < top
    ]
    stacks = [
        stack
        for stack in _join_stacks(near)
        if -stack.size < top - stack.bottom < _ABOVE * stack.size
    ]
    if len(stacks) < _FEWEST:
        return draft
    columns = _find_columns(draft)
    slots = dict(draft.slots)
    for stack in stacks:
        at = min(columns, key=lambda at: abs(columns[at] - stack.middle))
        held = [span for span in slots if span.row < draft.header_rows and span.column == at]
        if held:
            slots[held[-1]] = [*slots[held[-1]], stack]
        else:
            slots.setdefault(
                Span(draft.header_rows - 1, at, draft.header_rows, at + 1), [stack]
            )
    return draft._replace(slots=slots, box=box_of(p for ps in slots.values() for p in ps))


def _join_stacks(units: Sequence[Piece]) -> list[Piece]:
    """Join standing words that follow each other, in the order of the file."""
    stacks: list[list[Piece]] = []
    for unit in units:
        last = stacks[-1][-1] if stacks else None
        if last and abs(last.middle - unit.middle) < last.size / 2:
            stacks[-1].append(unit)
        else:
            stacks.append([unit])
    return [join_pieces(stack) for stack in stacks]


def _find_columns(draft: Draft) -> dict[int, float]:
    """Find the middles of a table's columns."""
    held: dict[int, list[Piece]] = {}
    for span, pieces in draft.slots.items():
        if span.row >= draft.header_rows:
            held.setdefault(span.column, []).extend(pieces)
    boxes = {at: box_of(pieces) for at, pieces in held.items()}
    return {at: (box.x0 + box.x1) / 2 for at, box in boxes.items()}
