"""Listing: short texts that are a list though no bullet says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from zvhrr_extract.models.document import Element, ElementKind, Line
from zvhrr_extract.structure.join import Reader, join_lines
from zvhrr_extract.structure.outline import Part
from zvhrr_extract.values.words import find_words

_MIN_ITEMS = 2
_MAX_WORDS = 16


def mark_enumerations(parts: Sequence[Part]) -> list[Part]:
    """Make list items of unended short texts that follow a paragraph ending in a colon.

    A title between the two does not part them.
    """
    done = list(parts)
    for index, part in enumerate(done):
        if not _announces(part):
            continue
        start = index + 1
        while start < len(done) and _is_title(done[start]):
            start += 1
        end = start
        while end < len(done) and _is_short(done[end]):
            end += 1
        if end - start >= _MIN_ITEMS:
            done[start:end] = [_as_item(chunk) for chunk in done[start:end]]
    return done


def mark_numbered(
    parts: Sequence[Part], dropped: Sequence[Element], reader: Reader
) -> list[Part]:
    """Make list items of as many short texts as numbers 1, 2, … stand right before them."""
    done = list(parts)
    numbers = [element.lines[0] for element in dropped if element.text.isdigit()]
    starts = {part.lines[0].order: index for index, part in enumerate(done)}
    for start, first in enumerate(numbers):
        run = [first]
        for line in numbers[start + 1 :]:
            if line.order != run[-1].order + 1 or int(line.text) != int(run[-1].text) + 1:
                break
            run.append(line)
        at = starts.get(run[-1].order + 1)
        if at is None or first.text != "1" or len(run) < _MIN_ITEMS:
            continue
        pieces = _split_at_gaps(done[at], reader)
        if len(pieces) == len(run):
            done[at : at + 1] = pieces
        chunk = done[at : at + len(run)]
        if len(chunk) == len(run) and all(_is_short(part) for part in chunk):
            done[at : at + len(run)] = [_as_item(part) for part in chunk]
    return done


def _split_at_gaps(part: Part, reader: Reader) -> list[Part]:
    """Cut a paragraph where empty lines part its lines."""
    if not _is_short(part) or part.marks:
        return [part]
    runs: list[list[Line]] = []
    for line in part.lines:
        if not runs or line.gap:
            runs.append([])
        runs[-1].append(line)
    pieces: list[Part] = []
    for run in runs:
        text, repairs = join_lines(run, reader)
        pieces.append(replace(part, lines=tuple(run), text=text, repairs=repairs))
    return pieces


def _announces(part: Part) -> bool:
    return (
        isinstance(part, Element)
        and part.kind is ElementKind.PARAGRAPH
        and part.text.endswith(":")
    )


def _is_title(part: Part) -> bool:
    return isinstance(part, Element) and part.kind is ElementKind.TITLE


def _is_short(part: Part) -> TypeGuard[Element]:
    if not isinstance(part, Element) or part.kind is not ElementKind.PARAGRAPH:
        return False
    ended = part.text.endswith((".", "!", "?", ":", ";"))
    return not ended and len(find_words(part.text)) <= _MAX_WORDS


def _as_item(part: Part) -> Part:
    if not isinstance(part, Element):
        return part
    return replace(part, kind=ElementKind.LIST_ITEM, level=1)
