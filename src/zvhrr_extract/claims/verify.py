"""Verifying: a change linked to the measure it is about, and judged by its figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from zvhrr_extract.claims.explain import Case
from zvhrr_extract.claims.judge import Judgement, judge_change
from zvhrr_extract.claims.link import Link, link_change
from zvhrr_extract.claims.scene import Scene
from zvhrr_extract.claims.targets import Target
from zvhrr_extract.models.statement import ChangeStatement


class Verified(NamedTuple):
    """What came of a change.

    Attributes:
        link: The measure it is about, or None.
        judged: What the figures say of it, or None where they say nothing.
        explanation: Why it is contradicted, or cannot be verified.
    """

    link: Link | None
    judged: Judgement | None
    explanation: str | None


def verify_change(statement: ChangeStatement, scene: Scene) -> Verified:
    """Link a change to a measure, if there is one, or several that have the same figures.

    Of others the one that bears a percentage out is not chosen: some row always does.
    """
    links = [] if statement.elsewhere or statement.expects else link_change(statement, scene)
    if len({link.target.figures_for(statement) for link in links}) != 1:
        return Verified(None, None, _why_not(statement, links))
    judged = judge_change(statement, _case(statement, links[0].target, scene))
    return Verified(links[0], judged, judged.explanation)


def _case(statement: ChangeStatement, target: Target, scene: Scene) -> Case:
    """Gather the figures a change is about."""
    ends = target.figures_for(statement)
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
    for other in scene.register.targets:
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
