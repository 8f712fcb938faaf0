"""How alike two texts are."""

import pytest

from zvhrr_extract.values.likeness import closest, fold, likeness, missing_words, word_likeness


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Financiën", "financien"),
        ("Personee1sbeleid", "personeelsbeleid"),
        ("0verleg", "overleg"),
        ("1nleiding", "lnleiding"),
        ("tafe|s", "tafels"),
        ("€ 5 en 10", "5 en 10"),
        ("MDO’s – per  gebied", "mdo s per gebied"),
        ("Jaar 2021", "jaar 2021"),
        ("", ""),
    ],
)
def test_what_does_not_count_is_folded_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_texts_that_differ_by_case_and_accents_are_wholly_alike() -> None:
    assert likeness("FINANCIEN", "Financiën") == 100
    assert likeness("Financiën", "Governance") < 60


def test_the_order_of_words_counts_only_for_plain_likeness() -> None:
    assert word_likeness("Zuid Rotterdam", "Rotterdam Zuid") == 100
    assert likeness("Zuid Rotterdam", "Rotterdam Zuid") < 100


def test_the_closest_choice_is_found_with_its_place_and_score() -> None:
    choices = [fold("Governance"), fold("Personeelsbeleid")]
    assert closest("Personee1sbeleid", choices, floor=84) == (1, 100.0)
    assert closest("Privacy", choices, floor=84) is None


def test_a_word_that_nothing_resembles_is_missing() -> None:
    assert missing_words(["aanpak", "jeugd"], ["aanpak", "jeugt"]) == []
    assert missing_words(["aanpak", "jeugd"], ["aanpak"]) == ["jeugd"]
    assert missing_words(["jeugd"], ["jeugt"], floor=90) == ["jeugd"]
