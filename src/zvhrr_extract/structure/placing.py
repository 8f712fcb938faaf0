"""Placing: every block and table into the section it belongs to, also where order misleads."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.models.document import Element
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.outline import Outline, OutlineSection
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.chunks import (
    Chunk,
    PageParts,
    chunk_text,
    split_chunks,
    split_pages,
)
from zvhrr_extract.structure.evidence import assign_figures, collect_figures, tie_score
from zvhrr_extract.structure.outline import Part, build_sections, is_heading, order_outline
from zvhrr_extract.structure.scene import Scene, is_scrambled
from zvhrr_extract.structure.weights import move_cost, weigh_place, weigh_words

# Two tie words of a section that is often printed without a heading make it present.
_IMPLIED_FLOOR = 3.0


def place_parts(
    parts: Sequence[Part], knowledge: Knowledge, boxed: frozenset[int] | None = None
) -> Outline:
    """Put every part into a section.

    Args:
        parts: Headings, text and tables in reading order.
        knowledge: Profile and language.
        boxed: Where the layout is known, positions of lines in drawn boxes; order decides
            then, and behind a box with a heading of its own the section above goes on.

    Where each heading is followed by its own text, a text belongs to the heading above it. On
    a page that shows the marks of lost layout (headings in a bunch, text before any heading)
    all texts and headings of the page are matched at once, by what the texts say, by where
    they stand, and by the order they come in.
    """
    headings = [part for part in parts if is_heading(part)]
    tables = [part for part in parts if isinstance(part, TableDraft)]
    implied = _implied_sections(headings, knowledge)
    sections = build_sections(headings, implied, knowledge)
    profile = knowledge.profile
    scene = Scene(
        sections=sections,
        rules=profile.section_rules if profile else {},
        figures=assign_figures(sections, collect_figures(tables, knowledge)),
        table_sections={t.key: t.section for t in profile.tables if t.section}
        if profile
        else {},
        mark=knowledge.language.decimal_mark,
        boxed=boxed,
    )
    placed = _place_pages(parts, scene)
    return order_outline(sections, placed)


def _implied_sections(
    headings: Sequence[Element], knowledge: Knowledge
) -> list[OutlineSection]:
    if knowledge.profile is None:
        return []
    known = {heading.key for heading in headings}
    return [
        OutlineSection(rule.key, rule.heading)
        for rule in knowledge.profile.sections
        if rule.implied and rule.key not in known
    ]


def _place_pages(parts: Sequence[Part], scene: Scene) -> list[tuple[Part, int | None]]:
    placed: list[tuple[Part, int | None]] = []
    current: int | None = None
    at_heading = 0
    for page_parts in split_pages(parts):
        entries: list[int | Chunk] = []
        for chunk_parts in split_chunks(page_parts):
            if is_heading(chunk_parts[0]):
                entries.append(at_heading)
                at_heading += 1
            else:
                entries.append(Chunk(tuple(chunk_parts), chunk_text(chunk_parts), len(entries)))
        page = PageParts(tuple(entries), current)
        for chunk, section in _place_page(page, scene):
            placed += [(part, section) for part in chunk.parts]
        current = _last_section(page, scene)
    return placed


def _last_section(page: PageParts, scene: Scene) -> int | None:
    """Tell the section that the next page goes on with."""
    if scene.boxed is not None:
        return _walk_in_order(page, scene)[1]
    return next(
        (entry for entry in reversed(page.entries) if isinstance(entry, int)), page.carried
    )


def _place_page(page: PageParts, scene: Scene) -> list[tuple[Chunk, int | None]]:
    chunks = [entry for entry in page.entries if isinstance(entry, Chunk)]
    if not chunks:
        return []
    states = [entry for entry in page.entries if isinstance(entry, int)]
    implied = _implied_here(chunks, scene)
    if not implied and (scene.boxed is not None or not is_scrambled(page, scene)):
        return _walk_in_order(page, scene)[0]
    carried = [page.carried] if page.carried is not None and page.carried not in states else []
    states = [*carried, *states, *implied]
    if not states:
        return [(chunk, None) for chunk in chunks]
    return list(zip(chunks, _best_path(page, chunks, states, scene), strict=True))


def _implied_here(chunks: Sequence[Chunk], scene: Scene) -> list[int]:
    text = " ".join(chunk.text for chunk in chunks)
    return [
        index
        for index, section in enumerate(scene.sections)
        if section.element is None
        and tie_score(text, scene.rules.get(section.key or "")) >= _IMPLIED_FLOOR
    ]


def _walk_in_order(
    page: PageParts, scene: Scene
) -> tuple[list[tuple[Chunk, int | None]], int | None]:
    """Put every text under the heading above it, and tell the last one.

    A heading in a drawn box is that of the box alone.
    """
    placed: list[tuple[Chunk, int | None]] = []
    current = page.carried
    around: list[int | None] = []
    for entry in page.entries:
        inside = _is_boxed(entry, scene)
        if isinstance(entry, int):
            if inside and not around:
                around = [current]
            elif not inside:
                around = []
            current = entry
            continue
        if around and not inside:
            current, around = around[0], []
        placed.append((entry, current))
    return placed, around[0] if around else current


def _is_boxed(entry: int | Chunk, scene: Scene) -> bool:
    """Tell whether a heading, by its section's index, or a text stands in a drawn box."""
    if not scene.boxed:
        return False
    if isinstance(entry, int):
        element = scene.sections[entry].element
        return element is not None and element.lines[0].order in scene.boxed
    return entry.parts[0].lines[0].order in scene.boxed


def _best_path(
    page: PageParts, chunks: Sequence[Chunk], states: Sequence[int], scene: Scene
) -> list[int]:
    """Find the best section for every chunk at once (Viterbi over the chunks of a page)."""
    places = {
        entry: place for place, entry in enumerate(page.entries) if isinstance(entry, int)
    }
    totals = dict.fromkeys(states, 0.0)
    paths: dict[int, list[int]] = {state: [] for state in states}
    above: Chunk | None = None
    for chunk in chunks:
        fresh: dict[int, float] = {}
        grown: dict[int, list[int]] = {}
        for state in states:
            costs = {last: move_cost(last, state, above, chunk, places) for last in states}
            best = max(
                states, key=lambda last: (totals[last] - costs[last], -abs(last - state))
            )
            stand = weigh_place(page, chunk, state, scene)
            fresh[state] = totals[best] - costs[best] + stand + weigh_words(chunk, state, scene)
            grown[state] = [*paths[best], state]
        totals, paths, above = fresh, grown, chunk
    winner = max(states, key=lambda state: totals[state])
    return paths[winner]
