"""Spans: headers in two rows, where each header of the first stands over several columns."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.table_draft import DraftHeader
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import parse_year

_MAX_LABEL_WORDS = 3
_COLUMN_SCORE = 10.0


def read_spans(lines: Sequence[Line], count: int, context: TableContext) -> DraftHeader | None:
    """Read a header whose second row says the same names under each year or word of the first.

    Args:
        lines: All its lines, top to bottom.
        count: Number of columns.
        context: The words that head columns.

    Returns:
        The header, a column named by both rows, or `None` where the lines are none.
    """
    words = [word for line in lines for word in line.text.split()]
    for size in range(2, count // 2 + 1):
        if count % size:
            continue
        for start in range(min(_MAX_LABEL_WORDS, len(words) - size - count) + 1):
            tops = words[start : start + size]
            names = _repeated_names(words[start + size :], size, count // size)
            if names and all(_is_top(word, context) for word in tops) and _differ(tops):
                return _make_header(words[:start], tops, names, lines)
    return None


def _is_top(word: str, context: TableContext) -> bool:
    return parse_year(word) is not None or word.casefold() in context.language.header_words


def _differ(tops: Sequence[str]) -> bool:
    return len(set(map(fold, tops))) == len(tops)


def _repeated_names(words: Sequence[str], times: int, wanted: int) -> list[str]:
    """Cut words that come so many times over into as many names; none where they do not."""
    size, rest = divmod(len(words), times)
    units = [list(map(fold, words[at : at + size])) for at in range(0, len(words), size or 1)]
    if rest or size < wanted or any(unit != units[0] for unit in units):
        return []
    if size != wanted:
        return []  # which of the words make one name nothing tells
    return list(words)


def _make_header(
    label: Sequence[str], tops: Sequence[str], names: Sequence[str], lines: Sequence[Line]
) -> DraftHeader:
    under = len(names) // len(tops)
    columns = tuple(f"{tops[at // under]} {name}" for at, name in enumerate(names))
    first = tuple(tops[at // under] if at % under == 0 else "" for at in range(len(names)))
    text = " ".join(label)
    printed = ((text, *first), ("", *names))
    return DraftHeader(text, columns, tuple(lines), _COLUMN_SCORE * len(names), printed)
