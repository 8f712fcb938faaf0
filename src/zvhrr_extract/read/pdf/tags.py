"""Tags: the structure elements of a tagged PDF, and which text belongs to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from zvhrr_extract.read.pdf import native

# A tree deeper or larger than this on one page is a fault of the file.
_MAX_DEPTH = 40
_MAX_ELEMENTS = 20_000
# Types of a few words inside a block: their text belongs to the block.
_INLINE = frozenset(
    ("NonStruct", "Span", "Link", "Private", "Quote", "Reference", "Em", "Strong", "Sub", "Lbl")
)


@dataclass(slots=True)
class Tags:
    """The structure elements that have text on one page.

    Attributes:
        roles: Path of types of every element, such as `Document/Sect/H1`.
        by_mark: Index in `roles` by marked content id; text of an inline element belongs to
            the block around it.
    """

    roles: list[str] = field(default_factory=list)
    by_mark: dict[int, int] = field(default_factory=dict)


def read_tags(page: object) -> Tags:
    """Read the structure tree of a page, by its PDFium handle."""
    tags = Tags()
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return tags
    try:
        for index in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MAX_ELEMENTS)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                _read_element(child, -1, 0, tags)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return tags


def _read_element(element: object, above: int, depth: int, tags: Tags) -> None:
    if depth > _MAX_DEPTH or len(tags.roles) > _MAX_ELEMENTS:
        return
    own = _read_type(element)
    index = above
    if above < 0 or own not in _INLINE:
        index = len(tags.roles)
        tags.roles.append(f"{tags.roles[above]}/{own}" if above >= 0 else own)
    for mark in _marks(element):
        tags.by_mark.setdefault(mark, index)
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            _read_element(child, index, depth + 1, tags)


def _marks(element: object) -> Iterator[int]:
    count = pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)
    for at in range(max(0, count)):
        yield pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if mark >= 0:
            yield mark


def _read_type(element: object) -> str:
    return native.read_text(pdfium.FPDF_StructElement_GetType, element).replace("/", "")
