"""Seven years of made-up reports with right and wrong statements, and what is planted in them.

    text, gold = write_year(2021, seed=1)
    reports = write_series(seed=1)         # {year: (text, gold)}

Run as a module, it writes the dumps and the gold of some seeds into a folder:

    python -m tests.audit.planted /tmp/planted 1 2 3
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from tests.audit.planted_figures import (
    COSTS,
    MDO,
    PERSONS,
    YEARS,
    Table,
    mdo_table,
    persons_table,
    restatements,
    wrong_totals,
)
from tests.audit.planted_finance import (
    IN_FAVOUR,
    Finance,
    draw_finance,
    with_duplicate,
    with_table,
    with_wrong_total,
)
from tests.audit.planted_gold import GoldFinding, GoldRestatement, YearGold
from tests.audit.planted_plan import SeriesPlan, YearPlan, plan_series
from tests.audit.planted_sheet import write_sheet
from tests.audit.planted_text import render
from tests.audit.planted_year import Writer


def write_year(year: int, seed: int, **plan: Any) -> tuple[str, YearGold]:
    """Write the report of a year, and what is planted in it.

    Args:
        year: 2018 to 2024.
        seed: Of the whole series: its figures and its faults.
        **plan: Fields of `YearPlan` that are to be otherwise than drawn.
    """
    series = plan_series(seed)
    return _write(series, year, replace(series.years[year], **plan), _chance(seed, year))


def _chance(seed: int, year: int) -> Random:
    return Random(f"{seed}-{year}")  # noqa: S311  no secret


def tables_of(year: int, seed: int) -> tuple[Table, ...]:
    """Give the five tables as printed in the report of a year."""
    series = plan_series(seed)
    plan = series.years[year]
    finance, _, _ = _spoiled(
        draw_finance(_chance(seed, year), year, wrong_year=plan.wrong_year),
        plan,
    )
    return persons_table(series.history, year), mdo_table(series.history, year), *finance.tables


def write_series(seed: int) -> dict[int, tuple[str, YearGold]]:
    """Write all seven reports of a seed."""
    return {year: write_year(year, seed) for year in YEARS}


def _write(series: SeriesPlan, year: int, plan: YearPlan, rng: Random) -> tuple[str, YearGold]:
    history = series.history
    persons, mdo = persons_table(history, year), mdo_table(history, year)
    finance, tolerated, doubled = _spoiled(
        draw_finance(rng, year, wrong_year=plan.wrong_year), plan
    )
    # A result is told where the printed totals are those it follows from.
    if doubled and doubled.where == COSTS:
        plan = replace(plan, result="omitted")
    writer = Writer(history, year, plan, rng, persons, mdo)
    sheet = write_sheet(series, writer, finance)
    findings = [*_planted_findings(plan, year), *([doubled] if doubled else [])]
    findings += [
        GoldFinding("count", claim.value, claim.absolute, claim.text)
        for claim in writer.claims
        if claim.kind == "count" and claim.verdict == "contradicted"
    ]
    tables: list[Table] = [persons, mdo, *finance.tables]
    totals = [total for table in tables for total in wrong_totals(table)]
    totals = [total for total in totals if ("table_total", total.table) not in tolerated]
    restated: list[GoldRestatement] = []
    if year - 1 in YEARS:
        restated += restatements(persons_table(history, year - 1), persons, year)
        restated += restatements(mdo_table(history, year - 1), mdo, year)
    gold = YearGold(
        year, tuple(writer.claims), tuple(totals), tuple(restated), tuple(findings), tolerated
    )
    return render(sheet), gold


def _spoiled(
    finance: Finance, plan: YearPlan
) -> tuple[Finance, tuple[tuple[str, str], ...], GoldFinding | None]:
    tolerated: tuple[tuple[str, str], ...] = ()
    doubled = None
    if plan.duplicate:
        key, counted = plan.duplicate
        table = next(table for table in finance.tables if table.key == key)
        label = table.rows[1].label
        finance = with_table(finance, with_duplicate(table, label, counted=counted))
        tolerated = (("table_total", key),)
        doubled = GoldFinding("duplicate_row", None, label, key)
    if plan.money and (not plan.duplicate or plan.money[0] != plan.duplicate[0]):
        key, column, way = plan.money
        table = next(table for table in finance.tables if table.key == key)
        finance = with_table(finance, with_wrong_total(table, column, way))
    return finance, tolerated, doubled


def _planted_findings(plan: YearPlan, year: int) -> list[GoldFinding]:
    found = []
    if plan.caption == MDO:
        found.append(
            GoldFinding("caption_range", f"{year - 1}-{year}", f"{year - 2}-{year}", MDO)
        )
    if plan.caption == PERSONS:
        found.append(
            GoldFinding("caption_range", f"{year - 2}-{year}", f"{year - 3}-{year}", PERSONS)
        )
    if plan.wrong_year:
        found.append(GoldFinding("label_year", year, year + 1, IN_FAVOUR.format(year=year + 1)))
    if plan.gap:
        found.append(GoldFinding("numbering_gap", "Tabel 2", "Tabel 3", MDO))
    return found


def main(folder: Path, seeds: list[int]) -> None:
    """Write dumps and gold of some seeds into a folder."""
    for seed in seeds:
        place = folder / str(seed)
        place.mkdir(parents=True, exist_ok=True)
        reports = write_series(seed)
        for year, (text, _) in reports.items():
            (place / f"{year}.txt").write_text(text, encoding="utf-8")
        gold = {year: gold.as_json() for year, (_, gold) in reports.items()}
        (place / "gold.json").write_text(
            json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(seed) for seed in sys.argv[2:]])
