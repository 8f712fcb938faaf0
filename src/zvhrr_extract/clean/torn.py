"""Torn bullets: glyphs on lines of their own, and the texts they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zvhrr_extract.values.glyphs import is_lone_bullet, take_bullet

_NEARBY = 12
_FULL = 0.92


@dataclass(slots=True)
class TornBullets:
    """Where bullets that stand on lines of their own belong.

    Attributes:
        owners: Index of a line of text to the glyph that is its bullet.
        lost: Page to the number of bullets whose text cannot be told.
    """

    owners: dict[int, str] = field(default_factory=dict)
    lost: dict[int, int] = field(default_factory=dict)


def place_torn_bullets(texts: Sequence[str], pages: Sequence[int]) -> TornBullets:
    """Find the text every lone bullet belongs to.

    One bullet belongs to the next text (a bare number, a torn footnote mark, between them
    does not count). Several in a row belong to as many texts below them, line by line or
    chunk by chunk, where an empty line parts them; right on top of a text they were torn off
    texts that cannot be told.
    """
    torn = TornBullets()
    index = 0
    while index < len(texts):
        if not is_lone_bullet(texts[index]):
            index += 1
            continue
        run, index = _take_run(texts, index, pages[index], pages)
        glyph = take_bullet(texts[run[0]])[0] or "•"
        owners = _find_owners(texts, pages, run, index)
        torn.owners |= dict.fromkeys(owners, glyph)
        if not owners:
            page = pages[run[0]]
            torn.lost[page] = torn.lost.get(page, 0) + len(run)
    return torn


def _take_run(
    texts: Sequence[str], start: int, page: int, pages: Sequence[int]
) -> tuple[list[int], int]:
    """Take bullets that stand together; returns their indexes and where they end."""
    run, at = [], start
    while (
        at < len(texts)
        and pages[at] == page
        and (is_lone_bullet(texts[at]) or not texts[at].strip())
    ):
        if texts[at].strip():
            run.append(at)
        at += 1
    return run, at


def _find_owners(
    texts: Sequence[str], pages: Sequence[int], run: Sequence[int], below: int
) -> list[int]:
    chunks = _chunks(texts, pages, below, pages[run[0]], len(run))
    if not chunks:
        return []
    if len(run) == 1:
        return [chunks[0][0]]
    if below - run[-1] == 1:
        return []
    first = chunks[0]
    starts = [at for at in first if at == first[0] or not texts[at].lstrip()[:1].islower()]
    apart = [at for at in first if at == first[0] or _ends_early(texts, at - 1, texts[at])]
    by_chunk = [chunk[0] for chunk in chunks] if len(apart) == 1 else []
    for owners in (first, starts, apart, by_chunk):
        if len(owners) == len(run):
            return list(owners)
    return []


def _ends_early(texts: Sequence[str], at: int, below: str) -> bool:
    """Tell whether a line stops though the first word of the next would have fitted."""
    nearby = texts[max(0, at - _NEARBY) : at + _NEARBY]
    width = max(len(text.strip()) for text in nearby)
    return len(texts[at].strip()) + 1 + len(below.split(maxsplit=1)[0]) < _FULL * width


def _chunks(
    texts: Sequence[str], pages: Sequence[int], start: int, page: int, count: int
) -> list[list[int]]:
    """Take up to `count` runs of lines, parted by empty ones, from one page."""
    chunks: list[list[int]] = [[]]
    for at in range(start, len(texts)):
        text = texts[at].strip()
        if pages[at] != page or (not text and len(chunks) == count and chunks[-1]):
            break
        if not text:
            chunks += [[]] if chunks[-1] else []
        elif not (text.isdigit() and not chunks[-1]):
            if take_bullet(texts[at])[0] is not None:
                break
            chunks[-1].append(at)
    return [chunk for chunk in chunks if chunk]
