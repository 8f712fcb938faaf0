"""Known headings: runs of lines, or parts of glued lines, that fit a name of the profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.heading import HeadingSpan
from zvhrr_extract.models.language import Language
from zvhrr_extract.structure.aliases import Alias, Aliases
from zvhrr_extract.structure.join import Reader, join_lines
from zvhrr_extract.structure.traits import ends_sentence
from zvhrr_extract.values.words import last_word
from zvhrr_extract.values.years import parse_year

# The longest heading of the sample stands on four lines; more is a paragraph.
_MAX_LINES = 5
_NUMBER = re.compile(
    r"^(\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[A-H])(?:[.):]\s*|\s+)(?=[^\W\d_]{2})",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s+(\d{1,2})$")
# Where two headings may have run together: `ZuidPILOTS`, `Stalking 1b Combinatie`.
_GLUE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z]{3,})|(?<=[^\W\d_])\s+(?=\d{1,2}[a-z]?\s+[A-Z])")
_SHORT_SHARE = 0.5
_EXACT = 100.0
# Drawn small capitals come out in odd case: `gOvernance`.
_SMALL_CAPITALS = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_HEADING_END = (".", ",", ";", "-", "/")


def split_number(text: str) -> tuple[str | None, str]:
    """Split the number off a heading.

    >>> split_number("3.2 Governance"), split_number("1a  Centrum"), split_number("Aanpak")
    (('3.2', 'Governance'), ('1a', 'Centrum'), (None, 'Aanpak'))
    """
    match = _NUMBER.match(text)
    if match is None or (match[1].isalpha() and match[0].rstrip()[-1] not in ".):"):
        return None, text
    return match[1], text[match.end() :]


def split_chapter(text: str, language: Language) -> tuple[str | None, str]:
    """Split the word for a chapter off a heading, where a number follows it."""
    word, _, rest = text.partition(" ")
    if word.casefold() in language.chapter_words and split_number(rest)[0]:
        return word, rest
    return None, text


def find_headings(lines: Sequence[Line], aliases: Aliases, reader: Reader) -> list[HeadingSpan]:
    """Find the runs of lines that fit a known heading or entity, without overlap.

    Longer runs win over shorter ones, then better fits over worse.
    """
    if not aliases.entries:
        return []
    pieces = [piece for line in lines for piece in split_glued(line)]
    spans = [
        (start, end, span)
        for start in range(len(pieces))
        for end, span in _spans_at(pieces, start, aliases, reader)
    ]
    spans.sort(key=lambda item: (-round(item[2].score / 6), -len(item[2].text), item[0]))
    taken: set[int] = set()
    chosen: list[tuple[int, HeadingSpan]] = []
    for start, end, span in spans:
        if taken.isdisjoint(range(start, end)) and _has_whole_lines(
            pieces, start, end, taken, span
        ):
            taken.update(range(start, end))
            chosen.append((start, span))
    return [span for _, span in sorted(chosen, key=lambda item: item[0])]


def split_glued(line: Line) -> list[Line]:
    """Cut a line where two headings may have run together; the pieces share its number."""
    if line.marker is not None:
        return [line]
    texts = [text.strip() for text in _GLUE.split(line.text)]
    if len(texts) == 1:
        return [line]
    pieces = [
        replace(line, text=text, cells=(text,), gap=0, marks=()) for text in texts if text
    ]
    pieces[0] = replace(pieces[0], gap=line.gap)
    pieces[-1] = replace(pieces[-1], marks=line.marks)
    return pieces


def _spans_at(
    pieces: Sequence[Line], start: int, aliases: Aliases, reader: Reader
) -> Iterator[tuple[int, HeadingSpan]]:
    first = pieces[start]
    if (
        first.marker is not None
        or not _LETTER.search(first.text)
        or _runs_on_from_above(pieces, start, reader)
    ):
        return
    for end in range(start + 1, min(start + _MAX_LINES, len(pieces)) + 1):
        window = pieces[start:end]
        last = window[-1]
        if not _LETTER.search(last.text) and not parse_year(last.text):
            return
        if end > start + 1 and (
            last.page != first.page or last.gap > 2 or last.marker is not None
        ):
            return
        if sum(len(line.text) for line in window) > aliases.longest * 1.3 + 8:
            return
        span = match_window(window, aliases, reader)
        if span is not None and not _runs_on_below(pieces, start, end, span, reader):
            yield end, span


def match_window(
    window: Sequence[Line], aliases: Aliases, reader: Reader
) -> HeadingSpan | None:
    """Hold lines that are a whole text against the names the profile knows."""
    text, _ = join_lines(window, reader)
    if text.endswith(_NO_HEADING_END):
        return None
    chapter, bare = split_chapter(text, reader.language)
    number, bare = split_number(bare)
    number = " ".join(filter(None, (chapter, number))) or None
    behind = _TRAILING.search(bare)
    trailing = behind[1] if behind else None
    bare = bare[: behind.start()] if behind else bare
    found = aliases.match(bare)
    if found is None:
        return None
    alias, score = found
    if not _may_head(bare, alias, score):
        return None
    return HeadingSpan(
        tuple(window), bare, alias.key, alias.text, round(score, 1), number, trailing
    )


def _may_head(text: str, alias: Alias, score: float) -> bool:
    """Tell whether a fitting text has a heading's form."""
    if text.endswith(":") and not alias.text.endswith(":"):
        return False
    if text[:1].islower():
        sure = len(alias.words) > 1 or _SMALL_CAPITALS.search(text) is not None
        return alias.key is None or (score >= 95 and sure)
    return True


def _runs_on_from_above(pieces: Sequence[Line], start: int, reader: Reader) -> bool:
    """Tell whether a line is the middle of a sentence that began above."""
    line = pieces[start]
    if start == 0 or pieces[start - 1].page != line.page:
        return False
    above = pieces[start - 1]
    if above.order == line.order or (line.gap and split_number(line.text)[0]):
        return False
    open_end = last_word(above.text) in reader.language.function_words or above.text.endswith(
        (",", "-", "(")
    )
    return open_end and line.gap <= 1


def _runs_on_below(
    pieces: Sequence[Line], start: int, end: int, span: HeadingSpan, reader: Reader
) -> bool:
    """Tell whether the line below goes on in the middle of a sentence.

    A small letter below says so, unless the heading is exact, short for its column, and stands
    after an ended sentence.
    """
    if end >= len(pieces):
        return False
    below = pieces[end]
    tight = below.gap == 0 and below.marker is None and below.page == span.lines[-1].page
    if not tight or below.order == span.lines[-1].order:
        return False
    if below.text[:1] in ",.;)":
        return True
    if not below.text[:1].islower():
        return False
    settled = start == 0 or ends_sentence(pieces[start - 1].text, reader.language)
    short = len(span.lines[-1].text) < _SHORT_SHARE * reader.traits.width
    wrapped = reader.traits.soft_ends and span.lines[-1].soft_end > 0
    return not (settled and short and span.score == _EXACT and not wrapped)


def _has_whole_lines(
    pieces: Sequence[Line], start: int, end: int, taken: set[int], span: HeadingSpan
) -> bool:
    """Tell whether a span that cuts a glued line leaves a piece that is a heading as well."""
    before_cut = start > 0 and pieces[start - 1].order == pieces[start].order
    after_cut = end < len(pieces) and pieces[end].order == pieces[end - 1].order
    if not before_cut and not after_cut:
        return True
    neighbour_taken = (before_cut and start - 1 in taken) or (after_cut and end in taken)
    return neighbour_taken or (span.score >= 95 and len(span.text) >= 6)
