"""Numbering: gaps in the numbers of tables and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zvhrr_extract.audit.scene import About, Scene, Seen, tell
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.values.marks import MOST_MARK_DIGITS

_LABEL = re.compile(r"^(?P<word>[^\W\d_]+)\s+(?P<number>\d{1,3})$")
_NUMBER = re.compile(r"\d{1,3}")
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
        in_order = sorted(numbers, key=lambda one: one[0])
        yield from _find_gaps(scene, word, in_order, of_notes=False)
    notes = [
        (int(note.mark), note.id, note.provenance)
        for note in scene.report.footnotes
        if note.mark.isdecimal() and len(note.mark) <= MOST_MARK_DIGITS
    ]
    marks = [number for number, _, _ in notes]
    # Notes that begin anew on every page have no gaps to find.
    if marks == sorted(set(marks)):
        yield from _find_gaps(scene, scene.phrases.say("words.note"), notes, of_notes=True)


def _find_gaps(
    scene: Scene, word: str, numbers: Sequence[_Numbered], *, of_notes: bool
) -> Iterator[Finding]:
    """Find what is missing between numbers; what is printed, but was not read, is no gap."""
    gaps = [(one, another) for one, another in pairwise(numbers) if another[0] > one[0] + 1]
    known = _list_printed(scene, word, of_notes=of_notes) if gaps else set()
    for (first, _, _), (second, ref, place) in gaps:
        missing = range(first + 1, second)
        printed = known.issuperset(missing)
        # `note` is our word for it, in the language of who reads.
        quote = str(second) if of_notes else f"{word} {second}"
        yield tell(
            scene,
            Seen(
                code=FindingCode.NUMBERING_GAP,
                status="unverifiable" if printed else "fail",
                about=About((ref,), place, quote),
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


def _list_printed(scene: Scene, word: str, *, of_notes: bool) -> set[int]:
    """List the numbers whose label stands in a text, or a note's among what was left out."""
    label = re.compile(rf"\b{re.escape(word)}\s+(\d{{1,3}})(?!\d|[.,]\d)", re.IGNORECASE)
    texts = [block.text for block in scene.report.blocks]
    left_out = [dropped.text for dropped in scene.report.dropped]
    labels = (match[1] for text in (*texts, *left_out) for match in label.finditer(text))
    lone = left_out if of_notes else []
    return {int(text) for text in (*labels, *lone) if _NUMBER.fullmatch(text)}
