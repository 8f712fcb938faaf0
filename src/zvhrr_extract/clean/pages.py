"""Where pages start in a dump: form feeds, else a lone leading blank, else page numbers."""

import re
from collections.abc import Sequence

from zvhrr_extract.clean.glyphs import take_bullet
from zvhrr_extract.models.document import RawLine

# A page start by one leading blank is a convention only if such lines are rare.
_RARE = 0.1
_NOTE_START = re.compile(r"^\s?(?:\d{1,2}|[*†])[ \t]")
_SPREAD = re.compile(r"^\s*(\d{1,3})\s+(\d{1,3})\s*$")
_FOOT_NUMBER = re.compile(r"^\s*(?:[-–|]\s*)?(?:pagina\s+|page\s+|p\.\s*)?(\d{1,3})(?:\s*[-–|])?\s*$", re.IGNORECASE)


def page_numbers(lines: Sequence[RawLine]) -> list[int]:
    """Tell for every line on which page it stands, counted from 1."""
    starts = {index for index, line in enumerate(lines) if line.opens_page}
    if not starts:
        starts = _starts_by_blank(lines) | _starts_by_spread(lines) or _starts_by_number(lines)
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
        is_start = text[0] == " " and text[1:2] not in {" ", "\t", ""} and take_bullet(text)[0] is None
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
        if not any(line.text.strip() for line in (lines[index - 1], *lines[index + 1 : index + 3])):
            starts.add(index + 1)
    return starts


def _starts_by_number(lines: Sequence[RawLine]) -> set[int]:
    """Find lines after a lone page number, where those numbers rise through the text."""
    numbered = [
        (index, int(match[1])) for index, line in enumerate(lines) if (match := _FOOT_NUMBER.match(line.text))
    ]
    starts: set[int] = set()
    last = None
    for index, number in numbered:
        if last is None or last < number <= last + 2:
            starts.add(index + 1)
            last = number
    return starts if len(starts) >= 3 else set()
