"""Clean lines: signs repaired, bullets taken off, pages told, provenance kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.cases import load_cases
from tests.support.reading import document
from zvhrr_extract.clean.repair import REPAIRS, repair_text
from zvhrr_extract.models.document import Repair
from zvhrr_extract.values.glyphs import drop_private, is_lone_bullet, take_bullet


@pytest.mark.parametrize("case", load_cases("clean/signs.toml"))
def test_the_signs_of_a_line_are_repaired_and_told(case: dict[str, Any]) -> None:
    text, repairs = repair_text(case["before"], 7)
    assert text == case["after"]
    assert [repair.name for repair in repairs] == case["repairs"]


@pytest.mark.parametrize("name", REPAIRS)
@pytest.mark.parametrize("case", load_cases("clean/signs.toml"))
def test_a_repair_changes_nothing_the_second_time(case: dict[str, Any], name: str) -> None:
    once = REPAIRS[name](case["before"])
    assert REPAIRS[name](once) == once


def test_an_accent_behind_a_zero_width_sign_joins_its_letter() -> None:
    assert repair_text("casui\u200b\u0308stiek", 1)[0] == "casuïstiek"


def test_a_repair_says_its_line_and_what_it_changed() -> None:
    _, repairs = repair_text("  de  ﬁets van\ufffd Jan", 7)
    assert repairs == [
        Repair("ligature", 7, "de ﬁets van\ufffd Jan", "de fiets van\ufffd Jan"),
        Repair("unreadable", 7, "de fiets van\ufffd Jan", "de fiets van Jan"),
    ]


@pytest.mark.parametrize("case", load_cases("clean/bullets.toml"))
def test_a_bullet_is_taken_off_a_line_where_there_is_one(case: dict[str, Any]) -> None:
    assert take_bullet(case["text"]) == (case.get("glyph"), case["rest"])


@pytest.mark.parametrize(
    ("text", "alone"), [("•", True), (" • • ", True), ("ÿ", True), ("• a", False), ("-", False)]
)
def test_a_lone_bullet_has_nothing_beside_it(text: str, alone: bool) -> None:  # noqa: FBT001
    assert is_lone_bullet(text) is alone


def test_an_icon_inside_a_line_is_a_blank() -> None:
    assert drop_private("bel \uf095 ons") == "bel   ons"


@pytest.mark.parametrize("case", load_cases("clean/torn.toml"))
def test_a_torn_bullet_finds_its_text_or_is_counted_as_lost(case: dict[str, Any]) -> None:
    clean = document(case["text"].lstrip("\n"))
    assert [line.text for line in clean.lines if line.marker] == case["marked"]
    assert sum(count for _, count in clean.lost_bullets) == case.get("lost", 0)


@pytest.mark.parametrize("case", load_cases("clean/pages.toml"))
def test_every_line_stands_on_its_page(case: dict[str, Any]) -> None:
    text = case["text"]
    number = 0
    while "@" in text:
        text = text.replace("@", f"Regel met de letters {'abc' * number} erin.\n", 1)
        number += 1
    clean = document(text)
    assert [line.page for line in clean.lines] == case["pages"]
    assert clean.pages == case["pages"][-1]


def test_numbers_that_run_with_heads_start_the_page_at_the_head() -> None:
    body = [[f"Zin {page} {'x' * at} staat hier." for at in range(9)] for page in range(3)]
    texts = [
        "\n".join(["Jaarverslag ZVHRR", f"Pagina {at + 1}", *lines])
        for at, lines in enumerate(body)
    ]
    clean = document("\n".join(texts))
    heads = [line.page for line in clean.lines if line.text == "Jaarverslag ZVHRR"]
    assert heads == [1, 2, 3]


def test_a_line_keeps_its_number_in_the_file_and_the_gap_above_it() -> None:
    clean = document("\n\nEen\n\n\n•\n\nTwee\n\fDrie\n")
    assert [(line.number, line.text, line.gap) for line in clean.lines] == [
        (3, "Een", 2),
        (8, "Twee", 3),
        (9, "Drie", 0),
    ]
    assert [line.order for line in clean.lines] == [0, 1, 2]


def test_wide_gaps_and_tabs_cut_a_line_into_cells_with_their_columns() -> None:
    line = document("   Rijnmond Noord    273\t292\n").lines[0]
    assert line.cells == ("Rijnmond Noord", "273", "292")
    assert line.starts == (3, 21, 25)
    assert (line.indent, line.text) == (3, "Rijnmond Noord 273 292")


@pytest.mark.parametrize(
    ("text", "soft"), [("een", 0), ("een ", 1), ("een  ", 2), ("een    ", 2)]
)
def test_a_blank_at_a_line_end_is_kept_as_a_sign(text: str, soft: int) -> None:
    assert document(text).lines[0].soft_end == soft


def test_a_bullet_before_an_icon_alone_leaves_no_line() -> None:
    assert document("• \uf095x\n- \uf095\n\ufffd\n").lines[0].text == "x"


def test_an_empty_document_has_no_pages() -> None:
    assert (document("").pages, document("").lines) == (0, ())
