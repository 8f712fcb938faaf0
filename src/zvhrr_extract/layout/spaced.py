"""Spaced: words that are set letter by letter with blanks between are put together again."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from zvhrr_extract.models.page import Word

# So many lone letters in a row are a spaced word; they stand at most so far apart.
_MIN_LETTERS = 4
_MAX_GAP = 1.6
# A gap so many times as wide as those between the letters parts words.
_WORD_GAP = 1.6
_LEAST_GAP = 0.1


def join_spaced(row: list[Word]) -> list[Word]:
    """Join the letters of spaced words of one line; words are sorted from left to right."""
    if sum(len(word.text) == 1 for word in row) < _MIN_LETTERS:
        return row
    done: list[Word] = []
    run: list[Word] = []
    for word in row:
        if run and not _follows(run[-1], word):
            done += _join(run)
            run = []
        run.append(word)
    return [*done, *_join(run)]


def _follows(above: Word, word: Word) -> bool:
    return (
        len(above.text) == len(word.text) == 1
        and (above.text + word.text).isalpha()
        and above.style == word.style
        and word.x0 - above.x1 < _MAX_GAP * word.style.size
    )


def _join(run: list[Word]) -> list[Word]:
    if len(run) < _MIN_LETTERS:
        return run
    gaps = [word.x0 - above.x1 for above, word in pairwise(run)]
    # Half of the gaps and more are between letters of one word.
    usual = max(median(gaps), _LEAST_GAP * run[0].style.size)
    words = [run[0]]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap < _WORD_GAP * usual:
            words[-1] = _append(words[-1], letter)
        else:
            # The blank between spaced words holds one between letters too.
            words.append(letter._replace(x0=letter.x0 - usual))
    return words


def _append(word: Word, letter: Word) -> Word:
    return word._replace(
        text=word.text + letter.text,
        x1=letter.x1,
        top=min(word.top, letter.top),
        bottom=max(word.bottom, letter.bottom),
    )
