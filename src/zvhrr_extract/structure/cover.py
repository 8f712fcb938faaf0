"""The cover: which of the first texts is the title, and which the subtitle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Element, ElementKind, Line
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.furniture import is_title
from zvhrr_extract.structure.outline import Part, is_heading
from zvhrr_extract.values.words import find_words
from zvhrr_extract.values.years import find_years

_MAX_PARTS = 8
_MAX_WORDS = 18
_MAX_LINES = 12
_MAX_YEAR_WORDS = 3
_MIN_SUBTITLE_WORDS = 2
_MAX_SUBTITLE_WORDS = 14


def mark_cover(parts: Sequence[Part], knowledge: Knowledge) -> list[Part]:
    """Mark the title and the subtitle among the first texts of a document.

    The title is the first short text that names the kind of report; the subtitle is the
    short text under it. Other short texts around them stay as blocks of kind title.
    """
    done = list(parts)
    cover = _cover_end(done)
    at = next((i for i in range(cover) if _is_title(done[i], knowledge)), None)
    if at is None:
        return done
    for index in range(at):
        done[index] = _as(done[index], ElementKind.TITLE)
    done[at] = _as(done[at], ElementKind.TITLE, key="title")
    if at + 1 < cover and at + 1 < len(done) and not is_heading(done[at + 1]):
        done[at + 1] = _as(done[at + 1], _kind_below(done[at + 1]))
    return done


def _cover_end(parts: Sequence[Part]) -> int:
    for index, part in enumerate(parts[:_MAX_PARTS]):
        if isinstance(part, TableDraft) or is_heading(part) or not _is_short(part):
            return index
    return min(len(parts), _MAX_PARTS)


def _is_short(part: Element) -> bool:
    plain = part.kind in {ElementKind.PARAGRAPH, ElementKind.QUOTE, ElementKind.TITLE}
    return (
        plain
        and len(find_words(part.text)) <= _MAX_WORDS
        and not part.text.endswith((".", ":"))
    )


def _kind_below(part: Part) -> ElementKind:
    """Tell what a short text under the title is: a word or two head the first chapter."""
    words = len(find_words(part.text)) if isinstance(part, Element) else 0
    return ElementKind.SUBTITLE if words >= _MIN_SUBTITLE_WORDS else ElementKind.HEADING


def _is_title(part: Part, knowledge: Knowledge) -> bool:
    return isinstance(part, Element) and is_title(part.text, knowledge.language)


def title_end(lines: Sequence[Line], knowledge: Knowledge) -> int | None:
    """Find where the title ends among the first lines, also where the subtitle is tight.

    Returns:
        Index of the line after the title, or `None` where no line names a report and year.
    """
    for index, line in enumerate(lines[:_MAX_LINES]):
        if line.page != lines[0].page or len(find_words(line.text)) > _MAX_WORDS:
            return None
        if not is_title(line.text, knowledge.language):
            continue
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        if find_years(line.text):
            return index + 1
        if find_years(after) and len(find_words(after)) <= _MAX_YEAR_WORDS:
            return index + 2
    return None


def subtitle_end(lines: Sequence[Line], start: int) -> int:
    """Find where the short text under the title ends, at the next empty line or page."""
    end = start
    while end < len(lines) and lines[end].page == lines[0].page and lines[end].marker is None:
        if end > start and lines[end].gap:
            break
        end += 1
    text = " ".join(line.text for line in lines[start:end])
    words = len(find_words(text))
    fits = _MIN_SUBTITLE_WORDS <= words <= _MAX_SUBTITLE_WORDS and not text.endswith((".", ":"))
    return end if fits else start


def _as(part: Part, kind: ElementKind, key: str | None = None) -> Part:
    return replace(part, kind=kind, key=key) if isinstance(part, Element) else part
