"""Nine years of made-up figures that agree with each other, and the tables printed of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from tests.audit.planted_gold import GoldRestatement, GoldTotal

FIRST_DATA_YEAR, FIRST_REPORT, LAST_REPORT = 2016, 2018, 2024
YEARS = tuple(range(FIRST_REPORT, LAST_REPORT + 1))
DATA_YEARS = tuple(range(FIRST_DATA_YEAR, LAST_REPORT + 1))

PERSONS, MDO = "persons_discussed", "mdo_organised"
COSTS, INCOME, SUBSIDIES = "costs", "income", "subsidies"
PERSONS_TOTAL, HIT, MDO_TOTAL = (
    "Aantal personen in casuïstiek",
    "Personen met HIT-status",
    "totaal",
)
AREAS = ("Rijnmond Noord", "Rotterdam Noord Oost", "Rijnmond Zuid West", "Rotterdam Zuid")
AREA_ROWS = ("Rijnmond Noord", "Rijnmond Zuid West", "Rotterdam Noord Oost", "Rotterdam Zuid")
MDO_COLUMNS = ("MDO", "MDO Wijkrechtspraak op Zuid", "MDO Steekincidenten/messengeweld")

Role = Literal["item", "total", "memo"]
Series = dict[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row: label, role, one value a column."""

    label: str
    role: Role
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table; `across` says that its last column is the sum of the others."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    across: bool = False

    def row(self, label: str) -> Row:
        """Give the first row of that label."""
        return next(row for row in self.rows if row.label == label)


@dataclass(frozen=True, slots=True)
class Revision:
    """From a report on, a figure of an earlier year is another one."""

    table: str
    row: str
    year: int
    report: int
    value: int
    keeps_total: bool = False


@dataclass(frozen=True, slots=True)
class TotalFault:
    """A total printed wrong: of which table, column or year, in which reports, how.

    Attributes:
        column: Year of the column (persons) or of the row (MDOs); 0 and 1 for Begroting and
            Realisatie; 0 for the subsidies.
    """

    table: str
    column: int
    reports: tuple[int, ...]
    way: str


@dataclass(frozen=True, slots=True)
class History:
    """What happened in the nine years, and what the reports get wrong about it."""

    persons: Mapping[str, Series]
    hit: Series | None
    mdo: Mapping[str, Series]
    revisions: tuple[Revision, ...] = ()
    faults: tuple[TotalFault, ...] = ()
    notable: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def value(self, table: str, row: str, year: int, report: int) -> int:
        """Give a figure as the report of a year has it: with the revisions up to then."""
        drawn = {**self.persons, **({HIT: self.hit} if self.hit else {}), **self.mdo}
        value = drawn[row][year]
        for revision in self.revisions:
            if (table, row, year) == (revision.table, revision.row, revision.year):
                value = revision.value if report >= revision.report else value
        return value

    def total(self, table: str, year: int, report: int) -> int:
        """Add up what a total must be in the report of a year."""
        labels = self.persons if table == PERSONS else self.mdo
        return sum(self.value(table, label, year, report) for label in labels)

    def printed_total(self, table: str, year: int, report: int) -> int:
        """Give a total as printed: as it must be, or as a fault has it."""
        right = self.total(table, year, report)
        for revision in self.revisions:
            if revision.keeps_total and (revision.table, revision.year) == (table, year):
                right = self.total(
                    table, year, revision.report - 1 if report >= revision.report else report
                )
        for fault in self.faults:
            if (fault.table, fault.column) == (table, year) and report in fault.reports:
                parts = [
                    self.value(table, label, year, report)
                    for label in (self.persons if table == PERSONS else self.mdo)
                ]
                before = (
                    self.total(table, year - 1, report)
                    if year > FIRST_DATA_YEAR
                    else right + 100
                )
                return spoil_total(right, parts, before, fault.way)
        return right


def draw_history(
    rng: Random, *, areas: tuple[str, ...], extra: tuple[str, ...], hit: bool
) -> History:
    """Draw figures with changes of every size, a few of them doubled, halved, a third less."""
    labels = [row for row in AREA_ROWS if row in areas]
    labels += ["Huiselijk Geweld", "EPA-Top", *extra]
    notable: dict[tuple[str, int], str] = {}
    years = rng.sample(range(FIRST_REPORT, LAST_REPORT + 1), 3)
    names = rng.sample([label for label in labels if label not in extra], 3)
    for way, year, label in zip(("doubled", "third", "halved"), years, names, strict=True):
        notable[label, year] = way
    persons = {label: _draw_series(rng, label, notable) for label in labels}
    steady = dict.fromkeys(rng.sample(YEARS, 4), "steady")
    hit_series = _draw_series(rng, HIT, {(HIT, year): way for year, way in steady.items()})
    mdo = {
        label: _draw_series(rng, label, {}, low=20, high=160)
        for label in MDO_COLUMNS[: rng.choice((2, 3, 3))]
    }
    return History(persons, hit_series if hit else None, mdo, notable=notable)


def _draw_series(
    rng: Random,
    label: str,
    notable: Mapping[tuple[str, int], str],
    *,
    low: int = 210,
    high: int = 680,
) -> Series:
    series = {FIRST_DATA_YEAR: rng.randint(low, high)}
    for year in DATA_YEARS[1:]:
        before = series[year - 1]
        way = notable.get((label, year))
        ratio = rng.uniform(0.72, 0.955) if rng.random() < 0.5 else rng.uniform(1.045, 1.36)
        if before > 1.4 * high or before < 0.8 * low:
            ratio = (
                0.7 + rng.uniform(-0.04, 0.04)
                if before > high
                else 1.35 + rng.uniform(-0.04, 0.04)
            )
        fixed = {
            "doubled": 2.0,
            "third": 2 / 3,
            "halved": 0.5,
            "steady": rng.uniform(0.986, 1.014),
        }
        series[year] = round(before * fixed.get(way or "", ratio))
    return series


def spoil_total(right: int, parts: list[int], before: int, way: str) -> int:
    """Give a wrong total: `swapped`, `plus10`, `plus100`, `left_out` or `old`."""
    if way == "swapped":
        digits = list(str(right))
        places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
        places = [at for at in places if at or digits[1] != "0"]
        at = places[-1]
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
        return int("".join(digits))
    if way == "left_out":
        return right - parts[len(parts) // 2]
    if way == "old" and before != right:
        return before
    return right + (100 if way == "plus100" else 10)


def persons_table(history: History, report: int) -> Table:
    """Print Tabel 1 of a report: three years of persons by area and theme."""
    years = (report - 2, report - 1, report)
    rows = [
        Row(label, "item", tuple(history.value(PERSONS, label, year, report) for year in years))
        for label in history.persons
    ]
    totals = tuple(history.printed_total(PERSONS, year, report) for year in years)
    rows.append(Row(PERSONS_TOTAL, "total", totals))
    if history.hit:
        hit = tuple(history.value(PERSONS, HIT, year, report) for year in years)
        rows.append(Row(HIT, "memo", hit))
    return Table(PERSONS, tuple(map(str, years)), tuple(rows))


def mdo_table(history: History, report: int) -> Table:
    """Print Tabel 2 of a report: two years of MDOs, with the sum across."""
    rows = []
    for year in (report - 1, report):
        parts = tuple(history.value(MDO, label, year, report) for label in history.mdo)
        rows.append(Row(str(year), "item", (*parts, history.printed_total(MDO, year, report))))
    return Table(MDO, (*history.mdo, MDO_TOTAL), tuple(rows), across=True)


def wrong_totals(table: Table) -> Iterator[GoldTotal]:
    """Add up a table as printed, down or across, and give each total that does not hold."""
    if table.across:
        for row in table.rows:
            if sum(row.values[:-1]) != row.values[-1]:
                yield GoldTotal(
                    table.key,
                    row.label,
                    table.columns[-1],
                    sum(row.values[:-1]),
                    row.values[-1],
                )
        return
    total = next(row for row in table.rows if row.role == "total")
    for at, column in enumerate(table.columns):
        expected = sum(row.values[at] for row in table.rows if row.role == "item")
        if expected != total.values[at]:
            yield GoldTotal(table.key, total.label, column, expected, total.values[at])


def restatements(old: Table, new: Table, report: int) -> Iterator[GoldRestatement]:
    """Give each figure that the new report prints otherwise than the one before it."""
    for row in new.rows:
        for column, value in zip(new.columns, row.values, strict=True):
            before = _printed(old, row.label, column)
            if before is not None and before != value:
                year = int(row.label if new.across else column)
                yield GoldRestatement(
                    new.key, row.label, column, year, report - 1, before, report, value
                )


def _printed(table: Table, label: str, column: str) -> int | None:
    for row in table.rows:
        if row.label == label and column in table.columns:
            return row.values[table.columns.index(column)]
    return None
