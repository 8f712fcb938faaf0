"""Blocks: the lines of one column cut into paragraphs, items and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from zvhrr_extract.models.layout import TextLine

# Lines further apart than this, as a share of the usual step of their column, part blocks.
_WIDE_STEP = 1.22
_MIN_EXTRA_PT = 1.6
# Letters that differ by more than this share in size are of different blocks.
_OTHER_SIZE = 0.07
_INDENT = 0.7
_NUMBERED = re.compile(r"^(?:\d{1,2}|[a-z])[.)]\s+\S")
_ENDED = (".", "!", "?", ":", ".”", '."', ".’", ";", ".)")
_SPACE = 0.3
_HANG_PT = 3.0
_WIDEST_STEP = 1.9
_SHIFT = 4.0
_CENTRED_PT = 6.0
# So many paragraphs of a page end before a wider step, no wider than this many steps.
_MIN_PARTED = 2
_PARAGRAPH_STEP = 2.6
# Where paragraphs are parted so, only a line that ends before this share of its column counts.
_EARLY = 0.6
_SHORT = 0.7
_LARGE_PT = 13.0
_OPENING = tuple('“„‘"€(')


class _Measure(NamedTuple):
    """How the lines of a column usually stand: its edges, and the step from line to line."""

    left: float
    right: float
    step: float
    hangs: bool
    parted: bool = False


def are_parted(columns: Sequence[Sequence[TextLine]]) -> bool:
    """Tell whether the paragraphs of a page are parted by extra leading.

    A line that ends early then says nothing: a paragraph may hold forced line ends.
    """
    wide = normal = 0
    for lines in columns:
        measure = _measure(lines)
        for above, line in pairwise(lines):
            if line.marker or above.marker or not _is_alike(above, line):
                continue
            step = line.baseline - above.baseline
            usual = max(measure.step, 1.1) * line.style.size
            apart = _is_wide(step, usual) and above.text.endswith(_ENDED)
            wide += apart and step < _PARAGRAPH_STEP * usual
            normal += not apart
    return wide >= _MIN_PARTED and normal > wide


def cut_blocks(
    lines: Sequence[TextLine], *, parted: bool = False
) -> list[tuple[TextLine, ...]]:
    """Cut the lines of a column, from top to bottom, into blocks; see `are_parted`."""
    if not lines:
        return []
    measure = _measure(lines)._replace(parted=parted)
    blocks: list[list[TextLine]] = [[lines[0]]]
    for index in range(1, len(lines)):
        if _starts_block(blocks[-1], lines, index, measure):
            blocks.append([])
        blocks[-1].append(lines[index])
    return [tuple(block) for block in blocks]


def _measure(lines: Sequence[TextLine]) -> _Measure:
    steps = sorted(
        (below.baseline - above.baseline) / max(below.style.size, 1)
        for above, below in pairwise(lines)
        if abs(below.style.size - above.style.size) < _OTHER_SIZE * above.style.size
        and below.baseline > above.baseline
    )
    # The lower third: in lists and headings most steps are between blocks.
    step = steps[len(steps) // 3] if steps else 1.25
    hangs = any(
        above.marker and not below.marker and below.box.x0 > above.box.x0 + _HANG_PT
        for above, below in pairwise(lines)
    )
    return _Measure(
        min(line.box.x0 for line in lines), max(line.box.x1 for line in lines), step, hangs
    )


def _starts_block(
    block: Sequence[TextLine], lines: Sequence[TextLine], index: int, measure: _Measure
) -> bool:
    above, line = block[-1], lines[index]
    size = line.style.size
    if line.marker is not None or not _is_alike(above, line) or _is_tagged_apart(above, line):
        return True
    step = line.baseline - above.baseline
    if _is_wide(step, _usual_step(block, size, measure)):
        # A raised mark may push a line of a sentence away.
        return step > _WIDEST_STEP * size or not _is_mid_sentence(above, line)
    if above.tag == line.tag >= 0:
        return False
    return (
        _is_shifted(above, line)
        or (_NUMBERED.match(line.text) is not None and _ends(above, line, measure))
        or _is_indented(block, line, measure)
        or _opens_sentence(above, line, measure)
    )


def _is_wide(step: float, usual: float) -> bool:
    return step > usual * _WIDE_STEP and step > usual + _MIN_EXTRA_PT


def _usual_step(block: Sequence[TextLine], size: float, measure: _Measure) -> float:
    if len(block) > 1:
        own = block[-1].baseline - block[-2].baseline
        return max(own, 0.9 * measure.step * size)
    return max(measure.step, 1.1) * size


def _is_mid_sentence(above: TextLine, line: TextLine) -> bool:
    return line.text[:1].islower() and not above.text.endswith(_ENDED) and bool(above.text)


def _is_shifted(above: TextLine, line: TextLine) -> bool:
    """Tell whether a line stands far from where the one above does, on either side."""
    far = _SHIFT * line.style.size
    left, right = line.box.x0 - above.box.x0, line.box.x1 - above.box.x1
    centred = abs(left + right) < _CENTRED_PT
    far_off = abs(left) > far and not centred and abs(right) > _CENTRED_PT and left > 0
    # Text that runs around a picture goes on in the middle of a sentence.
    runs_around = 2 * line.box.x0 < above.box.x0 + above.box.x1
    return far_off and not (runs_around and _is_mid_sentence(above, line))


def _is_tagged_apart(above: TextLine, line: TextLine) -> bool:
    return above.tag != line.tag and above.tag >= 0 and line.tag >= 0


def _is_alike(above: TextLine, line: TextLine) -> bool:
    one, other = above.style, line.style
    if abs(one.size - other.size) > _OTHER_SIZE * max(one.size, other.size):
        return False
    if one.bold != other.bold:
        # A bold word that opens a paragraph, or ends one, may fill a short line.
        return bool(above.lead) or bool(line.lead)
    if one.italic != other.italic:
        return _is_mid_sentence(above, line)
    return one.colour == other.colour or one.font == other.font


def _has_room(above: TextLine, line: TextLine, right: float) -> bool:
    """Tell whether the first word of a line would have fitted on the line above."""
    letters = len(line.text)
    first = len(line.text.split(maxsplit=1)[0])
    width = (line.box.x1 - line.box.x0) * first / max(letters, 1)
    return above.box.x1 + width + _SPACE * line.style.size < right - 1


def _ends(above: TextLine, line: TextLine, measure: _Measure) -> bool:
    return above.text.endswith(_ENDED) or _has_room(above, line, measure.right)


def _is_indented(block: Sequence[TextLine], line: TextLine, measure: _Measure) -> bool:
    """Tell whether a line stands as the first of a paragraph does."""
    first, above = block[0], block[-1]
    if first.marker is not None:
        # Lines of an item hang under its text; back at the bullet, the item is over.
        back = line.box.x0 < first.box.x0 + _HANG_PT
        return back and (measure.hangs or line.box.x0 < first.box.x0 - _HANG_PT)
    if _NUMBERED.match(first.text) and len(block) > 1:
        return line.box.x0 < above.box.x0 - _HANG_PT
    indent = line.box.x0 - above.box.x0
    at_left = above.box.x0 < measure.left + 2
    return indent > _INDENT * line.style.size and at_left and above.text.endswith(_ENDED)


def _opens_sentence(above: TextLine, line: TextLine, measure: _Measure) -> bool:
    """Tell whether the line above ended early, though the next word would have fitted."""
    first = line.text[:1]
    starts = first.isupper() or first.isdigit() or first in _OPENING
    if not starts or not _has_room(above, line, measure.right):
        return False
    ended = above.text.endswith(_ENDED)
    if line.text.isupper() and above.text.isupper():
        return ended
    if above.style.bold and line.style.bold:
        return True
    if measure.parted:
        return ended and _is_early(above, measure, _EARLY)
    short = above.style.size < _LARGE_PT and _is_early(above, measure, _SHORT)
    return ended or (short and len(line.text) > 1)


def _is_early(line: TextLine, measure: _Measure, share: float) -> bool:
    """Tell whether a line ends before a share of its column."""
    return line.box.x1 <= measure.left + share * (measure.right - measure.left)
