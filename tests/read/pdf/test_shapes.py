"""Drawn lines, boxes and colours, by both readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.pdf.builder import build_pdf, show_text
from tests.read.pdf.reading import read_pages, save
from zvhrr_extract.models.page import Box, Page
from zvhrr_extract.read.pdf.outlines import OutlineSorter, Paint
from zvhrr_extract.read.pdf.reference_words import find_colour

READERS = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])


def draw(folder: Path, content: str, reader: str = "pdfium") -> Page:
    return read_pages(save(folder, build_pdf(show_text("A") + content)), reader=reader)[0]


@READERS
@pytest.mark.parametrize(
    ("content", "rules", "panels"),
    [
        ("10 10 m 90 10 l S", 1, 0),
        ("10 10 m 90 90 l S", 0, 0),
        ("10 10 m 90 10 l 90 60 l S", 2, 0),
        ("10 10 80 40 re n", 0, 0),
        ("10 10 80 40 re f", 0, 1),
        ("10 10 80 40 re B", 0, 1),
        ("10 10 80 2 re f", 1, 0),
        ("10 10 m 50 90 l 90 10 l f", 0, 1),
        ("10 10 m 10 90 90 90 90 10 c S", 0, 1),
        ("10 10 m 90 90 90 10 v S", 0, 1),
        ("10 10 m 10 90 90 10 y S", 0, 1),
        ("q 50 0 0 50 9 9 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q", 0, 0),
    ],
)
def test_a_path_is_a_line_a_box_or_nothing(
    tmp_path: Path, content: str, rules: int, panels: int, reader: str
) -> None:
    page = draw(tmp_path, content, reader)
    assert (len(page.rules), len(page.panels)) == (rules, panels)
    assert len(page.images) == content.startswith("q")


@READERS
def test_a_line_is_as_thick_as_it_is_shown(tmp_path: Path, reader: str) -> None:
    page = draw(tmp_path, "0.5 0 0 0.5 0 0 cm 2 w 1 0 0 RG 10 10 m 90 10 l S", reader)
    rule = page.rules[0]
    assert rule[:4] == pytest.approx((5, 837, 45, 837))
    assert rule.width == pytest.approx(1)
    assert rule.colour == 0xFF0000


def test_a_map_of_thousands_of_strokes_is_one_box(tmp_path: Path) -> None:
    strokes = " ".join(f"{at % 90} {at % 70} l" for at in range(3000))
    assert draw(tmp_path, f"0 0 m {strokes} S").panels == ()
    assert len(draw(tmp_path, f"0 0 m {strokes} f").panels) == 1


@pytest.mark.parametrize(
    ("parts", "colour"),
    [
        (0, 0),
        ((1,), 0xFFFFFF),
        ((1, 0, 0), 0xFF0000),
        ((0, 0, 0, 1), 0),
        ((0, 1, 1, 0), 0xFF0000),
        ((0.5, 0.5), None),
        (None, None),
        (("P1",), None),
    ],
)
def test_a_colour_is_told_where_it_is_one(parts: object, colour: int | None) -> None:
    assert find_colour(parts) == colour


def test_a_slanted_sliver_is_no_line() -> None:
    sorter = OutlineSorter()
    sorter.add_outline([(0, 0), (90, 2.5)], Paint(None, 0, 1), curved=False)
    sorter.add_outline([(5, 5), (5, 5)], Paint(None, 0, 1), curved=False)
    assert sorter.rules == []
    sorter.add_panel(Box(0, 0, 9, 9), Paint(0, None), rounded=True)
    assert sorter.panels[0].rounded
