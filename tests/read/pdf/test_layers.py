"""Which words are the page's text, which repeat it, and which pages are scans."""

from __future__ import annotations

import pytest

from zvhrr_extract.models.page import Box, Page, Panel, Style, Word
from zvhrr_extract.read.pdf.layers import DrawnWords, compose_page, is_scan

STYLE = Style("Lato", 10.0)
PAGE = Page(1, 600, 800)
PICTURED = Page(1, 600, 800, images=(Box(0, 0, 600, 800),))


def make_word(text: str, x: float = 100, top: float = 100, angle: int = 0) -> Word:
    wide = 5.0 * len(text)
    return Word(text, x, top, x + wide, top + 12, top + 10, STYLE, angle)


def compose(*shown: Word) -> Page:
    return compose_page(PAGE, DrawnWords(list(shown), [], []))


@pytest.mark.parametrize(
    ("dx", "dy", "repeated"),
    [
        (0, 0, 1),
        (0.3, 0, 1),
        (1.9, 1.9, 1),
        (-1.5, 1, 1),
        (3, 0, 0),
        (0, 6, 0),
    ],
)
@pytest.mark.parametrize("at", [100, 99.9, 102, 104])
def test_a_word_is_repeated_when_it_lies_on_itself(
    dx: float,
    dy: float,
    repeated: int,
    at: float,
) -> None:
    first = make_word("tekst", at, at)
    page = compose(first, make_word("andere", 300), make_word("tekst", at + dx, at + dy))
    assert (len(page.words), len(page.repeated)) == (3 - repeated, repeated)
    assert page.words[0] is first


def test_dots_side_by_side_are_no_repetition() -> None:
    dots = [make_word(".", 100 + 3 * at)._replace(x1=101.5 + 3 * at) for at in range(20)]
    near = [make_word("|", 300 + 1.5 * at)._replace(x1=302 + 1.5 * at) for at in range(9)]
    assert compose(*dots, *near).repeated == ()


def test_a_word_turned_otherwise_is_another() -> None:
    assert compose(make_word("A"), make_word("A", angle=90)).repeated == ()


def test_nothing_gets_lost() -> None:
    shown = [make_word("een", 100 + at / 3, 100) for at in range(30)]
    page = compose_page(PAGE, DrawnWords(shown, [make_word("b")], [make_word("c")]))
    assert sorted(page.words + page.repeated) == sorted(shown)
    assert [word.text for word in page.hidden] == ["b", "c"]
    assert not page.ocr


def test_an_invisible_layer_on_a_picture_is_the_text() -> None:
    layer = [make_word(f"woord{at}", 100, 10 * at) for at in range(30)]
    drawn = DrawnWords([make_word("stempel")], layer, [make_word("weg")])
    page = compose_page(PICTURED, drawn)
    assert (len(page.words), len(page.hidden), page.ocr) == (31, 1, 1)
    assert not is_scan(page)


def test_an_invisible_layer_without_a_picture_stays_hidden() -> None:
    page = compose_page(PAGE, DrawnWords([], [make_word("b")], []))
    assert (len(page.words), len(page.hidden), page.ocr) == (0, 1, 0)


def test_a_page_is_a_scan_when_pictures_fill_it_and_nothing_is_said() -> None:
    strips = tuple(Box(0, 80 * at, 600, 80 * at + 80) for at in range(8))
    assert is_scan(PICTURED)
    assert is_scan(Page(1, 600, 800, images=strips))
    assert not is_scan(PAGE)
    assert not is_scan(Page(1, 600, 800, images=(Box(-600, 0, 100, 800),)))


def test_a_stamp_at_the_edge_makes_a_scan_no_page_and_a_title_does() -> None:
    def with_words(*words: Word) -> Page:
        return compose_page(PICTURED, DrawnWords(list(words), [], []))

    assert is_scan(with_words(make_word("Blad", 10, 10), make_word("1", 40, 780)))
    assert not is_scan(with_words(make_word("Jaarverslag", 100, 300)))
    assert not is_scan(with_words(*(make_word(str(at), 10 * at, 10) for at in range(20))))


def test_text_turned_into_outlines_is_as_good_as_a_scan() -> None:
    letters = tuple(Panel(at, 5, at + 4, 12, fill=0, rounded=True) for at in range(400))
    assert is_scan(Page(1, 600, 800, panels=letters))
    assert not is_scan(Page(1, 600, 800, panels=letters[:40]))


def test_many_equal_words_take_no_square_time() -> None:
    words = [make_word("0", at % 500, at % 700) for at in range(40_000)]
    page = compose(*words)
    assert len(page.words) + len(page.repeated) == 40_000
