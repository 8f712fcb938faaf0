"""How a text is cut into words."""

import pytest

from zvhrr_extract.values.words import find_words, first_word, last_word, squash, word_pattern


def test_a_word_with_hyphens_apostrophes_points_or_slashes_is_one() -> None:
    text = "Zorg- en EPA-Top, DPIA’s i.s.m. tafels/kamers (VT) 2.619"
    words = ["Zorg", "en", "EPA-Top", "DPIA’s", "i.s.m", "tafels/kamers", "VT", "2.619"]
    assert find_words(text) == words


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("epa*", "de epa-top aanpak", True),
        ("epa*", "de hepa filters", False),
        ("*gemeenten", "de bar-gemeenten", True),
        ("huiselijk geweld", "huiselijk  geweld", True),
        ("huiselijk geweld", "huiselijk gewelds", False),
        ("HIT", "een hit", True),
        ("a.b", "a.b", True),
        ("a.b", "axb", False),
    ],
)
def test_a_star_stands_for_any_ending_or_beginning(pattern: str, text: str, fits: bool) -> None:  # noqa: FBT001
    assert bool(word_pattern(pattern).search(text)) is fits


def test_first_and_last_word_are_in_lower_case_and_empty_for_blanks() -> None:
    assert (first_word("De Aanpak van"), last_word("De Aanpak VAN")) == ("de", "van")
    assert (first_word("  "), last_word("")) == ("", "")


def test_only_letters_and_digits_are_left_when_squashed() -> None:
    assert squash("MDO-⏎Messen 2.619 %") == "mdomessen2619"
