"""Footnote marks: taken off the words they are glued to (`Noord2`, `20211`, `beleid³`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Line, Mark, Repair
from zvhrr_extract.values.marks import NOTE_MARK
from zvhrr_extract.values.years import split_glued_mark

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
BODY = re.compile(
    rf"^[\[(]?({NOTE_MARK})[\])]?(?:[.:]?\s+(?=[^\W\d_]|[€‘'“\"(])|(?=[^\W\d_]{{2}}))"
)
LONE = re.compile(rf"^[\[(]?({NOTE_MARK})[\])]?$")
_SUPERSCRIPT = re.compile(r"(?<=[^\W\d_]{2})[¹²³⁴-⁹⁰]+|(?<=[)”’\"\d])[¹²³⁴-⁹⁰]+")
_GLUED = re.compile(
    r"([^\W\d_]{2,}|[)”’]|(?<=[^\W\d_]{3})[.,])(\d{1,2}|[*†‡]{1,3})(?=$|[\s.,;:)\]]+(?!\d))"
)
_BRACKETED = re.compile(r"(?<=[\w)”’])\s?\[(\d{1,2}|[*†‡]{1,3})\](?!\w)")
_STARRED = re.compile(r"(?<=\d)([*†‡]{1,3})(?=$|[\s.,;:)])")
_GLUED_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-–]?((?:19|20)\d\d)([1-9]\d?)(?!\d|[.,]\d)")
_GLUED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{3,4}(?!\d|[.,]\d)")
_LONGEST_RANGE = 15
# Short names in capitals with a digit (`CO2`, `G40`) are no words with a mark.
_NAME_LETTERS = 4

Split = Callable[[re.Match[str]], tuple[str, Mark] | None]


def body_mark(line: Line) -> str | None:
    """Return the mark a line starts with, as a footnote's text does, or `None`."""
    match = BODY.match(line.text)
    if match is None or line.marker is not None:
        return None
    return match[1].translate(SUPERSCRIPTS)


def lone_mark(line: Line) -> str | None:
    """Return the mark a line is, when it is nothing else, or `None`."""
    match = LONE.match(line.text)
    return match[1].translate(SUPERSCRIPTS) if match and line.marker is None else None


def candidate_marks(lines: Sequence[Line]) -> set[str]:
    """List the marks that lines start with, or are, as footnotes do."""
    return {mark for line in lines if (mark := body_mark(line) or lone_mark(line))}


def unglue_marks(lines: Sequence[Line], marks: set[str]) -> tuple[list[Line], list[Repair]]:
    """Take footnote marks off the words they are glued to (`Noord2`, `20211`, `beleid³`).

    Args:
        lines: The document's lines.
        marks: Marks for which there is a note; others stay.

    Returns:
        The lines, and what was changed.
    """
    done, repairs = [], []
    for line in lines:
        cleaned, own = _unglue(line, marks)
        if own:
            cells = tuple(_unglue_text(cell, marks)[0] for cell in line.cells)
            repairs += _repairs(line, cleaned)
            line = replace(line, text=cleaned, cells=cells, marks=tuple(own))  # noqa: PLW2901
        done.append(line)
    return done, repairs


def _repairs(line: Line, cleaned: str) -> list[Repair]:
    """Tell which words of a line lost a mark."""
    before, after = line.text.split(), cleaned.split()
    if len(before) != len(after):
        return [Repair("footnote_mark", line.number, line.text, cleaned)]
    return [
        Repair("footnote_mark", line.number, old, new)
        for old, new in zip(before, after, strict=True)
        if old != new
    ]


def _unglue(line: Line, bodies: set[str]) -> tuple[str, list[Mark]]:
    start = BODY.match(line.text)
    head, tail = (
        (line.text[: start.end()], line.text[start.end() :]) if start else ("", line.text)
    )
    text, marks = _unglue_text(tail, bodies)
    return head + text, marks


def _unglue_text(text: str, bodies: set[str]) -> tuple[str, list[Mark]]:
    """Take the marks off a text for which there is a note."""
    marks: list[Mark] = []
    for pattern, split in _SPLITS:

        def take(match: re.Match[str], split: Split = split) -> str:
            parts = split(match)
            if parts is None or parts[1].mark not in bodies:
                return match[0]
            marks.append(parts[1])
            return parts[0]

        text = pattern.sub(take, text)
    return text, marks


def _split_range(match: re.Match[str]) -> tuple[str, Mark] | None:
    if not 0 < int(match[2]) - int(match[1]) <= _LONGEST_RANGE:
        return None
    years = f"{match[1]}-{match[2]}"
    return years, Mark(match[3], years)


def _split_year(match: re.Match[str]) -> tuple[str, Mark] | None:
    parts = split_glued_mark(match[0])
    return (parts[0], Mark(parts[1], parts[0])) if parts else None


def _split_superscript(match: re.Match[str]) -> tuple[str, Mark]:
    before = match.string[: match.start()].split()
    return "", Mark(match[0].translate(SUPERSCRIPTS), before[-1] if before else "")


def _split_sign(match: re.Match[str]) -> tuple[str, Mark]:
    return "", Mark(match[1], _last_bare_word(match.string[: match.start()]))


def _split_digit(match: re.Match[str]) -> tuple[str, Mark] | None:
    if match[1].isupper() and len(match[1]) < _NAME_LETTERS:
        return None
    return match[1], Mark(match[2], _last_bare_word(match.string[: match.end(1)]))


def _last_bare_word(text: str) -> str:
    words = text.split()
    return words[-1].strip("(.,;:)") if words else ""


_SPLITS: tuple[tuple[re.Pattern[str], Split], ...] = (
    (_BRACKETED, _split_sign),
    (_STARRED, _split_sign),
    (_GLUED_RANGE, _split_range),
    (_GLUED_YEAR, _split_year),
    (_SUPERSCRIPT, _split_superscript),
    (_GLUED, _split_digit),
)


def plain_digit(line: Line) -> list[Repair]:
    """Tell that a note's superscript mark is put as a plain digit."""
    found = BODY.match(line.text) or LONE.match(line.text)
    if found is None or found[1] == (plain := found[1].translate(SUPERSCRIPTS)):
        return []
    rest = line.text[found.end(1) :].split(" ", 1)[0]
    return [Repair("superscript", line.number, found[1] + rest, f"{plain} {rest}".strip())]
