"""find_claims: what a report's prose states, each held against its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from zvhrr_extract.build import IdMaker, content_hash
from zvhrr_extract.claims.amount_judge import AmountJudgement, judge_amount
from zvhrr_extract.claims.amounts import list_amounts
from zvhrr_extract.claims.changes import find_changes
from zvhrr_extract.claims.counts import Count, find_counts
from zvhrr_extract.claims.explain import Case
from zvhrr_extract.claims.judge import Judgement, judge_change
from zvhrr_extract.claims.lexicon import lexicon_of
from zvhrr_extract.claims.link import Link, Scene, find_ends, link_change
from zvhrr_extract.claims.sentences import split_sentences
from zvhrr_extract.claims.targets import Target, list_targets
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.report import Block, Claim, Evidence, Recomputed, Report
from zvhrr_extract.models.statement import (
    AmountStatement,
    ChangeStatement,
    Passage,
    Stated,
)
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.numbers import json_number
from zvhrr_extract.values.years import strip_years

_PERCENT_DIGITS = 3
# What running text is; a caption or title announces figures, and states none.
_STATING = frozenset({"paragraph", "list_item", "callout", "quote", "lead_in", "other"})


def find_claims(report: Report, knowledge: Knowledge) -> tuple[Claim, ...]:
    """Find what the prose of a report states, and judge it by the report's own tables.

    Changes (`daling van 12% ten opzichte van 2020`) are all claims; numbers and amounts are
    where they can be checked, or are money or of a kind that the tables count.
    """
    lexicon = lexicon_of(knowledge.language)
    targets = list_targets(report, knowledge, lexicon)
    ids = IdMaker()
    counts = list(find_counts(report, knowledge))
    claims: list[Claim] = []
    for index, block in enumerate(report.blocks):
        if block.kind not in _STATING:
            continue
        scene = Scene(_headings(report, block), knowledge.language, lexicon, targets)
        claims += _claims_of(report, index, scene, ids)
        claims += [_tell_count(one, block, ids) for one in counts if one.block == index]
    return tuple(claims)


def _headings(report: Report, block: Block) -> tuple[str, ...]:
    """List the heading a block stands under and those above that, folded, years apart."""
    sections = {section.id: section for section in report.sections}
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
                yield _tell_change(change, block, scene, ids)
        amounts += list_amounts(passage, free, report.year, scene)
    earlier: list[Decimal] = []
    for amount in amounts:
        judged = judge_amount(amount, earlier, scene)
        if judged is not None:
            yield _tell_amount(amount, judged, block, ids)
        if amount.figure.unit is not None:
            earlier.append(-amount.figure.value if amount.negative else amount.figure.value)


def _is_yet_to_come(change: ChangeStatement, report: Report) -> bool:
    """Tell whether a change is only expected, of a year that no report can tell of yet."""
    late = change.year is not None and report.year is not None and change.year > report.year
    return change.expects and (late or change.percent is None)


def _tell_change(statement: ChangeStatement, block: Block, scene: Scene, ids: IdMaker) -> Claim:
    links = [] if statement.elsewhere or statement.expects else link_change(statement, scene)
    link, judged = _choose(statement, links, scene)
    found = link.target if link else None
    return Claim(
        id=ids.give(f"c-{content_hash(block.id, statement.region)}"),
        kind="change",
        text=statement.passage.text,
        block=block.id,
        subject=found.measure.label if found else " ".join(statement.words) or None,
        direction=statement.direction,
        percent=_number(statement.percent),
        absolute=_number(statement.absolute),
        base_year=statement.base_year,
        year=statement.year,
        verdict=judged.verdict if judged else "unverifiable",
        evidence=_evidence_of_change(statement, found) if found else (),
        recomputed=_recomputed(judged) if judged else None,
        explanation=judged.explanation if judged else _why_not(statement, links),
        base_value=_number(statement.base_value),
        value=_number(statement.value),
        unit=statement.absolute.unit if statement.absolute else None,
        points=statement.points,
        absolute_verdict=judged.absolute_verdict if judged else None,
        score=round(min(1.0, link.score), 2) if link else None,
    )


def _choose(
    statement: ChangeStatement, links: Sequence[Link], scene: Scene
) -> tuple[Link | None, Judgement | None]:
    """Choose a measure, if there is one, or several that have the same figures.

    Of others the one that bears a percentage out is not chosen: some row always does.
    """
    if len({find_ends(statement, link.target) for link in links}) != 1:
        return None, None
    return links[0], judge_change(statement, _case(statement, links[0].target, scene))


def _case(statement: ChangeStatement, target: Target, scene: Scene) -> Case:
    """Gather the figures a change is about."""
    ends = find_ends(statement, target)
    assert ends is not None  # noqa: S101 -- only measures with both years are linked
    base, year = statement.base_year or 0, statement.year or 0
    years = sorted(target.measure.figures)
    return Case(
        old=ends[0],
        new=ends[1],
        rounding=target.rounding,
        in_percent=target.measure.kind == "percent",
        wholes=_wholes(target, (base, year), scene),
        others=tuple(
            (target.figure(one) or Decimal(0), target.figure(other) or Decimal(0))
            for one, other in combinations(years, 2)
            if (one, other) != (base, year)
        ),
    )


def _wholes(
    target: Target, years: tuple[int, int], scene: Scene
) -> tuple[Decimal, Decimal] | None:
    """Find the totals of two years of which a measure is a part."""
    mine = target.measure
    for other in scene.targets:
        whole = other.measure
        if whole.table is mine.table and whole.role == "total" and whole.column == mine.column:
            old, new = other.figure(years[0]), other.figure(years[1])
            if old is not None and new is not None and whole is not mine:
                return old, new
    return None


def _why_not(statement: ChangeStatement, links: Sequence[Link]) -> str:
    """Say why a change cannot be verified."""
    if statement.elsewhere:
        return "speaks of others"
    if statement.expects:
        return "speaks of what is expected"
    if statement.year is None:
        return "names no year"
    return "fits several figures" if links else "no figure of the tables is named"


def _evidence_of_change(statement: ChangeStatement, target: Target) -> tuple[Evidence, ...]:
    base, year = statement.base_year or 0, statement.year or 0
    old = (
        (target.plan, year)
        if statement.against_plan and target.plan
        else (target.measure, base)
    )
    return tuple(_evidence(*one) for one in (old, (target.measure, year)))


def _evidence(measure: Measure, year: int) -> Evidence:
    reading = measure.figures[year]
    row = measure.table.rows[reading.row]
    return Evidence(
        table=measure.table.id,
        row=row.label,
        column=measure.table.columns[reading.column].label,
        value=row.cells[reading.column].value,
        row_id=row.id,
        year=year,
    )


def _recomputed(judged: Judgement) -> Recomputed:
    percent = judged.percent
    return Recomputed(
        percent=None if percent is None else round(float(percent), _PERCENT_DIGITS),
        absolute=json_number(judged.absolute),
    )


def _number(stated: Stated | None) -> int | float | None:
    return None if stated is None else json_number(stated.value)


def _tell_amount(
    statement: AmountStatement, judged: AmountJudgement, block: Block, ids: IdMaker
) -> Claim:
    figure = statement.figure
    return Claim(
        id=ids.give(f"c-{content_hash(block.id, statement.passage.text, str(figure.value))}"),
        kind="amount",
        text=statement.passage.text,
        block=block.id,
        subject=judged.subject or statement.result_word or figure.noun or None,
        direction=None,
        percent=None,
        absolute=json_number(figure.value),
        base_year=None,
        year=statement.year,
        verdict=judged.verdict,
        evidence=tuple(_evidence(*reading) for reading in judged.readings),
        recomputed=None
        if judged.real is None
        else Recomputed(percent=None, absolute=json_number(judged.real)),
        explanation=judged.explanation,
        unit=figure.unit or figure.noun or None,
        score=None if judged.score is None else round(judged.score, 2),
    )


def _tell_count(count: Count, block: Block, ids: IdMaker) -> Claim:
    return Claim(
        id=ids.give(f"c-{content_hash(block.id, count.text, str(count.stated))}"),
        kind="count",
        text=count.text,
        block=block.id,
        subject=count.subject,
        direction=None,
        percent=None,
        absolute=count.stated,
        base_year=None,
        year=None,
        verdict="supported" if count.stated == count.found else "contradicted",
        evidence=(),
        recomputed=Recomputed(percent=None, absolute=count.found),
        explanation=None,
        unit=count.subject,
    )
