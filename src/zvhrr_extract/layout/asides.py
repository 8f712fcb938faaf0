"""Asides: short texts beside the running text, put where a reader comes by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zvhrr_extract.models.layout import TextBlock
from zvhrr_extract.models.page import Box, Grid, box_around

Part = TextBlock | Grid
# A pull quote, a figure with its words, a short note; longer ones are columns of their own.
_MAX_WORDS = 70
_MIN_MAIN_LETTERS = 100
_USUAL_SHARE = 0.12
# A block of so many words, about as wide, is running text of the column an aside is in.
_MIN_TEXT_WORDS = 8
_IN_COLUMN = 0.5
_MUCH_WIDER = 2.2
# What begins where the lines of a column do is a heading in it, however short.
_ALIGNED_PT = 2.0


def place_asides(parts: Sequence[Part]) -> list[Part]:
    """Move asides behind the text that they stand beside.

    Where a narrow column of quotes and figures runs along the text, reading it first would
    put all of it before the page's headings. Each aside goes behind the last block of the
    running text that begins no lower than it does. One in a column of running text stays
    where it is.
    """
    usual = _usual_sizes(parts)
    if not usual:
        return list(parts)
    asides = [run for run in _runs(parts) if _is_aside(run, usual)]
    aside_ids = {id(part) for run in asides for part in run}
    main = [part for part in parts if id(part) not in aside_ids]
    boxes = [part.box for part in main]
    behind: dict[int, list[Part]] = {}
    moved: set[int] = set()
    for run in asides:
        at = _host(run, main, boxes)
        if at is not None:
            behind.setdefault(id(main[at]), []).extend(run)
            moved |= {id(part) for part in run}
    done: list[Part] = []
    for part in parts:
        if id(part) not in moved:
            done += [part, *behind.get(id(part), ())]
    return done


def _runs(parts: Sequence[Part]) -> list[list[Part]]:
    """Cut parts into runs of one column, boxed or not."""
    runs: list[list[Part]] = []
    for part in parts:
        last = runs[-1][-1] if runs else None
        same = (
            isinstance(part, TextBlock)
            and isinstance(last, TextBlock)
            and part.column == last.column
            and part.boxed == last.boxed
        )
        if same:
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs


def _usual_sizes(parts: Sequence[Part]) -> set[float]:
    """List the sizes that much of the text outside drawn boxes is set in."""
    letters: Counter[float] = Counter()
    for part in parts:
        if isinstance(part, TextBlock) and not part.boxed:
            for line in part.lines:
                letters[line.style.size] += len(line.text)
    if letters.total() < _MIN_MAIN_LETTERS:
        return set()
    floor = _USUAL_SHARE * letters.total()
    return {size for size, count in letters.items() if count >= floor}


def _is_aside(run: Sequence[Part], usual: set[float]) -> bool:
    words = 0
    for part in run:
        if not isinstance(part, TextBlock):
            return False
        words += sum(len(line.text.split()) for line in part.lines)
    if words > _MAX_WORDS:
        return False
    first = run[0]
    assert isinstance(first, TextBlock)  # noqa: S101  told above
    if first.boxed:
        return True
    return all(
        isinstance(part, TextBlock) and all(line.style.size not in usual for line in part.lines)
        for part in run
    )


def _host(run: Sequence[Part], main: Sequence[Part], boxes: Sequence[Box]) -> int | None:
    """Find the part of the running text an aside goes behind.

    None says that it stays where it is: in a column of running text, or beside nothing.
    """
    box = box_around(part.box for part in run)
    if any(_is_in_flow(part, own, box) for part, own in zip(main, boxes, strict=True)):
        return None
    beside = [
        index
        for index, own in enumerate(boxes)
        if _overlap(own.top, own.bottom, box.top, box.bottom) > 0
        and _overlap(own.x0, own.x1, box.x0, box.x1) <= 2
    ]
    if not beside:
        return None
    starts = [index for index in beside if boxes[index].top <= box.top + 4]
    if starts:
        return max(starts, key=lambda index: (boxes[index].top, index))
    return min(beside)


def _is_in_flow(part: Part, own: Box, box: Box) -> bool:
    """Tell whether running text of a column stands above or below a box."""
    across = _overlap(own.x0, own.x1, box.x0, box.x1)
    narrow, wide = sorted((own.x1 - own.x0, box.x1 - box.x0))
    aligned = abs(own.x0 - box.x0) < _ALIGNED_PT and box.x1 <= own.x1 + _ALIGNED_PT
    if across <= _IN_COLUMN * narrow or (wide >= _MUCH_WIDER * narrow and not aligned):
        return False
    if not isinstance(part, TextBlock):
        return True
    return sum(len(line.text.split()) for line in part.lines) >= _MIN_TEXT_WORDS


def _overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    return min(a1, b1) - max(a0, b0)
