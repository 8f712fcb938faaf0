"""The outline: headings become sections with parents; repeated ones do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard

from zvhrr_extract.models.document import Element, ElementKind
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.outline import Outline, OutlineSection
from zvhrr_extract.models.table_draft import TableDraft

Part = Element | TableDraft
_MIN_CONTENTS = 3
# Two known headings that begin with one word (`Aanpak …`) make a third their sister.
_MIN_ALIKE = 2


def is_heading(part: Part) -> TypeGuard[Element]:
    """Tell whether a part is a heading."""
    return isinstance(part, Element) and part.kind is ElementKind.HEADING


def settle_headings(parts: Sequence[Part]) -> list[Part]:
    """Keep one heading per key.

    A run of headings without text that all come again is a table of contents and is
    dropped; any other repeat stays as a block of kind title.
    """
    parts = _drop_contents(list(parts))
    by_key: dict[str, list[int]] = {}
    for index, part in enumerate(parts):
        if is_heading(part) and part.key is not None:
            by_key.setdefault(part.key, []).append(index)
    for places in by_key.values():
        real = max(
            places,
            key=lambda at: (
                _has_content(parts, at),
                (_element(parts[at]).score or 0) // 10,
                -at,
            ),
        )
        for at in places:
            if at != real:
                parts[at] = replace(_element(parts[at]), kind=ElementKind.TITLE)
    return parts


def _element(part: Part) -> Element:
    assert isinstance(part, Element)  # noqa: S101  asked for at headings only
    return part


def _has_content(parts: Sequence[Part], at: int) -> bool:
    return at + 1 < len(parts) and not is_heading(parts[at + 1])


def _drop_contents(parts: list[Part]) -> list[Part]:
    keys = [part.key if is_heading(part) else None for part in parts]
    last = {key: index for index, key in enumerate(keys) if key is not None}
    index = 0
    while index < len(parts):
        end = index
        while end < len(parts) and last.get(keys[end] or "", -1) > end:
            end += 1
        if (
            end - index >= _MIN_CONTENTS
            and len({keys[at] for at in range(index, end)}) == end - index
        ):
            for at in range(index, end):
                parts[at] = replace(
                    _element(parts[at]), kind=ElementKind.DROPPED, key="table_of_contents"
                )
        index = max(end, index + 1)
    return parts


def build_sections(
    headings: Sequence[Element], implied: Sequence[OutlineSection], knowledge: Knowledge
) -> list[OutlineSection]:
    """Turn headings into sections with level and parent, in the order they are printed.

    The profile tells a known section's parent. An unknown one with a number hangs under the
    section with the number before its last point. One whose level shows in a PDF hangs under
    the nearest above of a higher level; else it stands beside the section above it, or
    outermost where it opens a page.
    """
    sections: list[OutlineSection] = []
    places: dict[str, int] = {}
    for heading in headings:
        section = OutlineSection(
            key=heading.key,
            heading=heading.text,
            number=heading.number,
            element=heading,
            alias=heading.alias,
            score=heading.score,
            marks=heading.marks,
        )
        if heading.key is not None:
            places[heading.key] = len(sections)
        sections.append(section)
    for section in implied:
        places[section.key or ""] = len(sections)
        sections.append(section)
    rules = knowledge.profile.section_rules if knowledge.profile else {}
    parents: list[int | None] = []
    for index, section in enumerate(sections):
        if section.key is not None:
            parents.append(_known_parent(section.key, places, rules))
        else:
            parents.append(_guess_parent(index, sections, parents))
    return [
        replace(section, parent=parents[index], level=_level(index, parents))
        for index, section in enumerate(sections)
    ]


def _known_parent(key: str, places: dict[str, int], rules: Mapping[str, object]) -> int | None:
    parent = getattr(rules.get(key), "parent", None)
    while parent is not None and parent not in places:
        parent = getattr(rules.get(parent), "parent", None)
    return places[parent] if parent is not None else None


def _guess_parent(
    index: int, sections: Sequence[OutlineSection], parents: Sequence[int | None]
) -> int | None:
    section = sections[index]
    numbered = _parent_by_number(index, sections)
    if numbered is not None or index == 0:
        return numbered
    if section.element is not None and section.element.level is not None:
        return _parent_by_form(index, section.element.level, sections)
    above = sections[index - 1]
    if section.number and above.number and section.number.count(".") == above.number.count("."):
        return parents[index - 1]
    first_words = [other.heading.casefold().split()[0] for other in sections]
    alike = [
        at for at in range(index) if first_words[at] == first_words[index] and sections[at].key
    ]
    if len(alike) >= _MIN_ALIKE and len({parents[at] for at in alike}) == 1:
        return parents[alike[0]]
    opens_page = (
        section.element is not None
        and above.element is not None
        and section.element.page != above.element.page
    )
    return None if opens_page else parents[index - 1]


def _parent_by_number(index: int, sections: Sequence[OutlineSection]) -> int | None:
    """Find the section above with the number before the last point."""
    stem, point, _ = (sections[index].number or "").rpartition(".")
    above = range(index - 1, -1, -1)
    return next((at for at in above if point and sections[at].number == stem), None)


def _parent_by_form(index: int, level: int, sections: Sequence[OutlineSection]) -> int | None:
    """Find the nearest heading above that is set as one of a higher level."""
    for at in range(index - 1, -1, -1):
        element = sections[at].element
        if element is not None and element.level is not None and element.level < level:
            return at
    return None


def _level(index: int, parents: Sequence[int | None]) -> int:
    level, at = 1, parents[index]
    while at is not None and level < 9:
        level, at = level + 1, parents[at]
    return level


def order_outline(
    sections: Sequence[OutlineSection], placed: Sequence[tuple[Part, int | None]]
) -> Outline:
    """Leave out implied sections that got no text, and put sections in reading order."""
    used = {section for _, section in placed}
    kept = [i for i, section in enumerate(sections) if section.element is not None or i in used]
    parents = {i: _kept_parent(i, sections, set(kept)) for i in kept}
    order = _tree_order(parents, _first_orders(sections, placed))
    rank: dict[int | None, int] = {old: new for new, old in enumerate(order)}
    return Outline(
        tuple(replace(sections[old], parent=rank.get(parents[old])) for old in order),
        tuple((part, rank.get(section)) for part, section in placed),
    )


def _kept_parent(index: int, sections: Sequence[OutlineSection], kept: set[int]) -> int | None:
    """Find the nearest section above one that is not left out."""
    parent = sections[index].parent
    while parent is not None and parent not in kept:
        parent = sections[parent].parent
    return parent


def _first_orders(
    sections: Sequence[OutlineSection], placed: Sequence[tuple[Part, int | None]]
) -> dict[int, int]:
    starts: dict[int, int] = {}
    for index, section in enumerate(sections):
        if section.element is not None:
            starts[index] = section.element.lines[0].order
    for part, section_index in placed:
        if section_index is not None and sections[section_index].element is None:
            starts.setdefault(section_index, part.lines[0].order)
    return starts


def _tree_order(parents: Mapping[int, int | None], starts: dict[int, int]) -> list[int]:
    """Order sections as a tree: a parent before its children, siblings as they are printed."""
    children: dict[int | None, list[int]] = {}
    for index, parent in parents.items():
        children.setdefault(parent, []).append(index)

    def earliest(index: int) -> int:
        return min([starts[index], *(earliest(child) for child in children.get(index, []))])

    ordered: list[int] = []

    def visit(parent: int | None) -> None:
        for index in sorted(
            children.get(parent, []), key=lambda child: (earliest(child), starts[child])
        ):
            ordered.append(index)
            visit(index)

    visit(None)
    return ordered
