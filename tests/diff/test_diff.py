"""What counts as a change, of which kind, and what is form alone."""

from __future__ import annotations

import pytest

from tests.support.reports import make_report, make_table
from zvhrr_extract.diff import diff_reports
from zvhrr_extract.models.diff import Change, Diff
from zvhrr_extract.models.report import Report, Table

GRID = [["", "2019", "2020"], ["Noord", "10", "12"], ["Zuid", "0", "14"]]


def diff(old: Report, new: Report) -> Diff:
    return diff_reports(old, new, old_file="a", new_file="b", cosmetics=True)


def only(old: Report, new: Report) -> Change:
    (change,) = diff(old, new).changes
    return change


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("de “keten” werkt", 'de "keten" werkt', "unicode"),
        ("2019 – 2021", "2019-2021", "hyphen"),
        ("het samenwerkings- verband", "het samenwerkingsverband", "hyphen"),
        ("de samen\u00adwerking", "de samenwerking", "hyphen"),
        ("van  jaar tot jaar", "van jaar\u00a0tot jaar", "whitespace"),
        ("• Heidagen", "ÿ Heidagen", "bullet"),
        ("de ﬁnanciën", "de financiën", "unicode"),
    ],
)
def test_a_difference_in_form_is_no_change(old: str, new: str, kind: str) -> None:
    found = diff(make_report(("Een", [f"{old}"])), make_report(("Een", [f"{new}"])))
    assert found.changes == ()
    assert [form.kind for form in found.cosmetics or ()] == [kind]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("een verschil van 5 procent", "een verschil van -5 procent"),
        ("in 2019 waren er 12 5 keer", "in 2019 waren er 125 keer"),
        ("het Bureau ZVHRR", "het bureau ZVHRR"),
        ("van 1.000 personen", "van 1.001 personen"),
    ],
)
def test_a_difference_in_content_is_a_change(old: str, new: str) -> None:
    change = only(make_report(("Een", [old])), make_report(("Een", [new])))
    assert (change.kind, change.old, change.new) == ("block_edited", old, new)


def test_a_paragraph_cut_elsewhere_is_form() -> None:
    first, second = "Dit jaar is er veel gedaan.", "Volgend jaar komt er nog meer bij."
    old = make_report(("Een", [f"{first} {second}"]))
    assert diff(old, make_report(("Een", [first, second]))).changes == ()
    halves = make_report(("Een", [f"{first} Volgend", second.removeprefix("Volgend ")]))
    assert diff(make_report(("Een", [first, second])), halves).changes == ()


def test_a_split_paragraph_that_was_edited_is_one_change() -> None:
    first, second = "Dit jaar is er veel gedaan.", "Volgend jaar komt er nog meer bij."
    old = make_report(("Een", [f"{first} {second}"]))
    new = make_report(("Een", [first.replace("veel", "weinig"), second]))
    change = only(old, new)
    assert change.kind == "block_edited"
    assert [op for op in change.words or () if op[0] != "equal"] == [
        ("replace", "veel", "weinig")
    ]


def test_a_section_with_all_it_holds_is_one_change() -> None:
    table = make_table(GRID, caption="Personen")
    parts = [("Een", ["Eerste tekst"]), ("Twee", ["Tweede tekst"])]
    extra: list[tuple[str, list[str | Table]]] = [
        ("Nieuw", ["Iets nieuws", table]),
        ("- Deel", ["• Een punt"]),
    ]
    change = only(make_report(*parts), make_report(parts[0], *extra, parts[1]))
    assert (change.kind, change.new) == ("section_added", "Nieuw")
    assert change.content == (
        "Iets nieuws",
        "2019 2020",
        "Noord 10 12",
        "Zuid 0 14",
        "Deel",
        "Een punt",
    )


def test_capitals_of_a_heading_are_form() -> None:
    old, new = (make_report((name, ["Tekst"])) for name in ("Rijnmond Noord", "RIJNMOND NOORD"))
    found = diff(old, new)
    assert found.changes == ()
    assert [form.kind for form in found.cosmetics or ()] == ["layout"]


def test_a_heading_put_into_a_text_is_one_change() -> None:
    texts = ["De eerste tekst over bomen", "De tweede tekst over fietsen"]
    old = make_report(("Een", texts))
    change = only(old, make_report(("Een", texts[:1]), ("Fietsen", texts[1:])))
    assert (change.kind, change.new, change.content) == ("section_added", "Fietsen", ())


def test_a_heading_read_as_a_paragraph_is_form() -> None:
    texts = ["De eerste tekst over bomen", "De tweede tekst over fietsen"]
    old = make_report(("Een", texts[:1]), ("Over fietsen", texts[1:]))
    new = make_report(("Een", [texts[0], "Over fietsen", texts[1]]))
    assert diff(old, new).changes == diff(new, old).changes == ()


def test_another_heading_that_is_read_as_text_in_its_place_is_a_renamed_section() -> None:
    texts = ["De eerste tekst over bomen", "De tweede tekst over fietsen"]
    old = make_report(("Een", texts[:1]), ("Over fietsen", texts[1:]))
    new = make_report(("Een", [texts[0], "Onderweg", texts[1]]))
    there, back = only(old, new), only(new, old)
    assert (there.kind, there.old, there.new) == ("section_renamed", "Over fietsen", "Onderweg")
    assert (back.kind, back.old, back.new) == ("section_renamed", "Onderweg", "Over fietsen")
    gone = diff(old, make_report(("Een", [texts[0], "Onderweg"])))
    assert gone.summary == {"block_added": 1, "section_removed": 1}


def test_a_caption_or_header_read_as_text_is_form() -> None:
    named = make_table(GRID, caption="Personen").model_copy(update={"label": "Tabel 2"})
    plain = make_table(GRID).model_copy(update={"label": None})
    old = make_report(("Een", [named]))
    new = make_report(("Een", ["Tabel 2: Personen", plain]))
    assert diff(old, new).changes == diff(new, old).changes == ()
    bare = make_table(GRID[1:], typed=False).model_copy(update={"header_rows": 0})
    whole = make_table(GRID, typed=False)
    old, new = make_report(("Een", [whole])), make_report(("Een", ["2019 2020", bare]))
    assert diff(old, new).changes == diff(new, old).changes == ()


def test_a_note_that_is_read_as_text_with_its_mark_is_form() -> None:
    text = "de gemeenten Schiedam en Vlaardingen"
    old, new = make_report(("Een", []), notes=[text]), make_report(("Een", [f"1 {text}"]))
    assert diff(old, new).changes == diff(new, old).changes == ()


def test_rows_read_as_text_in_the_other_report_are_form() -> None:
    table = make_table(GRID[:2], caption="Personen")
    old = make_report(("Een", [make_table(GRID, caption="Personen")]))
    new = make_report(("Een", [table, "Zuid 0 14"]))
    assert diff(old, new).changes == diff(new, old).changes == ()
    text = make_report(("Een", ["Personen:", "Noord 10 12", "Zuid 0 14", "2019 2020"]))
    assert diff(old, text).changes == diff(text, old).changes == ()


def test_a_section_that_moved_and_whose_heading_is_read_as_text_is_no_silence() -> None:
    parts = [(f"Deel {name}", [f"Over {name}", f"Nog meer {name}"]) for name in "ABCD"]
    new = make_report(parts[0], parts[2], (parts[3][0], [*parts[3][1], "Deel B", *parts[1][1]]))
    change = only(make_report(*parts), new)
    assert (change.kind, change.old) == ("section_moved", "Deel B")


def test_a_moved_section_is_one_change() -> None:
    parts = [(f"Deel {name}", [f"Over {name}", f"Nog meer {name}"]) for name in "ABCDE"]
    change = only(make_report(*parts), make_report(*parts[1:4], parts[0], parts[4]))
    assert (change.kind, change.section) == ("section_moved", "Deel A")


def test_a_figure_has_its_difference_and_percent() -> None:
    grid = [GRID[0], ["Noord", "10", "15"], ["Zuid", "4", "14"]]
    old, new = (make_report(("Een", [make_table(one)])) for one in (GRID, grid))
    up, from_zero = diff(old, new).changes
    assert (up.kind, up.row, up.column, up.old, up.new) == (
        "cell_changed",
        "Noord",
        "2020",
        "12",
        "15",
    )
    assert (up.delta, up.percent) == (3, 25.0)
    assert (from_zero.delta, from_zero.percent) == (4, None)


def test_the_same_figure_in_another_form_is_form() -> None:
    grids = [[["", "Euro"], ["Loon", one]] for one in ("€ 1.000", "1000")]
    old, new = (make_report(("Een", [make_table(grid)])) for grid in grids)
    found = diff(old, new)
    assert (found.changes, found.cosmetic) == ((), 1)


@pytest.mark.parametrize(
    ("grid", "kind"),
    [
        ([*GRID, ["Oost", "77", "78"]], "row_added"),
        (GRID[:2], "row_removed"),
        ([GRID[0], ["Noordkant", "10", "12"], GRID[2]], "row_renamed"),
        ([GRID[0], GRID[2], GRID[1]], "row_moved"),
        ([[*row, str(at)] for at, row in enumerate(GRID)], "column_added"),
        ([row[:2] for row in GRID], "column_removed"),
        ([["", "2018", "2020"], *GRID[1:]], "column_renamed"),
    ],
)
def test_an_edit_of_rows_or_columns_is_one_change(grid: list[list[str]], kind: str) -> None:
    old, new = (make_report(("Een", [make_table(one)])) for one in (GRID, grid))
    assert only(old, new).kind == kind


def test_a_table_of_words_is_compared_cell_by_cell() -> None:
    old = [["Doel", "Stand"], ["Meer zorg", "Is begonnen"], ["Minder leed", "Nog niets gedaan"]]
    new = [old[0], old[1], ["Minder leed", "Nog iets gedaan"]]
    reports = [make_report(("Een", [make_table(grid, typed=False)])) for grid in (old, new)]
    change = only(*reports)
    assert (change.kind, change.row, change.column) == ("cell_changed", "Minder leed", "Stand")
    assert ("replace", "niets", "iets") in (change.words or ())


def test_next_year_a_column_more_is_expected_and_another_figure_restated() -> None:
    new = [["", "2020", "2021"], ["Noord", "13", "20"], ["Zuid", "14", "21"]]
    found = diff(
        make_report(("Een", [make_table(GRID, caption="Personen 2020")]), year=2020),
        make_report(("Een", [make_table(new, caption="Personen 2021")]), year=2021),
    )
    assert found.relation == "other_year"
    assert [(change.kind, change.column) for change in found.changes] == [
        ("column_removed", "2019"),
        ("column_added", "2021"),
        ("cell_restated", "2020"),
    ]
    assert found.changes[-1].delta == 1


def test_of_one_year_another_year_in_a_caption_is_a_change() -> None:
    old, new = (
        make_report(("Een", [make_table(GRID, caption=f"Personen {year}")]))
        for year in (2020, 2021)
    )
    assert only(old, new).kind == "table_renamed"


def test_footnotes_come_go_and_are_edited() -> None:
    old = make_report(notes=["de gemeenten Schiedam en Vlaardingen", "zie de website"])
    new = make_report(notes=["de gemeenten Schiedam en Maassluis", "peildatum 31 december"])
    assert diff(old, new).summary == {
        "footnote_added": 1,
        "footnote_edited": 1,
        "footnote_removed": 1,
    }


def test_another_title_is_an_edit_outside_sections() -> None:
    change = only(make_report(title="Samen verder"), make_report(title="Samen door"))
    assert (change.kind, change.section, change.old) == ("block_edited", None, "Samen verder")
    old = make_report(title="Jaarverslag 2020", year=2020)
    assert diff(old, make_report(title="Jaarverslag 2021")).changes == ()


def test_changes_come_in_the_reading_order_of_the_new_report() -> None:
    old = make_report(("Een", ["Aap noot mies"]), ("Twee", ["Wim zus jet"]))
    new = make_report(("Een", ["Aap noot vis"]), ("Twee", ["Wim zus teun"]))
    assert [change.section for change in diff(old, new).changes] == ["Een", "Twee"]
