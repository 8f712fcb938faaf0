"""Weights: what speaks for a text standing in a section, by its words and by its place."""

from __future__ import annotations

from zvhrr_extract.models.document import ElementKind
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.structure.chunks import Chunk, PageParts, bunch_above, bunch_below
from zvhrr_extract.structure.evidence import figure_score, name_score, tie_score
from zvhrr_extract.structure.scene import Scene, is_empty, is_fed_from_above, may_nest

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
_GO_BACK = 0.4
_STAY_ACROSS = 0.4
# A section seldom has two lists under the same lead-in.
_SAY_AGAIN = 1.5


def weigh_words(chunk: Chunk, state: int, scene: Scene) -> float:
    """Weigh what a chunk says for a section."""
    section = scene.sections[state]
    score = tie_score(chunk.text, scene.rules.get(section.key or "")) + name_score(
        chunk.text, section
    )
    score += figure_score(chunk.text, scene.figures[state], scene.mark)
    for part in chunk.parts:
        if (
            isinstance(part, TableDraft)
            and part.key
            and scene.table_sections.get(part.key) == section.key
        ):
            score += _OWN_TABLE
    return score


def weigh_place(page: PageParts, chunk: Chunk, state: int, scene: Scene) -> float:
    """Weigh where a chunk stands for a section."""
    if scene.sections[state].element is None:
        return 0.0
    above, below = bunch_above(page, chunk.place), bunch_below(page, chunk.place)
    empty = is_empty(page, state, scene) and not (
        state in above and is_fed_from_above(page, state)
    )
    score = _EMPTY_WANTS if empty else 0.0
    if state == page.carried and state not in page.entries:
        return score + (0.0 if above else _CARRIED)
    if state in below:
        wanted = state == below[0] and not above and (empty or page.carried is None)
        return score + (_BELOW if wanted else 0.0)
    return score + (_weigh_above(page, chunk, state, scene) if state in above else 0.0)


def _weigh_above(page: PageParts, chunk: Chunk, state: int, scene: Scene) -> float:
    """Weigh a heading that stands above a chunk, alone or in a bunch of headings."""
    above = bunch_above(page, chunk.place)
    right_above = page.entries[chunk.place - 1] == state
    if len(above) == 1 or (state == above[-1] and may_nest(above[-2], state, scene)):
        return _RIGHT_ABOVE if right_above else _ABOVE
    if state != above[-1]:
        return _ABOVE_IN_BUNCH
    numbered = right_above and scene.sections[state].number is not None
    return _NUMBERED_IN_BUNCH if numbered else _LAST_IN_BUNCH


def move_cost(
    last: int, state: int, above: Chunk | None, chunk: Chunk, places: dict[int, int]
) -> float:
    """Return what going from one section to another between two chunks costs."""
    if above is None:
        return 0.0 if last == state else 1e6
    parted = chunk.place - above.place > 1
    if last == state:
        return _STAY_ACROSS if parted else _SAY_AGAIN if _announces_same(above, chunk) else 0.0
    if places.get(last, -1) > chunk.place:
        return _LEAVE_AHEAD
    back = _GO_BACK if places.get(state, -1) < places.get(last, -1) else 0.0
    return back + (0.0 if parted else _LEAVE)


def _announces_same(above: Chunk, below: Chunk) -> bool:
    """Tell whether two chunks begin with the same lead-in."""
    first, second = above.parts[0], below.parts[0]
    if isinstance(first, TableDraft) or isinstance(second, TableDraft):
        return False
    return first.kind is ElementKind.LEAD_IN is second.kind and first.text == second.text
