"""Unseen: words that a page does not show, or shows twice, kept so that nothing gets lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zvhrr_extract.layout.lines import make_line
from zvhrr_extract.models.layout import TextBlock
from zvhrr_extract.models.page import Page, Word

# Words on one line have baselines this near, in points.
_SAME_LINE_PT = 2.0


def write_unseen(page: Page, column: int) -> list[TextBlock]:
    """Write the hidden and the repeated words of a page as blocks that are no content."""
    return [
        TextBlock((make_line(run, ()),), column, furniture=reason)
        for reason, words in (("hidden", page.hidden), ("repeated", page.repeated))
        for run in _cut_runs(words)
    ]


def _cut_runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut words, in the order they are drawn, where the next stands on another line."""
    run: list[Word] = []
    for word in words:
        if run and not (
            run[-1].angle == word.angle
            and abs(run[-1].baseline - word.baseline) <= _SAME_LINE_PT
            and word.x0 >= run[-1].x0
        ):
            yield run
            run = []
        run.append(word)
    if run:
        yield run
