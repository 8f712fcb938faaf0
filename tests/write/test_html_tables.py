"""Tables on the page of a diff."""

from __future__ import annotations

from typing import Any

import pytest

from tests.write.diffed import FIGURES, NEW, OLD, diff_page, make_report
from tests.write.parsed import Node, anchors, parse_page
from zvhrr_extract.align import align_reports
from zvhrr_extract.models.report import (
    Provenance,
)
from zvhrr_extract.write.html.flow import lay_text


@pytest.fixture(scope="module")
def page() -> Node:
    return parse_page(diff_page(OLD, NEW))


def test_a_table_shows_changed_cells_with_difference_and_percent(page: Node) -> None:
    table = page.all("table")[0]
    cell = table.all("td", class_="changed")[0]
    assert [cell.all(tag)[0].text for tag in ("del", "ins")] == ["12", "15"]
    assert cell.all("span", class_="delta")[0].text == "+3 (+25%)"
    assert table.all("caption")[0].text == "Personen per gebied in personen"
    assert [head.text for head in table.all("th", scope="col")] == ["", "2020", "2021"]


def test_a_table_shows_rows_that_came_and_went(page: Node) -> None:
    table = page.all("table")[0]
    rows = {row.all("th")[0].text.split()[0]: row for row in table.all("tbody")[0].all("tr")}
    assert list(rows) == ["Noord", "Zuid", "Oost", "Centrum", "West"]
    assert [mark.text for mark in rows["Oost"].all("del")] == ["Oost", "30", "35"]
    assert [mark.text for mark in rows["Centrum"].all("ins")] == ["Centrum", "31", "36"]
    assert not rows["Zuid"].all("del") + rows["Zuid"].all("ins")
    assert "Row removed" in rows["Oost"].text


TABLES = [
    (
        [["Gebied", "2020", "2021"], ["Noord", "10", "12"], ["Zuid", "20", "25"]],
        [["Gebied", "2021"], ["Noord", "12"], ["Zuid", "25"]],
        ["Column removed"],
        ["2020", "10", "20"],
        [],
    ),
    (
        [["Gebied", "2021"], ["Noord", "12"], ["Zuid", "25"], ["Rotterdam West", "31"]],
        [["Gebied", "2021"], ["Rotterdam West", "31"], ["Noord", "12"], ["Zuid", "25"]],
        ["Row moved, from place 3 to 1"],
        [],
        [],
    ),
    (
        [["Gebied", "2021"], ["Rijnmond Noord", "12"], ["Zuid", "25"]],
        [["Gebied", "2021"], ["Rijnmond Noordrand", "12"], ["Zuid", "25"]],
        ["Row renamed"],
        ["Rijnmond Noord"],
        ["Rijnmond Noordrand"],
    ),
    (
        [["Thema", "Wat"], ["Jeugd", "overleg met scholen"], ["Zorg", "overleg met artsen"]],
        [["Thema", "Wat"], ["Jeugd", "overleg met ouders"], ["Zorg", "overleg met artsen"]],
        ["Changed"],
        ["scholen"],
        ["ouders"],
    ),
]


@pytest.mark.parametrize(("before", "after", "tags", "gone", "came"), TABLES)
def test_what_changed_of_a_table_is_marked_in_it(
    before: list[list[str]],
    after: list[list[str]],
    tags: list[str],
    gone: list[str],
    came: list[str],
) -> None:
    old, new = (make_report("# Kop", "[T]", tables={"T": grid}) for grid in (before, after))
    (table,) = parse_page(diff_page(old, new)).all("table")
    assert [tag.text[2:] for tag in table.all("span", class_="tag")] == tags
    assert [mark.text for mark in table.all("del")] == gone
    assert [mark.text for mark in table.all("ins")] == came


def test_a_table_that_came_or_went_is_shown_whole() -> None:
    grid = {"Personen per gebied": FIGURES}
    without = make_report("# Kop", "Een alinea over de regio en de stad")
    within = make_report(
        "# Kop", "Een alinea over de regio en de stad", "[Personen per gebied]", tables=grid
    )
    for old, new, mark in ((without, within, "ins"), (within, without, "del")):
        (table,) = parse_page(diff_page(old, new)).all("table")
        texts = [node.text for node in table.all(mark)]
        cells = [cell for row in FIGURES[1:] for cell in row]
        assert texts == ["Personen per gebied", "2020", "2021", *cells]


def test_a_renamed_table_shows_both_names() -> None:
    old = make_report("# Kop", "[Personen per gebied]", tables={"Personen per gebied": FIGURES})
    new = make_report("# Kop", "[Personen per wijk]", tables={"Personen per wijk": FIGURES})
    tree = parse_page(diff_page(old, new))
    caption = tree.all("caption")[0]
    assert [mark.text for mark in caption.all("del") + caption.all("ins")] == ["gebied", "wijk"]
    assert anchors(tree) == ["c1"]


def test_a_table_stands_where_it_is_read(page: Node) -> None:
    text = page.all("main")[0].text
    assert text.index("Cijfers per gebied") < text.index("Noord") < text.index("Na de tabel")


@pytest.mark.parametrize(
    ("boxes", "place", "order"),
    [
        ([(50, 100, 250, 200), (50, 400, 250, 500)], (50, 250, 250, 350), [0, "t", 1]),
        ([(50, 100, 250, 200), (50, 400, 250, 500)], (50, 20, 250, 80), ["t", 0, 1]),
        ([(50, 400, 250, 500), (300, 100, 550, 200)], (50, 600, 250, 700), [0, "t", 1]),
        ([(50, 100, 250, 200), (300, 100, 550, 200)], (300, 300, 550, 400), [0, 1, "t"]),
    ],
    ids=["between", "above", "foot of the left column", "right column"],
)
def test_a_table_of_a_pdf_stands_where_it_is_read(
    boxes: list[tuple[float, ...]], place: tuple[float, ...], order: list[int | str]
) -> None:
    report = make_report("Tekst nul", "Tekst een", "[T]", tables={"T": FIGURES})

    def put(box: tuple[float, ...]) -> dict[str, Any]:
        where = {"source": "s", "page": 1, "line_start": None, "line_end": None, "bbox": box}
        return {"provenance": Provenance.model_validate(where)}

    blocks = zip(report.blocks, boxes, strict=True)
    laid = report.model_copy(
        update={
            "blocks": tuple(block.model_copy(update=put(box)) for block, box in blocks),
            "tables": (report.tables[0].model_copy(update=put(place)),),
        }
    )
    strips_laid = lay_text(laid, laid, align_reports(laid, laid))
    assert ["t" if one.room == "table" else one.new for one in strips_laid] == order
