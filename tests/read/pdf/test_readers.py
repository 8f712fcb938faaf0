"""PDFium and pdfplumber read the same words, lines and boxes off the same pages."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.read.pdf.builder import build_pdf, show_text
from tests.read.pdf.reading import CASES, read_pages, save, texts
from zvhrr_extract.models.page import Box, Page, Panel, Rule, Word

# Letters that reach out of their width move an edge so much.
NEAR_PT = 1.5
# Where a font tells no height PDFium measures its letters; as a share of their size.
NEAR_SHARE = 0.12
FILES = sorted(path for path in CASES.glob("*.pdf") if path.stem != "locked-geheim")


class Pair(NamedTuple):
    fast: Page
    plain: Page


def read_both(path: Path) -> list[Pair]:
    both = (read_pages(path, reader=name) for name in ("pdfium", "pdfplumber"))
    return [Pair(*pages) for pages in zip(*both, strict=True)]


def whole(shape: Rule | Panel | Box) -> tuple[int, ...]:
    return tuple(round(part) for part in shape[:4])


def is_near(one: tuple[float, ...], two: tuple[float, ...], slack: float = 0) -> bool:
    return all(abs(a - b) <= max(NEAR_PT, slack) for a, b in zip(one, two, strict=True))


def pair_words(one: tuple[Word, ...], two: tuple[Word, ...]) -> list[tuple[Word, Word]]:
    assert sorted(word.text for word in one) == sorted(word.text for word in two)
    pairs = []
    left = list(two)
    for word in one:
        same = [other for other in left if other.text == word.text]
        other = min(same, key=lambda that: abs(that.x0 - word.x0) + abs(that.top - word.top))
        left.remove(other)
        pairs.append((word, other))
    return pairs


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_readers_read_the_same_words(path: Path) -> None:
    for fast, plain in read_both(path):
        assert (fast.width, fast.height) == pytest.approx((plain.width, plain.height), abs=0.1)
        for one, two in (fast.words, plain.words), (fast.hidden, plain.hidden):
            for word, other in pair_words(one, two):
                assert is_near(word.box, other.box, NEAR_SHARE * word.style.size), (word, other)
                assert word.baseline == pytest.approx(other.baseline, abs=0.3)
                assert word.style == other.style
                assert (word.angle, word.glued) == (other.angle, other.glued), word


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_readers_read_the_same_lines_and_boxes(path: Path) -> None:
    for fast, plain in read_both(path):
        for kind in ("rules", "panels", "images"):
            one, two = (sorted(getattr(page, kind), key=whole) for page in (fast, plain))
            assert len(one) == len(two)
            for shape, other in zip(one, two, strict=True):
                assert is_near(shape[:4], other[:4])
                assert shape[4:] == pytest.approx(other[4:], abs=0.05)


def read_case(name: str, reader: str = "pdfium") -> list[Page]:
    return read_pages(CASES / f"{name}.pdf", reader=reader)


READERS = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])


@READERS
def test_a_rotated_page_is_turned_upright_in_numbers_only(reader: str) -> None:
    pages = read_case("rotated", reader)
    assert {(page.width, page.height) for page in pages} == {(420, 300)}
    assert [{word.angle for word in page.words} for page in pages] == [{0}, {90}, {180}, {270}]
    titles = [word for page in pages for word in page.words if word.text == "Resultaten"]
    # Text on its side stands on an upright line: its baseline is an x.
    places = [(40, 45), (251, 255), (298, 255), (150, 165)]
    for word, (x, y) in zip(titles, places, strict=True):
        assert (word.x0, word.baseline) == pytest.approx((x, y), abs=NEAR_PT)


@READERS
def test_a_crop_box_moves_the_page_and_hides_what_it_cuts_off(reader: str) -> None:
    page = read_case("cropped", reader)[0]
    assert (page.width, page.height) == (370, 240)
    assert page.words[0].x0 == pytest.approx(10, abs=NEAR_PT)
    assert "snijrand" in {word.text for word in page.hidden}


@READERS
def test_what_a_page_does_not_show_is_hidden(reader: str) -> None:
    page = read_case("effects", reader)[0]
    hidden = {word.text for word in page.hidden}
    assert {"Onzichtbare", "Naast", "Onder", "Weggeknipt"} <= hidden
    shown = set(texts(page))
    assert {"Zichtbaar", "Wit", "•"} <= shown
    assert not shown & hidden
    assert next(word for word in page.words if word.text == "Wit").style.colour == 0xFFFFFF


@READERS
def test_text_drawn_twice_is_read_once(reader: str) -> None:
    page = read_case("effects", reader)[0]
    for text in ("Nagemaakt", "gezet", "schaduw"):
        assert texts(page).count(text) == 1


@READERS
def test_a_raised_number_is_glued_to_its_word_and_so_is_what_follows(reader: str) -> None:
    words = read_case("effects", reader)[0].words
    at = next(index for index, word in enumerate(words) if word.text == "Noord")
    assert [(word.text, word.glued) for word in words[at : at + 4]] == [
        ("Noord", False),
        ("2", True),
        (",", True),
        ("en", False),
    ]


@READERS
def test_turned_text_is_glued_along_its_direction(reader: str) -> None:
    words = read_case("turned", reader)[0].words
    assert [(word.angle, word.glued) for word in words if word.text == "vet"] == [
        (270, True),
        (90, True),
    ]


@READERS
def test_a_word_cut_at_a_line_end_stays_two_words_with_the_hyphen(reader: str) -> None:
    page = read_case("weasy", reader)[0]
    halves = [word for word in page.words if word.text.endswith(("-", "\u2010"))]
    assert halves
    for half in halves:
        assert half.bottom - half.top < 20
    assert any("ff" in word.text or "fi" in word.text for word in page.words)
    assert not any("\ufb00" <= sign <= "\ufb06" for word in page.words for sign in word.text)


@READERS
def test_a_minus_as_hyphen_at_a_line_end_is_a_hyphen(tmp_path: Path, reader: str) -> None:
    text = show_text("Het samen-", 72, 700) + show_text("werkingsverband", 72, 686)
    page = read_pages(save(tmp_path, build_pdf(text)), reader=reader)[0]
    assert [(word.text, word.glued) for word in page.words] == [
        ("Het", False),
        ("samen-", False),
        ("werkingsverband", False),
    ]


@READERS
def test_a_table_is_the_same_lines_however_it_is_drawn(reader: str) -> None:
    page = read_case("tables", reader)[0]
    for top, bottom in ((20, 76), (110, 166), (200, 256)):
        rules = [rule for rule in page.rules if top - 1 < rule.top < bottom + 1]
        level = [rule for rule in rules if rule.bottom - rule.top < 1]
        assert (len(level), len(rules) - len(level)) == (5, 4)
        assert all(rule.width <= 0.6 for rule in rules)


@READERS
def test_forms_show_what_they_hold_inside_their_box(reader: str) -> None:
    page = read_case("forms", reader)[0]
    assert texts(page).count("formulier") == 2
    assert {word.style.size for word in page.words if word.text == "formulier"} == {8.0, 10.0}
    assert [word.text for word in page.hidden] == ["Buiten", "de", "rand"] * 2
    assert sorted(rule.width for rule in page.rules) == pytest.approx([0.8, 1.0])
    assert [rule.x0 for rule in page.rules] == pytest.approx([45, 174])


@READERS
def test_a_circle_is_as_large_as_it_is_drawn(reader: str) -> None:
    panel = next(
        panel
        for panel in read_case("tables", reader)[0].panels
        if panel.rounded and panel.stroke == 0
    )
    assert panel[:4] == pytest.approx((320, 70, 380, 130), abs=0.5)


def test_words_of_one_style_are_equally_high_in_a_font_without_heights() -> None:
    page = read_case("writer")[0]
    body = [word for word in page.words if word.style.size == 10 and not word.style.bold]
    assert len({round(word.bottom - word.top, 2) for word in body}) == 1


def test_a_tagged_page_tells_the_role_of_its_words() -> None:
    page = read_case("writer")[0]
    heading = next(word for word in page.words if word.text == "Officiële")
    assert page.roles[heading.tag].endswith("H1")
