"""Plots of a series: every measure has its panel, restated figures are marked."""

from __future__ import annotations

import io
import re
import warnings
from typing import Literal
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from PIL import Image

from tests.series.world import YEARS, join, make_world, report_of
from tests.support.reports import make_table
from zvhrr_extract.models.series import Series
from zvhrr_extract.phrases import load_phrases
from zvhrr_extract.write.plot_layout import wrap
from zvhrr_extract.write.to_plot import draw_series

EN = load_phrases("en")


def draw(series: Series, wanted: Literal["png", "svg"] = "svg", language: str = "en") -> bytes:
    return draw_series(series, load_phrases(language), wanted=wanted)


def marks(svg: bytes, kind: str) -> set[str]:
    return set(re.findall(rf'id="({kind}-[^"]*)"', svg.decode()))


def texts(svg: bytes) -> list[str]:
    """List the texts drawn, which matplotlib notes in comments."""
    return re.findall(r"<!-- (.*?) -->", svg.decode(), re.DOTALL)


def one(label: str, *values: str, caption: str = "Aantal personen") -> Series:
    years = range(2021 - len(values) + 1, 2022)
    grid = [["", *map(str, years)], [label, *values]]
    return join(report_of(2021, make_table(grid, caption=caption)))


@pytest.fixture(scope="module")
def planted() -> Series:
    world = make_world(4)
    return join(*(world.print_report(year) for year in YEARS))


def test_every_restated_figure_is_marked_and_no_other(planted: Series) -> None:
    svg = draw(planted)
    spots = {(one.measure, one.year) for one in planted.points if one.restated}
    assert spots
    assert len(marks(svg, "restated")) == len(spots)
    assert len(marks(svg, "before")) >= len(spots)
    assert len(marks(svg, "measure")) == len({point.measure for point in planted.points})


def test_without_restatements_none_is_marked() -> None:
    svg = draw(one("Noord", "1", "2"))
    assert not marks(svg, "restated")
    assert not marks(svg, "before")


@pytest.mark.parametrize("wanted", ["png", "svg"])
def test_the_same_series_gives_the_same_bytes(
    planted: Series, wanted: Literal["png", "svg"]
) -> None:
    first = draw(planted, wanted)
    assert draw(planted, wanted) == first
    assert b"<dc:date>" not in first
    assert b"matplotlib.org" not in first[:3000] or wanted == "svg"


def test_the_picture_opens(planted: Series) -> None:
    picture = Image.open(io.BytesIO(draw(planted, "png")))
    picture.load()
    assert picture.format == "PNG"
    assert picture.width > 900
    assert not picture.info.keys() & {"Software", "Creation Time"}


def test_titles_units_years_and_reports_are_told() -> None:
    told = texts(draw(one("Noord", "1", "2"), language="nl"))
    assert {
        "Aantal personen",
        "Noord",
        "2020",
        "2021",
        "r2021",
        "laatst bekende cijfer",
    } <= set(told)
    assert any("brug-2021" in text for text in told)


def test_figures_are_drawn_from_zero_up() -> None:
    assert "0" in texts(draw(one("Noord", "1.000", "1.001")))
    assert "−5" in texts(draw(one("Noord", "-5", "10"))) or "-5" in texts(
        draw(one("Noord", "-5", "10"))
    )


def test_large_figures_are_shown_in_thousands() -> None:
    table = make_table([["", "2021"], ["Loon", "2.217.082"]], caption="Kosten 2021")
    series = join(report_of(2021, table.model_copy(update={"unit": "EUR"})))
    told = texts(draw(series, language="nl"))
    assert "Loon (EUR x 1.000)" in told
    assert {"1.000", "2.000"} <= set(told)


def test_a_year_that_no_report_tells_leaves_the_line_open() -> None:
    svg = draw(one("Noord", "1", "2", "–", "4", "5")).decode()
    (path,) = re.findall(r'<g id="measure-[^"]*">\s*<path d="([^"]*)"', svg)
    assert path.count("M") == 2


@pytest.mark.parametrize(
    "label", ["$x_2$ kosten", "100% & <b>", "a\x07b\u202e", "汉字 🎉", "-- x --"]
)
def test_any_label_is_drawn_as_it_is(label: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ET.fromstring(draw(one(label, "1", "2")))  # noqa: S314 -- our own
        assert draw(one(label, "1", "2"), "png")


@pytest.mark.parametrize("count", [1, 4, 13, 60])
def test_no_text_is_cut_off_at_the_edges(count: int) -> None:
    label = "Leergang, deskundigheidsbevordering en training van alle medewerkers in de regio"
    grid = [["", "2015", "2021"], *([f"{label} {at}", "9.999.999", "1"] for at in range(count))]
    series = join(report_of(2021, make_table(grid, caption=label * 3)))
    picture = Image.open(io.BytesIO(draw(series, "png"))).convert("L")
    width, height = picture.size
    for edge in (
        (0, 0, 6, height),
        (width - 6, 0, width, height),
        (0, 0, width, 3),
        (0, height - 3, width, height),
    ):
        assert picture.crop(edge).getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("kort", ("kort",)),
        ("een lang woordbeeld", ("een lang", "woordbee", "ld")),
        ("w" * 20, ("w" * 8, "w" * 8, "w" * 4)),
    ],
)
def test_lines_are_no_wider_than_there_is_room(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 8, 1, lambda text, size: len(text) * size) == lines


def test_the_users_own_style_does_not_count() -> None:
    plain = draw(one("Noord", "1", "2"))
    with mpl.rc_context({"lines.linewidth": 9, "svg.fonttype": "none", "font.size": 30}):
        assert draw(one("Noord", "1", "2")) == plain
