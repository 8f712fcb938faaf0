"""A typed cell is found in the table as printed, or not at all."""

from __future__ import annotations

import pytest

from zvhrr_extract.correct.grid import find_cell_spot
from zvhrr_extract.correct.words import recheck_words
from zvhrr_extract.models.report import Cell, Column, Report, Row, Table

Grid = tuple[tuple[str, ...], ...]


def make_table(report: Report, rows: Grid, grid: Grid) -> Table:
    return report.tables[0].model_copy(
        update={
            "columns": (Column(label="", year=None, kind="count"),) * (len(rows[0]) - 1),
            "rows": tuple(
                Row(
                    id=f"t.{at}",
                    label=line[0],
                    role="item",
                    cells=tuple(Cell(text=text, value=None) for text in line[1:]),
                )
                for at, line in enumerate(rows)
            ),
            "grid": grid,
            "header_rows": 1,
        }
    )


@pytest.mark.parametrize(
    ("rows", "grid", "cell", "spot"),
    [
        # A line of the grid that is no typed row stands between them.
        (
            (("Noord", "1", "2"), ("Zuid", "1", "2")),
            (("", "a", "b"), ("Wijken", "", ""), ("Noord", "1", "2"), ("Zuid", "1", "2")),
            (1, 1),
            (3, 2),
        ),
        # A label that comes twice, and cells that say the same.
        (
            (("Totaal", "5", "5"), ("Totaal", "5", "5")),
            (("", "a", "", "b"), ("Totaal", "5", "x", "5"), ("Totaal", "5", "y", "5")),
            (1, 1),
            (2, 3),
        ),
        # Turned about: rows are columns of the grid.
        ((("2020", "14"), ("2021", "16")), (("2020", "2021"), ("14", "16")), (1, 0), (1, 1)),
        # Nothing tells which.
        ((("2020", "14"), ("2021", "14")), (("2020", "2021"), ("14", "14")), (1, 0), None),
        ((("", ""),), (("", ""), ("", ""), ("", "")), (0, 0), None),
    ],
)
def test_a_cell_is_found_where_it_is_printed(
    report: Report, rows: Grid, grid: Grid, cell: tuple[int, int], spot: tuple[int, int] | None
) -> None:
    assert find_cell_spot(make_table(report, rows, grid), *cell) == spot


def test_a_word_that_a_correction_loses_or_doubles_fails_the_report(report: Report) -> None:
    blocks = (*report.blocks[1:-1], report.blocks[2])
    after = recheck_words(report, report.model_copy(update={"blocks": blocks}), ())
    (finding,) = after.findings
    assert (finding.status, finding.severity) == ("fail", "error")
    assert "lost by corrections: 2020, 2021" in finding.message
    assert "doubled by corrections: aan, de, ketenpartners" in finding.message
    assert isinstance(finding.found, int)
    assert finding.found < 100
