"""Where every report prints the same figures, nothing is restated, however they print them."""

from __future__ import annotations

import random

import pytest

from tests.series.world import YEARS, dutch, join, own
from tests.support.reports import make_report, make_table
from zvhrr_extract.models.report import Report, Table

LABELS = [
    f"{kind} {part}"
    for kind in ("Team", "Cluster", "Gebied", "Overig")
    for part in ("Noord", "Zuid", "Oost", "West", "1", "2", "3")
]


class Truth:
    """Figures that never change, of tables of which two have one caption and the same rows."""

    def __init__(self, seed: int, largest: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 -- no secret
        self.largest = largest
        self.figures: dict[tuple[int, str, int], int] = {}
        rows = self.chance.sample(LABELS, len(LABELS))
        self.tables = [
            ("Aantal personen", rows[:8]),
            ("Aantal zaken", rows[4:12]),
            ("Besproken", rows[12:14]),
            ("Besproken", rows[12:14]),
        ]

    def figure(self, table: int, row: str, year: int) -> str:
        if self.chance.random() < 0.1:
            return "–"
        key = (table, row, year)
        if key not in self.figures:
            drawn = self.chance.randint(1, self.largest)
            self.figures[key] = self.chance.choice([0, drawn, drawn])
        return dutch(self.figures[key])

    def print_report(self, year: int) -> Report:
        parts = []
        for at in range(len(self.tables)):
            table = self.print_table(at, year)
            if table is not None and self.chance.random() < 0.85:
                parts.append((f"Deel {chr(65 + at)}", [table]))
        return own(make_report(*parts, year=year))

    def print_table(self, at: int, year: int) -> Table | None:
        caption, every = self.tables[at]
        years = range(year - self.chance.randint(0, 3), year + 1)
        rows = [row for row in every if self.chance.random() < 0.85]
        if not rows:
            return None
        if self.chance.random() < 0.4:
            self.chance.shuffle(rows)
        grid = [
            ["", *map(str, years)],
            *(
                [self.spell(row), *(self.figure(at, row, told) for told in years)]
                for row in rows
            ),
        ]
        if self.chance.random() < 0.25:
            grid = [list(column) for column in zip(*grid, strict=True)]
            grid[0][0] = "jaar"
        return make_table(grid, caption=f"{caption} {years[0]}-{year}")

    def spell(self, label: str) -> str:
        return self.chance.choice([label, label.upper(), label.replace(" ", "-")])


@pytest.mark.parametrize("largest", [6, 30, 300, 5000])
@pytest.mark.parametrize("seed", range(12))
def test_no_figure_that_is_the_same_everywhere_is_restated(seed: int, largest: int) -> None:
    truth = Truth(seed, largest)
    series = join(*(truth.print_report(year) for year in YEARS))
    assert not [
        finding.message
        for finding in series.findings
        if finding.check in {"restatement", "sources_disagree"}
    ]
    assert not any(point.restated for point in series.points)
