"""Segments: words that stand on one line without a wide gap between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zvhrr_extract.layout.spaced import join_spaced
from zvhrr_extract.models.page import Box, Word
from zvhrr_extract.values.glyphs import take_bullet

# Words on one line have baselines this near, as a share of the smaller one's size.
_SAME_BASELINE = 0.3
_MIN_SLACK_PT = 1.0
# A gap wider than this share of the letters' size may part columns.
_WIDE_GAP = 1.0
# Words unlike in size are seldom of one text: a narrower gap parts them.
_UNLIKE = 1.15
_UNLIKE_GAP = 0.8
# The thinnest blanks between words are some tenth of the size of the letters.
_NO_BLANK = 0.04
# A raised mark stands up to this share of the size of its word above its baseline.
_RAISED = 0.7
# A lowered one stands so far below it.
_LOWERED = 0.4
_SMALL = 0.93
# A letter this much larger than the words beside it, over lines of theirs, opens a text.
_DROP_CAP = 1.8
_MAX_CAP_LETTERS = 2
# Words of one line that differ more than this in size are of two texts.
OTHER_TEXT = 1.7
_MIN_TEXT = 2
SYMBOL_FONT = re.compile(r"symbol|dingbat|wingding|webding", re.IGNORECASE)
_MAX_BULLET = 2
_BULLET_REACH_PT = 30.0


@dataclass(slots=True)
class Segment:
    """Words on one line that belong together, with the box around them."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    opens_item: bool = False
    numeric: bool = False
    loose: bool = True

    @property
    def bold(self) -> bool:
        """Whether its first word is heavy."""
        return self.words[0].style.bold

    @property
    def box(self) -> Box:
        """Its box."""
        return Box(self.x0, self.top, self.x1, self.bottom)


def make_segment(words: list[Word]) -> Segment:
    """Make a segment of words from left to right."""
    main = first = words[0]
    x1, top, bottom = first.x1, first.top, first.bottom
    for word in words:
        x1 = max(x1, word.x1)
        if word.style is not first.style:
            top, bottom = min(top, word.top), max(bottom, word.bottom)
            if word.style.size > main.style.size:
                main = word
    return Segment(
        words,
        first.x0,
        top,
        x1,
        bottom,
        main.baseline,
        main.style.size,
        opens_item=_opens_item(first.text),
        numeric=_is_numeric(words),
    )


def _opens_item(text: str) -> bool:
    return not text[0].isalnum() and take_bullet(f"{text} x")[0] is not None


def _is_numeric(words: Sequence[Word]) -> bool:
    digits = sum(word.text[-1].isdigit() or word.text[-1] in "%-–€)" for word in words)
    return 2 * digits > len(words)


def find_segments(words: Sequence[Word]) -> list[Segment]:
    """Cut words into segments, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        row = rows[-1] if rows else None
        if row is not None and _on_baseline(row[0], word):
            row.append(word)
        else:
            rows.append([word])
    segments = [segment for row in rows for segment in _cut_row(row)]
    return _join_drop_caps(_join_bullets(_join_raised(segments)))


def _on_baseline(above: Word, word: Word) -> bool:
    slack = _SAME_BASELINE * min(above.style.size, word.style.size)
    return word.baseline - above.baseline <= max(slack, _MIN_SLACK_PT)


def _cut_row(row: list[Word]) -> Iterable[Segment]:
    row.sort(key=lambda word: word.x0)
    row = join_spaced(row)
    run = [row[0]]
    for word in row[1:]:
        last = run[-1]
        blank, size = word.x0 - last.x1, word.style.size
        alike = word.style == last.style
        other = not alike and (_is_other(last, word) or (len(run) == 1 and _is_cap(last, word)))
        if other or blank > (_WIDE_GAP * size if alike else _widest_blank(last, word)):
            yield make_segment(run)
            run = []
        if other:
            word = word._replace(glued=False)  # noqa: PLW2901
        elif alike and not word.glued and abs(blank) < _NO_BLANK * size and _go_on(last, word):
            # Letters stand on without a blank, whatever the file says.
            word = word._replace(glued=True)  # noqa: PLW2901
        run.append(word)
    yield make_segment(run)


def _is_cap(last: Word, word: Word) -> bool:
    """Tell whether a letter is large enough to open a text of several lines."""
    large = last.style.size >= _DROP_CAP * word.style.size
    return large and len(last.text) <= _MAX_CAP_LETTERS and last.text.isalpha()


def _go_on(last: Word, word: Word) -> bool:
    pair = last.text[-1] + word.text[0]
    return pair.isalpha() or pair.isdigit()


def _widest_blank(last: Word, word: Word) -> float:
    """Tell how wide a blank between two words of one text may be."""
    small, large = sorted((last.style.size, word.style.size))
    return _WIDE_GAP * large if large < _UNLIKE * small else _UNLIKE_GAP * small


def _is_other(last: Word, word: Word) -> bool:
    """Tell whether words on one line are of two texts: one set far larger than the other."""
    sizes = sorted((last.style.size, word.style.size))
    long = min(len(last.text), len(word.text)) >= _MIN_TEXT
    return long and sizes[1] > OTHER_TEXT * sizes[0]


def _join_bullets(segments: list[Segment]) -> list[Segment]:
    """Put a bullet that stands alone before the line it opens."""
    bullets = [segment for segment in segments if _is_bullet(segment)]
    if not bullets:
        return segments
    gone: set[int] = set()
    for bullet in bullets:
        middle = (bullet.top + bullet.bottom) / 2
        hosts = [
            host
            for host in segments
            if host is not bullet
            and host.top <= middle <= host.bottom
            and -1 <= host.x0 - bullet.x1 <= _BULLET_REACH_PT
            and not _is_bullet(host)
        ]
        if hosts:
            host = min(hosts, key=lambda host: (host.x0, abs(host.baseline - bullet.baseline)))
            host.words = [*bullet.words, *host.words]
            host.x0, host.opens_item = bullet.x0, True
            gone.add(id(bullet))
    return [segment for segment in segments if id(segment) not in gone]


def _is_bullet(segment: Segment) -> bool:
    word = segment.words[0]
    if len(segment.words) > 1 or len(word.text) > _MAX_BULLET:
        return False
    return (
        SYMBOL_FONT.search(word.style.font) is not None or take_bullet(word.text)[0] is not None
    )


def _join_raised(segments: list[Segment]) -> list[Segment]:
    """Put segments of small raised letters beside the words they hang on, or number."""
    small = [
        segment
        for segment in segments
        if len(segment.words) <= 2 and sum(len(word.text) for word in segment.words) <= 4
    ]
    gone: set[int] = set()
    for mark in small:
        hosts = [host for host in segments if id(host) not in gone and _bears(host, mark)]
        if hosts:
            host = min(
                hosts, key=lambda host: abs(host.x1 - mark.x0) + abs(host.top - mark.top)
            )
            _insert(host, mark)
            gone.add(id(mark))
    return [segment for segment in segments if id(segment) not in gone]


def _bears(host: Segment, mark: Segment) -> bool:
    """Tell whether small letters are raised behind, inside or right before a segment."""
    rise = host.baseline - mark.baseline
    if host is mark or mark.size >= _SMALL * host.size:
        return False
    lowest = -_LOWERED * host.size if mark.words[0].glued else 0
    if not lowest < rise <= _RAISED * host.size or mark.bottom < host.top:
        return False
    reach = 0.6 * host.size
    return host.x0 - reach - (mark.x1 - mark.x0) < mark.x0 <= host.x1 + reach


def _insert(host: Segment, mark: Segment) -> None:
    words = sorted([*host.words, *mark.words], key=lambda word: word.x0)
    host.words = words
    host.x0, host.x1 = min(host.x0, mark.x0), max(host.x1, mark.x1)


def _join_drop_caps(segments: list[Segment]) -> list[Segment]:
    """Put a large first letter before the first of the lines it stands beside."""
    caps = [
        segment
        for segment in segments
        if len(segment.words) == 1
        and len(segment.words[0].text) <= _MAX_CAP_LETTERS
        and segment.words[0].text.isalpha()
        and segment.words[0].text[0].isupper()
    ]
    gone: set[int] = set()
    for cap in caps:
        beside = [
            segment
            for segment in segments
            if segment is not cap
            and segment.size * _DROP_CAP < cap.size
            and 0 <= segment.x0 - cap.x1 + 2 <= 1.5 * segment.size + 2
            and segment.baseline > cap.top
            and segment.baseline <= cap.baseline + 2
        ]
        if len(beside) < 2:
            continue
        first = min(beside, key=lambda segment: segment.baseline)
        head = first.words[0]
        letter = cap.words[0]._replace(style=head.style, baseline=head.baseline)
        glued = head.text[:1].islower() and len(head.text) > 0
        first.words = [letter, head._replace(glued=glued), *first.words[1:]]
        for segment in beside:
            segment.x0 = min(segment.x0, cap.x0)
        gone.add(id(cap))
    return [segment for segment in segments if id(segment) not in gone]
