"""Gathering: the figures of one change, put together one by one."""

from __future__ import annotations

from dataclasses import dataclass, field

from zvhrr_extract.claims.ends import Ends
from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.quantities import Quantity, words_between
from zvhrr_extract.models.statement import Direction, Stated

# Two figures of one change stand this near: `79 casussen meer besproken: stijging van 27%`.
NEAR_WORDS = 12
_SLOTS = {"percent": "percent", "part": "percent", "points": "points", "number": "absolute"}


@dataclass(slots=True)
class Gathered:
    """What is gathered of one change."""

    start: int
    end: int
    direction: Direction
    figures: dict[str, Stated] = field(default_factory=dict)
    ends: Ends | None = None

    def takes(self, text: str, quantity: Quantity, way: Direction, lexicon: Lexicon) -> bool:
        """Tell whether a figure is a further one of this change."""
        name = slot_of(quantity)
        gap = text[self.end : quantity.start]
        near = words_between(text, self.end, quantity.start) <= NEAR_WORDS
        return (
            self.direction == way
            and name not in self.figures
            and not (name == "points" and "percent" in self.figures)
            and near
            and not lexicon.joiner.search(gap)
        )

    def add(self, name: str, stated: Stated, start: int, end: int) -> None:
        """Put a figure in, which stands from one place of the sentence to another."""
        self.figures[name] = stated
        self.start, self.end = min(self.start, start), max(self.end, end)


def slot_of(quantity: Quantity) -> str:
    """Tell which part of a change a figure is."""
    return _SLOTS[quantity.kind]
