"""The message catalogues say the same in every language, and nothing is left unsaid."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from tests.support.audited import find
from zvhrr_extract.models.finding import FindingCode
from zvhrr_extract.phrases import LANGUAGES, load_phrases, say_explanation, tell_stored

ENGLISH, DUTCH = (load_phrases(language) for language in LANGUAGES)
# What extraction stores is English already.
STORED = "stored."


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_messages() -> None:
    names = {name for name in DUTCH.texts if not name.startswith(STORED)}
    assert names == set(ENGLISH.texts)


@pytest.mark.parametrize("name", sorted(ENGLISH.texts))
def test_a_message_has_the_same_fields_in_both_languages(name: str) -> None:
    assert fields(ENGLISH.texts[name]) == fields(DUTCH.texts[name])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", FindingCode)
def test_every_check_has_a_name_a_meaning_and_a_way_out(
    code: FindingCode, language: str
) -> None:
    phrases = load_phrases(language)
    told = [phrases.say(f"rule_{code.value}.{part}") for part in ("title", "full", "help")]
    assert all(told)
    assert len(set(told)) == 3


@pytest.mark.parametrize("phrases", [ENGLISH, DUTCH], ids=LANGUAGES)
def test_no_two_checks_have_one_name(phrases: object) -> None:
    assert isinstance(phrases, type(ENGLISH))
    titles = [phrases.say(f"rule_{code.value}.title") for code in FindingCode]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("code", "status", "told", "dutch"),
    [
        ("conservation", "pass", "every word is accounted for", "elk woord van de bron"),
        ("conservation", "fail", "lost: huis", r"9 van de 10 woorden .*\(lost: huis\)"),
        (
            "sources_disagree",
            "fail",
            "Tabel 1: a prints 9",
            "10 is behouden, de andere geeft 9",
        ),
        ("correction_applied", "pass", "c.toml, 1: applied", "toegepast .*applied"),
        ("correction_not_needed", "pass", "no longer needed", "niet nodig"),
        ("correction_not_matching", "fail", "no longer matching", "past niet"),
        ("correction_not_matching", "unverifiable", "no longer", "past nergens"),
    ],
)
def test_what_extraction_stored_is_told_in_dutch(
    code: str, status: str, told: str, dutch: str
) -> None:
    finding = find(FindingCode(code), "x", status=status, message=told, expected=10, found=9)
    assert re.search(dutch, tell_stored(finding, DUTCH).message)
    assert tell_stored(finding, ENGLISH) == finding


@pytest.mark.parametrize("fault", ["scan", "unreadable", "ocr", "cut-off"])
def test_faults_of_a_source_are_told_in_dutch_with_their_pages(fault: str) -> None:
    told = "read by OCR, and may hold misread letters: pages 1-3, 7"
    finding = find(FindingCode.SOURCE, f"source-{fault}", message=told)
    message = tell_stored(finding, DUTCH).message
    assert message != told
    assert ("pagina 1-3, 7" in message) == (fault != "cut-off")


def test_what_a_check_told_anew_is_left_as_it_is() -> None:
    finding = find(FindingCode.TABLE_TOTAL, "total", message="telt niet op")
    assert tell_stored(finding, DUTCH) == finding


def test_an_explanation_that_is_in_no_catalogue_stays_as_it_is() -> None:
    assert say_explanation("divided by the new value", DUTCH) == "gedeeld door de nieuwe waarde"
    assert say_explanation("the {moon} was full", DUTCH) == "the {moon} was full"
