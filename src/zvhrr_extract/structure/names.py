"""Names: chunks that run several known names together, and entries that open with one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Element, ElementKind
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.words import letters_pattern

_MAX_NAME_WORDS = 8


def split_names(elements: Sequence[Element], knowledge: Knowledge) -> list[Element]:
    """Split paragraphs that are only known names run together, as drawings leave them."""
    names = known_names(knowledge)
    done: list[Element] = []
    for element in elements:
        cuts = (
            _cut_names(element.text, names) if element.kind is ElementKind.PARAGRAPH else None
        )
        if cuts is None:
            done.append(element)
        else:
            done += [
                replace(element, kind=ElementKind.LIST_ITEM, level=1, text=text)
                for text in cuts
            ]
    return done


def known_names(knowledge: Knowledge) -> frozenset[str]:
    """Collect the names the profile knows, folded."""
    if knowledge.profile is None:
        return frozenset()
    entities = [
        text for rule in knowledge.profile.entities for text in (rule.name, *rule.spellings)
    ]
    return frozenset(fold(text) for text in (*entities, *knowledge.profile.spellings))


def spans_name(above: str, below: str, names: frozenset[str]) -> bool:
    """Tell whether a known name begins at the end of one line and ends on the next."""
    left, right = fold(above).split()[-_MAX_NAME_WORDS:], fold(below).split()[:_MAX_NAME_WORDS]
    both = " ".join((*left, *right))
    return any(
        f" {name} " in f" {both} "
        and f" {name} " not in f" {' '.join(left)} "
        and f" {name} " not in f" {' '.join(right)} "
        for name in names
        if " " in name
    )


def _cut_names(text: str, names: frozenset[str]) -> list[str] | None:
    """Cut a text into two or more known names that together are all of it, or `None`."""
    words = text.split()
    if not 2 <= len(words) <= 20 or fold(text) in names:
        return None
    cuts: dict[int, list[str]] = {0: []}
    for end in range(1, len(words) + 1):
        for start in range(end):
            part = " ".join(words[start:end])
            if start in cuts and end not in cuts and fold(part) in names:
                cuts[end] = [*cuts[start], part]
    return cuts.get(len(words)) if len(cuts.get(len(words), [])) > 1 else None


def opener_pattern(knowledge: Knowledge) -> re.Pattern[str] | None:
    """Compile the starts of lines that open an entry in the list of partners."""
    rule = knowledge.profile.partners if knowledge.profile else None
    openers = [*rule.openers, *rule.group_openers] if rule else []
    if not openers:
        return None
    parts = "|".join(map(letters_pattern, openers))
    return re.compile(rf"^(?i:{parts})(?=\s+[A-Z(]|\s*$|:)")
