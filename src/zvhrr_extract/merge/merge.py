"""merge_reports: the canonical report, mended by what its other versions read better."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from zvhrr_extract.align import align_reports
from zvhrr_extract.build.derive import derive_lists
from zvhrr_extract.merge.conflicts import find_conflicts
from zvhrr_extract.merge.desk import Desk
from zvhrr_extract.merge.pairs import shared
from zvhrr_extract.merge.tables import mend_table
from zvhrr_extract.models.alignment import Alignment, ElementPair
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Block, Footnote, Report, Section

_Element = TypeVar("_Element", Section, Block, Footnote)


def merge_reports(canonical: Report, others: Sequence[Report], knowledge: Knowledge) -> Report:
    """Merge the reports of other versions into that of the canonical source.

    Args:
        canonical: The report as the kept source reads it.
        others: The same report as other sources read it, the likeliest to be right first.
        knowledge: What the canonical report was read with.

    Returns:
        The canonical report with better readings in the place of worse ones. The words they
        replace are listed as dropped, and figures on which sources disagree are findings.
    """
    merged = canonical
    aligned: list[tuple[Report, Report, Alignment]] = []
    for other in others:
        alignment = align_reports(merged, other)
        aligned.append((merged, other, alignment))
        merged = _mend(merged, other, alignment)
    if merged is not canonical:
        merged = derive_lists(merged, knowledge)
    findings = {finding.id: finding for finding in canonical.findings}
    for seen, other, alignment in aligned:
        # What has been mended since lies beside the other version more exactly.
        now = alignment if seen is merged else align_reports(merged, other)
        findings |= {one.id: one for one in find_conflicts(merged, other, now)}
    return merged.model_copy(update={"findings": tuple(findings.values())})


def _mend(report: Report, other: Report, alignment: Alignment) -> Report:
    """Put what another version reads better into a report."""
    desk = Desk(report, other)
    sections = _mend_texts(desk, "heading", report.sections, other.sections, alignment.sections)
    blocks = _mend_texts(desk, "text", report.blocks, other.blocks, alignment.blocks)
    notes = _mend_texts(desk, "text", report.footnotes, other.footnotes, alignment.footnotes)
    tables = list(report.tables)
    for pair in alignment.tables:
        if pair.old is not None and pair.new is not None:
            both = report.tables[pair.old], other.tables[pair.new]
            tables[pair.old] = mend_table(pair, both, desk)
    if not desk.has_mended:
        return report
    return desk.rename(
        report.model_copy(
            update={
                "sections": sections,
                "blocks": blocks,
                "tables": tuple(tables),
                "footnotes": notes,
                "dropped": (*report.dropped, *desk.dropped),
            }
        )
    )


def _mend_texts(
    desk: Desk,
    field: str,
    mine: Sequence[_Element],
    theirs: Sequence[_Element],
    pairs: Iterable[ElementPair],
) -> tuple[_Element, ...]:
    """Take over the texts that the other version reads better, with their ids and places."""
    mended = list(mine)
    for old, new in shared(pairs):
        one, other = mine[old], theirs[new]
        text, better = getattr(one, field), getattr(other, field)
        if desk.prefers((text, one.provenance), (better, other.provenance)):
            desk.replace((text, one.provenance), better)
            desk.ids[one.id] = other.id
            update = {"id": other.id, field: better, "provenance": other.provenance}
            mended[old] = one.model_copy(update=update)
    return tuple(mended)
