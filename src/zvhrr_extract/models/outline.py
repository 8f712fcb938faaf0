"""Outline: the sections of a document, and which of its parts stands in which."""

from __future__ import annotations

from dataclasses import dataclass

from zvhrr_extract.models.document import Element, Mark
from zvhrr_extract.models.table_draft import TableDraft


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section, before it is typed for the report.

    Attributes:
        key: The profile's key, or None.
        heading: As printed; the profile's for an implied section.
        number: Printed number, or None.
        level: 1 for the outermost.
        parent: Index of the parent in the outline, or None.
        element: The heading's element; None for an implied section.
        alias: The alias it fits, or None.
        score: How well, 0 to 100, or None.
        marks: Footnote marks on the heading.
    """

    key: str | None
    heading: str
    number: str | None = None
    level: int = 1
    parent: int | None = None
    element: Element | None = None
    alias: str | None = None
    score: float | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in reading order, and every part with the index of its section (or None)."""

    sections: tuple[OutlineSection, ...]
    placed: tuple[tuple[Element | TableDraft, int | None], ...]
