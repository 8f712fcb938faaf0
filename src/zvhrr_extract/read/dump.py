"""From one decoded text to its lines: line ends, line numbers, page starts."""

from __future__ import annotations

import re

from zvhrr_extract.models.document import RawLine

# A form feed, VT, NEL or U+2028 ends no line of a file, whatever str.splitlines says.
_LINE_END = re.compile("\r\n|\n|\r")
_FORM_FEED = "\f"


def split_lines(text: str) -> tuple[RawLine, ...]:
    r"""Cut a text into lines numbered as on disk.

    A form feed is taken out, and the next line that has text is marked as the start of a page.

    >>> [(line.number, line.text, line.opens_page) for line in split_lines("een\n\f\ntwee\r\n")]
    [(1, 'een', False), (2, '', False), (3, 'twee', True)]
    """
    texts = _LINE_END.split(text)
    if not texts[-1]:
        texts.pop()
    lines: list[RawLine] = []
    page_waits = False
    for number, printed in enumerate(texts, start=1):
        pieces = printed.split(_FORM_FEED)
        filled = [index for index, piece in enumerate(pieces) if piece.strip()]
        opens_page = bool(filled) and (page_waits or filled[0] > 0)
        page_waits = filled[0] < len(pieces) - 1 if filled else page_waits or len(pieces) > 1
        # Two pages on one line keep their words apart; the second then opens on the next line.
        clean = (
            " ".join(pieces[index] for index in filled) if len(filled) > 1 else "".join(pieces)
        )
        lines.append(RawLine(number, clean, opens_page))
    return tuple(lines)
