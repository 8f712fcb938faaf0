"""Notes: marks without a note, and notes without a mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zvhrr_extract.audit.scene import About, Scene, Seen, tell
from zvhrr_extract.models.finding import Finding, FindingCode, Status
from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.values.marks import MOST_MARK_DIGITS

_GLUED = re.compile(r"(?<![\w.,/-])([^\W\d_]{4,}(?:-[^\W\d_]+)*)(\d{1,2})(?![\w]|[.,]\d)")


def check_notes(scene: Scene) -> Iterator[Finding]:
    """Check that every footnote is referred to, and every mark has a footnote.

    Where no note at all has a mark, a dump or PDF has lost them: that proves nothing.
    """
    lost = not any(note.anchors for note in scene.report.footnotes)
    for note in scene.report.footnotes:
        status: Status = "pass" if note.anchors else "unverifiable" if lost else "fail"
        yield tell(
            scene,
            Seen(
                code=FindingCode.NOTE_WITHOUT_MARK,
                status=status,
                phrase="pass" if note.anchors else "fail",
                about=About((note.id,), note.provenance, f"{note.mark} {note.text}"),
                words={"mark": note.mark},
            ),
        )
    yield from _find_lone_marks(scene)


def _find_lone_marks(scene: Scene) -> Iterator[Finding]:
    """Find digits glued to words that also stand alone, where a note of that number lacks."""
    marks = {
        int(note.mark)
        for note in scene.report.footnotes
        if note.mark.isdecimal() and len(note.mark) <= MOST_MARK_DIGITS
    }
    if not marks:
        return
    texts = list(_texts(scene))
    words = {word for _, text, _ in texts for word in re.findall(r"[\w-]+", text)}
    likely = set(range(1, max(marks) + 2)) - marks
    glued = Counter(match[1] for _, text, _ in texts for match in _GLUED.finditer(text))
    for ref, text, place in texts:
        for match in _GLUED.finditer(text):
            # `Bedrijf1` and `Bedrijf2` are names.
            if int(match[2]) in likely and match[1] in words and glued[match[1]] == 1:
                yield tell(
                    scene,
                    Seen(
                        code=FindingCode.MARK_WITHOUT_NOTE,
                        status="fail",
                        about=About((ref,), place, match[0]),
                        found=match[0],
                        words={"mark": match[2], "word": match[1]},
                    ),
                )


def _texts(scene: Scene) -> Iterator[tuple[str, str, Provenance | None]]:
    """Yield every text a mark may be glued to, with its id and place."""
    report = scene.report
    for section in report.sections:
        yield section.id, section.heading, section.provenance
    for block in report.blocks:
        yield block.id, block.text, block.provenance
    for table in report.tables:
        yield table.id, table.caption or "", table.provenance
        for row in table.rows:
            yield row.id, row.label, table.provenance
