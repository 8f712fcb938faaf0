"""Numbering: gaps in the numbers of tables and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zvhrr_extract.audit.scene import About, Scene, Seen, tell
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.provenance import Provenance

_LABEL = re.compile(r"^(?P<word>[^\W\d_]+)\s+(?P<number>\d{1,3})$")
_Numbered = tuple[int, str, Provenance | None]


def check_numbering(scene: Scene) -> Iterator[Finding]:
    """Check that tables are numbered without gaps, each kind of label by itself."""
    kinds: dict[str, list[_Numbered]] = {}
    for table in scene.report.tables:
        match = _LABEL.match(table.label or "")
        if match:
            entry = int(match["number"]), table.id, table.provenance
            kinds.setdefault(match["word"], []).append(entry)
    for word, numbers in kinds.items():
        yield from _find_gaps(scene, word, sorted(numbers, key=lambda one: one[0]))
    notes = [
        (int(note.mark), note.id, note.provenance)
        for note in scene.report.footnotes
        if note.mark.isdecimal()
    ]
    marks = [number for number, _, _ in notes]
    # Notes that begin anew on every page have no gaps to find.
    if marks == sorted(set(marks)):
        yield from _find_gaps(scene, scene.phrases.say("words.note"), notes)


def _find_gaps(scene: Scene, word: str, numbers: Sequence[_Numbered]) -> Iterator[Finding]:
    """Find what is missing between numbers; what is printed, but was not read, is no gap."""
    for (first, _, _), (second, ref, place) in pairwise(numbers):
        missing = range(first + 1, second)
        if not missing:
            continue
        printed = all(_is_printed(scene, word, number) for number in missing)
        yield tell(
            scene,
            Seen(
                code=FindingCode.NUMBERING_GAP,
                status="unverifiable" if printed else "fail",
                about=About((ref,), place, f"{word} {second}"),
                expected=f"{word} {first + 1}",
                found=f"{word} {second}",
                words={
                    "word": word,
                    "first": first,
                    "second": second,
                    "missing": ", ".join(map(str, missing)),
                },
            ),
        )


def _is_printed(scene: Scene, word: str, number: int) -> bool:
    """Tell whether a label stands in a text, or a note's number among what was left out."""
    label = re.compile(rf"\b{re.escape(word)}\s+{number}(?!\d|[.,]\d)", re.IGNORECASE)
    texts = [block.text for block in scene.report.blocks]
    left_out = [dropped.text for dropped in scene.report.dropped]
    lone = word == scene.phrases.say("words.note") and str(number) in left_out
    return lone or any(label.search(text) for text in (*texts, *left_out))
