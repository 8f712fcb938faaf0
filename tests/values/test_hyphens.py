"""Words cut at a line end."""

from typing import Any

import pytest

from tests.support.cases import load_cases
from tests.support.reading import language
from zvhrr_extract.values.hyphens import Seam, Vocabulary, join_hyphen, join_texts

DUTCH = language()


@pytest.mark.parametrize("case", load_cases("values/hyphens.toml"))
def test_a_hyphen_at_a_line_end_goes_or_stays(case: dict[str, Any]) -> None:
    joined = join_hyphen(
        case["before"],
        case["after"],
        vocabulary=Vocabulary([case.get("words", "")]),
        language=language(case.get("language", "nl")),
    )
    assert joined == case.get("joined")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["een"], "een"),
        (["een", "twee", "drie"], "een twee drie"),
        (["in-/", "uitvoer"], "in-/uitvoer"),
        (["Inrichtingen/", "Justitiële"], "Inrichtingen/Justitiële"),
        (["of /", "en"], "of / en"),
        (["(ex-)", "justitiabelen"], "(ex-)justitiabelen"),
        (["(ex-)", "Justitiabelen"], "(ex-) Justitiabelen"),
        (["(slot)", "woorden"], "(slot) woorden"),
        (["samen-", "werkings-", "verband"], "samenwerkingsverband"),
    ],
)
def test_lines_are_joined_with_a_blank_unless_they_make_one_word(
    lines: list[str], text: str
) -> None:
    words = Vocabulary(["samenwerkingsverband", *lines])
    assert join_texts(lines, vocabulary=words, language=DUTCH)[0] == text


def test_every_hyphen_that_was_at_stake_is_told_with_its_line() -> None:
    lines = ["de MDO-", "messengeweld en op hoofd-", "lijnen, klaar"]
    text, seams = join_texts(lines, vocabulary=Vocabulary([]), language=DUTCH)
    assert text == "de MDO-messengeweld en op hoofdlijnen, klaar"
    assert seams == [
        Seam(1, "MDO-⏎messengeweld", "MDO-messengeweld"),
        Seam(2, "hoofd-⏎lijnen,", "hoofdlijnen,"),
    ]


def test_a_short_word_is_known_only_when_it_is_printed_whole() -> None:
    words = Vocabulary(["wijkteams en gemeenteraden", "Wijkteams"])
    assert words.knows("WIJKTEAMS") == 2
    assert words.knows("wijk") == 0
    assert words.knows("gemeenter") == 1
    assert words.knows("zzzzzzzzzzz") == 0
