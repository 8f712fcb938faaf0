"""Breaks and gaps: rows renamed, split and merged are told, and what is missing."""

from __future__ import annotations

import pytest

from tests.series.test_restatements import edition, told
from tests.series.world import join, report_of
from tests.support.reports import make_table
from zvhrr_extract.models.report import Table
from zvhrr_extract.models.series import Series

OLD = [["", "2020", "2021"], ["Noord", "300", "280"], ["Zuid", "240", "250"]]


def breaks(series: Series) -> list[str]:
    return [finding.message for finding in told(series, "series_break")]


def compare(old: list[list[str]], new: list[list[str]]) -> Series:
    return join(
        report_of(2021, make_table(old, caption="Personen")),
        report_of(2022, make_table(new, caption="Personen")),
    )


def test_a_row_of_another_name_with_the_same_figures_was_renamed() -> None:
    series = compare(OLD, [OLD[0], ["Gebied boven de Maas", "300", "280"], OLD[2]])
    assert breaks(series) == [
        (
            "Personen: row “Noord” is called “Gebied boven de Maas” from brug-2022 on; "
            "the figures are those that brug-2021 printed"
        )
    ]
    assert {one.measure for one in series.points} == {"personen/noord", "personen/zuid"}
    assert {one.row for one in series.points} == {"Gebied boven de Maas", "Zuid"}
    assert not told(series)
    (finding,) = told(series, "series_break")
    assert (finding.status, finding.severity) == ("pass", "info")
    assert finding.refs == ("personen/noord",)


def test_a_renamed_row_is_known_though_one_of_its_figures_was_restated() -> None:
    old = [["", "2019", "2020", "2021"], ["Noord", "300", "280", "266"]]
    new = [old[0], ["Gebied boven de Maas", "300", "280", "267"]]
    series = compare(old, new)
    assert len(breaks(series)) == 1
    assert [(one.expected, one.found) for one in told(series)] == [(266, 267)]


def test_a_row_that_was_split_is_told_with_its_parts() -> None:
    new = [OLD[0], ["Noord-Oost", "100", "90"], ["Kust", "200", "190"], OLD[2]]
    series = compare(OLD, new)
    assert breaks(series) == [
        (
            "Personen: row “Noord” is split into “Noord-Oost” and “Kust” from brug-2022 on; "
            "together they are what brug-2021 printed"
        )
    ]
    (finding,) = told(series, "series_break")
    assert finding.refs == ("personen/noord-oost", "personen/kust", "personen/noord")
    assert not told(series)


def test_a_row_that_keeps_its_name_when_a_part_leaves_it_is_split_not_restated() -> None:
    new = [OLD[0], ["Noord", "100", "90"], ["Kust", "200", "190"], OLD[2]]
    series = compare(OLD, new)
    (message,) = breaks(series)
    assert "“Noord” is split into “Noord” and “Kust”" in message
    assert not told(series)


def test_rows_that_were_merged_are_told_with_their_sum() -> None:
    new = [OLD[0], ["Hele regio", "540", "530"]]
    series = compare(OLD, new)
    assert breaks(series) == [
        (
            "Personen: rows “Noord” and “Zuid” are one row “Hele regio” from brug-2022 on; "
            "it is the sum of what brug-2021 printed"
        )
    ]


def test_a_row_that_takes_in_another_is_merged_not_restated() -> None:
    series = compare(OLD, [OLD[0], ["Zuid", "540", "530"]])
    (message,) = breaks(series)
    assert "rows “Noord” and “Zuid” are one row “Zuid”" in message
    assert not told(series)


@pytest.mark.parametrize(
    "new",
    [
        [OLD[0], ["Noord", "300", "280"], ["Zuid", "240", "250"]],
        [OLD[0], ["ZUID:", "240", "250"], ["Noord", "300", "280"]],
        # Small figures, and figures of other rows, prove nothing.
        [OLD[0], ["Kust", "240", "250"], ["Noord", "300", "280"], ["Zuid", "240", "250"]],
        [["", "2022"], ["Gebied boven de Maas", "300"], ["Zuid", "240"]],
        [OLD[0], ["Kust", "17", "23"], ["Zuid", "240", "250"]],
    ],
)
def test_what_is_not_proven_is_no_break(new: list[list[str]]) -> None:
    series = compare(OLD, new)
    assert not breaks(series)
    assert not told(series)


def test_a_renamed_column_is_one_break_for_all_rows() -> None:
    rows = [("Loon", "2.217.082"), ("Huur", "815.748"), ("ICT", "100.000")]
    old = [["", "Realisatie 2021"], *map(list, rows)]
    new = [["", "Werkelijk 2021", "Werkelijk 2022"], *([*row, "99"] for row in rows)]
    series = compare(old, new)
    assert breaks(series) == [
        (
            "Personen: column “Realisatie” is called “Werkelijk” from brug-2022 on; "
            "the figures are those that brug-2021 printed"
        )
    ]
    assert {one.measure for one in series.points} == {
        "personen/loon/realisatie",
        "personen/huur/realisatie",
        "personen/ict/realisatie",
    }


def year_table(year: int, *rows: str) -> Table:
    body = [[row, str(year % 100 * 10 + at)] for at, row in enumerate(rows)]
    return make_table([["", "Aantal"], *body], caption=f"Personen {year}").model_copy(
        update={"key": None}
    )


def test_a_row_left_out_between_two_reports_is_a_gap() -> None:
    rows = {2020: ("Noord", "Zuid"), 2021: ("Zuid",), 2022: ("Noord", "Zuid", "Kust")}
    series = join(*(report_of(year, year_table(year, *names)) for year, names in rows.items()))
    (gap,) = series.findings
    assert gap.check == "series_gap"
    assert (gap.status, gap.severity) == ("unverifiable", "info")
    assert gap.message == (
        "Personen, Noord, Aantal: not in brug-2021, though brug-2020 and brug-2022 have it"
    )
    assert gap.report == "brug-2021"


def test_a_table_left_out_is_one_gap() -> None:
    reports = [report_of(year, year_table(year, "Noord", "Zuid")) for year in (2020, 2022)]
    series = join(*reports, report_of(2021))
    assert [one.message for one in series.findings] == [
        "Personen: not in brug-2021, though brug-2020 and brug-2022 have it"
    ]


def test_a_year_that_no_report_tells_is_one_gap_a_table() -> None:
    reports = [report_of(year, year_table(year, "Noord", "Zuid")) for year in (2020, 2023)]
    assert [one.message for one in join(*reports).findings] == [
        f"Personen: no report prints a figure for {year}; "
        "brug-2020 has one before, brug-2023 one after it"
        for year in (2021, 2022)
    ]


def test_a_row_that_begins_or_ends_is_no_gap() -> None:
    rows = {2020: ("Noord", "Oud"), 2021: ("Noord",), 2022: ("Noord", "Nieuw")}
    series = join(*(report_of(year, year_table(year, *names)) for year, names in rows.items()))
    assert not series.findings


def test_what_one_edition_has_is_no_gap_of_the_other() -> None:
    empty = edition("abridged", "1", 2022).model_copy(update={"tables": ()})
    reports = [edition("full", str(year), year) for year in (2021, 2022, 2023)]
    assert not told(join(*reports, empty), "series_gap")
