"""Furniture: page numbers, running heads and feet, tables of contents, lone list numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from zvhrr_extract.models.document import Element, ElementKind, Line
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.language import Language
from zvhrr_extract.structure.pages import group_pages
from zvhrr_extract.values.words import last_word

_LONE_DASHES = re.compile(r"^[-–—·•\s]+$")
_LONE_NUMBERS = re.compile(r"^(?:[-–|]\s*)?\d{1,3}(?:\s+\d{1,3})*(?:\s*[-–|])?$")
_LEADER = re.compile(r"^(.{3,90}?)\s*(?:[.…·_]\s?){3,}\s*(\d{1,3})$|^(.{3,90}?)\s+(\d{1,3})$")
_DOTTED = re.compile(r"(?:[.…·_]\s?){4,}")
_NUMBER_FORM = re.compile(
    r"^(?:[-–|]\s*)?(?:[^\W\d_]{1,8}\.?\s+)?\d{1,3}(?:\s*[-–|]|\s*(?:/|[^\W\d_]{1,4})\s*\d{1,3})?$"
)
_DIGITS = re.compile(r"\d+")
# A line that stands at the edge of half of the pages, and of three at least, is furniture.
_MIN_PAGES = 3
_EDGE_LINES = 2
_EDGE_NUMBERS = 3
_MIN_CONTENTS = 3
_MIN_PAGE_LINES = 8
_MAX_TITLE_WORDS = 12
_COVER_LINES = 4
_MOST_PAGES = 0.5
_LAST_NUMBER = re.compile(r"\d{1,3}$")
_FIRST_NUMBER = re.compile(r"^\d{1,3}(?=\s)")


def drop_element(lines: Sequence[Line], reason: str) -> Element:
    """Make the element that keeps dropped lines, with the reason."""
    return Element(
        ElementKind.DROPPED, tuple(lines), " ".join(line.text for line in lines), key=reason
    )


def is_title(text: str, language: Language) -> bool:
    """Tell whether a text names a kind of yearly report."""
    lowered = text.casefold()
    short = len(lowered.split()) <= _MAX_TITLE_WORDS and not lowered.endswith((".", ","))
    return short and any(word in lowered for word in language.title_words)


def take_furniture(
    lines: Sequence[Line], knowledge: Knowledge
) -> tuple[list[Line], list[Element]]:
    """Take furniture out of a document's lines.

    Returns:
        The lines that are left, and the dropped ones with their reasons.
    """
    reasons: dict[int, str] = {}
    noise = [
        re.compile(pattern)
        for pattern in (knowledge.profile.noise if knowledge.profile else ())
    ]
    for line in lines:
        if any(pattern.search(line.text) for pattern in noise):
            reasons[line.order] = "noise"
    reasons |= _running_lines(lines, knowledge)
    reasons |= _repeated_titles(lines, knowledge)
    reasons |= _numbered_feet(lines)
    reasons |= _labelled_numbers(lines, knowledge)
    reasons |= _contents_lines(lines, knowledge)
    return _split(lines, reasons)


def take_lone_numbers(
    lines: Sequence[Line], language: Language
) -> tuple[list[Line], list[Element]]:
    """Take lines of bare numbers or dashes out: page numbers, list numbers, decoration.

    A number right under a line that breaks off (`nam af van 272 naar`) ends its sentence.
    """
    reasons: dict[int, str] = {}
    for on_page in group_pages(lines).values():
        for index, line in enumerate(on_page):
            if _LONE_DASHES.match(line.text):
                reasons[line.order] = "decoration"
            if line.marker is None and _LONE_NUMBERS.match(line.text):
                edge = index < _EDGE_NUMBERS or index >= len(on_page) - _EDGE_NUMBERS
                if not edge and _ends_sentence_above(on_page[index - 1], line, language):
                    continue
                reasons[line.order] = "page_number" if edge else "list_number"
        reasons |= dict.fromkeys(_counted(on_page), "list_number")
    return _split(lines, reasons)


def _ends_sentence_above(above: Line, line: Line, language: Language) -> bool:
    """Tell whether a number is the end of the sentence that breaks off above it."""
    return line.gap == 0 and last_word(above.text) in language.function_words


def _counted(lines: Sequence[Line]) -> list[int]:
    """List the positions of lone numbers that count up from 1 right under each other."""
    found: list[int] = []
    run: list[int] = []
    for line in lines:
        if line.text == str(len(run) + 1):
            run.append(line.order)
        else:
            found += run if len(run) > 1 else []
            run = [line.order] if line.text == "1" else []
    return found + (run if len(run) > 1 else [])


def _split(lines: Sequence[Line], reasons: dict[int, str]) -> tuple[list[Line], list[Element]]:
    kept = [line for line in lines if line.order not in reasons]
    dropped = [
        drop_element([line], reasons[line.order]) for line in lines if line.order in reasons
    ]
    return kept, dropped


def _running_lines(lines: Sequence[Line], knowledge: Knowledge) -> dict[int, str]:
    """Find lines that stand, page numbers apart, at the edge of many pages.

    The title, which running heads like to repeat, stays on the first page where it stands
    there but once.
    """
    pages = group_pages(lines)
    if len(pages) < _MIN_PAGES:
        return {}
    edges = {
        line.order: (side, _mask_page_number(line.text))
        for on_page in pages.values()
        if len(on_page) > _EDGE_LINES
        for side, part in (("top", on_page[:_EDGE_LINES]), ("foot", on_page[-_EDGE_LINES:]))
        for line in part
    }
    counts = Counter(edges.values())
    enough = max(_MIN_PAGES, len(pages) * 0.4)
    first_page = min(pages)
    running = {
        order: side
        for order, (side, text) in edges.items()
        if counts[side, text] >= enough and _has_letters(text) and not text.endswith(":")
    }
    cover = [
        line.order
        for line in pages[first_page][:_COVER_LINES]
        if is_title(line.text, knowledge.language)
    ]
    kept = set(cover[:1]) if all(order in running for order in cover) else set()
    return {
        order: "running_head" if side == "top" else "running_foot"
        for order, side in running.items()
        if order not in kept
    }


def _mask_page_number(text: str) -> str:
    """Mask the number a line ends with, else the one it starts with; no other may vary."""
    masked = _LAST_NUMBER.sub("#", text)
    return masked if masked != text else _FIRST_NUMBER.sub("#", text)


def _repeated_titles(lines: Sequence[Line], knowledge: Knowledge) -> dict[int, str]:
    """Find lines naming the report or organisation that come once on most pages, anywhere.

    The first one stays when it alone may be the title, at the top of the document.
    """
    spellings = knowledge.profile.spellings if knowledge.profile else ()
    names = tuple(name.casefold() for name in spellings if name)
    places: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        folded = _mask_page_number(line.text.casefold())
        short = len(folded.split()) <= _MAX_TITLE_WORDS and not folded.endswith(":")
        named = is_title(line.text, knowledge.language) or any(name in folded for name in names)
        if short and named and line.marker is None:
            places[folded].append(line)
    pages = len({line.page for line in lines})
    found: dict[int, str] = {}
    for entries in places.values():
        once = len({line.page for line in entries}) == len(entries)
        if once and len(entries) >= max(_MIN_PAGES, pages * _MOST_PAGES):
            kept = _may_be_title(entries, lines[:_COVER_LINES], knowledge.language)
            found |= {line.order: "running_head" for line in entries[1 if kept else 0 :]}
    return found


def _may_be_title(entries: Sequence[Line], top: Sequence[Line], language: Language) -> bool:
    """Tell whether the first of equal lines is the only title at the top of the document."""
    titles = [line for line in top if is_title(line.text, language)]
    return entries[0] in titles and all(line in entries for line in titles)


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _numbered_feet(lines: Sequence[Line]) -> dict[int, str]:
    """Find lines of one form, one a page, whose number rises: `- 3 -`, `2 / 9`."""
    forms: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    edges = _edge_orders(lines)
    for line in lines:
        if line.order in edges and _NUMBER_FORM.match(line.text):
            number = int(_DIGITS.findall(line.text)[0])
            forms[_DIGITS.sub("#", line.text)].append((line, number))
    found: dict[int, str] = {}
    for entries in forms.values():
        chain = entries[:1]
        for line, number in entries[1:]:
            apart = line.order - chain[-1][0].order >= _MIN_PAGE_LINES
            if number == chain[-1][1] + 1 and (line.page > chain[-1][0].page or apart):
                chain.append((line, number))
        if len(chain) >= _MIN_PAGES:
            found |= {line.order: "page_number" for line, _ in chain}
    return found


def _edge_orders(lines: Sequence[Line]) -> set[int]:
    """List the positions of the first and last few lines of every page."""
    return {
        line.order
        for on_page in group_pages(lines).values()
        for line in (*on_page[:_EDGE_NUMBERS], *on_page[-_EDGE_NUMBERS:])
    }


def _labelled_numbers(lines: Sequence[Line], knowledge: Knowledge) -> dict[int, str]:
    """Find lines that print a page number with a word (`Pagina 3 van 20`)."""
    words = "|".join(map(re.escape, knowledge.language.page_words))
    pattern = re.compile(
        rf"^(?:[-–|]\s*)?(?:{words})\s*\d{{1,3}}(?:\s*(?:van|of|/)\s*\d{{1,3}})?$",
        re.IGNORECASE,
    )
    return {line.order: "page_number" for line in lines if pattern.match(line.text)}


def _contents_lines(lines: Sequence[Line], knowledge: Knowledge) -> dict[int, str]:
    """Find a table of contents: titles with rising page numbers under each other."""
    found: dict[int, str] = {}
    index = 0
    while index < len(lines):
        end = _contents_end(lines, index)
        block = lines[index:end]
        titled = (
            index > 0
            and lines[index - 1].text.casefold().rstrip(":")
            in knowledge.language.contents_titles
        )
        dotted = sum(bool(_DOTTED.search(line.text)) for line in block) >= len(block) / 2
        if len(block) >= _MIN_CONTENTS and (titled or dotted):
            found |= {line.order: "table_of_contents" for line in block}
            if titled:
                found[lines[index - 1].order] = "table_of_contents"
        index = max(end, index + 1)
    return found


def _contents_end(lines: Sequence[Line], start: int) -> int:
    last, index = 0, start
    while index < len(lines):
        match = _LEADER.match(lines[index].text)
        number = int(match[2] or match[4]) if match else -1
        if number < last:
            break
        last, index = number, index + 1
    return index
