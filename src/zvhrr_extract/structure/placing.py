"""Placing: every block and table into the section it belongs to, also where order misleads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zvhrr_extract.models.document import Element, ElementKind
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.outline import Outline, OutlineSection
from zvhrr_extract.models.profile import SectionRule
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.evidence import NamedFigures, collect_figures, figure_score, name_score, tie_score
from zvhrr_extract.structure.outline import Part, build_sections, is_heading

# Weights of where a text stands; evidence.py has those of what it says. A heading right above
# outweighs one tie word or figure, two of either outweigh it.
_RIGHT_ABOVE = 3.0
_ABOVE = 1.0
_ABOVE_IN_BUNCH = 0.8
_LAST_IN_BUNCH = 1.2
_NUMBERED_IN_BUNCH = 2.2
_BELOW = 1.5
_CARRIED = 1.5
_EMPTY_WANTS = 0.7
_OWN_TABLE = 8.0
# What is written together belongs together: leaving a section costs, and costs most while its
# heading is still to come.
_LEAVE = 0.8
_LEAVE_AHEAD = 3.0
_STAY_ACROSS = 0.4
_IMPLIED_FLOOR = 3.0


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Parts that stay together: a lead-in with its list, a colon with what it announces."""

    parts: tuple[Part, ...]
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class _Page:
    """The parts of one page: headings as section indexes, chunks between them."""

    entries: tuple[int | _Chunk, ...]
    carried: int | None


@dataclass(frozen=True, slots=True)
class _Scene:
    """What placing on all pages rests on."""

    sections: Sequence[OutlineSection]
    rules: dict[str, SectionRule]
    figures: Sequence[NamedFigures]
    table_sections: dict[str, str]
    mark: str


def place_parts(parts: Sequence[Part], knowledge: Knowledge) -> Outline:
    """Put every part into a section.

    Where each heading is followed by its own text, a text belongs to the heading above it. On
    a page that shows the marks of lost layout (headings in a bunch, text before any heading)
    all texts and headings of the page are matched at once, by what the texts say, by where
    they stand, and by the order they come in.
    """
    headings = [part for part in parts if isinstance(part, Element) and part.kind is ElementKind.HEADING]
    tables = [part for part in parts if isinstance(part, TableDraft)]
    implied = _implied_sections(headings, knowledge)
    sections = build_sections(headings, implied, knowledge)
    profile = knowledge.profile
    scene = _Scene(
        sections=sections,
        rules=profile.section_rules if profile else {},
        figures=collect_figures(tables, knowledge),
        table_sections={t.key: t.section for t in profile.tables if t.section} if profile else {},
        mark=knowledge.language.decimal_mark,
    )
    placed = _place_pages(parts, scene)
    return _tidy(sections, placed)


def _implied_sections(headings: Sequence[Element], knowledge: Knowledge) -> list[OutlineSection]:
    if knowledge.profile is None:
        return []
    known = {heading.key for heading in headings}
    return [
        OutlineSection(rule.key, rule.heading)
        for rule in knowledge.profile.sections
        if rule.implied and rule.key not in known
    ]


def _place_pages(parts: Sequence[Part], scene: _Scene) -> list[tuple[Part, int | None]]:
    placed: list[tuple[Part, int | None]] = []
    current: int | None = None
    at_heading = 0
    for page_parts in _split_pages(parts):
        entries: list[int | _Chunk] = []
        for chunk_parts in _split_chunks(page_parts):
            if is_heading(chunk_parts[0]):
                entries.append(at_heading)
                at_heading += 1
            else:
                entries.append(_Chunk(tuple(chunk_parts), _chunk_text(chunk_parts), len(entries)))
        page = _Page(tuple(entries), current)
        for chunk, section in _place_page(page, scene):
            placed += [(part, section) for part in chunk.parts]
        current = next((entry for entry in reversed(entries) if isinstance(entry, int)), current)
    return placed


def _split_pages(parts: Sequence[Part]) -> list[list[Part]]:
    pages: list[list[Part]] = []
    for part in parts:
        page = part.lines[0].page
        if not pages or pages[-1][0].lines[0].page != page:
            pages.append([])
        pages[-1].append(part)
    return pages


def _split_chunks(parts: Sequence[Part]) -> list[list[Part]]:
    """Cut parts into headings and chunks that stay together."""
    chunks: list[list[Part]] = []
    for part in parts:
        if chunks and not is_heading(part) and not is_heading(chunks[-1][0]) and _belongs(chunks[-1][-1], part):
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


def _chunk_text(parts: Sequence[Part]) -> str:
    texts = []
    for part in parts:
        if isinstance(part, Element):
            texts.append(part.text)
        else:
            texts += [part.caption or "", *(f"{row.label} {' '.join(row.values)}" for row in part.rows)]
    return " ".join(texts)


def _place_page(page: _Page, scene: _Scene) -> list[tuple[_Chunk, int | None]]:
    chunks = [entry for entry in page.entries if isinstance(entry, _Chunk)]
    if not chunks:
        return []
    states = [entry for entry in page.entries if isinstance(entry, int)]
    implied = _implied_here(chunks, scene)
    if not implied and not _is_scrambled(page, scene):
        return _place_in_order(page, scene)
    carried = [page.carried] if page.carried is not None and page.carried not in states else []
    states = [*carried, *states, *implied]
    if not states:
        return [(chunk, None) for chunk in chunks]
    return list(zip(chunks, _best_path(page, chunks, states, scene), strict=True))


def _implied_here(chunks: Sequence[_Chunk], scene: _Scene) -> list[int]:
    text = " ".join(chunk.text for chunk in chunks)
    return [
        index
        for index, section in enumerate(scene.sections)
        if section.element is None and tie_score(text, scene.rules.get(section.key or "")) >= _IMPLIED_FLOOR
    ]


def _place_in_order(page: _Page, scene: _Scene) -> list[tuple[_Chunk, int | None]]:
    placed: list[tuple[_Chunk, int | None]] = []
    current = page.carried
    for entry in page.entries:
        if isinstance(entry, int):
            current = entry
        else:
            placed.append((entry, current))
    return placed


def _is_scrambled(page: _Page, scene: _Scene) -> bool:
    """Tell whether a page shows the marks of lost layout."""
    entries = page.entries
    if page.carried is None and isinstance(entries[0], _Chunk) and any(isinstance(e, int) for e in entries):
        return _has_prose(entries[0])
    for first, second in zip(entries, entries[1:], strict=False):
        if isinstance(first, int) and isinstance(second, int) and not _may_nest(first, second, scene):
            return True
    if _announces_twice(entries):
        return True
    return isinstance(entries[-1], int) and len(entries) > 1 and _is_leaf(entries[-1], scene)


def _announces_twice(entries: Sequence[int | _Chunk]) -> bool:
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


def _has_prose(chunk: _Chunk) -> bool:
    return any(isinstance(part, TableDraft) or part.kind is not ElementKind.TITLE for part in chunk.parts)


def _is_leaf(index: int, scene: _Scene) -> bool:
    rule = scene.rules.get(scene.sections[index].key or "")
    return rule is not None and not rule.container and all(section.parent != index for section in scene.sections)


def _may_nest(first: int, second: int, scene: _Scene) -> bool:
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


def _best_path(
    page: _Page, chunks: Sequence[_Chunk], states: Sequence[int], scene: _Scene
) -> list[int]:
    """Find the best section for every chunk at once (Viterbi over the chunks of a page)."""
    places = {entry: place for place, entry in enumerate(page.entries) if isinstance(entry, int)}
    totals = {state: 0.0 for state in states}
    paths: dict[int, list[int]] = {state: [] for state in states}
    above: _Chunk | None = None
    for chunk in chunks:
        fresh: dict[int, float] = {}
        grown: dict[int, list[int]] = {}
        for state in states:
            costs = {last: _move_cost(last, state, above, chunk, places) for last in states}
            best = max(states, key=lambda last: (totals[last] - costs[last], -abs(last - state)))
            stand = _stand(page, chunk, state, scene)
            fresh[state] = totals[best] - costs[best] + stand + _say(chunk, state, scene)
            grown[state] = [*paths[best], state]
        totals, paths, above = fresh, grown, chunk
    winner = max(states, key=lambda state: totals[state])
    return paths[winner]


def _move_cost(
    last: int, state: int, above: _Chunk | None, chunk: _Chunk, places: dict[int, int]
) -> float:
    """Return what going from one section to another between two chunks costs."""
    if above is None:
        return 0.0 if last == state else 1e6
    parted = chunk.place - above.place > 1
    if last == state:
        return _STAY_ACROSS if parted else 0.0
    if places.get(last, -1) > chunk.place:
        return _LEAVE_AHEAD
    return 0.0 if parted else _LEAVE


def _say(chunk: _Chunk, state: int, scene: _Scene) -> float:
    """Weigh what a chunk says for a section."""
    section = scene.sections[state]
    score = tie_score(chunk.text, scene.rules.get(section.key or "")) + name_score(chunk.text, section)
    score += figure_score(chunk.text, section, scene.figures, scene.mark)
    for part in chunk.parts:
        if isinstance(part, TableDraft) and part.key and scene.table_sections.get(part.key) == section.key:
            score += _OWN_TABLE
    return score


def _stand(page: _Page, chunk: _Chunk, state: int, scene: _Scene) -> float:
    """Weigh where a chunk stands for a section."""
    if scene.sections[state].element is None:
        return 0.0
    above, below = _bunch_above(page, chunk.place), _bunch_below(page, chunk.place)
    empty = _is_empty(page, state, scene) and not (state in above and _is_fed_from_above(page, state))
    score = _EMPTY_WANTS if empty else 0.0
    if state == page.carried and state not in page.entries:
        return score + (0.0 if above else _CARRIED)
    if state in below:
        wanted = state == below[0] and not above and (empty or page.carried is None)
        return score + (_BELOW if wanted else 0.0)
    if state not in above:
        return score
    if len(above) > 1 and not (state == above[-1] and _may_nest(above[-2], state, scene)):
        if state != above[-1]:
            return score + _ABOVE_IN_BUNCH
        numbered = scene.sections[state].number is not None and page.entries[chunk.place - 1] == state
        return score + (_NUMBERED_IN_BUNCH if numbered else _LAST_IN_BUNCH)
    return score + (_RIGHT_ABOVE if page.entries[chunk.place - 1] == state else _ABOVE)


def _is_empty(page: _Page, state: int, scene: _Scene) -> bool:
    """Tell whether a heading is followed by another one that is not its subsection, or by nothing."""
    if state not in page.entries:
        return False
    place = page.entries.index(state)
    below = page.entries[place + 1] if place + 1 < len(page.entries) else None
    rule = scene.rules.get(scene.sections[state].key or "")
    if rule is not None and rule.container:
        return False
    return below is None or (isinstance(below, int) and not _may_nest(state, below, scene))


def _is_fed_from_above(page: _Page, state: int) -> bool:
    """Tell whether texts stand before the first heading of the page, and this is that heading."""
    first = next(place for place, entry in enumerate(page.entries) if isinstance(entry, int))
    return first > 0 and page.entries[first] == state


def _bunch_above(page: _Page, place: int) -> list[int]:
    at = place - 1
    while at >= 0 and not isinstance(page.entries[at], int):
        at -= 1
    bunch: list[int] = []
    while at >= 0 and isinstance(entry := page.entries[at], int):
        bunch.insert(0, entry)
        at -= 1
    return bunch


def _bunch_below(page: _Page, place: int) -> list[int]:
    return [entry for entry in page.entries[place + 1 :] if isinstance(entry, int)]


def _tidy(sections: Sequence[OutlineSection], placed: Sequence[tuple[Part, int | None]]) -> Outline:
    """Leave out implied sections that got no text, and put sections in reading order."""
    used = {section for _, section in placed}
    kept = [i for i, section in enumerate(sections) if section.element is not None or i in used]
    starts = _first_orders(sections, placed)
    order = _tree_order(kept, sections, starts)
    rank = {old: new for new, old in enumerate(order)}
    fresh = tuple(
        replace(sections[old], parent=rank[parent] if (parent := sections[old].parent) is not None else None)
        for old in order
    )
    return Outline(fresh, tuple((part, rank[s] if s is not None else None) for part, s in placed))


def _first_orders(sections: Sequence[OutlineSection], placed: Sequence[tuple[Part, int | None]]) -> dict[int, int]:
    starts: dict[int, int] = {}
    for index, section in enumerate(sections):
        if section.element is not None:
            starts[index] = section.element.lines[0].order
    for part, index in placed:
        if index is not None and sections[index].element is None:
            starts.setdefault(index, part.lines[0].order)
    return starts


def _tree_order(kept: Sequence[int], sections: Sequence[OutlineSection], starts: dict[int, int]) -> list[int]:
    """Order sections as a tree: a parent before its children, siblings as they are printed."""
    children: dict[int | None, list[int]] = {}
    for index in kept:
        children.setdefault(sections[index].parent, []).append(index)

    def earliest(index: int) -> int:
        return min([starts[index], *(earliest(child) for child in children.get(index, []))])

    ordered: list[int] = []

    def visit(parent: int | None) -> None:
        for index in sorted(children.get(parent, []), key=lambda child: (earliest(child), starts[child])):
            ordered.append(index)
            visit(index)

    visit(None)
    return ordered
