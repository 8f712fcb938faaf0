"""repair_document: the repairs in order, and the clean lines they leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from zvhrr_extract.clean.encoding import (
    compose_accents,
    drop_invisible,
    drop_unreadable,
    fix_mojibake,
    name_control_bullet,
    plain_blanks,
    split_ligatures,
)
from zvhrr_extract.clean.pages import page_numbers
from zvhrr_extract.clean.torn import TornBullets, place_torn_bullets
from zvhrr_extract.models.document import Document, Line, RawDocument, RawLine, Repair
from zvhrr_extract.values.glyphs import drop_private, is_lone_bullet, take_bullet

# In this order: later repairs see what the earlier ones mended.
REPAIRS: dict[str, Callable[[str], str]] = {
    "mojibake": fix_mojibake,
    "ligature": split_ligatures,
    "invisible": drop_invisible,
    "accents": compose_accents,
    "control_bullet": name_control_bullet,
    "unreadable": drop_unreadable,
    "blank": plain_blanks,
}
# Repairs that change no letter a reader sees are not worth a record each.
_SILENT = {"blank", "accents"}
# Fewer gaps than this show no habit.
_MIN_GAPS = 10
_STAR_MARK = re.compile(r"(?:[^\W\d_]{3}|\d{4})\*+(?=[\s.,;:)\]]|$)")
_CELL = re.compile(r"[^\s](?:[^\t ]| (?! |\t|$))*")


@dataclass(slots=True)
class _Cleaner:
    """Walks down the repaired lines; holds the gap above the next one."""

    torn: TornBullets
    stars_are_marks: bool
    lines: list[Line] = field(default_factory=list)
    gap: int = 0
    page: int = 0

    def take(self, index: int, raw: RawLine, text: str, page: int) -> None:
        if page != self.page:
            self.page, self.gap = page, 0
        if not text.strip():
            self.gap += 1
            return
        if is_lone_bullet(text):
            return
        marker, body = take_bullet(text)
        if marker == "*" and self.stars_are_marks:
            marker, body = None, text
        self._add(raw, marker or self.torn.owners.get(index), drop_private(body))

    def _add(self, raw: RawLine, marker: str | None, body: str) -> None:
        found = [match for match in _CELL.finditer(body) if match[0].strip()]
        if not found:
            return
        offset = len(raw.text) - len(body)
        cells = tuple(" ".join(match[0].split()) for match in found)
        ending = raw.text[len(raw.text.rstrip()) :]
        self.lines.append(
            Line(
                number=raw.number,
                page=self.page,
                text=" ".join(cells),
                cells=cells,
                starts=tuple(match.start() + offset for match in found),
                indent=len(raw.text) - len(raw.text.lstrip()),
                gap=self.gap,
                marker=marker,
                order=len(self.lines),
                soft_end=min(len(ending), 2),
            )
        )
        self.gap = 0


def repair_document(raw: RawDocument) -> Document:
    """Clean every line of a document; empty lines become the gap above the next one."""
    texts, repairs = [], []
    for line in raw.lines:
        text, made = repair_text(line.text, line.number)
        texts.append(text)
        repairs += made
    repaired = [replace(line, text=text) for line, text in zip(raw.lines, texts, strict=True)]
    pages = page_numbers(repaired)
    stars_are_marks = any(_STAR_MARK.search(text) for text in texts)
    cleaner = _Cleaner(place_torn_bullets(texts, pages), stars_are_marks)
    for index, (line, text, page) in enumerate(zip(raw.lines, texts, pages, strict=True)):
        cleaner.take(index, line, text, page)
    return Document(
        source=raw,
        lines=tuple(_even_gaps(cleaner.lines)),
        repairs=tuple(repairs),
        pages=pages[-1] if pages else 0,
        lost_bullets=tuple(sorted(cleaner.torn.lost.items())),
    )


def _even_gaps(lines: list[Line]) -> list[Line]:
    """Count gaps in the dump's usual gap, where that is more than one empty line."""
    gaps = Counter(line.gap for line in lines if line.gap)
    usual = gaps.most_common(1)[0][0] if gaps.total() >= _MIN_GAPS else 1
    if usual == 1:
        return lines
    return [replace(line, gap=-(-line.gap // usual)) for line in lines]


def repair_text(text: str, number: int) -> tuple[str, list[Repair]]:
    """Repair the signs of a line, and tell what was changed that a reader would see.

    Args:
        text: The line as read.
        number: Its number, which the repairs name.
    """
    repairs: list[Repair] = []
    for name, fix in REPAIRS.items():
        fixed = fix(text)
        if fixed != text and name not in _SILENT:
            before, after = " ".join(text.split()), " ".join(fixed.split())
            repairs.append(Repair(name, number, before, after))
        text = fixed
    return text, repairs
