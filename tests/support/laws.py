"""What holds for every report, whatever it was made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.raw_words import letters_lost
from zvhrr_extract.models.report import Report
from zvhrr_extract.write import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zvhrr_extract.models.report import Block, Dropped, Footnote, Section, Table

    _Placed = Section | Block | Table | Footnote | Dropped


def broken_laws(text: str, report: Report) -> list[str]:
    """List the laws that a report of a text breaks."""
    return [
        *_conservation(text, report),
        *_ids(report),
        *_tables(report),
        *_texts(report),
        *_places(text, report),
    ]


def _conservation(text: str, report: Report) -> Iterator[str]:
    yield from (f.message for f in report.findings if f.status == "fail")
    written = json_text(report)
    if Report.model_validate_json(written) != report:
        yield "what is written is not read back"
    lost, extra = letters_lost(text, json.loads(written))
    # Digits may be marks: one whose note is not found is lost, one with two notes counts twice
    # (tests/build/test_conservation.py has the cases). The witness cannot tell a letter that is
    # a bullet inside a line.
    lost = {sign: times for sign, times in lost.items() if sign not in "0123456789oÿ§"}
    extra = {sign: times for sign, times in extra.items() if sign not in "0123456789oÿ§"}
    if lost or extra:
        yield f"the witness misses {lost} and finds {extra} too much"


def _ids(report: Report) -> Iterator[str]:
    lists = (report.sections, report.blocks, report.tables, report.footnotes, report.figures)
    ids = [entry.id for entries in lists for entry in entries]
    if len(ids) != len(set(ids)):
        yield "an id is there twice"
    seen: set[str | None] = {None}
    for section in report.sections:
        if section.parent not in seen:
            yield f"{section.id} stands before its parent"
        seen.add(section.id)
    places = [block.section for block in report.blocks]
    if not seen.issuperset([*places, *(table.section for table in report.tables)]):
        yield "something stands in a section that is not there"
    anchors = [anchor.id for note in report.footnotes for anchor in note.anchors]
    if not set(anchors) <= set(ids):
        yield "a note hangs on nothing"


def _tables(report: Report) -> Iterator[str]:
    for table in report.tables:
        if len({len(row) for row in table.grid}) > 1:
            yield f"the grid of {table.id} is ragged"
        if table.header_rows + len(table.rows) != len(table.grid):
            yield f"{table.id} has rows that its grid has not"
        if any(len(row.cells) != len(table.columns) for row in table.rows):
            yield f"{table.id} has a row with too few cells, or too many"


def _texts(report: Report) -> Iterator[str]:
    texts = [block.text for block in report.blocks]
    texts += [section.heading for section in report.sections]
    texts += [note.text for note in report.footnotes]
    for text in texts:
        if not text or text != " ".join(text.split()):
            yield f"not running text: {text!r}"


def _places(text: str, report: Report) -> Iterator[str]:
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    lists: tuple[Iterable[_Placed], ...] = (
        report.sections, report.blocks, report.tables, report.footnotes, report.dropped,
    )  # fmt: skip
    for place in (entry.provenance for entries in lists for entry in entries):
        if place is None:
            continue
        first, end = place.line_start or 0, place.line_end or 0
        if not 1 <= first <= end <= last:
            yield f"lines {first} to {end} of {last}"
