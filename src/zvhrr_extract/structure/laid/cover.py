"""The cover of a laid-out report: its title and subtitle, by their words and size."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.models.document import Element, ElementKind, LaidPart, LaidText, text_of
from zvhrr_extract.structure.furniture import is_title
from zvhrr_extract.structure.join import Reader, join_lines
from zvhrr_extract.structure.laid.body import Body
from zvhrr_extract.values.words import find_words
from zvhrr_extract.values.years import find_years

_MAX_BLOCKS = 14
_MAX_PAGE = 3
_MAX_TITLE_WORDS = 18
_FAR_LARGER = 1.25
_MAX_YEAR_WORDS = 3
_MIN_SUBTITLE_WORDS = 2
_MAX_SUBTITLE_WORDS = 16


def find_cover(parts: Sequence[LaidPart], body: Body, reader: Reader) -> dict[int, Element]:
    """Find the title and the subtitle among the first texts of a document.

    Returns:
        By index of the part; the second half of a title in two parts is its own element
        of kind `title` without key, joined by the caller through `lines` of the first.
    """
    blocks = _first_blocks(parts)
    at = _title_at(blocks, body, reader)
    if at is None:
        return {}
    run = _with_year(blocks, at)
    lines = [line for index, block in blocks if index in run for line in block.lines]
    lines.sort(key=lambda line: line.order)
    text, repairs = join_lines(lines, reader)
    found = {
        min(run): Element(ElementKind.TITLE, tuple(lines), text, key="title", repairs=repairs)
    }
    below = _subtitle(blocks, max(run), body, reader)
    if below is not None:
        index, block = below
        text, repairs = join_lines(block.lines, reader)
        found[index] = Element(ElementKind.SUBTITLE, block.lines, text, repairs=repairs)
    return found


def _first_blocks(parts: Sequence[LaidPart]) -> list[tuple[int, LaidText]]:
    blocks: list[tuple[int, LaidText]] = []
    first_page: int | None = None
    for index, part in enumerate(parts):
        if not isinstance(part, LaidText) or part.furniture:
            continue
        page = part.lines[0].page
        first_page = page if first_page is None else first_page
        if len(blocks) == _MAX_BLOCKS or page > first_page + _MAX_PAGE - 1:
            break
        blocks.append((index, part))
    return blocks


def _title_at(blocks: Sequence[tuple[int, LaidText]], body: Body, reader: Reader) -> int | None:
    """Choose the title: the largest text that names a kind of report, else the largest."""
    short = [
        (index, block)
        for index, block in blocks
        if len(find_words(text_of(block.lines))) <= _MAX_TITLE_WORDS
    ]
    named = [
        (index, block)
        for index, block in short
        if is_title(text_of(block.lines), reader.language) and _size(block) >= body.size
    ]
    pool = named or _lone_largest(blocks, short, body)
    pool = [
        (index, block)
        for index, block in pool
        if any(sign.isalpha() for sign in text_of(block.lines))
    ]
    best = max(pool, key=lambda item: (_size(item[1]), -item[0]), default=None)
    return best[0] if best is not None else None


def _lone_largest(
    blocks: Sequence[tuple[int, LaidText]], short: Sequence[tuple[int, LaidText]], body: Body
) -> list[tuple[int, LaidText]]:
    """Find the text on the first page that is far larger than all other first texts."""
    sizes = sorted((_size(block) for _, block in blocks), reverse=True)
    next_size = next((size for size in sizes if size < sizes[0]), body.size)
    first_page = blocks[0][1].lines[0].page if blocks else 0
    if not blocks or sizes[0] < _FAR_LARGER * max(next_size, body.size):
        return []
    return [
        (index, block)
        for index, block in short
        if _size(block) == sizes[0] and block.lines[0].page == first_page
    ]


def _with_year(blocks: Sequence[tuple[int, LaidText]], at: int) -> set[int]:
    """Add the year beside a title that names none."""
    places = [index for index, _ in blocks]
    own = places.index(at)
    if find_years(text_of(blocks[own][1].lines)):
        return {at}
    for near in (own + 1, own - 1):
        if not 0 <= near < len(blocks):
            continue
        index, block = blocks[near]
        same_page = block.lines[0].page == blocks[own][1].lines[0].page
        text = text_of(block.lines)
        if same_page and find_years(text) and len(find_words(text)) <= _MAX_YEAR_WORDS:
            return {at, index}
    return {at}


def _subtitle(
    blocks: Sequence[tuple[int, LaidText]], above: int, body: Body, reader: Reader
) -> tuple[int, LaidText] | None:
    after = [(index, block) for index, block in blocks if index > above]
    title = next(block for index, block in blocks if index == above)
    if not after:
        return None
    index, block = after[0]
    text = text_of(block.lines)
    words = len(find_words(text))
    fits = _MIN_SUBTITLE_WORDS <= words <= _MAX_SUBTITLE_WORDS and not text.endswith((".", ":"))
    same_page = block.lines[0].page == title.lines[0].page
    larger = _size(block) > body.size * 1.05
    smaller = _size(block) <= _size(title)
    if is_title(text, reader.language) and find_years(text):
        return None
    return (index, block) if fits and same_page and larger and smaller else None


def _size(block: LaidText) -> float:
    style = block.lines[0].style
    return style.size if style is not None else 0.0
