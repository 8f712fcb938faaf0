"""Footnotes: the notes that marks in a document refer to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Element, ElementKind, Line, marks_of
from zvhrr_extract.structure.join import Reader, join_lines
from zvhrr_extract.structure.marks import BODY, body_mark, lone_mark, plain_digit
from zvhrr_extract.values.words import last_word

_ENDS_IN_FIGURE = re.compile(r"\d[\d.,]*%?$")
_FIGURES = re.compile(r"(?:^|\s)[-−–]?\d[\d.,]*%?\s+[-−–]?\d[\d.,]*%?$")
_MIN_WORDS = 3
_MAX_NOTE_LINES = 8
_MAX_TORN = 14


def find_notes(
    lines: Sequence[Line], headings: frozenset[int], reader: Reader
) -> list[Element]:
    """Find the notes: lines that start with a mark some word bears, and those that go them on.

    Args:
        lines: Lines whose marks were unglued.
        headings: Positions of lines that are a known heading.
        reader: How lines are joined.

    Returns:
        One element a note, `number` its mark.
    """
    starts = [
        index
        for index, line in enumerate(lines)
        if body_mark(line)
        and line.order not in headings
        and len(line.text.split()) >= _MIN_WORDS
        if not _goes_on(lines, index, reader)
    ]
    chosen = _choose(lines, starts)
    notes = [_read_note(lines, index, chosen, headings, reader) for index in sorted(chosen)]
    taken = {line.order for note in notes for line in note.lines}
    found = {note.number for note in notes}
    return notes + _torn_notes(lines, taken, found, headings, reader)


def _goes_on(lines: Sequence[Line], index: int, reader: Reader) -> bool:
    """Tell whether a line that starts with a number is the middle of the sentence above."""
    if index == 0 or lines[index].gap or lines[index - 1].page != lines[index].page:
        return False
    above = lines[index - 1].text
    return above.endswith(",") or last_word(above) in reader.language.function_words


def _read_note(
    lines: Sequence[Line],
    index: int,
    chosen: set[int],
    headings: frozenset[int],
    reader: Reader,
) -> Element:
    taken = _note_lines(lines, index, chosen, headings, reader)
    body = replace(taken[0], text=BODY.sub("", taken[0].text, count=1))
    return _make_note(body_mark(lines[index]) or "", taken, (body, *taken[1:]), reader)


def _make_note(
    mark: str, lines: Sequence[Line], body: Sequence[Line], reader: Reader
) -> Element:
    text, repairs = join_lines(body, reader)
    return Element(
        ElementKind.FOOTNOTE,
        tuple(lines),
        text,
        number=mark,
        marks=marks_of(lines),
        repairs=(*plain_digit(lines[0]), *repairs),
    )


def _torn_notes(
    lines: Sequence[Line],
    taken: set[int],
    found: set[str | None],
    headings: frozenset[int],
    reader: Reader,
) -> list[Element]:
    """Find notes whose mark stands on a line of its own, before the note's text.

    Between the two may stand items whose bullets were torn off likewise.
    """
    notes = []
    wanted = {
        mark.mark: line for line in lines for mark in line.marks if mark.mark not in found
    }
    for index, line in enumerate(lines):
        mark = lone_mark(line)
        anchor = wanted.get(mark or "")
        if (
            mark is None
            or anchor is None
            or line.order in taken
            or line.page not in {anchor.page, anchor.page + 1}
        ):
            continue
        start = _torn_start(lines, index, headings)
        if start is not None and lines[start].order not in taken:
            body = _note_lines(lines, start, set(), headings, reader)
        else:
            body = _lines_above(lines, index, taken, headings)
        if not body:
            continue
        taken |= {part.order for part in (line, *body)}
        del wanted[mark]
        notes.append(_make_note(mark, [line, *body], body, reader))
    return notes


def _lines_above(
    lines: Sequence[Line], index: int, taken: set[int], headings: frozenset[int]
) -> list[Line]:
    """Take the chunk of text right above a mark, for dumps that print marks behind notes."""
    body: list[Line] = []
    for at in range(index - 1, max(-1, index - 1 - _MAX_NOTE_LINES), -1):
        line = lines[at]
        strange = line.marker or line.order in headings or line.order in taken
        if strange or line.page != lines[index].page or _ENDS_IN_FIGURE.search(line.text):
            return []
        body.insert(0, line)
        if line.gap:
            break
    words = sum(len(line.text.split()) for line in body)
    return body if body and body[0].gap and words >= _MIN_WORDS and not lines[index].gap else []


def _torn_start(lines: Sequence[Line], index: int, headings: frozenset[int]) -> int | None:
    """Find the line a torn note starts on: the first below that is no item and no number."""
    in_item = False
    for at in range(index + 1, min(index + _MAX_TORN, len(lines))):
        line = lines[at]
        if line.page != lines[index].page or line.order in headings:
            return None
        in_item = line.marker is not None or (in_item and not line.gap)
        if not in_item and not line.text.isdigit():
            return at if len(line.text.split()) >= _MIN_WORDS else None
    return None


def _choose(lines: Sequence[Line], starts: Sequence[int]) -> set[int]:
    """Choose for every mark the line that is its note: on the mark's page, else the next."""
    chosen: set[int] = set()
    anchors = [(line, mark.mark) for line in lines for mark in line.marks]
    for anchor, mark in anchors:
        fits = [
            index
            for index in starts
            if body_mark(lines[index]) == mark and lines[index].order != anchor.order
        ]
        if any(index in chosen and lines[index].page == anchor.page for index in fits):
            continue
        fits.sort(key=lambda at: (_page_distance(lines[at], anchor), _is_glued(lines[at]), at))
        if fits:
            chosen.add(fits[0])
    for index in starts:  # a note whose mark was lost, right under one that was found
        if index - 1 in chosen and _is_next(lines[index - 1], lines[index]):
            chosen.add(index)
    return chosen


def _is_next(above: Line, below: Line) -> bool:
    """Tell whether a note stands right under the one with the number before."""
    before, mark = body_mark(above) or "", body_mark(below) or ""
    numbered = before.isdigit() and mark.isdigit() and not below.gap
    return numbered and int(mark) == int(before) + 1


def _is_glued(line: Line) -> bool:
    """Tell whether a note's mark is glued to its first word."""
    match = BODY.match(line.text)
    return match is not None and not match[0].endswith(" ")


def _page_distance(body: Line, anchor: Line) -> tuple[int, int]:
    ahead = body.page - anchor.page
    return (0 if ahead == 0 else 1 if ahead > 0 else 2, abs(ahead))


def _note_lines(
    lines: Sequence[Line],
    start: int,
    chosen: set[int],
    headings: frozenset[int],
    reader: Reader,
) -> list[Line]:
    taken = [lines[start]]
    for index in range(start + 1, min(start + _MAX_NOTE_LINES, len(lines))):
        line = lines[index]
        ends = line.gap or line.marker or index in chosen or line.order in headings
        ends = ends or lone_mark(line) is not None or _is_of_table(line, reader)
        if ends or line.page != taken[0].page or body_mark(line):
            break
        taken.append(line)
    return taken


def _is_of_table(line: Line, reader: Reader) -> bool:
    """Tell whether a line is a table's numbered caption, or ends in two figures as rows do."""
    first, *rest = line.text.split()
    labelled = first.casefold() in reader.language.table_labels and rest
    return bool(_FIGURES.search(line.text)) or bool(labelled and rest[0][:1].isdigit())
