"""Where pages start in a dump: form feeds, else a lone leading blank, else page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from zvhrr_extract.models.document import RawLine
from zvhrr_extract.values.glyphs import take_bullet
from zvhrr_extract.values.marks import NOTE_MARK

# A page start by one leading blank is a convention only if such lines are rare.
_RARE = 0.1
_NOTE_START = re.compile(rf"^\s?\[?{NOTE_MARK}\]?[ \t]")
_SPREAD = re.compile(r"^\s*(\d{1,3})\s+(\d{1,3})\s*$")
_NUMBERED = re.compile(
    r"^(?:[-–|]\s*)?(?:[^\W\d_]{1,8}\.?\s+)?(\d{1,3})(?:\s*[-–|])?(?:\s*(?:/|[^\W\d_]{1,4})\s*\d{1,3})?$"
)
_MIN_CHAIN = 3
# Shorter pages than this are lists of numbers.
_MIN_PAGE_LINES = 8
_MAX_FURNITURE = 6
_MIN_LETTERS = 5
_MOST_OF_TEXT = 0.5


def page_numbers(lines: Sequence[RawLine]) -> list[int]:
    """Tell for every line on which page it stands, counted from 1."""
    starts = {index for index, line in enumerate(lines) if line.opens_page}
    if not starts:
        by_number = _starts_by_number(lines)
        by_blank = _starts_by_blank(lines) | _starts_by_spread(lines)
        starts = (
            by_number if by_number and _spans_most(by_number, lines) else by_blank or by_number
        )
    pages, page = [], 1
    seen_text = False
    for index, line in enumerate(lines):
        if index in starts and seen_text:
            page += 1
        seen_text = seen_text or bool(line.text.strip())
        pages.append(page)
    return pages


def _starts_by_blank(lines: Sequence[RawLine]) -> set[int]:
    """Find lines that start with exactly one blank, as PDFBox dumps open a page.

    Continued footnotes and symbol-font bullets are indented likewise and do not count.
    """
    filled = [line for line in lines if line.text.strip()]
    indented = [line for line in filled if line.text[0] in " \t"]
    if not filled or len(indented) > _RARE * len(filled):
        return set()
    starts, in_note = set(), False
    for index, line in enumerate(lines):
        text = line.text
        if not text.strip():
            in_note = False
            continue
        is_start = (
            text[0] == " " and text[1:2] not in {" ", "\t", ""} and take_bullet(text)[0] is None
        )
        if is_start and not in_note:
            starts.add(index)
        in_note = bool(_NOTE_START.match(text)) or (in_note and text[0] in " \t")
    return starts


def _starts_by_spread(lines: Sequence[RawLine]) -> set[int]:
    """Find the lines after the two page numbers of a spread (`8 9`) that stand apart."""
    starts: set[int] = set()
    for index in range(1, len(lines) - 2):
        match = _SPREAD.match(lines[index].text)
        if match is None or int(match[2]) != int(match[1]) + 1:
            continue
        if not any(
            line.text.strip() for line in (lines[index - 1], *lines[index + 1 : index + 3])
        ):
            starts.add(index + 1)
    return starts


def _starts_by_number(lines: Sequence[RawLine]) -> set[int]:
    """Find where pages start by page numbers that rise through the text.

    A number may stand with a word or two (`Pagina 3 van 9`, `- 3 -`). Around it, lines that
    come again at other numbers are running heads and feet; the page starts where those start.
    """
    chain = max(_rising_chains(lines), key=_reach, default=[])
    if len(chain) < _MIN_CHAIN:
        return set()
    counts = Counter(_mask(line.text) for line in lines)
    repeated = {
        text
        for text, times in counts.items()
        if times >= _MIN_CHAIN and sum(sign.isalpha() for sign in text) >= _MIN_LETTERS
    }
    starts: set[int] = set()
    for index in chain:
        above = _spread(lines, index, -1, repeated)
        below = _spread(lines, index, 1, repeated)
        starts.add(above if above < index or below > index else index + 1)
    return starts


def _spans_most(starts: set[int], lines: Sequence[RawLine]) -> bool:
    """Tell whether page numbers go through most of a text, so that no other sign is needed."""
    return max(starts) - min(starts) >= _MOST_OF_TEXT * len(lines)


def _reach(chain: Sequence[int]) -> tuple[int, int]:
    """Rank a chain of page numbers by its length, then by how far it spans."""
    return len(chain), chain[-1] - chain[0]


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def _rising_chains(lines: Sequence[RawLine]) -> list[list[int]]:
    """Group lines of one form that hold a number, and keep those whose number rises by one."""
    chains: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        text = line.text.strip()
        match = _NUMBERED.match(text)
        if match is None:
            continue
        number = int(match[1])
        chain = chains.setdefault(_mask(text), [])
        if not chain or (
            number == chain[-1][1] + 1 and index - chain[-1][0] >= _MIN_PAGE_LINES
        ):
            chain.append((index, number))
        elif len(chain) == 1 and number == 1:
            chain[0] = (index, number)
    return [[index for index, _ in chain] for chain in chains.values()]


def _spread(lines: Sequence[RawLine], index: int, step: int, repeated: set[str]) -> int:
    """Go up or down from a page number over empty lines and lines that come again elsewhere."""
    last, at = index, index + step
    while 0 <= at < len(lines) and abs(at - index) <= _MAX_FURNITURE:
        mask = _mask(lines[at].text)
        if mask and mask not in repeated:
            break
        if mask:
            last = at
        at += step
    return last
