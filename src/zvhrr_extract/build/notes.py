"""Notes: footnotes typed, each hung on the words that bear its mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zvhrr_extract.build.ids import IdMaker, content_hash
from zvhrr_extract.build.places import place_of
from zvhrr_extract.models.document import Element, Mark
from zvhrr_extract.models.report import Anchor, Footnote, Report


@dataclass(frozen=True, slots=True)
class Hook:
    """A mark that was taken off a word, and the element the word stands in.

    Attributes:
        mark: The mark and its word.
        target: Id of the section, block or table.
        text: The element's clean text.
        page: The page it starts on.
    """

    mark: Mark
    target: str
    text: str
    page: int


def build_footnotes(
    notes: Sequence[Element], hooks: Sequence[Hook], ids: IdMaker, source: str
) -> tuple[Footnote, ...]:
    """Type the notes; where a mark comes again, a word hangs on the note of its own page."""
    owned: dict[int, list[Hook]] = {}
    for hook in hooks:
        fits = [index for index, note in enumerate(notes) if note.number == hook.mark.mark]
        if fits:
            best = min(fits, key=lambda index: _distance(hook, notes[index]))
            owned.setdefault(best, []).append(hook)
    return tuple(
        Footnote(
            id=ids.give(f"n-{content_hash(note.number or '', note.text)}"),
            mark=note.number or "",
            text=note.text,
            anchors=tuple(
                Anchor(id=hook.target, word=_whole_word(hook.mark.word, hook.text))
                for hook in owned.get(index, ())
            ),
            provenance=place_of(note.lines, source),
        )
        for index, note in enumerate(notes)
    )


def hang_notes(report: Report, find_target: Callable[[Anchor], str | None]) -> Report:
    """Hang the notes of a report anew, after its elements changed.

    Args:
        report: The report.
        find_target: Gives the id an anchor hangs on from now on; None takes the note off.
    """
    footnotes = []
    for note in report.footnotes:
        targets = [(anchor, find_target(anchor)) for anchor in note.anchors]
        anchors = tuple(
            anchor.model_copy(update={"id": target})
            for anchor, target in targets
            if target is not None
        )
        footnotes.append(note.model_copy(update={"anchors": anchors}))
    return report.model_copy(update={"footnotes": tuple(footnotes)})


def _distance(hook: Hook, note: Element) -> tuple[bool, int]:
    """Rank a note for a mark: on its page or a later one first, then the nearest."""
    ahead = note.page - hook.page
    return ahead < 0, abs(ahead)


def _whole_word(word: str, text: str) -> str:
    """Return the word of the clean text that holds the marked one (`2019-2021` for `2021`)."""
    return next(
        (whole.strip(".,;:()") for whole in text.split() if word and word in whole), word
    )
