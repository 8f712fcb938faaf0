"""Restatements: every planted one is found, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.series.world import (
    OWNER,
    YEARS,
    found_changes,
    join,
    make_world,
    own,
    report_of,
    visible,
)
from tests.support.reports import make_report, make_table
from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.report import Edition, Organisation, Report, Table
from zvhrr_extract.models.series import Series

GRID = [["", "2020", "2021"], ["Noord", "120", "130"], ["Zuid", "240", "250"]]


def table(
    *rows: tuple[str, ...], years: tuple[int, ...] = (2020, 2021), **told: object
) -> Table:
    made = make_table([["", *map(str, years)], *rows], caption="Aantal personen")
    return made.model_copy(update=told)


def told(series: Series, check: str = "restatement") -> list[Finding]:
    return [finding for finding in series.findings if finding.check == check]


@pytest.mark.parametrize("seed", range(12))
def test_planted_restatements_of_seven_years_are_found_and_no_others(seed: int) -> None:
    world = make_world(seed)
    series = join(*(world.print_report(year) for year in YEARS))
    assert sorted(found_changes(series), key=str) == sorted(visible(world), key=str)


@pytest.mark.parametrize("seed", range(6))
def test_where_nothing_is_planted_nothing_is_restated(seed: int) -> None:
    world = make_world(seed, changes=0)
    series = join(*(world.print_report(year) for year in YEARS))
    assert not told(series)
    assert not any(point.restated for point in series.points)


def test_a_restatement_names_both_reports_and_both_places() -> None:
    first = report_of(2021, table(("Noord", "120", "130")))
    second = report_of(2022, table(("Noord", "130", "140"), years=(2021, 2022)))
    third = report_of(2023, table(("Noord", "1.131", "140"), years=(2021, 2022)))
    (finding,) = told(join(third, first, second))
    assert finding.message == (
        "Aantal personen, Noord, 2021: brug-2023 (page 1, line 1) prints 1,131, "
        "brug-2022 (page 1, line 1) printed 130"
    )
    assert (finding.expected, finding.found) == (130, 1131)
    assert (finding.status, finding.severity) == ("fail", "warning")
    assert finding.quote == "1.131"
    assert finding.report == "brug-2023"
    assert finding.provenance == third.tables[0].provenance
    assert finding.refs == ("aantal-personen/noord", "Noord")
    (dutch,) = told(join(third, first, second, language="nl"))
    assert dutch.message == (
        "Aantal personen, Noord, 2021: brug-2023 (bladzijde 1, regel 1) geeft 1.131, "
        "brug-2022 (bladzijde 1, regel 1) gaf 130"
    )
    assert dutch.id == finding.id


def test_a_restated_figure_is_told_once_however_often_it_is_repeated() -> None:
    values = {2021: "130", 2022: "131", 2023: "131", 2024: "130"}
    reports = [
        report_of(year, table(("Noord", value), years=(2021,)))
        for year, value in values.items()
    ]
    series = join(*reports)
    pairs = [(one.report, one.expected, one.found) for one in told(series)]
    assert pairs == [("brug-2022", 130, 131), ("brug-2024", 131, 130)]
    assert [one.restated for one in series.points] == [False, True, True, True]
    assert [one.latest for one in series.points] == [False, False, False, True]


@pytest.mark.parametrize(
    ("first", "second", "restated"),
    [
        (("2.217.082", "EUR"), ("2.217", "EUR x 1000"), False),
        (("2.217", "EUR x 1000"), ("2.217.082", "EUR"), False),
        (("2.217.082", "EUR"), ("2.219", "EUR x 1000"), True),
        (("2.217", "EUR x 1000"), ("2.216", "EUR x 1000"), True),
        (("2,2", "EUR x 1.000.000"), ("2.217.082", "EUR"), False),
        (("12,5", "%"), ("12", "%"), False),
        (("12,8", "%"), ("12", "%"), True),
        (("120", None), ("120", "personen"), False),
    ],
)
def test_figures_are_compared_in_one_scale(
    first: tuple[str, str | None], second: tuple[str, str | None], *, restated: bool
) -> None:
    reports = [
        report_of(year, table(("Loon", value, "–"), unit=unit))
        for year, (value, unit) in zip((2021, 2022), (first, second), strict=True)
    ]
    assert bool(told(join(*reports))) == restated


def test_a_scale_in_the_caption_counts_where_the_unit_is_silent() -> None:
    exact = make_table([["", "2020"], ["Loon", "2.217.082"]], caption="Kosten 2020")
    rounded = make_table([["", "2020"], ["Loon", "2.217"]], caption="Kosten 2020 (x 1.000)")
    series = join(report_of(2020, exact), report_of(2021, rounded))
    assert not told(series)
    assert [(one.value, one.scaled) for one in series.points] == [
        (2217082, 2217082),
        (2217, 2217000),
    ]


def test_a_column_that_is_rounded_to_thousands_restates_nothing() -> None:
    exact = [("A", "12.345"), ("B", "67.890"), ("C", "1.111"), ("D", "90.499"), ("E", "55.001")]
    rounded = [
        ("A", "12.000"),
        ("B", "68.000"),
        ("C", "1.000"),
        ("D", "90.000"),
        ("E", "55.000"),
    ]
    reports = [
        report_of(year, table(*rows, years=(2020,)))
        for year, rows in ((2020, exact), (2021, rounded))
    ]
    assert not told(join(*reports))


def test_one_round_figure_among_others_is_restated() -> None:
    budget = [
        ("A", "12.000"),
        ("B", "68.000"),
        ("C", "1.000"),
        ("D", "90.000"),
        ("E", "650.000"),
    ]
    later = [*budget[:-1], ("E", "649.800")]
    reports = [
        report_of(year, table(*rows, years=(2020,)))
        for year, rows in ((2020, budget), (2021, later))
    ]
    assert [(one.expected, one.found) for one in told(join(*reports))] == [(650000, 649800)]


def edition(kind: Edition, value: str, year: int = 2021) -> Report:
    made = report_of(year, table(("Noord", value), years=(2021,)))
    return made.model_copy(update={"edition": kind, "id": f"{made.id}-{kind}"})


def test_editions_of_one_year_disagree_and_restate_nothing() -> None:
    series = join(edition("full", "130"), edition("abridged", "120"))
    assert not told(series)
    (finding,) = told(series, "sources_disagree")
    assert (finding.expected, finding.found) == (120, 130)
    assert "both are of one year" in finding.message
    assert {one.report: one.latest for one in series.points} == {
        "brug-2021-abridged": False,
        "brug-2021-full": True,
    }


def test_the_full_edition_speaks_for_its_year() -> None:
    series = join(
        edition("full", "130"),
        edition("abridged", "120"),
        edition("full", "130", 2022),
        edition("abridged", "130", 2022),
    )
    assert not told(series)
    again = join(
        *(edition(kind, "131", 2022) for kind in ("full", "abridged")), edition("full", "130")
    )
    assert [one.report for one in told(again)] == ["brug-2022-full"]


def test_organisations_are_never_mixed() -> None:
    other = Organisation(id="veer", name="Het Veer")
    reports = [
        report_of(2021, table(("Noord", "120", "130"))),
        report_of(2022, table(("Noord", "999", "888")), owner=other),
        report_of(2022, table(("Noord", "777", "666")), owner=None),
    ]
    series = join(*reports)
    assert not series.findings
    assert {one.measure for one in series.points} == {
        "brug/aantal-personen/noord",
        "veer/aantal-personen/noord",
        "wie-2022/aantal-personen/noord",
    }


def test_a_report_of_nobody_known_does_not_change_the_ids_of_others() -> None:
    reports = [
        report_of(2021, table(("Noord", "120", "130"))),
        report_of(2022, table(("Noord", "777", "666")), owner=None),
    ]
    assert {one.measure for one in join(*reports).points} == {
        "aantal-personen/noord",
        "wie-2022/aantal-personen/noord",
    }


def test_two_reports_without_organisation_are_not_held_against_each_other() -> None:
    reports = [
        own(make_report(("Cijfers", [table(("Noord", value, "1"))]), year=year), None)
        for year, value in ((2021, "120"), (2022, "130"))
    ]
    assert not join(*reports).findings


def test_a_report_without_a_year_is_left_out() -> None:
    lost = report_of(2022, table(("Noord", "999", "1"))).model_copy(update={"year": None})
    series = join(report_of(2021, table(("Noord", "120", "130"))), lost)
    assert {one.report for one in series.points} == {"brug-2021"}


cells = st.integers(0, 3_000_000).map(lambda value: f"{value:,}".replace(",", "."))
grids = st.lists(st.tuples(cells, cells), min_size=1, max_size=6)


@given(grids)
def test_a_report_that_repeats_its_predecessors_restates_nothing(
    rows: list[tuple[str, str]],
) -> None:
    named = [(f"Regel {chr(65 + at)}", *figures) for at, figures in enumerate(rows)]
    first = report_of(2021, table(*named))
    for count in (1, 2):
        later = [report_of(2021 + at, table(*named)) for at in range(1, count + 1)]
        series = join(first, *later)
        assert not series.findings
        assert sum(one.latest for one in series.points) == 2 * len(named)


@given(grids, st.data())
def test_one_changed_figure_is_one_restatement(
    rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    named = [[f"Regel {chr(65 + at)}", *figures] for at, figures in enumerate(rows)]
    changed = [list(row) for row in named]
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(1, 2))
    changed[row][column] = "7.654.321"
    series = join(
        report_of(2021, table(*(tuple(one) for one in named))),
        report_of(2022, table(*(tuple(one) for one in changed))),
    )
    (finding,) = told(series)
    assert finding.found == 7654321
    assert sum(one.restated for one in series.points) == 1


@given(st.permutations([2019, 2020, 2021, 2022]))
def test_the_order_of_reports_changes_nothing(years: list[int]) -> None:
    world = make_world(3)
    reports = {year: world.print_report(year) for year in (2019, 2020, 2021, 2022)}
    assert join(*(reports[year] for year in years)) == join(*reports.values())


def test_ids_stay_when_a_later_report_comes() -> None:
    world = make_world(5)
    reports = [world.print_report(year) for year in YEARS]
    before, after = join(*reports[:-1]), join(*reports)
    assert {one.measure for one in before.points} <= {one.measure for one in after.points}
    assert {one.id for one in told(before)} <= {one.id for one in told(after)}
    assert len({one.id for one in after.findings}) == len(after.findings)
    assert OWNER.id not in after.points[0].measure
