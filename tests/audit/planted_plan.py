"""Which faults stand in which of the seven years, drawn by a seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from tests.audit.planted_figures import (
    AREAS,
    COSTS,
    HIT,
    INCOME,
    LAST_REPORT,
    MDO,
    PERSONS,
    SUBSIDIES,
    YEARS,
    History,
    Revision,
    TotalFault,
    draw_history,
)
from tests.audit.planted_gold import (
    FACTOR,
    NEW_BASE,
    OTHER_YEARS,
    PLAIN_WRONG,
    POINTS,
    SWAPPED,
    TRUNCATED,
    WRONG_KINDS,
    WRONG_SIGN,
)

OLD_TOTAL_KEPT = 0.35
WAYS = ("swapped", "plus10", "plus100", "left_out", "old")


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What is planted in one report, its figures apart.

    Attributes:
        kinds: Ways a claim is wrong, in the order they are tried; each is used once.
        wrong_share: Of the claims, how many are to be wrong.
        caption: Table whose caption names other years than it has: its key, or "".
        wrong_year: Whether the row after the subsidies' total names the next year.
        gap: Whether Tabel 2 is called Tabel 3.
        duplicate: Table with a row printed twice, and whether its total counts it; or None.
        counts: What is added to the stated numbers of themes, municipalities, goals, DPIA's.
        themes_left_out: Which theme the list leaves out (1 or 2), 0 for none.
        amount: How the number of all persons is wrong, or None.
        result: How the result is wrong, None for right, "omitted" for not told.
        money: Table, column and way of a wrong total on the finance page, or None.
        box: Whether there is the little table of Huiselijk Geweld.
        scrambled: Whether the developments stand in the order of the sample.
        order: Which order the last pages stand in.
    """

    kinds: tuple[str, ...] = ()
    wrong_share: float = 0.5
    caption: str = ""
    wrong_year: bool = False
    gap: bool = False
    duplicate: tuple[str, bool] | None = None
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    themes_left_out: int = 0
    amount: str | None = None
    result: str | None = None
    money: tuple[str, int, str] | None = None
    box: bool = True
    scrambled: bool = True
    order: int = 0


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """The figures of all years and what is planted in each report."""

    history: History
    areas: tuple[str, ...]
    years: Mapping[int, YearPlan]


@cache
def plan_series(seed: int) -> SeriesPlan:
    """Draw a plan: a year clean, one with all percentages wrong in one way, the rest mixed."""
    rng = Random(f"planted-{seed}")  # noqa: S311  no secret
    areas = tuple(area for area in AREAS if seed % 4 != 3 or area != "Rijnmond Zuid West")
    extra = ((), ("Mensenhandel",), ())[seed % 3]
    history = draw_history(rng, areas=areas, extra=extra, hit=seed % 5 != 4)
    history = replace(history, revisions=_draw_revisions(rng, history))
    history = replace(history, faults=_draw_faults(rng, history))
    return SeriesPlan(history, areas, _draw_years(rng, history))


def _draw_revisions(rng: Random, history: History) -> tuple[Revision, ...]:
    persons = list(history.persons)
    places = rng.sample(range(2019, LAST_REPORT + 1), 4)
    drawn = [
        _revision(rng, history, PERSONS, rng.choice(persons), places[0] - 1, places[0]),
        replace(
            _revision(rng, history, PERSONS, rng.choice(persons), places[1] - 2, places[1]),
            keeps_total=rng.random() < OLD_TOTAL_KEPT,
        ),
        _revision(rng, history, MDO, rng.choice(list(history.mdo)), places[2] - 1, places[2]),
    ]
    one, two = rng.sample(persons, 2)
    drawn += [
        _revision(rng, history, PERSONS, label, places[3] - 1, places[3])
        for label in (one, two)
    ]
    if history.hit:
        drawn.append(_revision(rng, history, PERSONS, HIT, places[3] - 1, places[3]))
    unique = {(revision.table, revision.row, revision.year): revision for revision in drawn}
    return tuple(unique.values())


def _revision(  # noqa: PLR0913, PLR0917  what it is of
    rng: Random, history: History, table: str, row: str, year: int, report: int
) -> Revision:
    value = history.value(table, row, year, report)
    step = max(2, round(value * rng.uniform(0.02, 0.09)))
    return Revision(table, row, year, report, value + rng.choice((-step, step)))


def _draw_faults(rng: Random, history: History) -> tuple[TotalFault, ...]:
    """Spoil totals of Tabel 1 and 2 where no figure is revised; some are repeated later."""
    revised = {(revision.table, revision.year) for revision in history.revisions}
    ways = rng.sample(WAYS, len(WAYS))
    faults = [TotalFault(PERSONS, 2016, (2018,), ways[0])]
    if (PERSONS, 2017) not in revised:
        faults.append(TotalFault(PERSONS, 2017, (2018, 2019), ways[1]))
    if rng.random() < 0.6:
        faults.append(TotalFault(PERSONS, LAST_REPORT, (LAST_REPORT,), ways[2]))
    free = [year for year in range(2019, LAST_REPORT) if (MDO, year) not in revised]
    year, both, once = rng.choice(free), rng.random() < 0.5, rng.random() < 0.5
    faults.append(TotalFault(MDO, year, (year, year + 1) if both else (year,), ways[3]))
    later = [y for y in range(2020, LAST_REPORT - 1) if (PERSONS, y) not in revised]
    if once and later:
        faults.append(TotalFault(PERSONS, later[0], (later[0] + 1,), ways[4]))
    return tuple(faults)


def _draw_years(rng: Random, history: History) -> dict[int, YearPlan]:
    free = [y for y in YEARS if not any(y in f.reports for f in history.faults)] or list(YEARS)
    clean = rng.choice(free)
    systematic = rng.choice([year for year in YEARS if year != clean])
    rest = [year for year in YEARS if year != clean]
    spread = {year: [] for year in rest}  # type: dict[int, list[str]]
    for at, fault in enumerate(rng.sample(_FAULTS, len(_FAULTS))):
        spread[rest[at % len(rest)]].append(fault)
    plans = {}
    for year in YEARS:
        box = rng.random() < 0.7
        # Without the little table nothing tells the texts of two columns apart.
        scrambled = box and rng.random() < 0.7
        plan = YearPlan(_draw_kinds(rng), box=box, scrambled=scrambled, order=rng.randrange(4))
        if year == systematic:
            plan = replace(plan, kinds=(NEW_BASE,) * 12, wrong_share=1.0)
        if year == clean:
            plan = replace(plan, kinds=())
        for fault in spread.get(year, ()):
            plan = _with_fault(plan, fault, rng)
        plans[year] = plan
    return plans


def _draw_kinds(rng: Random) -> tuple[str, ...]:
    # Twice each; those that fit few figures come first, else they would hardly come at all.
    rare = rng.sample((POINTS, TRUNCATED, SWAPPED, WRONG_SIGN), 4)
    others = rng.sample((OTHER_YEARS, FACTOR, NEW_BASE, PLAIN_WRONG), 4)
    first = [kind for pair in zip(rare, others, strict=True) for kind in pair]
    return (*first, *rng.sample(WRONG_KINDS, len(WRONG_KINDS)))


_FAULTS = (
    "caption_mdo", "caption_persons", "wrong_year", "wrong_year", "gap", "counted",
    "uncounted", "themes", "themes_list", "municipalities", "goals", "dpia", "amount_swapped",
    "amount_factor", "amount_wrong", "result_swapped", "result_factor", "result_sign",
    "result_wrong", "money_costs", "money_income", "money_subsidies", "money_real",
)  # fmt: skip
_PLAIN_FAULTS: Mapping[str, Mapping[str, object]] = {
    "caption_mdo": {"caption": MDO},
    "caption_persons": {"caption": PERSONS},
    "wrong_year": {"wrong_year": True},
    "gap": {"gap": True},
    "themes_list": {"themes_left_out": 1},
    "amount_swapped": {"amount": SWAPPED},
    "amount_factor": {"amount": FACTOR},
    "amount_wrong": {"amount": PLAIN_WRONG},
    "result_swapped": {"result": SWAPPED},
    "result_factor": {"result": FACTOR},
    "result_sign": {"result": WRONG_SIGN},
    "result_wrong": {"result": PLAIN_WRONG},
}
_COUNTED = ("themes", "municipalities", "goals", "dpia")


def _with_fault(plan: YearPlan, fault: str, rng: Random) -> YearPlan:
    if fault in _PLAIN_FAULTS:
        return replace(plan, **_PLAIN_FAULTS[fault])  # type: ignore[arg-type]  # fields by name
    if fault in _COUNTED:
        added = rng.choice((-1, 1)) if fault != "goals" else 1
        counts = [*plan.counts]
        counts[_COUNTED.index(fault)] = added
        return replace(plan, counts=(counts[0], counts[1], counts[2], counts[3]))
    if fault in {"counted", "uncounted"}:
        table = rng.choice((COSTS, SUBSIDIES))
        return replace(plan, duplicate=(table, fault == "counted"))
    way = rng.choice(WAYS)
    table = {"costs": COSTS, "income": INCOME, "subsidies": SUBSIDIES, "real": COSTS}[fault[6:]]
    if fault == "money_real":
        return replace(plan, money=(table, 1, way), result="omitted")
    return replace(plan, money=(table, 0, way))
