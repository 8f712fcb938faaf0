"""trim_tables: what stands on top of a printed table and is none of it becomes text again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zvhrr_extract.models.document import LaidCell, LaidPart, LaidTable, LaidText, Line
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.page import Box
from zvhrr_extract.tables.apart import set_apart
from zvhrr_extract.tables.captions import KNOWN_FLOOR, label_pattern, match_caption
from zvhrr_extract.values.words import find_words

# A header cell of more words that ends as a sentence does is running text.
_MIN_SENTENCE_WORDS = 7
_SENTENCE_ENDS = (".", "!", "?")


def trim_tables(parts: Sequence[LaidPart], knowledge: Knowledge) -> tuple[LaidPart, ...]:
    """Take captions and sentences out of the headers of tables found by geometry.

    Words close above a table look like its header to geometry alone; that they name a table
    (`Table 3: …`) or make a sentence shows in what they say. All above them goes as well.
    """
    done: list[LaidPart] = []
    for part in parts:
        if isinstance(part, LaidTable):
            above, table = _trim(part, knowledge)
            done += _join_open(done, above)
            done += set_apart(table, knowledge.language)
        else:
            done.append(part)
    return tuple(done)


def _trim(table: LaidTable, knowledge: Knowledge) -> tuple[list[LaidText], LaidTable]:
    head = [cell for cell in table.cells if cell.row < max(table.header_rows, 1)]
    lines = sorted(
        (line for cell in head for line in cell.lines),
        key=lambda line: (_top(line), line.order),
    )
    last = max(
        (at for at, line in enumerate(lines) if _is_foreign(line, head, knowledge)),
        default=None,
    )
    if last is None:
        return [], table
    gone = lines[: _caption_end(lines, last, head)]
    orders = {line.order for line in gone}
    cells = [
        replace(cell, lines=tuple(line for line in cell.lines if line.order not in orders))
        for cell in table.cells
    ]
    kept = _renumber(table, [cell for cell in cells if cell.lines])
    if kept is None:
        return [], table
    return _as_blocks(gone, knowledge), kept


def _is_foreign(line: Line, head: Sequence[LaidCell], knowledge: Knowledge) -> bool:
    """Tell whether a line of a header names a table or is running text."""
    if label_pattern(knowledge.language.table_labels).match(line.text):
        return True
    rules = knowledge.profile.tables if knowledge.profile else ()
    found = match_caption(line.text, rules)
    if found is not None and found[1] >= KNOWN_FLOOR and _stands_above(line, head):
        return True
    long = len(find_words(line.text)) >= _MIN_SENTENCE_WORDS
    return long and line.text.endswith(_SENTENCE_ENDS)


def _stands_above(line: Line, head: Sequence[LaidCell]) -> bool:
    """Tell whether other header lines stand below a line, and none beside it."""
    others = [other for cell in head for other in cell.lines if other.order != line.order]
    beside = any(
        _bottom(line) > _top(other) + 2 and _top(line) < _bottom(other) - 2 for other in others
    )
    return bool(others) and not beside


def _caption_end(lines: Sequence[Line], last: int, head: Sequence[LaidCell]) -> int:
    """Find where a caption that goes on over lines ends: at the next line beside another."""
    end = last + 1
    while (
        end < len(lines) and _stands_above(lines[end], head) and lines[end].text[:1].islower()
    ):
        end += 1
    return end


def _renumber(table: LaidTable, cells: list[LaidCell]) -> LaidTable | None:
    """Close the rows that are empty now; None where too little is left of the table."""
    rows = sorted({cell.row for cell in cells})
    if len(rows) < 2:
        return None
    gone = table.rows - len(set(range(table.rows)) & set(rows))
    number = {row: index for index, row in enumerate(rows)}
    moved = tuple(replace(cell, row=number[cell.row]) for cell in cells)
    header_rows = sum(row < table.header_rows for row in rows)
    boxes = [line.box for cell in moved for line in cell.lines if line.box]
    top = min((box.top for box in boxes), default=table.box.top)
    box = Box(table.box.x0, max(table.box.top, top), table.box.x1, table.box.bottom)
    return replace(table, rows=table.rows - gone, cells=moved, header_rows=header_rows, box=box)


def _as_blocks(lines: Sequence[Line], knowledge: Knowledge) -> list[LaidText]:
    """Make blocks of the lines taken off; a caption begins one."""
    blocks: list[list[Line]] = []
    for line in lines:
        labelled = label_pattern(knowledge.language.table_labels).match(line.text) is not None
        other = bool(blocks) and blocks[-1][-1].style != line.style
        if not blocks or labelled or other:
            blocks.append([])
        blocks[-1].append(line)
    return [LaidText(tuple(block)) for block in blocks]


def _join_open(done: list[LaidPart], above: list[LaidText]) -> list[LaidText]:
    """Put text that goes on the paragraph before the table back into it."""
    last = done[-1] if done else None
    if not above or not isinstance(last, LaidText) or last.furniture:
        return above
    first = above[0]
    alike = (
        last.lines[-1].style == first.lines[0].style
        and last.lines[-1].page == first.lines[0].page
    )
    open_end = not last.lines[-1].text.endswith((*_SENTENCE_ENDS, ":"))
    if not (alike and open_end):
        return above
    done[-1] = replace(last, lines=(*last.lines, *first.lines))
    return above[1:]


def _top(line: Line) -> float:
    return line.box.top if line.box else 0.0


def _bottom(line: Line) -> float:
    return line.box.bottom if line.box else 0.0
