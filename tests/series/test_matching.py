"""Which tables, columns and rows of several reports are the same, and which only look so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.series.test_restatements import told
from tests.series.world import join, report_of
from tests.support.reports import make_report, make_table
from zvhrr_extract import extract_file
from zvhrr_extract.models.profile import ColumnRule, TableRule
from zvhrr_extract.models.report import Organisation, Table
from zvhrr_extract.models.series import Series
from zvhrr_extract.phrases import load_phrases
from zvhrr_extract.profiles import KnowledgeBase, load_knowledge
from zvhrr_extract.series import build_series, select_measures

ZVHRR = Organisation(id="zvhrr", name="ZVHRR")
SAMPLES = Path(__file__).parents[2] / "samples"


def measures(series: Series) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for point in series.points:
        found.setdefault(point.measure, []).append(point.report_year)
    return found


def figures(year: int, *rows: tuple[str, ...], caption: str | None = "Personen") -> Table:
    return make_table([["", str(year)], *map(list, rows)], caption=caption)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Noord-Oost", "Noord Oost", True),
        ("Personen met HIT-status", "Persoon met HIT-status", True),
        ("Nog uit te voeren in 2021", "Nog uit te voeren in 2022", True),
        ("Team 1", "Team 2", False),
        ("Cluster Noord-West", "Cluster Noord-Oost", False),
        ("Baten totaal", "Lasten totaal", False),
    ],
)
def test_names_are_one_in_any_spelling_but_not_when_a_word_or_number_differs(
    one: str, other: str, *, same: bool
) -> None:
    series = join(
        report_of(2021, figures(2021, (one, "123"), ("Rest", "1"))),
        report_of(2022, figures(2022, (other, "456"), ("Rest", "2"))),
    )
    assert len(measures(series)) == (2 if same else 3)


def test_the_profile_knows_a_row_by_its_name() -> None:
    tables = [
        make_table([["", str(year)], [label, str(year)]]).model_copy(
            update={"key": "persons_discussed", "caption": caption}
        )
        for year, label, caption in [
            (2021, "Aantal personen in casuïstiek", "Aantal personen"),
            (2022, "Aantal personen in casuistiek", "Een ander bijschrift"),
        ]
    ]
    reports = [
        report_of(year, table, owner=ZVHRR)
        for year, table in zip((2021, 2022), tables, strict=True)
    ]
    assert measures(join(*reports)) == {
        "persons_discussed/aantal-personen-in-casuistiek": [2021, 2022]
    }


def test_tables_of_one_caption_are_told_apart_by_their_section() -> None:
    def report(year: int, north: str, south: str) -> object:
        sections = [
            ("Noord", [figures(year, ("Besproken", north), caption="Aantal")]),
            ("Zuid", [figures(year, ("Besproken", south), caption="Aantal")]),
        ]
        made = make_report(*(sections if year % 2 else sections[::-1]), year=year)
        return made.model_copy(update={"organisation": ZVHRR, "id": f"zvhrr-{year}"})

    reports = [
        report(2021, "100", "500"),
        report(2022, "110", "510"),
        report(2023, "120", "520"),
    ]
    series = join(*reports)  # type: ignore[arg-type]
    by_measure: dict[str, list[int | float]] = {}
    for point in series.points:
        by_measure.setdefault(point.measure, []).append(point.value)
    assert sorted(by_measure.values()) == [[100, 110, 120], [500, 510, 520]]
    assert not series.findings


def test_a_table_in_another_section_with_other_figures_is_another_table() -> None:
    reports = [
        make_report(
            (heading, [figures(2021, ("Besproken", value), caption="Aantal")]), year=year
        )
        for heading, value, year in [("Noord", "100", 2021), ("Zuid", "500", 2022)]
    ]
    owned = [
        one.model_copy(update={"organisation": ZVHRR, "id": f"zvhrr-{one.year}"})
        for one in reports
    ]
    series = join(*owned)
    assert not series.findings
    assert len(measures(series)) == 2


def test_rows_of_one_name_are_told_apart_by_figures_and_order() -> None:
    old = [("Overig", "120"), ("Noord", "5"), ("Overig", "340")]
    new = [("Overig", "340"), ("Noord", "5"), ("Overig", "120")]
    grids = [[["", "2021"], *map(list, rows)] for rows in (old, new)]
    series = join(
        *(
            report_of(year, make_table(grid, caption="Personen"))
            for year, grid in zip((2021, 2022), grids, strict=True)
        )
    )
    assert not told(series)


def test_rows_of_one_name_are_not_joined_by_order_when_their_figures_are_others() -> None:
    old = [("A", "1"), ("waarvan man", "120"), ("B", "2"), ("waarvan man", "340")]
    new = [("B", "2"), ("waarvan man", "340"), ("C", "3"), ("waarvan man", "7.000")]
    grids = [[["", "2021"], *map(list, rows)] for rows in (old, new)]
    series = join(
        *(
            report_of(year, make_table(grid, caption="Personen"))
            for year, grid in zip((2021, 2022), grids, strict=True)
        )
    )
    assert not told(series)
    assert sum("waarvan-man" in name for name in measures(series)) == 3


def test_a_caption_loses_its_years_and_what_leads_to_them() -> None:
    reports = [
        report_of(
            year, figures(year, ("Noord", "120"), caption=f"Overleggen in {year} (x 1.000)")
        )
        for year in (2021, 2022)
    ]
    series = join(*reports)
    assert {one.caption for one in series.points} == {"Overleggen"}
    assert {one.scaled for one in series.points} == {120_000}


def test_the_only_column_of_both_is_one_unless_its_figures_are_others() -> None:
    def column(label: str, *cells: str) -> Table:
        rows = [[f"Regel {chr(65 + at)}", cell] for at, cell in enumerate(cells)]
        return make_table([["", label], *rows], caption="Subsidies")

    joined = join(
        report_of(2021, column("Bedrag aanvraag", "120", "240")),
        report_of(2022, column("Toegekend", "130", "250")),
    )
    assert set(measures(joined)) == {
        "subsidies/regel-a/bedrag-aanvraag",
        "subsidies/regel-b/bedrag-aanvraag",
    }
    parted = join(
        report_of(2021, column("Aanvraag 2021", "120", "240")),
        report_of(2022, column("Toegekend 2021", "9.930", "8.850")),
    )
    assert len(measures(parted)) == 4
    assert not told(parted)


def test_the_profile_knows_a_column_by_its_aliases() -> None:
    base = load_knowledge()
    rule = TableRule(
        key="costs", columns=(ColumnRule(name="Realisatie", aliases=("Jaarrekening",)),)
    )
    profile = base.profiles["zvhrr"].model_copy(update={"tables": (rule,)})
    known = KnowledgeBase({"zvhrr": profile}, base.languages)
    reports = []
    for year, label in ((2021, "Realisatie"), (2022, "Jaarrekening")):
        grid = [["", f"Begroting {year}", f"{label} {year}"], ["Loon", "120", "130"]]
        table = make_table(grid).model_copy(update={"key": "costs"})
        reports.append(report_of(year, table, owner=ZVHRR))
    series = build_series(reports, known, load_phrases("en"))
    assert measures(series) == {
        "costs/loon/begroting": [2021, 2022],
        "costs/loon/realisatie": [2021, 2022],
    }


def test_a_table_without_a_caption_is_known_by_its_section_and_rows() -> None:
    rows = [("Noord", "120"), ("Zuid", "240"), ("Kust", "333")]
    series = join(
        *(report_of(year, figures(year, *rows, caption=None)) for year in (2021, 2022))
    )
    assert measures(series) == {
        f"cijfers/{name}": [2021, 2022] for name in ("noord", "zuid", "kust")
    }
    assert {one.table for one in series.points} == {"Cijfers"}


def test_rows_without_a_label_are_joined_by_figures_alone() -> None:
    old = [("Noord", "120"), ("", "1.345"), ("Zuid", "240")]
    new = [("Noord", "120"), ("", "9.999"), ("", "1.345"), ("Zuid", "240")]
    grids = [[["", "2021"], *map(list, rows)] for rows in (old, new)]
    series = join(
        *(
            report_of(year, make_table(grid, caption="Personen"))
            for year, grid in zip((2021, 2022), grids, strict=True)
        )
    )
    assert not series.findings


EXACT = [["", "2020", "2021"], ["Loon", "2.217.082", "1.100.400"], ["Huur", "815.748", "9.100"]]
SHORT = [["", "2020", "2021"], ["Loon", "2.217", "1.100"], ["Huur", "816", "9"]]


@pytest.mark.parametrize("grids", [(EXACT, SHORT, EXACT), (SHORT, EXACT, SHORT)])
def test_thousands_that_no_table_tells_are_known_by_the_figures(
    grids: tuple[list[list[str]], ...],
) -> None:
    tables = [make_table(grid, caption="Kosten") for grid in grids]
    series = join(
        *(
            report_of(year, table)
            for year, table in zip((2021, 2022, 2023), tables, strict=True)
        )
    )
    assert not series.findings
    loon = [one for one in series.points if one.row == "Loon" and one.year == 2020]
    assert {round(one.scaled / loon[0].scaled, 3) for one in loon} == {1}
    assert loon[0].value != loon[1].value


def test_shares_are_not_held_against_counts() -> None:
    grid = [["", "2021", "2021 %"], ["Noord", "120", "40%"], ["Zuid", "180", "60%"]]
    table = make_table(grid, caption="Personen")
    columns = [table.columns[0], table.columns[1].model_copy(update={"kind": "percent"})]
    table = table.model_copy(update={"columns": tuple(columns)})
    series = join(report_of(2021, table), report_of(2022, table))
    assert not series.findings
    assert {one.measure: one.unit for one in series.points} == {
        "personen/noord": None,
        "personen/noord/percent": "%",
        "personen/zuid": None,
        "personen/zuid/percent": "%",
    }


def test_years_down_and_years_across_are_one_table() -> None:
    down = [["jaar", "MDO", "Spoed"], ["2020", "102", "14"], ["2021", "154", "71"]]
    across = [["", "2021", "2022"], ["MDO", "155", "93"], ["Spoed", "71", "80"]]
    series = join(
        report_of(2021, make_table(down, caption="Overleggen")),
        report_of(2022, make_table(across, caption="Overleggen")),
    )
    assert set(measures(series)) == {"overleggen/mdo", "overleggen/spoed"}
    assert [(one.expected, one.found) for one in told(series)] == [(154, 155)]


def test_a_caption_of_other_words_is_known_by_what_the_table_holds() -> None:
    rows = [("Noord", "120"), ("Zuid", "240"), ("Kust", "333")]
    later = [(label, figure, "99") for label, figure in rows]
    new = make_table([["", "2021", "2022"], *map(list, later)], caption="Wie wij spraken")
    series = join(report_of(2021, figures(2021, *rows)), report_of(2022, new))
    assert {one.measure.partition("/")[0] for one in series.points} == {"personen"}
    assert {one.caption for one in series.points} == {"Wie wij spraken"}


def test_the_dumps_of_one_report_print_the_same_figures() -> None:
    reports = [extract_file(path) for path in sorted(SAMPLES.glob("*.txt"))]
    twin = reports[1].model_copy(update={"id": "zvhrr-2021-2"})
    series = join(reports[0], twin)
    assert not told(series)
    assert not told(series, "sources_disagree")
    assert {len(years) for years in measures(series).values()} <= {2, 4, 6}
    assert "costs/loonkosten/realisatie" in measures(series)


@pytest.mark.parametrize(
    ("patterns", "rows"),
    [
        ((), {"Noord", "Zuid"}),
        (("noord",), {"Noord"}),
        (("*/zuid",), {"Zuid"}),
        (("PERSONEN/*",), {"Noord", "Zuid"}),
        (("niets",), set()),
        (("no*", "zu*"), {"Noord", "Zuid"}),
    ],
)
def test_measures_are_picked_by_id_or_label(patterns: tuple[str, ...], rows: set[str]) -> None:
    series = join(
        report_of(2021, figures(2021, ("Noord", "120"), ("Zuid", "240"))),
        report_of(2022, figures(2021, ("Noord", "121"), ("Zuid", "241"))),
    )
    chosen = select_measures(series, patterns)
    assert {one.row for one in chosen.points} == rows
    assert len(chosen.findings) == len(rows)
