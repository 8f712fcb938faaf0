"""HeadingMatch candidates: spans of lines that fit a known heading or name."""

from __future__ import annotations

from dataclasses import dataclass

from zvhrr_extract.models.document import Line


@dataclass(frozen=True, slots=True)
class HeadingSpan:
    """Lines, or pieces of lines, that fit a name the profile knows.

    Attributes:
        lines: The pieces, in file order.
        text: Their text as printed, without number.
        key: Key of the section, or None when they fit an entity that is no heading.
        alias: The spelling they fit.
        score: How well, 0 to 100.
        number: The printed number (`1a`, `3.2`), or None.
        trailing: A number that stands behind the heading and is not its own, or None.
    """

    lines: tuple[Line, ...]
    text: str
    key: str | None
    alias: str
    score: float
    number: str | None = None
    trailing: str | None = None

    @property
    def orders(self) -> frozenset[int]:
        """Positions of its lines in the document."""
        return frozenset(line.order for line in self.lines)
