"""Traits: what a dump's line ends and empty lines can be trusted for, and what joins."""

from __future__ import annotations

import pytest

from tests.support.reading import language, prepared, report
from zvhrr_extract.structure.traits import Traits, ends_sentence
from zvhrr_extract.values.words import is_shouted

# One sentence over six lines, so that every line but the first goes on in small letters.
WRAPPED = [
    "In het jaar dat voorbij is was",
    "het huis de hele tijd open en",
    "werkte iedereen die er was",
]
WRAPPED += [
    "samen met de partners aan de",
    "opgave die er lag en die nog",
    "lang niet klaar is.",
]


def traits(lines: list[str], end: str) -> Traits:
    return prepared(end.join(lines) + "\n", organisation=None).reader.traits


def test_empty_lines_inside_sentences_make_gaps_noisy() -> None:
    assert traits(WRAPPED, "\n\n").noisy_gaps
    assert not traits(WRAPPED, "\n").noisy_gaps


def test_blanks_at_the_ends_of_wrapped_lines_are_a_habit() -> None:
    soft = traits(WRAPPED, " \n")
    assert soft.soft_ends
    assert soft.hard_end_weight < -2
    hard = traits(WRAPPED, "\n")
    assert (hard.soft_ends, hard.hard_end_weight) == (False, 0.0)


def test_a_dump_without_empty_lines_is_tight() -> None:
    assert traits(WRAPPED, "\n").tight
    assert not traits(WRAPPED, "\n\n").tight


def test_the_width_is_that_of_the_long_lines() -> None:
    assert traits([*WRAPPED * 10, "x" * 200], "\n").width == max(map(len, WRAPPED))


def test_a_dump_without_a_sure_join_has_no_habits() -> None:
    assert traits(["Een", "Twee", "Drie"], "\n\n") == Traits(
        noisy_gaps=False, soft_ends=False, hard_end_weight=0.0, tight=False, width=4
    )


def test_an_empty_dump_has_no_width() -> None:
    assert traits([""], "\n").width == 0


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Dat is klaar.", True),
        ("Is dat klaar?", True),
        ("Het volgende:", True),
        ("Hij zei: “klaar.”", True),
        ("vergeleken t.o.v.", False),
        ("met o.a.", False),
        ("en zo gaat", False),
        ("politie,", False),
    ],
)
def test_a_sentence_ends_with_its_sign_unless_it_is_an_abbreviations(
    text: str,
    ended: bool,  # noqa: FBT001
) -> None:
    assert ends_sentence(text, language()) is ended


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("HET IS TIJD", True),
        ("EN OM DE kWALITATIEVE", True),
        ("Het is tijd", False),
        ("ZSM", False),
    ],
)
def test_a_text_in_capitals_is_shouted_also_with_one_stray_small_letter(
    text: str,
    shouted: bool,  # noqa: FBT001
) -> None:
    assert is_shouted(text) is shouted


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("werkte iedereen samen met de", "Gemeente Rotterdam aan de opgave.", True),
        ("werkte iedereen samen, met", "partners aan de opgave.", True),
        ("werkte iedereen aan zorg- en", "Veiligheid in de stad.", True),
        ("was het de opgave van vorig jaar.", "Later kwam er een nieuwe bij.", False),
        ("vergeleken met vorig jaar t.o.v.", "2020 was dat minder.", True),
        ("Wie er was werkte mee aan de opgave", "(en dat waren er veel) tot het eind.", True),
    ],
)
def test_over_an_empty_line_an_open_end_is_joined_and_an_ended_sentence_is_not(
    above: str,
    below: str,
    joined: bool,  # noqa: FBT001
) -> None:
    text = "\n\n".join(["Jaarverslag 2021", "Communicatie", *WRAPPED, above, below])
    texts = [block.text for block in report(text + "\n").blocks]
    assert any(f"{above} {below}" in told for told in texts) is joined
