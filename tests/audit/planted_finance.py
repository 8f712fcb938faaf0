"""The three tables of the finance page, made up for one year, with what is wrong in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.audit.planted_figures import COSTS, INCOME, SUBSIDIES, Row, Table, spoil_total

_COSTS = {
    "Loonkosten": 2_100_000, "Huisvestingskosten": 800_000, "ICT": 100_000,
    "Privacy, procesbeschrijvingen": 26_000, "Projecten": 55_000,
    "Leergang, deskundigheidsbevordering en training": 48_000,
    "Onderzoek en Rendementsanalyses": 56_000,
    "In- en externe communicatie (advies en middelen)": 92_000,
    "Onvoorzien en overige kosten": 9_000,
}  # fmt: skip
_INCOME = {
    "Landelijke bijdrage ministerie J en V": 780_000, "Bijdrage ZVHZHZ": 100_000,
    "Eenmalige gelden/projectsubsidie": 420_000, "Ketenpartners": 1_800_000,
}  # fmt: skip
_SUBSIDIES = {
    "WOZ vervolg": 58_000, "Flex team RAD/LVMV": 9_400,
    "Versterkingsgelden RAD via DV {year}": 71_000,
    "Pilot combizittingen": 7_200, "Kennisportaal WVGGZ": 79_000, "Flying Squad": 49_000,
    "Doorontwikkeling Selectie Instrument": 86_000,
    "Top X/criminele families i.s.m. RIEC": 41_000,
    "Pilot ervaringsdeskundigheid": 12_500,
}  # fmt: skip
ONE_OFF, TOTAL = "Eenmalige gelden/projectsubsidie", "Totaal"
TO_DO, IN_FAVOUR = "Nog uit te voeren in {year}", "Ten gunste van realisatie {year}"


@dataclass(frozen=True, slots=True)
class Finance:
    """The finance page of a year.

    Attributes:
        costs: Kosten, Begroting and Realisatie.
        income: Inkomsten, likewise.
        subsidies: Subsidies with their total and two rows after it.
        result: Income minus costs of Realisatie.
        contribution: What came in too late to be counted.
    """

    costs: Table
    income: Table
    subsidies: Table
    result: int
    contribution: int

    @property
    def tables(self) -> tuple[Table, Table, Table]:
        """The three in printed order."""
        return self.costs, self.income, self.subsidies


def draw_finance(rng: Random, year: int, *, wrong_year: bool) -> Finance:
    """Draw a year's finances; `wrong_year` names the next year in the row booked in this."""
    amounts = {
        label.format(year=year): round(base * rng.uniform(0.6, 1.5) / 100) * 100
        for label, base in _some(rng, _SUBSIDIES, keep=2, drop=3).items()
    }
    total = sum(amounts.values())
    to_do = round(total * rng.uniform(0.3, 0.6) / 1000) * 1000
    in_favour = total - to_do
    subsidies = Table(
        SUBSIDIES,
        ("Bedrag aanvraag",),
        (
            *(Row(label, "item", (amount,)) for label, amount in amounts.items()),
            Row(TOTAL, "total", (total,)),
            Row(TO_DO.format(year=year + 1), "memo", (to_do,)),
            Row(IN_FAVOUR.format(year=year + wrong_year), "memo", (in_favour,)),
        ),
    )
    costs = _budgeted(rng, COSTS, _some(rng, _COSTS, keep=3, drop=1), {})
    income = _budgeted(rng, INCOME, _INCOME, {ONE_OFF: in_favour})
    result = income.row(TOTAL).values[1] - costs.row(TOTAL).values[1]
    contribution = abs(result) + rng.randint(150_000, 700_000)
    return Finance(costs, income, subsidies, result, contribution)


def _some(rng: Random, all_of: dict[str, int], *, keep: int, drop: int) -> dict[str, int]:
    dropped = rng.sample(list(all_of)[keep:], rng.randint(0, drop))
    return {label: base for label, base in all_of.items() if label not in dropped}


def _budgeted(rng: Random, key: str, bases: dict[str, int], fixed: dict[str, int]) -> Table:
    rows = []
    for label, base in bases.items():
        budget = round(base * rng.uniform(0.85, 1.2) / 500) * 500
        spent = fixed.get(label, round(base * rng.uniform(0.75, 1.3)))
        rows.append(Row(label, "item", (budget, spent)))
    totals = tuple(sum(row.values[at] for row in rows) for at in (0, 1))
    return Table(key, ("Begroting", "Realisatie"), (*rows, Row(TOTAL, "total", totals)))


def with_wrong_total(table: Table, column: int, way: str) -> Table:
    """Print another total in a column; `old` takes the one of the column before or near it."""
    row = table.row(TOTAL)
    parts = [part.values[column] for part in table.rows if part.role == "item"]
    before = row.values[column - 1] if column else round(row.values[0] * 0.97)
    wrong = spoil_total(row.values[column], parts, before, way)
    values = (*row.values[:column], wrong, *row.values[column + 1 :])
    return _with_row(table, row, replace(row, values=values))


def with_duplicate(table: Table, label: str, *, counted: bool) -> Table:
    """Print a row twice; `counted` adds it to the total once more as well."""
    row, total = table.row(label), table.row(TOTAL)
    at = table.rows.index(row)
    twice = replace(table, rows=(*table.rows[: at + 1], row, *table.rows[at + 1 :]))
    if not counted:
        return twice
    values = tuple(a + b for a, b in zip(total.values, row.values, strict=True))
    return _with_row(twice, total, replace(total, values=values))


def _with_row(table: Table, old: Row, new: Row) -> Table:
    return replace(table, rows=tuple(new if row is old else row for row in table.rows))


def with_table(finance: Finance, table: Table) -> Finance:
    """Put another table in the place of the one of its key."""
    costs, income, subsidies = (
        table if old.key == table.key else old for old in finance.tables
    )
    return replace(finance, costs=costs, income=income, subsidies=subsidies)
