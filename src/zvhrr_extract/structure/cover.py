"""The cover: which of the first texts is the title, and which the subtitle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Element, ElementKind
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.outline import Part, is_heading
from zvhrr_extract.values.words import find_words

_MAX_PARTS = 8
_MAX_WORDS = 18


def mark_cover(parts: Sequence[Part], knowledge: Knowledge) -> list[Part]:
    """Mark the title and the subtitle among the first texts of a document.

    The title is the first short text that names the kind of report; the subtitle is the
    short text under it. Other short texts around them stay as blocks of kind title.
    """
    done = list(parts)
    cover = _cover_end(done)
    words = knowledge.language.title_words
    at = next((i for i in range(cover) if _names_report(done[i], words)), None)
    if at is None:
        return done
    for index in range(at):
        done[index] = _as(done[index], ElementKind.TITLE)
    done[at] = _as(done[at], ElementKind.TITLE, key="title")
    if at + 1 < cover and at + 1 < len(done) and not is_heading(done[at + 1]):
        done[at + 1] = _as(done[at + 1], ElementKind.SUBTITLE)
    return done


def _cover_end(parts: Sequence[Part]) -> int:
    for index, part in enumerate(parts[:_MAX_PARTS]):
        if isinstance(part, TableDraft) or is_heading(part) or not _is_short(part):
            return index
    return min(len(parts), _MAX_PARTS)


def _is_short(part: Element) -> bool:
    plain = part.kind in {ElementKind.PARAGRAPH, ElementKind.QUOTE, ElementKind.TITLE}
    return plain and len(find_words(part.text)) <= _MAX_WORDS and not part.text.endswith((".", ":"))


def _names_report(part: Part, words: Sequence[str]) -> bool:
    return isinstance(part, Element) and any(word in part.text.casefold() for word in words)


def _as(part: Part, kind: ElementKind, key: str | None = None) -> Part:
    return replace(part, kind=kind, key=key) if isinstance(part, Element) else part
