"""Notes of laid-out pages: small text that begins with a mark some word bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zvhrr_extract.models.document import (
    Element,
    ElementKind,
    LaidCell,
    LaidPart,
    LaidTable,
    LaidText,
    Line,
    Repair,
    marks_of,
)
from zvhrr_extract.structure.join import Reader, join_lines
from zvhrr_extract.structure.laid.body import Body
from zvhrr_extract.structure.marks import (
    BODY,
    SUPERSCRIPTS,
    body_mark,
    lone_mark,
    unglue_marks,
)
from zvhrr_extract.values.words import last_word

# Articles and the like end no sentence; verbs among the function words may.
_SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class NotedParts:
    """A document's parts without its notes, the notes, and marks taken off words."""

    parts: tuple[LaidPart, ...]
    notes: tuple[Element, ...]
    repairs: tuple[Repair, ...]


def take_notes(parts: Sequence[LaidPart], body: Body, reader: Reader) -> NotedParts:
    """Take the footnotes out of a document's parts.

    A note is a text smaller than the running text that begins with a mark borne by a word of
    its page, or of an earlier one for notes at the end. Several notes may share a block.
    """
    parts, repairs = _unglue(parts, body)
    borne = _borne_marks(parts)
    kept: list[LaidPart] = []
    notes: list[Element] = []
    open_note = False
    for part in parts:
        if isinstance(part, LaidTable) or part.furniture:
            kept.append(part)
            continue
        runs = list(_split_notes(part, borne, body))
        if (
            open_note
            and runs
            and runs[0][0] is None
            and _goes_on(part, notes[-1], body, reader)
        ):
            whole = (*notes[-1].lines, *runs[0][1])
            notes[-1] = _make_note(notes[-1].number or "", whole, reader)
            runs = runs[1:]
        for mark, lines in runs:
            if mark is None:
                kept.append(replace(part, lines=tuple(lines)))
            else:
                notes.append(_make_note(mark, lines, reader))
        if runs:
            open_note = runs[-1][0] is not None
    return NotedParts(tuple(kept), tuple(notes), tuple(repairs))


def _unglue(parts: Sequence[LaidPart], body: Body) -> tuple[list[LaidPart], list[Repair]]:
    """Take marks off words that are set as large as the words, for which there is a note."""
    small = [
        line
        for part in parts
        if isinstance(part, LaidText) and not part.furniture
        for line in part.lines
        if line.style is not None and body.is_smaller(line.style)
    ]
    marks = {mark for line in small if (mark := body_mark(line))}
    marks -= set(_borne_marks(parts))
    if not marks:
        return list(parts), []
    done: list[LaidPart] = []
    repairs: list[Repair] = []
    for part in parts:
        unglued, made = _unglue_part(part, marks)
        done.append(unglued)
        repairs += made
    return done, repairs


def _unglue_part(part: LaidPart, marks: set[str]) -> tuple[LaidPart, list[Repair]]:
    if isinstance(part, LaidText):
        lines, repairs = unglue_marks(part.lines, marks)
        return (replace(part, lines=tuple(lines)) if repairs else part), repairs
    cells: list[LaidCell] = []
    all_repairs: list[Repair] = []
    for cell in part.cells:
        lines, repairs = unglue_marks(cell.lines, marks)
        cells.append(replace(cell, lines=tuple(lines)) if repairs else cell)
        all_repairs += repairs
    return (replace(part, cells=tuple(cells)) if all_repairs else part), all_repairs


def _borne_marks(parts: Sequence[LaidPart]) -> dict[str, list[int]]:
    """List the pages every mark is borne on by a word."""
    borne: dict[str, list[int]] = defaultdict(list)
    for part in parts:
        for line in part.lines:
            for mark in line.marks:
                borne[mark.mark].append(line.page)
    return borne


def _split_notes(
    part: LaidText, borne: dict[str, list[int]], body: Body
) -> Iterator[tuple[str | None, list[Line]]]:
    """Cut a block where a line begins with a note's mark; text before it has none."""
    run: list[Line] = []
    mark: str | None = None
    for line in part.lines:
        own = _note_mark(line, borne, body)
        if own is not None:
            if run:
                yield mark, run
            run, mark = [], own
        run.append(line)
    if run:
        yield mark, run


def _note_mark(line: Line, borne: dict[str, list[int]], body: Body) -> str | None:
    style = line.style
    if line.marker is not None or style is None or not body.is_smaller(style):
        return None
    match = BODY.match(line.text)
    mark = match[1].translate(SUPERSCRIPTS) if match else lone_mark(line)
    if mark is None or not any(line.page - page >= 0 for page in borne.get(mark, ())):
        return None
    return mark


def _goes_on(part: LaidText, note: Element, body: Body, reader: Reader) -> bool:
    """Tell whether a block goes on the note above: as small, on its page, in no box."""
    style, above = part.lines[0].style, note.lines[-1].style
    if style is None or above is None or part.boxed or part.lines[0].marker:
        return False
    same = abs(style.size - above.size) < 0.3 and body.is_smaller(style)
    last = note.lines[-1]
    word = last_word(last.text)
    open_end = last.text.endswith((",", "-")) or (
        word in reader.language.function_words and len(word) <= _SHORT_WORD
    )
    goes_on = part.lines[0].text[:1].islower() or open_end
    return same and part.lines[0].page == last.page and goes_on


def _make_note(mark: str, lines: Sequence[Line], reader: Reader) -> Element:
    first = BODY.sub("", lines[0].text, count=1)
    rest = list(lines[1:]) if first == lines[0].text and lone_mark(lines[0]) else None
    body = rest or [replace(lines[0], text=first), *lines[1:]]
    text, repairs = join_lines(body, reader)
    return Element(
        ElementKind.FOOTNOTE,
        tuple(lines),
        text,
        number=mark,
        marks=marks_of(lines),
        repairs=repairs,
    )
