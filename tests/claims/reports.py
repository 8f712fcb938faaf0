"""Small reports for claims: one table of persons, one of money, and a text under a heading."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.reports import make_report, make_table
from zvhrr_extract.claims import find_claims
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Claim, Report, Table
from zvhrr_extract.profiles import load_knowledge

PERSONS = make_table(
    [
        ["", "2019", "2020", "2021"],
        ["Noord", "273", "292", "241"],
        ["Zuid West", "216", "231", "216"],
        ["Huiselijk Geweld", "510", "571", "414"],
        ["EPA-Top", "100", "200", "291"],
        ["Aantal personen in casuïstiek", "1.099", "1.294", "1.162"],
    ],
    caption="Aantal personen dat besproken is, naar gebieden en thema’s, 2019-2021",
)
RATES = make_table(
    [["", "2020", "2021"], ["Ziekteverzuim", "5,1%", "6,3%"], ["Tevredenheid", "80%", "72%"]],
    caption="Percentages",
)


def _money(caption: str, rows: Sequence[Sequence[str]]) -> Table:
    table = make_table([["", "Begroting", "Realisatie"], *rows], caption=caption)
    columns = tuple(
        one.model_copy(update={"year": 2021, "kind": "amount"}) for one in table.columns
    )
    last = table.rows[-1].model_copy(update={"role": "total"})
    return table.model_copy(
        update={"columns": columns, "rows": (*table.rows[:-1], last), "unit": "EUR"}
    )


COSTS = _money(
    "Kosten 2021",
    [
        ["Loonkosten", "2.217.082", "2.093.246"],
        ["Huisvesting", "815.748", "788.248"],
        ["Totaal", "3.032.830", "2.881.494"],
    ],
)
INCOME = _money(
    "Inkomsten 2021",
    [
        ["Bijdragen", "2.500.000", "2.400.000"],
        ["Subsidies", "532.830", "300.000"],
        ["Totaal", "3.032.830", "2.700.000"],
    ],
)


def persons() -> Table:
    """Give the table of persons with its last row a total, counting persons."""
    total = PERSONS.rows[-1].model_copy(update={"role": "total"})
    rows = (*PERSONS.rows[:-1], total)
    return PERSONS.model_copy(update={"rows": rows, "unit": "personen"})


def rates() -> Table:
    columns = tuple(one.model_copy(update={"kind": "percent"}) for one in RATES.columns)
    return RATES.model_copy(update={"columns": columns})


def knowledge(language: str = "nl") -> Knowledge:
    return load_knowledge().for_profile(None, language)


def report(heading: str, texts: Sequence[str], *, year: int = 2021) -> Report:
    """Make a report of all the tables, and texts under a heading of their own."""
    return make_report(
        ("Cijfers", [persons(), rates()]),
        ("Financiën", [COSTS, INCOME]),
        (heading, texts),
        year=year,
    )


def claims(heading: str, *texts: str) -> tuple[Claim, ...]:
    return find_claims(report(heading, texts), knowledge())
