"""Turn: pages whose text lies on its side or upside down are read upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.layout import TextBlock
from zvhrr_extract.models.page import Box, Grid, Page, Rule, Word
from zvhrr_extract.values.turning import turn_box

# A page is turned when this share of its letters is.
_MOST = 0.6
# Letters of Latin fonts reach this share of their box's height below the baseline.
_DESCENT = 0.22


def find_turn(page: Page) -> int:
    """Tell how far most text of a page is turned clockwise: 0, 90, 180 or 270 degrees."""
    letters: Counter[int] = Counter()
    for word in page.words:
        letters[word.angle] += len(word.text)
    if not letters:
        return 0
    angle, count = letters.most_common(1)[0]
    return angle if angle % 90 == 0 and count >= _MOST * letters.total() else 0


def turn_upright(page: Page, turn: int) -> Page:
    """Turn a page so that text turned clockwise by so much stands upright."""
    if not turn:
        return page
    width, height = page.width, page.height

    def box(x0: float, top: float, x1: float, bottom: float) -> Box:
        return turn_box(Box(x0, top, x1, bottom), turn, width, height)

    def turned(words: Sequence[Word]) -> tuple[Word, ...]:
        return tuple(_turn_word(word, turn, width, height) for word in words)

    return replace(
        page,
        width=height if turn % 180 else width,
        height=width if turn % 180 else height,
        words=turned(page.words),
        hidden=turned(page.hidden),
        repeated=turned(page.repeated),
        rules=tuple(Rule(*box(*rule[:4]), *rule[4:]) for rule in page.rules),
        panels=tuple(panel._replace(**box(*panel[:4])._asdict()) for panel in page.panels),
        images=tuple(box(*image) for image in page.images),
    )


def _turn_word(word: Word, turn: int, width: float, height: float) -> Word:
    box = turn_box(word.box, turn, width, height)
    baseline = word.baseline
    if word.angle == turn:
        baseline = {90: width - baseline, 180: height - baseline, 270: baseline}[turn]
    else:
        baseline = box.bottom - _DESCENT * (box.bottom - box.top)
    return word._replace(
        x0=box.x0,
        top=box.top,
        x1=box.x1,
        bottom=box.bottom,
        baseline=baseline,
        angle=(word.angle - turn) % 360,
    )


def turn_back(
    parts: Sequence[TextBlock | Grid], turn: int, page: Page
) -> list[TextBlock | Grid]:
    """Bring blocks of a page turned upright back to the page as shown.

    Tables are as shown all the time; the baselines of lines stay those of the upright page.
    """
    if not turn:
        return list(parts)
    back = 360 - turn
    return [
        replace(
            part,
            lines=tuple(
                replace(line, box=turn_box(line.box, back, page.width, page.height))
                for line in part.lines
            ),
        )
        if isinstance(part, TextBlock)
        else part
        for part in parts
    ]
