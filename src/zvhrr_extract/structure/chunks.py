"""Chunks: the parts of a page that stay together, and the headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.models.document import Element, ElementKind
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.outline import Part, is_heading

# All parts of a page are placed at once; dumps without page marks are cut to keep that cheap.
_MOST_PARTS = 60


@dataclass(frozen=True, slots=True)
class Chunk:
    """Parts that stay together: a lead-in with its list, a colon with what it announces."""

    parts: tuple[Part, ...]
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class PageParts:
    """The parts of one page: headings as section indexes, chunks between them."""

    entries: tuple[int | Chunk, ...]
    carried: int | None


def split_pages(parts: Sequence[Part]) -> list[list[Part]]:
    """Cut parts into pages; a page of more parts than are placed at once, at its headings."""
    pages: list[list[Part]] = []
    for part in parts:
        page = part.lines[0].page
        full = bool(pages) and len(pages[-1]) >= _MOST_PARTS and is_heading(part)
        if not pages or full or pages[-1][0].lines[0].page != page:
            pages.append([])
        pages[-1].append(part)
    return pages


def split_chunks(parts: Sequence[Part]) -> list[list[Part]]:
    """Cut parts into headings and chunks that stay together."""
    chunks: list[list[Part]] = []
    for part in parts:
        if (
            chunks
            and not is_heading(part)
            and not is_heading(chunks[-1][0])
            and _belongs(chunks[-1][-1], part)
        ):
            chunks[-1].append(part)
        else:
            chunks.append([part])
    return chunks


def _belongs(above: Part, below: Part) -> bool:
    if isinstance(above, TableDraft) or isinstance(below, TableDraft):
        return False
    if below.kind is not ElementKind.LIST_ITEM:
        return above.kind is ElementKind.LEAD_IN
    announced = above.kind is ElementKind.PARAGRAPH and above.text.endswith(":")
    return above.kind in {ElementKind.LIST_ITEM, ElementKind.LEAD_IN} or announced


def chunk_text(parts: Sequence[Part]) -> str:
    """Join all that parts say."""
    texts = []
    for part in parts:
        if isinstance(part, Element):
            texts.append(part.text)
        else:
            texts += [
                part.caption or "",
                *(f"{row.label} {' '.join(row.values)}" for row in part.rows),
            ]
    return " ".join(texts)


def bunch_above(page: PageParts, place: int) -> list[int]:
    """List the headings that stand together above a place, nearest last."""
    at = place - 1
    while at >= 0 and not isinstance(page.entries[at], int):
        at -= 1
    bunch: list[int] = []
    while at >= 0 and isinstance(entry := page.entries[at], int):
        bunch.insert(0, entry)
        at -= 1
    return bunch


def bunch_below(page: PageParts, place: int) -> list[int]:
    """List the headings below a place, nearest first."""
    return [entry for entry in page.entries[place + 1 :] if isinstance(entry, int)]
