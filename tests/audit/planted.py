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
    HIT,
    MDO,
    MDO_TOTAL,
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
from tests.audit.planted_text import ORDERS, Item, Sheet, listed, render
from tests.audit.planted_wordings import NAMED, THEME
from tests.audit.planted_year import ASIDE, HEADED, WITH_NAME, Writer

_WORDS = ("", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_KEYS = {
    "Rijnmond Noord": "area_rijnmond_noord",
    "Rotterdam Noord Oost": "area_rotterdam_noord_oost",
    "Rijnmond Zuid West": "area_rijnmond_zuid_west",
    "Rotterdam Zuid": "area_rotterdam_zuid",
}
_NOTES = {
    "Rijnmond Noord": ("Lansingerland", "Maassluis", "Schiedam", "Vlaardingen"),
    "Rotterdam Noord Oost": ("Capelle aan den IJssel", "Krimpen aan den IJssel"),
}
_SOUTH = (
    "Albrandswaard",
    "Barendrecht",
    "Brielle",
    "Goeree-Overflakkee",
    "Hellevoetsluis",
    "Nissewaard",
    "Ridderkerk",
    "Westvoorne",
)
_SOUTH_MERGED = (
    "Albrandswaard",
    "Barendrecht",
    "Goeree-Overflakkee",
    "Nissewaard",
    "Ridderkerk",
    "Voorne aan Zee",
)


def write_year(year: int, seed: int, **plan: Any) -> tuple[str, YearGold]:
    """Write the report of a year, and what is planted in it.

    Args:
        year: 2018 to 2024.
        seed: Of the whole series: its figures and its faults.
        **plan: Fields of `YearPlan` that are to be otherwise than drawn.
    """
    series = plan_series(seed)
    return _write(series, year, replace(series.years[year], **plan), Random(f"{seed}-{year}"))  # noqa: S311  no secret


def tables_of(year: int, seed: int) -> tuple[Table, ...]:
    """Give the five tables as printed in the report of a year."""
    series = plan_series(seed)
    plan = series.years[year]
    finance, _, _ = _spoiled(
        draw_finance(Random(f"{seed}-{year}"), year, wrong_year=plan.wrong_year),
        plan,  # noqa: S311  no secret
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
    sheet = _sheet(series, writer, finance)
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


def _sheet(series: SeriesPlan, writer: Writer, finance: Finance) -> Sheet:
    history, year, plan, rng = writer.history, writer.year, writer.plan, writer.rng
    merged = year >= 2023
    total = writer.total()
    aside = writer.say("EPA-Top", "epa_top", ASIDE, named=False)
    domestic = [
        writer.say("Huiselijk Geweld", "domestic_violence", (*THEME, *NAMED), named=False)
    ]
    areas = tuple(_area(writer, label, merged=merged) for label in series.areas)
    mdo_text = _mdo_text(writer)
    labels = list(history.persons)
    hit = writer.say(HIT, "theme_hit", NAMED, named=True) if history.hit else ""
    items = [
        writer.say(rng.choice(labels), section, WITH_NAME, named=True, span=rng.random() < 0.3)
        for section in ("introduction", "theme_epa_top", "municipal_relations")
    ]
    domestic.append(writer.national())
    rises = history.value(PERSONS, "EPA-Top", year, year) > history.value(
        PERSONS, "EPA-Top", year - 1, year
    )
    epa = f"{'Toename' if rises else 'Afname'} wordt voor het overgrote deel toegeschreven aan heroverweging casuïstiek."
    more = history.total(PERSONS, year, year) > history.total(PERSONS, year - 1, year)
    box = tuple(
        (y, history.value(PERSONS, "Huiselijk Geweld", y, year)) for y in (year - 1, year)
    )
    mark = len(series.areas) + 2
    return Sheet(
        year=year,
        intro=_stop(items[0]),
        trend="stijging" if more else "daling",
        total=total,
        persons=writer.persons,
        persons_caption=f"{year - 2 - (plan.caption == PERSONS)} {year}",
        mdo=writer.mdo,
        mdo_caption=f"{year - 1 - (plan.caption == MDO)} {year}",
        mdo_label="Tabel 3" if plan.gap else "Tabel 2",
        mdo_text=mdo_text,
        domestic=tuple(_stop(text) for text in domestic if text),
        epa_text=f"{epa} {writer.expectation('epa_top')}.",
        epa_aside=_stop(aside),
        box=box if plan.box else (),
        areas=areas,
        scrambled=plan.scrambled,
        counted=_counted(writer, merged=merged),
        themes_left_out=plan.themes_left_out,
        epa_item=items[1],
        hit_text=_stop(hit),
        relations_item=items[2],
        finance=finance,
        finance_text=writer.result(finance.result, finance.contribution, mark),
        municipalities=(13 if merged else 15) + plan.counts[1],
        merged=merged,
        order=ORDERS[plan.order],
    )


def _stop(text: str) -> str:
    return f"{text}." if text else ""


def _area(writer: Writer, label: str, *, merged: bool) -> Item:
    lines = [writer.say(label, _KEYS[label], HEADED, named=False)]
    if writer.rng.random() < 0.3:
        lines.append(writer.say(label, _KEYS[label], HEADED, named=False, span=True))
    heading = label.replace("Zuid West", "Zuid-West")
    if label == "Rotterdam Zuid":
        note = "de zuidoever van de gemeente Rotterdam"
    else:
        note = "de gemeenten " + listed(_NOTES.get(label, _SOUTH_MERGED if merged else _SOUTH))
    return Item(heading, note, tuple(line for line in lines if line))


def _mdo_text(writer: Writer) -> str:
    year, history = writer.year, writer.history
    often = history.total(MDO, year, year) > history.total(MDO, year - 1, year)
    text = (
        f"In {year} is intensieve bespreking in een Multidisciplinair Overleg (MDO) {'vaker' if often else 'minder vaak'} "
        "ingezet. "
    )
    here = ""
    if history.hit:
        text += (
            "Personen met de High Impact Targets (HIT)-status, worden in de meeste gevallen in de gebieden "
            "besproken. Een enkeling wordt bij een van de thema’s besproken. "
        )
        here = writer.hit_here()
    change = writer.say(MDO_TOTAL, "mdo", NAMED, named=True)
    return " ".join(part for part in (text.strip(), _stop(here), _stop(change)) if part)


def _counted(writer: Writer, *, merged: bool) -> tuple[str, str, str]:
    plan = writer.plan
    themes, goals, dpia = 7 + plan.counts[0], 2 + plan.counts[2], 2 + plan.counts[3]
    listed_themes = 7 - bool(plan.themes_left_out)
    cities = 13 if merged else 15
    writer.count(
        "thema-aanpakken", themes, listed_themes, f"{_WORDS[themes]} thema-aanpakken", "themes"
    )
    writer.count(
        "gemeenten",
        cities + plan.counts[1],
        cities,
        f"{cities + plan.counts[1]} gemeenten uit de politieregio",
        "partners",
    )
    writer.count("doelen", goals, 2, f"{_WORDS[goals]} doelen", "about")
    writer.count("DPIA’s", dpia, 2, f"{_WORDS[dpia]} DPIA’s", "privacy")
    return _WORDS[themes], _WORDS[goals], _WORDS[dpia]


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
