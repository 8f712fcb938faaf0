"""Body: how the running text of a document is set, the measure for all else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from zvhrr_extract.models.document import LaidText
from zvhrr_extract.models.page import Style

# Sizes closer than this are one size to a reader.
SAME_SIZE = 0.06


@dataclass(frozen=True, slots=True)
class Body:
    """How most of the running text is set.

    Attributes:
        size: In points.
        bold: Whether it is heavy.
        fonts: The fonts that carry a tenth or more of the letters of that size.
        colour: Its colour, or None.
    """

    size: float
    bold: bool
    fonts: frozenset[str]
    colour: int | None

    def is_larger(self, style: Style, by: float = SAME_SIZE) -> bool:
        """Tell whether text is set larger than the running text, by a share of its size."""
        return style.size > self.size * (1 + by)

    def is_smaller(self, style: Style) -> bool:
        """Tell whether text is set smaller than the running text."""
        return style.size < self.size * (1 - SAME_SIZE)

    def is_heavier(self, style: Style) -> bool:
        """Tell whether text is bold where the running text is not."""
        return style.bold and not self.bold

    def is_set_apart(self, style: Style) -> bool:
        """Tell whether text of the running text's size shows by font, colour or weight."""
        coloured = (
            style.colour is not None
            and self.colour is not None
            and style.colour != self.colour
            and not _is_grey(style.colour)
        )
        return self.is_heavier(style) or coloured or style.font not in self.fonts


def _is_grey(colour: int) -> bool:
    red, green, blue = colour >> 16, colour >> 8 & 255, colour & 255
    return max(red, green, blue) - min(red, green, blue) < 24


def measure_body(blocks: Iterable[LaidText]) -> Body:
    """Measure how the running text is set: the size that most letters have."""
    sizes: Counter[float] = Counter()
    styles: Counter[Style] = Counter()
    for block in blocks:
        if block.furniture:
            continue
        for line in block.lines:
            if line.style is not None:
                sizes[line.style.size] += len(line.text)
                styles[line.style] += len(line.text)
    if not sizes:
        return Body(10.0, bold=False, fonts=frozenset(), colour=None)
    size = max(sizes, key=lambda size: (sizes[size], -size))
    own = {
        style: n for style, n in styles.items() if abs(style.size - size) <= SAME_SIZE * size
    }
    usual = max(own, key=lambda style: (own[style], style.font))
    fonts: Counter[str] = Counter()
    for style, letters in own.items():
        if style.bold == usual.bold:
            fonts[style.font] += letters
    floor = 0.1 * sum(own.values())
    return Body(
        size,
        usual.bold,
        frozenset(font for font, letters in fonts.items() if letters >= floor),
        usual.colour,
    )
