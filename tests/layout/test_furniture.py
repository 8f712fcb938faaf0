"""Running heads, feet and page numbers are told from content."""

from __future__ import annotations

from typing import Any

import pytest

from tests.layout.drawn import set_page, write_block
from zvhrr_extract.layout import lay_out_page, mark_furniture
from zvhrr_extract.models.layout import TextBlock

BODY = {
    "at": [50, 150],
    "lines": ["Gewone tekst die op iedere bladzijde", "over twee regels loopt."],
}
CHAPTERS = ["Bestuur", "Zorg", "Wonen", "Personeel"]


def text(x: float, y: float, line: str, **form: Any) -> dict[str, Any]:
    return {"at": [x, y], "lines": [line], **form}


def marked(
    pages: list[list[dict[str, Any]]], size: tuple[int, int] = (600, 800)
) -> list[tuple[str, str]]:
    """Lay out pages; list what is furniture on any of them, and why."""
    layouts = list(
        mark_furniture(
            lay_out_page(set_page({"texts": texts, "size": size}, number), ())
            for number, texts in enumerate(pages, 1)
        )
    )
    return [
        (write_block(part), part.furniture)
        for layout in layouts
        for part in layout.parts
        if isinstance(part, TextBlock) and part.furniture
    ]


def test_a_head_at_one_place_of_several_pages_is_furniture_also_mirrored() -> None:
    pages = [[text(50 if n % 2 else 350, 40, "Jaarverslag 2022"), BODY] for n in range(4)]
    assert marked(pages) == [("Jaarverslag 2022", "running_head")] * 4


def test_a_head_that_names_the_chapter_beside_the_page_number_is_furniture() -> None:
    pages = [[text(50, 40, f"{2 * n + 2} | {name}"), BODY] for n, name in enumerate(CHAPTERS)]
    assert [reason for _, reason in marked(pages)] == ["running_head"] * 4


def test_numbered_headings_one_a_page_are_no_running_heads() -> None:
    pages = [[text(50, 60, f"{n} {name}", size=16), BODY] for n, name in enumerate(CHAPTERS, 1)]
    assert marked(pages) == []


def test_page_numbers_stand_at_the_outer_edges_of_spreads() -> None:
    pages = [
        [text(20, 820, str(2 * n)), text(1160, 820, str(2 * n + 1)), BODY] for n in range(1, 4)
    ]
    reasons = marked(pages, (1190, 842))
    assert reasons == [(str(n), "page_number") for n in range(2, 8)]


@pytest.mark.parametrize("foot", ["Pagina # van 4", "- # -", "#"])
def test_page_numbers_take_many_forms(foot: str) -> None:
    pages = [[text(280, 780, foot.replace("#", str(n))), BODY] for n in range(1, 5)]
    assert [reason for _, reason in marked(pages)] == ["page_number"] * 4


def test_a_heading_that_stands_once_is_content() -> None:
    pages = [[text(50, 40, name, size=16), BODY] for name in CHAPTERS]
    assert marked(pages) == []


def test_a_heading_right_above_the_text_of_several_pages_is_content() -> None:
    pages = [
        [text(50, 60, "Resultaten", bold=True), text(50, 76, f"Tekst over {name}.")]
        for name in CHAPTERS
    ]
    assert marked(pages) == []


def test_footnotes_are_content() -> None:
    pages = [
        [BODY, text(50, 770, f"{n} Noot over {name}", size=8)]
        for n, name in enumerate(CHAPTERS, 1)
    ]
    assert marked(pages) == []


def test_last_lines_of_full_pages_are_content() -> None:
    lines = [f"Regel {n} van een volle bladzijde met tekst." for n in range(52)]
    pages = [[{"at": [50, 90], "lines": lines}, text(300, 785, str(n))] for n in range(1, 4)]
    assert [reason for _, reason in marked(pages)] == ["page_number"] * 3


def test_items_of_lists_at_the_top_of_pages_are_content() -> None:
    pages = [[text(50, 40, f"• Nog {n} punten van een lijst"), BODY] for n in range(4)]
    assert marked(pages) == []
