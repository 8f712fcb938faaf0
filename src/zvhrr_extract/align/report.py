"""The alignment of two reports as a whole, the same seen from either side."""

from __future__ import annotations

from zvhrr_extract.align.blocks import BlockPairs, pair_blocks, pair_unique_blocks
from zvhrr_extract.align.matching import Pairs
from zvhrr_extract.align.notes import pair_notes
from zvhrr_extract.align.order import in_reading_order
from zvhrr_extract.align.sections import find_moved_sections, pair_sections
from zvhrr_extract.align.tables import pair_tables
from zvhrr_extract.align.texts import table_name
from zvhrr_extract.models.alignment import Alignment, ElementPair, TablePair
from zvhrr_extract.models.report import Footnote, Provenance, Report


def align_reports(old: Report, new: Report) -> Alignment:
    """Tell which sections, blocks, tables and footnotes of two reports are the same.

    Both ways give the same pairs: which report is worked through first hangs on what they
    hold, not on which of them is called old.
    """
    return _align(old, new) if comes_first(old, new) else _turn(_align(new, old))


def comes_first(old: Report, new: Report) -> bool:
    """Tell which of two reports is worked through first, whichever is called old."""
    return _content(old) <= _content(new)


def _content(report: Report) -> tuple[object, ...]:
    """Give all of a report that is compared, so that it can be put before another."""
    index = {one.id: at for at, one in enumerate(report.sections)}
    return (
        [
            (block.text, block.attribution or "", index.get(block.section or "", -1))
            for block in report.blocks
        ],
        [
            (table_name(table), table.key or "", table.grid, len(table.rows))
            for table in report.tables
        ],
        [
            (one.heading, one.key or "", index.get(one.parent or "", -1))
            for one in report.sections
        ],
        [(note.mark, note.text, _holds(note)) for note in report.footnotes],
        [_line(section.provenance) for section in report.sections],
        [_line(block.provenance) for block in report.blocks],
        [index.get(table.section or "", -1) for table in report.tables],
        report.year or 0,
    )


def _holds(note: Footnote) -> list[str]:
    return [anchor.word for anchor in note.anchors]


def _line(place: Provenance | None) -> int:
    return -1 if place is None else place.line_start or 0


def _align(old: Report, new: Report) -> Alignment:
    unique = pair_unique_blocks(old, new)
    sections = find_moved_sections(old, new, pair_sections(old, new, unique))
    blocks = pair_blocks(old, new, unique, sections)
    return Alignment(
        sections=_every(sections.pairs, sections.moved, len(old.sections), len(new.sections)),
        blocks=_every_block(blocks, len(old.blocks), len(new.blocks)),
        tables=pair_tables(old, new, sections.pairs, by_year=old.year != new.year),
        footnotes=_every(
            pair_notes(old, new), frozenset(), len(old.footnotes), len(new.footnotes)
        ),
    )


def _every_block(blocks: BlockPairs, left: int, right: int) -> tuple[ElementPair, ...]:
    return _every(blocks.pairs, blocks.moved, left, right, parts=blocks.parts)


def _every(
    pairs: Pairs,
    moved: frozenset[int],
    left: int,
    right: int,
    parts: tuple[tuple[int, int], ...] = (),
) -> tuple[ElementPair, ...]:
    """Give every index of both sides its pair, in the reading order of the new report."""
    olds = {*pairs, *(one for one, _ in parts)}
    news = {*pairs.values(), *(other for _, other in parts)}
    every = [
        *(ElementPair(one, other, moved=one in moved) for one, other in pairs.items()),
        *(ElementPair(one, other, part=True) for one, other in parts),
        *(ElementPair(one, None) for one in range(left) if one not in olds),
        *(ElementPair(None, other) for other in range(right) if other not in news),
    ]
    return tuple(every[at] for at in in_reading_order([pair[:2] for pair in every]))


def _turn(alignment: Alignment) -> Alignment:
    """See an alignment from the other side."""
    return Alignment(
        sections=_turn_pairs(alignment.sections),
        blocks=_turn_pairs(alignment.blocks),
        tables=_turn_tables(alignment.tables),
        footnotes=_turn_pairs(alignment.footnotes),
    )


def _turn_pairs(pairs: tuple[ElementPair, ...]) -> tuple[ElementPair, ...]:
    turned = [pair._replace(old=pair.new, new=pair.old) for pair in pairs]
    return tuple(turned[at] for at in in_reading_order([pair[:2] for pair in turned]))


def _turn_tables(tables: tuple[TablePair, ...]) -> tuple[TablePair, ...]:
    turned = [
        TablePair(pair.new, pair.old, _turn_pairs(pair.rows), _turn_pairs(pair.columns))
        for pair in tables
    ]
    return tuple(turned[at] for at in in_reading_order([(one.old, one.new) for one in turned]))
