"""Telling: what was stated and what came of it, as claims of the report."""

from __future__ import annotations

from zvhrr_extract.build import IdMaker, content_hash
from zvhrr_extract.claims.amount_judge import AmountJudgement
from zvhrr_extract.claims.counts import Count
from zvhrr_extract.claims.judge import Judgement
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.claims.verify import Verified
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.report import Block, Claim, Evidence, Recomputed
from zvhrr_extract.models.statement import AmountStatement, ChangeStatement, Stated
from zvhrr_extract.values.numbers import json_number

_PERCENT_DIGITS = 3


def tell_change(
    statement: ChangeStatement, verified: Verified, block: Block, ids: IdMaker
) -> Claim:
    """Tell a change."""
    link, judged, explanation = verified
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
        explanation=explanation,
        base_value=_number(statement.base_value),
        value=_number(statement.value),
        unit=statement.absolute.unit if statement.absolute else None,
        points=statement.points,
        absolute_verdict=judged.absolute_verdict if judged else None,
        score=round(min(1.0, link.score), 2) if link else None,
    )


def tell_amount(
    statement: AmountStatement, judged: AmountJudgement, block: Block, ids: IdMaker
) -> Claim:
    """Tell a number or amount."""
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


def tell_count(count: Count, block: Block, ids: IdMaker) -> Claim:
    """Tell a number that announces a list."""
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
