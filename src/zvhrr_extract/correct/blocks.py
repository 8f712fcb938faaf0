"""Blocks: set what they are, split, join and remove them."""

from __future__ import annotations

from typing import Any

from zvhrr_extract.build.ids import content_hash
from zvhrr_extract.build.notes import hang_notes
from zvhrr_extract.correct.change import (
    REASON,
    Change,
    NotMatching,
    NotNeeded,
    account,
    free_id,
    mark_corrected,
    put_at,
    rehang,
    span_places,
)
from zvhrr_extract.correct.fields import describe, list_wanted, require_news, resolve_section
from zvhrr_extract.correct.find import find_block, name_of, section_id
from zvhrr_extract.correct.quotes import find_fitting, find_spans, is_same, shorten
from zvhrr_extract.models.report import Anchor, Block, Dropped, Report
from zvhrr_extract.models.text_correction import (
    BlockFields,
    JoinBlocks,
    RemoveBlock,
    SetBlock,
    SplitBlock,
)


def set_block(report: Report, wanted: SetBlock) -> Change:
    """Set the section, kind, level or attribution of a block."""
    index = find_block(report, wanted.at)
    block = report.blocks[index]
    update = list_wanted(wanted, BlockFields)
    if "section" in update:
        update["section"] = section_id(report, update["section"] or "")
    update = _set_level(block, update)
    present = block.model_dump(include=set(BlockFields.model_fields))
    was = resolve_section(report, wanted.was, "section")
    slots = require_news(update, present, was, block.id)
    written: tuple[str, ...] = ()
    if "attribution" in update:
        report, written = account(
            report, block.attribution, update["attribution"], block.provenance
        )
    new = block.model_copy(update=update | {"provenance": mark_corrected(block.provenance)})
    return Change(
        report.model_copy(update={"blocks": put_at(report.blocks, index, new)}),
        told=f"{name_of(block)}: {describe(update)}",
        refs=(block.id,),
        slots=slots,
        old=describe({name: present[name] for name in update}),
        new=describe(update),
        written=written,
    )


def _set_level(block: Block, update: dict[str, Any]) -> dict[str, Any]:
    """Give a list item a level, and take it from what is none."""
    kind = update.get("kind", block.kind)
    if kind == "list_item":
        return {"level": 1} | update if block.level is None else update
    if "level" in update:
        message = f"{name_of(block)} is a {kind}: only a list_item has a level"
        raise NotMatching(message)
    return update | {"level": None} if block.level is not None else update


def split_block(report: Report, wanted: SplitBlock) -> Change:
    """Cut a block in two before a quoted place; the first part keeps its id."""
    index = find_block(report, wanted.at)
    block = report.blocks[index]
    spans = find_spans(block.text, wanted.before)
    _refuse_split(report, wanted, block, spans)
    cut = spans[0][0]
    first, second = block.text[:cut].rstrip(), block.text[cut:].lstrip()
    place = mark_corrected(block.provenance)
    kind = wanted.kind or block.kind
    taken = {one.id for one in report.blocks}
    rest = Block(
        id=free_id(taken, f"b-{content_hash(block.section or '', second)}"),
        section=block.section,
        kind=kind,
        text=second,
        level=(block.level or 1) if kind == "list_item" else None,
        attribution=block.attribution,
        provenance=place,
    )
    start = block.model_copy(update={"text": first, "attribution": None, "provenance": place})
    blocks = put_at(report.blocks, index, start, rest)
    split = _divide_anchors(report.model_copy(update={"blocks": blocks}), start, rest)
    return Change(
        split,
        told=f"{name_of(block)} is cut before '{shorten(wanted.before, 40)}'",
        refs=(start.id, rest.id),
        slots=(f"{block.id} split {cut}",),
    )


def _refuse_split(
    report: Report, wanted: SplitBlock, block: Block, spans: list[tuple[int, int]]
) -> None:
    if [start for start, _ in spans] == [0]:
        message = f"a block begins with '{shorten(wanted.before)}' already"
        raise NotNeeded(message, block.id)
    if len(spans) == 1:
        return
    if spans:
        message = (
            f"'{shorten(wanted.before)}' stands {len(spans)} times in the block: "
            "quote more words of it"
        )
        raise NotMatching(message)
    begins = [one for one in report.blocks if _begins_with(one.text, wanted.before)]
    if len(begins) == 1:
        message = f"a block begins with '{shorten(wanted.before)}' already"
        raise NotNeeded(message, begins[0].id)
    message = (
        f"'{shorten(wanted.before)}' does not stand in the {name_of(block)}: "
        "mend `before`, or take the correction out"
    )
    raise NotMatching(message, missing=True)


def _begins_with(text: str, quote: str) -> bool:
    return any(start == 0 for start, _ in find_spans(text, quote))


def _divide_anchors(report: Report, first: Block, rest: Block) -> Report:
    """Hang a note on the second part where only that has the word it hangs on."""

    def find_target(anchor: Anchor) -> str:
        moves = anchor.id == first.id and anchor.word and anchor.word not in first.text
        return rest.id if moves and anchor.word in rest.text else anchor.id

    return hang_notes(report, find_target)


def join_blocks(report: Report, wanted: JoinBlocks) -> Change:
    """Make one block of several; it keeps the id of the first."""
    found = _find_all(report, wanted)
    blocks = [report.blocks[index] for index in found]
    first = blocks[0]
    text = wanted.glue.join(block.text for block in blocks)
    said_by = [block.attribution for block in blocks if block.attribution]
    if len(said_by) > 1:
        message = f"they have more than one attribution ({', '.join(said_by)}): set it first"
        raise NotMatching(message)
    update = {
        "text": text,
        "attribution": said_by[0] if said_by else None,
        "provenance": span_places([block.provenance for block in blocks]),
    }
    joined = first.model_copy(update=update)
    gone = set(found[1:])
    kept = tuple(
        joined if index == found[0] else block
        for index, block in enumerate(report.blocks)
        if index not in gone
    )
    report = rehang(
        report.model_copy(update={"blocks": kept}), [one.id for one in blocks[1:]], first.id
    )
    return Change(
        report,
        told=f"{len(blocks)} blocks are one: '{shorten(text)}'",
        refs=(first.id,),
        slots=tuple(f"{block.id} join" for block in blocks),
    )


def _find_all(report: Report, wanted: JoinBlocks) -> list[int]:
    texts = [block.text for block in report.blocks]
    within = [set(find_fitting(texts, quote)) for quote in wanted.blocks]
    shared = set.intersection(*within)
    if len(shared) == 1:
        only = shared.pop()
        if not all(is_same(texts[only], quote) for quote in wanted.blocks):
            raise NotNeeded("the texts stand in one block already", report.blocks[only].id)
    found = [find_block(report, quote) for quote in wanted.blocks]
    if len(set(found)) < len(found):
        message = "two of these name the same block: quote more of them, or give ids"
        raise NotMatching(message)
    return found


def remove_block(report: Report, wanted: RemoveBlock) -> Change:
    """Take a block out of the text; it is listed as dropped."""
    try:
        index = find_block(report, wanted.at)
    except NotMatching as nothing:
        if nothing.missing and find_fitting([one.text for one in report.dropped], wanted.at):
            raise NotNeeded("it is listed as dropped already") from nothing
        raise
    block = report.blocks[index]
    place = block.provenance.model_copy(update={"corrected": False})
    texts = [text for text in (block.text, block.attribution) if text]
    dropped = tuple(Dropped(text=one, reason=REASON, provenance=place) for one in texts)
    report = report.model_copy(
        update={
            "blocks": put_at(report.blocks, index),
            "dropped": (*report.dropped, *dropped),
        }
    )
    return Change(
        hang_notes(report, lambda one: None if one.id == block.id else one.id),
        told=f"{name_of(block)} is taken out",
        refs=(block.id,),
        slots=(f"{block.id} remove",),
        old=block.text,
    )
