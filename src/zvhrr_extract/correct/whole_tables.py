"""Whole tables: reject one that is none, add one that was not found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zvhrr_extract.build.ids import content_hash
from zvhrr_extract.build.notes import hang_notes
from zvhrr_extract.correct.change import (
    REASON,
    Change,
    NotMatching,
    NotNeeded,
    free_id,
    mark_corrected,
    plain_place,
    put_at,
    rehang,
    span_places,
)
from zvhrr_extract.correct.find import find_block, find_table, name_of, section_id
from zvhrr_extract.correct.new_table import make_table
from zvhrr_extract.correct.order import place_blocks, place_table
from zvhrr_extract.correct.quotes import find_fitting, is_same
from zvhrr_extract.models.report import Block, BlockKind, Dropped, Provenance, Report, Table
from zvhrr_extract.models.table_correction import AddTable, RejectTable
from zvhrr_extract.values.words import lost_words, squash

# Fewer words that a block shares with a table say nothing.
_FEWEST_WORDS = 4


def reject_table(report: Report, wanted: RejectTable) -> Change:
    """Take a table apart: caption, then a block for every row of its grid."""
    try:
        index = find_table(report, wanted.table)
    except NotMatching as nothing:
        texts = [block.text for block in report.blocks]
        if nothing.missing and find_fitting(texts, wanted.table):
            raise NotNeeded("its words are blocks of text already") from nothing
        raise
    table = report.tables[index]
    blocks = _take_apart(report, table)
    report = report.model_copy(
        update={
            "tables": put_at(report.tables, index),
            "blocks": place_blocks(report, blocks),
        }
    )
    if blocks:
        report = _rehang_words(report, table.id, blocks)
    return Change(
        report,
        told=f"{name_of(table)} is no table: its words are {len(blocks)} blocks",
        refs=(table.id, *(block.id for block in blocks)),
        slots=(f"{table.id} reject",),
    )


def _take_apart(report: Report, table: Table) -> list[Block]:
    name = " ".join(filter(None, (table.label, table.caption)))
    texts: list[tuple[BlockKind, str, Provenance]] = [("caption", name, table.provenance)]
    for at, line in enumerate(table.grid):
        texts.append(("other", " ".join(filter(None, line)), _place_line(table, at)))
    taken = {block.id for block in report.blocks}
    return [
        Block(
            id=free_id(taken, f"b-{content_hash(table.section or '', text)}"),
            section=table.section,
            kind=kind,
            text=text,
            provenance=mark_corrected(place),
        )
        for kind, text, place in texts
        if text.strip()
    ]


def _place_line(table: Table, at: int) -> Provenance:
    """Tell where a line of the grid stands: around its cells in a PDF, else with the table."""
    cells = [one for one in (table.grid_places or ((),) * (at + 1))[at] if one is not None]
    if not cells:
        return table.provenance
    places = [
        table.provenance.model_copy(update={"page": one.page, "bbox": one.bbox})
        for one in cells
    ]
    return span_places(places)


def _rehang_words(report: Report, gone: str, blocks: Sequence[Block]) -> Report:
    """Hang the notes of a table on the blocks that have their words."""
    return hang_notes(
        report,
        lambda anchor: _holder(anchor.word, blocks) if anchor.id == gone else anchor.id,
    )


def _holder(word: str, blocks: Sequence[Block]) -> str:
    return next((block.id for block in blocks if word in block.text), blocks[0].id)


def add_table(report: Report, wanted: AddTable, decimal_mark: str) -> Change:
    """Add a table given by hand; blocks that hold its words are taken out."""
    section = section_id(report, wanted.section) if wanted.section else None
    table = make_table(wanted, {one.id for one in report.tables}, decimal_mark)
    _refuse_known(report, table)
    found = _find_blocks(report, table, wanted)
    blocks = [report.blocks[index] for index in found]
    places = [block.provenance for block in blocks]
    if wanted.section is None and blocks:
        section = blocks[0].section
    table = table.model_copy(
        update={
            "section": section,
            "provenance": _span(report, places),
        }
    )
    words = _table_text(table)
    before = " ".join(_block_text(block) for block in blocks)
    kept = tuple(one for index, one in enumerate(report.blocks) if index not in set(found))
    lost = lost_words(before, words)
    dropped = report.dropped
    if lost:
        place = places[0].model_copy(update={"corrected": False})
        dropped = (*dropped, Dropped(text=lost, reason=REASON, provenance=place))
    tables = place_table(report, table)
    report = report.model_copy(update={"blocks": kept, "tables": tables, "dropped": dropped})
    written = lost_words(words, before)
    told = f"{name_of(table)} is added, in place of {len(blocks)} blocks"
    return Change(
        rehang(report, [block.id for block in blocks], table.id),
        told=told + _tell_left(kept, words),
        refs=(table.id,),
        slots=(f"{table.id} add",),
        written=(written,) if written else (),
    )


def _refuse_known(report: Report, table: Table) -> None:
    """Refuse a table that is there already, or one of the same name."""
    for one in report.tables:
        named = (table.key and one.key == table.key) or (
            table.caption and is_same(one.caption, table.caption)
        )
        if named or (table.label and is_same(one.label, table.label)):
            if _says_same(one, table):
                raise NotNeeded(f"{name_of(one)} is there already", one.id)
            message = (
                f"{name_of(one)} is there already, with other words: "
                "set its cells, or reject it first"
            )
            raise NotMatching(message)


def _says_same(one: Table, other: Table) -> bool:
    def read(table: Table) -> list[tuple[str, ...]]:
        rows = [(row.label, *(cell.text for cell in row.cells)) for row in table.rows]
        return [tuple(squash(text) for text in row) for row in rows]

    return read(one) == read(other)


def _find_blocks(report: Report, table: Table, wanted: AddTable) -> list[int]:
    if wanted.blocks is not None:
        found = {find_block(report, named) for named in wanted.blocks}
        return sorted(found)
    return _find_run(report.blocks, _table_text(table))


def _find_run(blocks: Sequence[Block], text: str) -> list[int]:
    """Find the blocks in a row that hold most words of a table, and no other words."""
    wanted = Counter(map(squash, text.split()))
    del wanted[""]
    best: tuple[int, list[int]] = (0, [])
    for start in range(len(blocks)):
        left, run, size = wanted.copy(), list[int](), 0
        for index in range(start, len(blocks)):
            words = Counter(map(squash, _block_text(blocks[index]).split()))
            del words[""]
            if not words <= left:
                break
            left -= words
            run.append(index)
            size += words.total()
        if size > best[0]:
            best = (size, run)
    # A few words that a table shares with the text are not the table.
    return best[1] if best[0] * 2 > wanted.total() else []


def _tell_left(blocks: Sequence[Block], text: str) -> str:
    """Name the blocks that still seem to hold words of a table: they stand there twice."""
    words = set(map(squash, text.split()))
    left = []
    for block in blocks:
        said = [squash(word) for word in block.text.split()]
        if len(said) >= _FEWEST_WORDS and sum(word in words for word in said) * 2 > len(said):
            left.append(block.id)
    if not left:
        return ""
    return f"; its words may stand in {', '.join(left[:8])} as well: name those in `blocks`"


def _table_text(table: Table) -> str:
    cells = [cell for line in table.grid for cell in line]
    return " ".join(filter(None, (table.label, table.caption, *cells)))


def _block_text(block: Block) -> str:
    return " ".join(filter(None, (block.text, block.attribution)))


def _span(report: Report, places: Sequence[Provenance]) -> Provenance:
    return span_places(places) if places else mark_corrected(plain_place(report))
