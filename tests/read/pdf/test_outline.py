"""Bookmarks: their levels, pages and places as shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.pdf.builder import PdfBuilder, build_pdf, show_text, start_pdf
from tests.read.pdf.reading import CASES, save
from zvhrr_extract.models.page import OutlineEntry
from zvhrr_extract.read.pdf import open_pdf
from zvhrr_extract.settings import DEFAULTS

TEXT = show_text("Jaarverslag 2021")


def read_outline(path: Path) -> list[OutlineEntry]:
    with open_pdf(path, file="a.pdf", settings=DEFAULTS) as pdf:
        before = pdf.read_outline()
        list(pdf.pages())
        assert pdf.read_outline() == before
        return list(before)


def add_outline(builder: PdfBuilder, *entries: str) -> PdfBuilder:
    """Add bookmarks side by side, from object 21 on."""
    builder.put(1, "<< /Type /Catalog /Pages 2 0 R /Outlines 20 0 R >>")
    builder.put(20, f"<< /First 21 0 R /Last {20 + len(entries)} 0 R >>")
    for number, entry in enumerate(entries, start=21):
        following = f"/Next {number + 1} 0 R" if number < 20 + len(entries) else ""
        builder.put(number, f"<< /Parent 20 0 R {following} {entry} >>")
    return builder


@pytest.mark.parametrize(
    ("page", "target", "top"),
    [
        ("/MediaBox [0 0 600 800]", "/XYZ 50 700 0", 100),
        ("/MediaBox [0 0 600 800]", "/XYZ null null null", 0),
        ("/MediaBox [0 0 600 800]", "/FitH 600", 200),
        ("/MediaBox [0 0 600 800]", "/FitR 10 20 30 500", 300),
        ("/MediaBox [0 0 600 800]", "/Fit", None),
        ("/MediaBox [0 0 600 800]", "/XYZ 0 9000 0", 0),
        ("/MediaBox [0 0 600 800] /CropBox [0 0 600 750]", "/XYZ 0 700 0", 50),
        ("/MediaBox [0 0 600 800] /Rotate 180", "/XYZ 0 700 0", 700),
        ("/MediaBox [0 0 600 800] /Rotate 90", "/XYZ 50 700 0", 50),
    ],
)
def test_a_bookmark_leads_to_a_place_as_shown(
    tmp_path: Path, page: str, target: str, top: float | None
) -> None:
    builder = start_pdf(TEXT, TEXT, page=page)
    add_outline(builder, f"/Title (Een) /Dest [6 0 R {target}]")
    found = read_outline(save(tmp_path, builder.build()))
    if target.startswith("/XYZ null"):
        # A place that is not told may be read as none or as the top.
        assert found[0].page == 2
    else:
        assert found == [OutlineEntry("Een", 1, 2, top)]


def test_levels_start_at_one_and_follow_the_tree(tmp_path: Path) -> None:
    builder = add_outline(
        start_pdf(TEXT), "/Title (Een) /First 31 0 R /Dest [4 0 R /Fit]", "/Title (Twee)"
    )
    builder.put(31, "<< /Title (Onder\\n\\000een) /Parent 21 0 R /Dest [99 0 R /Fit] >>")
    assert read_outline(save(tmp_path, builder.build())) == [
        OutlineEntry("Een", 1, 1),
        OutlineEntry("Onder een", 2),
        OutlineEntry("Twee", 1),
    ]


def test_bookmarks_in_a_circle_end(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    builder = add_outline(start_pdf(TEXT), "/Title (Een) /First 21 0 R", "/Title (Twee)")
    builder.put(22, "<< /Title (Twee) /Parent 20 0 R /Next 21 0 R >>")
    assert [entry.title for entry in read_outline(save(tmp_path, builder.build()))] == [
        "Een",
        "Twee",
    ]
    assert capfd.readouterr() == ("", "")


def test_half_a_sign_in_a_title_is_no_stumbling_block(tmp_path: Path) -> None:
    builder = add_outline(start_pdf(TEXT), "/Title <FEFF0041D8000042>")
    assert read_outline(save(tmp_path, builder.build()))[0].title.startswith("A")


def test_a_file_without_bookmarks_has_none(tmp_path: Path) -> None:
    assert read_outline(save(tmp_path, build_pdf(TEXT))) == []


def test_the_headings_of_a_word_processor_come_with_their_places() -> None:
    entry = read_outline(CASES / "weasy.pdf")[0]
    assert (entry.title, entry.level, entry.page) == (
        "Financiële efficiëntie en profielen",
        1,
        1,
    )
    assert entry.top is not None
