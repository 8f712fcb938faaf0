"""Scene: the sections all placing is about, and signs that a page lost its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from zvhrr_extract.models.document import Element, ElementKind
from zvhrr_extract.models.outline import OutlineSection
from zvhrr_extract.models.profile import SectionRule
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.chunks import Chunk, PageParts
from zvhrr_extract.structure.evidence import tie_score

# Two tie words of one section, and two more than of the other.
_TIED = 3.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What placing on all pages rests on.

    Attributes:
        sections: The sections, headings first, in the order they are printed.
        rules: The profile's section rules by key.
        figures: Per section, the figures of the table row named like it.
        table_sections: The profile's table keys with the key of the section they stand in.
        mark: The language's decimal mark.
        boxed: Positions of lines in drawn boxes, where the layout is known; else None.
    """

    sections: Sequence[OutlineSection]
    rules: dict[str, SectionRule]
    figures: Sequence[frozenset[Decimal]]
    table_sections: dict[str, str]
    mark: str
    boxed: frozenset[int] | None = None


def is_scrambled(page: PageParts, scene: Scene) -> bool:
    """Tell whether a page shows the marks of lost layout."""
    entries = page.entries
    if (
        page.carried is None
        and isinstance(entries[0], Chunk)
        and any(isinstance(e, int) for e in entries)
    ):
        return _has_prose(entries[0])
    for first, second in pairwise(entries):
        if (
            isinstance(first, int)
            and isinstance(second, int)
            and not may_nest(first, second, scene)
        ):
            return True
    if _announces_twice(entries) or _is_headed_below(page, scene):
        return True
    return isinstance(entries[-1], int) and len(entries) > 1 and _is_leaf(entries[-1], scene)


def _is_headed_below(page: PageParts, scene: Scene) -> bool:
    """Tell whether texts before the first heading speak of it and not of the last one."""
    first = next((entry for entry in page.entries if isinstance(entry, int)), None)
    if first is None or page.carried is None or page.entries[0] == first:
        return False
    before = page.entries[: page.entries.index(first)]
    text = " ".join(entry.text for entry in before if isinstance(entry, Chunk))
    ties = [
        tie_score(text, scene.rules.get(scene.sections[index].key or ""))
        for index in (first, page.carried)
    ]
    return ties[0] >= _TIED and ties[0] - ties[1] >= _TIED


def _announces_twice(entries: Sequence[int | Chunk]) -> bool:
    """Tell whether one lead-in comes twice without a heading between."""
    seen: set[str] = set()
    for entry in entries:
        if isinstance(entry, int):
            seen.clear()
            continue
        first = entry.parts[0]
        if isinstance(first, Element) and first.kind is ElementKind.LEAD_IN:
            if first.text in seen:
                return True
            seen.add(first.text)
    return False


def _has_prose(chunk: Chunk) -> bool:
    return any(
        isinstance(part, TableDraft) or part.kind is not ElementKind.TITLE
        for part in chunk.parts
    )


def _is_leaf(index: int, scene: Scene) -> bool:
    rule = scene.rules.get(scene.sections[index].key or "")
    return (
        rule is not None
        and not rule.container
        and all(section.parent != index for section in scene.sections)
    )


def may_nest(first: int, second: int, scene: Scene) -> bool:
    """Tell whether a heading right under another may be its subsection."""
    upper, lower = scene.sections[first], scene.sections[second]
    if upper.key is None or lower.key is None:
        return True
    at = lower.parent
    while at is not None:
        if at == first:
            return True
        at = scene.sections[at].parent
    return False


def is_empty(page: PageParts, state: int, scene: Scene) -> bool:
    """Tell whether a heading is followed by nothing but another that is not its subsection."""
    if state not in page.entries:
        return False
    place = page.entries.index(state)
    below = page.entries[place + 1] if place + 1 < len(page.entries) else None
    rule = scene.rules.get(scene.sections[state].key or "")
    if rule is not None and rule.container:
        return False
    return below is None or (isinstance(below, int) and not may_nest(state, below, scene))


def is_fed_from_above(page: PageParts, state: int) -> bool:
    """Tell whether this is the first heading of its page, and texts stand before it."""
    first = next(place for place, entry in enumerate(page.entries) if isinstance(entry, int))
    return first > 0 and page.entries[first] == state
