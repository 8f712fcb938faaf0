"""find_claims: what a report's prose states, each held against its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from zvhrr_extract.build import IdMaker
from zvhrr_extract.claims.amount_judge import judge_amount
from zvhrr_extract.claims.amounts import list_amounts
from zvhrr_extract.claims.changes import find_changes
from zvhrr_extract.claims.counts import find_counts
from zvhrr_extract.claims.lexicon import lexicon_of
from zvhrr_extract.claims.register import Register
from zvhrr_extract.claims.scene import Scene
from zvhrr_extract.claims.sentences import split_sentences
from zvhrr_extract.claims.targets import list_targets
from zvhrr_extract.claims.tell import tell_amount, tell_change, tell_count
from zvhrr_extract.claims.verify import verify_change
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Block, Claim, Report, Section
from zvhrr_extract.models.statement import AmountStatement, ChangeStatement, Passage
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import strip_years

# What running text is; a caption or title announces figures, and states none.
_STATING = frozenset({"paragraph", "list_item", "callout", "quote", "lead_in", "other"})


def find_claims(report: Report, knowledge: Knowledge) -> tuple[Claim, ...]:
    """Find what the prose of a report states, and judge it by the report's own tables.

    Changes (`daling van 12% ten opzichte van 2020`) are all claims; numbers and amounts are
    where they can be checked, or are money or of a kind that the tables count.
    """
    lexicon = lexicon_of(knowledge.language)
    targets = list_targets(report, knowledge, lexicon)
    register = Register(targets)
    counted = frozenset().union(*(target.context for target in targets))
    sections = {section.id: section for section in report.sections}
    ids = IdMaker()
    counts = list(find_counts(report, knowledge))
    claims: list[Claim] = []
    for index, block in enumerate(report.blocks):
        if block.kind not in _STATING:
            continue
        above = _headings(sections, block)
        scene = Scene(above, knowledge.language, lexicon, register, counted)
        claims += _claims_of(report, index, scene, ids)
        claims += [tell_count(one, block, ids) for one in counts if one.block == index]
    return tuple(claims)


def _headings(sections: Mapping[str, Section], block: Block) -> tuple[str, ...]:
    """List the heading a block stands under and those above that, folded, years apart."""
    headings: list[str] = []
    at = block.section
    while at is not None and at in sections:
        headings.append(fold(strip_years(sections[at].heading)))
        at = sections[at].parent
    return tuple(headings)


def _claims_of(report: Report, index: int, scene: Scene, ids: IdMaker) -> Iterator[Claim]:
    """Yield the changes and amounts that a block states."""
    block = report.blocks[index]
    amounts: list[AmountStatement] = []
    for start, end in split_sentences(block.text, scene.language):
        passage = Passage(index, block.text[start:end], block.text[:start])
        changes, free = find_changes(passage, report.year, scene.language, scene.lexicon)
        for change in changes:
            if not _is_yet_to_come(change, report):
                yield tell_change(change, verify_change(change, scene), block, ids)
        amounts += list_amounts(passage, free, report.year, scene)
    earlier: list[Decimal] = []
    for amount in amounts:
        judged = judge_amount(amount, earlier, scene)
        if judged is not None:
            yield tell_amount(amount, judged, block, ids)
        if amount.figure.unit is not None:
            earlier.append(-amount.figure.value if amount.negative else amount.figure.value)


def _is_yet_to_come(change: ChangeStatement, report: Report) -> bool:
    """Tell whether a change is only expected, of a year that no report can tell of yet."""
    late = change.year is not None and report.year is not None and change.year > report.year
    return change.expects and (late or change.percent is None)
