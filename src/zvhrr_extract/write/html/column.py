"""A column of strips with what happened to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zvhrr_extract.models.report import Block, Section, Table
from zvhrr_extract.write.html.flow import Strip, element_of
from zvhrr_extract.write.html.marks import Numbered, Page

if TYPE_CHECKING:
    from zvhrr_extract.models.alignment import Alignment
    from zvhrr_extract.write.html.flow import Element


@dataclass(frozen=True, slots=True)
class Flow:
    """A column of strips with its changes.

    Attributes:
        strips: What lies beside what, from top to bottom.
        changes: The changes by the index of their strip.
        alignment: Which rows and columns of the tables are the same.
        page: The page it is on.
        loud: Indices of the strips that hold a change, or came or went with a section.
    """

    strips: Sequence[Strip]
    changes: Mapping[int, Sequence[Numbered]]
    alignment: Alignment
    page: Page
    loud: frozenset[int]

    def is_quiet(self, index: int) -> bool:
        """Tell whether nothing happened to a strip."""
        return index not in self.loud

    def sides(self, index: int) -> tuple[Element | None, Element | None]:
        """Give the elements of a strip in the old and in the new report."""
        strip = self.strips[index]
        old = strip.old is not None and element_of(self.page.old, strip.room, strip.old)
        new = strip.new is not None and element_of(self.page.new, strip.room, strip.new)
        return old or None, new or None


def lay_flow(
    strips: Sequence[Strip],
    changes: Mapping[int, Sequence[Numbered]],
    alignment: Alignment,
    page: Page,
) -> Flow:
    """Put strips and their changes together, and find which are to be marked.

    What is in one report alone, but is neither a change nor part of a section that came or
    went, differs in form alone: it is shown as if it were in both.
    """
    flow = Flow(strips, changes, alignment, page, frozenset())
    loud: set[int] = set()
    sections: set[tuple[str, str]] = set()
    for index, strip in sorted(enumerate(strips), key=lambda entry: entry[1].room != "section"):
        side = next((side for side in flow.sides(index) if side), None)
        is_lone = strip.state in {"gone", "come"}
        carried = is_lone and (strip.state, home_of(side)) in sections
        if index in changes or strip.state in {"here", "away"} or carried:
            loud.add(index)
            if is_lone and isinstance(side, Section):
                sections.add((strip.state, side.id))
    return replace(flow, loud=frozenset(loud))


def home_of(element: Element | None) -> str:
    """Give the id of the section an element stands in."""
    if isinstance(element, Section):
        return element.parent or ""
    return (element.section or "") if isinstance(element, Block | Table) else ""
