"""Contents: tables of contents, recognised so that they are not repeated as content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zvhrr_extract.models.document import LaidPart, LaidTable, LaidText, text_of
from zvhrr_extract.models.language import Language
from zvhrr_extract.values.likeness import fold

_ENTRY = re.compile(r"^.{2,120}?[\s.…·_]+\d{1,3}$|^\d{1,3}\s+\D.{1,100}$")
_DOTTED = re.compile(r"(?:[.…·_]\s?){4,}")
_NUMBER = re.compile(r"^\d{1,3}(?:\s+\d{1,3})*$")
_LEADING = re.compile(r"^[\d.]+\s+|[\s.…·_]*\d*$")
_MIN_ENTRIES = 3
# So many of a page's lines must be entries for the page to be a table of contents.
_SHARE = 0.6


def find_contents(parts: Sequence[LaidPart], language: Language) -> frozenset[int]:
    """Find the parts that are a table of contents.

    Returns:
        Their indexes. Entries are lines that end in a page number after a leader, or that
        come again further on, on a page that says it is one or under such a title.
    """
    found: set[int] = set()
    by_page: dict[int, list[int]] = {}
    for index, part in enumerate(parts):
        page = part.page if isinstance(part, LaidTable) else part.lines[0].page
        if not (isinstance(part, LaidText) and part.furniture):
            by_page.setdefault(page, []).append(index)
        if isinstance(part, LaidText) and "TOC" in part.role:
            found.add(index)
    texts = {fold(text_of(part.lines)) for part in parts}
    for indexes in by_page.values():
        found |= _find_on_page(indexes, parts, language, texts)
    return frozenset(found)


def _find_on_page(
    indexes: Sequence[int], parts: Sequence[LaidPart], language: Language, texts: set[str]
) -> set[int]:
    titled = next((at for at in indexes if _is_title(parts[at], language)), None)
    entries = [at for at in indexes if at != titled and _is_entry_list(parts[at], texts)]
    dotted = [at for at in entries if _is_dotted(parts[at])]
    lines = sum(len(parts[at].lines) for at in entries)
    if titled is None:
        dotted_lines = sum(len(parts[at].lines) for at in dotted)
        return set(dotted) if dotted_lines >= _MIN_ENTRIES else set()
    if lines < _MIN_ENTRIES:
        return set()
    all_lines = sum(len(parts[at].lines) for at in indexes if at != titled)
    run = indexes if lines >= _SHARE * all_lines else [titled, *entries]
    return {at for at in run if at in entries or at == titled or _is_short(parts[at])}


def _is_title(part: LaidPart, language: Language) -> bool:
    text = text_of(part.lines).casefold().rstrip(":")
    return isinstance(part, LaidText) and text in language.contents_titles


def _is_entry_list(part: LaidPart, texts: set[str]) -> bool:
    """Tell whether most lines of a part are entries."""
    hits = 0
    for line in part.lines:
        bare = _LEADING.sub("", line.text).strip()
        comes_again = bare != line.text and fold(bare) in texts
        hits += bool(_ENTRY.match(line.text) or _NUMBER.match(line.text) or comes_again)
    return hits * 2 > len(part.lines)


def _is_dotted(part: LaidPart) -> bool:
    dotted = sum(bool(_DOTTED.search(line.text)) for line in part.lines)
    return dotted * 2 >= len(part.lines)


def _is_short(part: LaidPart) -> bool:
    return isinstance(part, LaidText) and all(
        len(line.text.split()) <= 12 for line in part.lines
    )
