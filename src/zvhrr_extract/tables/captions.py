"""Captions: the line above or below a table that says what it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.labels import header_names
from zvhrr_extract.values.likeness import fold, likeness
from zvhrr_extract.values.words import last_word
from zvhrr_extract.values.years import parse_year, restore_year_dash, strip_years

_NUMBER = r"\s+((?:[A-Z]{1,3})?\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVX]{1,4})\b\s*[.:–-]?\s*"
# A caption likens to one of the profile's at 85 when a word or two was changed.
CAPTION_FLOOR = 85.0
# A line that is a caption and nothing else, but for a letter misread.
KNOWN_FLOOR = 94.0
_MAX_WORDS = 12
_MAX_LINES = 5
# What the figures stand for, behind a caption: `(x € 1.000)`.
_UNIT = re.compile(r"\s*\([^()]*\d[^()]*\)$")
_MARK = re.compile(r"[1-9]|[*†‡]+")


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's label and caption, and the lines they stood on."""

    label: str | None
    text: str | None
    lines: tuple[Line, ...]


NO_CAPTION = Caption(None, None, ())


@lru_cache(maxsize=8)
def label_pattern(table_labels: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the pattern of a numbered label (`Tabel 2:`) from a language's words for it."""
    words = "|".join(map(re.escape, table_labels))
    return re.compile(rf"^((?:{words}){_NUMBER})", re.IGNORECASE)


def is_labelled(line: Line, context: TableContext) -> bool:
    """Tell whether a line starts with a table's numbered label."""
    return line.marker is None and bool(
        label_pattern(context.language.table_labels).match(line.text)
    )


def caption_block(lines: Sequence[Line], start: int, context: TableContext) -> tuple[Line, ...]:
    """Take a labelled caption's line and the lines it goes on over."""
    taken = [lines[start]]
    nearby = lines[start + 1 : start + _MAX_LINES]
    for index, line in enumerate(nearby):
        if _MARK.fullmatch(line.text) and any(
            _goes_on(taken[-1], later, context) for later in nearby[index + 1 : index + 2]
        ):
            continue  # a raised footnote mark on a line of its own
        if not _goes_on(taken[-1], line, context):
            break
        taken.append(line)
    return tuple(taken)


def count_block(lines: Sequence[Line], start: int, block: Sequence[Line]) -> int:
    """Count the lines a caption reaches over, from its first to its last."""
    return (
        next(at for at in range(start, len(lines)) if lines[at].order == block[-1].order)
        - start
        + 1
    )


def _goes_on(above: Line, below: Line, context: TableContext) -> bool:
    if (
        below.page != above.page
        or below.gap > 1
        or below.marker
        or above.text.endswith((".", ":"))
    ):
        return False
    if (
        below.order in context.headings
        or is_labelled(below, context)
        or _is_header(below, context)
    ):
        return False
    words = below.text.split()
    if all(parse_year(word) for word in words):
        return len(words) <= 2 and below.gap == 0 and above.text.endswith((",", "-", "–"))
    if _MARK.fullmatch(below.text):
        return False
    open_end = (
        above.text.endswith((",", "-", "/", "("))
        or last_word(above.text) in context.language.function_words
    )
    tight = below.gap == 0 or not below.text[:1].isupper()
    return (open_end and tight) or (below.text[:1].islower() and below.gap == 0)


def is_known_caption(line: Line, context: TableContext) -> bool:
    """Tell whether a line is, years apart, one of the profile's captions and nothing else."""
    if line.marker is not None or not strip_years(line.text):
        return False
    found = match_caption(line.text, context.rules)
    return found is not None and found[1] >= KNOWN_FLOOR


def _is_header(line: Line, context: TableContext) -> bool:
    """Tell whether a line starts a table's header: a label header, alone or before a name."""
    first, *rest = line.text.split()
    known = {part for name in header_names(context) for part in name.split()}
    named = rest and all(part in known for word in rest for part in fold(word).split())
    plain = not any(word.islower() for word in rest)
    return first.casefold() in context.label_words and bool(plain or named)


def read_caption(block: tuple[Line, ...], context: TableContext) -> Caption:
    """Read a caption: `Tabel 2: Aantal …` gives label and text, `Kosten 2021` only text."""
    text = context.join([line.text for line in block])
    match = label_pattern(context.language.table_labels).match(text)
    label = match[1].rstrip(" .:–-") if match else None
    body = text[match.end() :] if match else text
    return Caption(label, restore_year_dash(body).rstrip(".") or None, block)


def plain_caption(line: Line, context: TableContext) -> Caption | None:
    """Read an unnumbered caption right above a table (`Kosten 2021`), or return `None`."""
    text = line.text
    if (
        line.marker
        or text.endswith((".", ",", ";", "?", "!"))
        or len(text.split()) > _MAX_WORDS
    ):
        return None
    known = match_caption(text, context.rules) is not None
    if line.order in context.headings and not known:
        return None
    if not (known or text[:1].isupper() or text[:1].isdigit()):
        return None
    return Caption(None, restore_year_dash(text).rstrip(":"), (line,))


def match_caption(text: str, rules: Sequence[TableRule]) -> tuple[TableRule, float] | None:
    """Find the profile's table a caption fits, years apart, and how well (0 to 100)."""
    bare = strip_years(_UNIT.sub("", text.rstrip(":")))
    best: tuple[TableRule, float] | None = None
    for rule in rules:
        for caption in rule.captions:
            score = likeness(bare, caption)
            words, known = fold(bare).split(), fold(caption).split()
            if words[: len(known)] == known and len(words) <= len(known) + 2:
                score = max(score, 90.0)
            if score >= CAPTION_FLOOR and (best is None or score > best[1]):
                best = (rule, score)
    return best
