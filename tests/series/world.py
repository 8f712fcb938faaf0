"""A made-up organisation over seven years: reports, and what was planted in them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.support.reports import make_report, make_table
from zvhrr_extract.models.report import Organisation, Report, Table
from zvhrr_extract.models.series import Series
from zvhrr_extract.phrases import load_phrases
from zvhrr_extract.profiles import load_knowledge
from zvhrr_extract.series import build_series

YEARS = range(2017, 2024)
OWNER = Organisation(id="brug", name="De Brug")
AREAS = (
    "Noord",
    "Noord-West",
    "Noord-Oost",
    "Zuid",
    "Team 1",
    "Team 2",
    "Huiselijk geweld",
    "EPA-Top",
)
COSTS = (
    "Loonkosten",
    "Huisvesting",
    "ICT",
    "Projecten",
    "Overig",
    "Leergang, deskundigheidsbevordering en training",
)
KINDS = ("Overleg", "Overleg op Zuid", "Spoedoverleg")

# What a planted change is of: row, column, data year, and the year of the first report with it.
Change = tuple[str, str | None, int, int]


def own(report: Report, owner: Organisation | None = OWNER) -> Report:
    """Give a report to an organisation."""
    name = f"{owner.id if owner else 'wie'}-{report.year}"
    return report.model_copy(update={"organisation": owner, "id": name})


def report_of(year: int, *tables: Table, owner: Organisation | None = OWNER) -> Report:
    return own(make_report(("Cijfers", list(tables)), year=year), owner)


def join(*reports: Report, language: str = "en") -> Series:
    return build_series(reports, load_knowledge(), load_phrases(language))


def dutch(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@dataclass
class World:
    """Figures of seven years, and how every report prints them."""

    chance: random.Random
    values: dict[tuple[str, str | None, int], int] = field(default_factory=dict)
    restated: set[Change] = field(default_factory=set)
    renamed: dict[str, tuple[str, int]] = field(default_factory=dict)
    split: tuple[str, tuple[str, str], int] | None = None
    dropped: set[tuple[str, int]] = field(default_factory=set)
    scaled: set[int] = field(default_factory=set)

    def value(self, row: str, column: str | None, year: int, report: int) -> int:
        """Give a figure as the report over a year prints it."""
        key = (row, column, year)
        if key not in self.values:
            low, high = (20_000, 900_000) if row in COSTS else (30, 700)
            self.values[key] = self.chance.randint(low, high)
        changes = sorted(
            when for one, two, told, when in self.restated if (one, two, told) == key
        )
        value = self.values[key]
        for at, when in enumerate(changes, start=1):
            if when <= report:
                value += at * (7_321 if row in COSTS else 11)
        return value

    def label(self, row: str, report: int) -> str:
        name, since = self.renamed.get(row, (row, 0))
        return name if report >= since else row

    def spell(self, label: str) -> str:
        """Spell a label a little otherwise, as reports do."""
        spellings = (label, label, label.upper(), label.replace("-", " "), f"{label}:")
        return self.chance.choice(spellings)

    def print_report(self, year: int) -> Report:
        tables = [self._areas(year), self._kinds(year), self._costs(year)]
        self.chance.shuffle(tables)
        return own(make_report(("Cijfers", tables), year=year))

    def _areas(self, year: int) -> Table:
        years = range(max(YEARS[0], year - 2), year + 1)
        rows = []
        for area in AREAS:
            if (area, year) in self.dropped:
                continue
            figures = [self.value(area, None, told, year) for told in years]
            if self.split and self.split[0] == area and year >= self.split[2]:
                rows += [
                    (
                        part,
                        [
                            figure // 3 if at == 0 else figure - figure // 3
                            for figure in figures
                        ],
                    )
                    for at, part in enumerate(self.split[1])
                ]
            else:
                rows.append((self.spell(self.label(area, year)), figures))
        if self.chance.random() < 0.5:
            self.chance.shuffle(rows)
        grid = [["", *map(str, years)], *([label, *map(str, told)] for label, told in rows)]
        return make_table(grid, caption=f"Aantal personen, {years[0]}-{year}")

    def _kinds(self, year: int) -> Table:
        years = range(max(YEARS[0], year - 1), year + 1)
        grid = [
            ["jaar", *KINDS],
            *(
                [str(told), *(str(self.value(kind, None, told, year)) for kind in KINDS)]
                for told in years
            ),
        ]
        return make_table(grid, caption=f"Overleggen in {year}")

    def _costs(self, year: int) -> Table:
        scale = 1000 if year in self.scaled else 1
        heads = [("Begroting", year), ("Realisatie", year)]
        if year > YEARS[0]:
            heads.append(("Realisatie", year - 1))
        grid = [
            ["", *(f"{head} {told}" for head, told in heads)],
            *(
                [
                    self.spell(self.label(cost, year)),
                    *(
                        dutch(round(self.value(cost, head, told, year) / scale))
                        for head, told in heads
                    ),
                ]
                for cost in COSTS
            ),
        ]
        table = make_table(grid, caption=f"Kosten {year}")
        return table.model_copy(update={"unit": "EUR x 1000" if scale > 1 else "EUR"})


def make_world(seed: int, *, changes: int = 8) -> World:
    """Make a world with restatements, renamed rows, a split, gaps and other scales."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    world = World(chance)
    while len(world.restated) < changes:
        world.restated.add(_plant(chance))
    for row in chance.sample(["Huiselijk geweld", "Loonkosten", "Projecten"], 2):
        names = {
            "Huiselijk geweld": "Geweld in afhankelijkheidsrelaties",
            "Loonkosten": "Personeel",
            "Projecten": "Programma’s en tijdelijk werk",
        }
        world.renamed[row] = (names[row], chance.choice(YEARS[2:6]))
    world.split = ("EPA-Top", ("Verward gedrag", "Beveiligde zorg"), chance.choice(YEARS[2:6]))
    world.dropped = {("Noord-Oost", chance.choice(YEARS[2:5]))}
    world.scaled = set(chance.sample(list(YEARS), 2))
    return world


def _plant(chance: random.Random) -> Change:
    """Choose a figure that a later report can print otherwise."""
    kind = chance.choice(["area", "kind", "cost"])
    if kind == "area":
        told = chance.choice(YEARS[:-1])
        return chance.choice(AREAS[:6]), None, told, chance.choice([told + 1, told + 2])
    if kind == "kind":
        told = chance.choice(YEARS[:-1])
        return chance.choice(KINDS), None, told, told + 1
    told = chance.choice(YEARS[:-1])
    return chance.choice(["Huisvesting", "ICT", "Overig"]), "Realisatie", told, told + 1


def visible(world: World) -> set[Change]:
    """List the planted changes that reports show: both prints there, in the same terms."""
    found = set()
    for row, column, told, when in world.restated:
        shown = [
            year
            for year in YEARS
            if told <= year <= told + (2 if row in AREAS else 1)
            and (row, year) not in world.dropped
        ]
        later = [year for year in shown if year >= when]
        if later and any(year < when for year in shown):
            found.add((row, column, told, later[0]))
    return found


def found_changes(series: Series) -> list[Change]:
    """List the restatements that were found, by the planted names of the rows."""
    known = {fold_name(row): row for row in (*AREAS, *COSTS, *KINDS)}
    found = []
    for finding in series.findings:
        if finding.check != "restatement":
            continue
        (point,) = (
            one
            for one in series.points
            if one.restated
            and (one.measure, one.report) == (finding.refs[0], finding.report)
            and finding.found in {one.value, one.scaled}
        )
        row = known.get(fold_name(point.row), point.row)
        found.append((row, point.column, point.year, point.report_year))
    return found


def fold_name(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
