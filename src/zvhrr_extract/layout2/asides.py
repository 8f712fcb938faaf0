"""Asides: short texts beside the running text, put where a reader comes by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zvhrr_extract.models.layout import TextBlock
from zvhrr_extract.models.page import Box, Grid

Part = TextBlock | Grid
# A pull quote, a figure with its words, a short note; longer ones are columns of their own.
_MAX_WORDS = 70
_MIN_MAIN_WORDS = 20


def place_asides(parts: Sequence[Part]) -> list[Part]:
    """Move asides behind the text that they stand beside.

    Where a narrow column of quotes and figures runs along the text, reading it first would
    put all of it before the page's headings. Each aside goes behind the last block of the
    running text that begins no lower than it does.
    """
    runs = _runs(parts)
    usual = _usual_size(parts)
    asides = [run for run in runs if _is_aside(run, usual)]
    if not asides or usual is None:
        return list(parts)
    aside_ids = {id(part) for run in asides for part in run}
    main = [part for part in parts if id(part) not in aside_ids]
    behind: dict[int, list[Part]] = {}
    for run in asides:
        at = _host(run, main)
        if at is None:
            return list(parts)
        behind.setdefault(at, []).extend(run)
    done: list[Part] = []
    for index, part in enumerate(main):
        done.append(part)
        done += behind.get(index, ())
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


def _usual_size(parts: Sequence[Part]) -> float | None:
    """Measure the size most letters outside drawn boxes are set in."""
    letters: Counter[float] = Counter()
    for part in parts:
        if isinstance(part, TextBlock) and not part.boxed:
            for line in part.lines:
                letters[line.style.size] += len(line.text)
    if letters.total() < _MIN_MAIN_WORDS * 5:
        return None
    return letters.most_common(1)[0][0]


def _is_aside(run: Sequence[Part], usual: float | None) -> bool:
    words = 0
    for part in run:
        if not isinstance(part, TextBlock):
            return False
        words += sum(len(line.text.split()) for line in part.lines)
    if words > _MAX_WORDS or usual is None:
        return False
    first = run[0]
    assert isinstance(first, TextBlock)  # noqa: S101  told above
    if first.boxed:
        return True
    return all(
        isinstance(part, TextBlock)
        and all(abs(line.style.size - usual) > 0.08 * usual for line in part.lines)
        for part in run
    )


def _host(run: Sequence[Part], main: Sequence[Part]) -> int | None:
    """Find the part of the running text an aside goes behind.

    None says that nothing runs along it, and that it stays where it is.
    """
    box = _around([part.box for part in run])
    beside = [
        index
        for index, part in enumerate(main)
        if _overlap(part.box.top, part.box.bottom, box.top, box.bottom) > 0
        and _overlap(part.box.x0, part.box.x1, box.x0, box.x1) <= 2
    ]
    if not beside:
        return None
    starts = [index for index in beside if main[index].box.top <= box.top + 4]
    if starts:
        return max(starts, key=lambda index: (main[index].box.top, index))
    return min(beside)


def _overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    return min(a1, b1) - max(a0, b0)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
