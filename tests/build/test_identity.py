"""Whose report a text is, of which year and edition."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.cases import load_cases
from tests.support.reading import document, knowledge_base
from zvhrr_extract.build.identify import find_profile, guess_language, identify_document
from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.identity import Identity

BODY = (
    "Er is het hele jaar veel gebeurd, en daar zijn wij trots op. Dat deden wij samen met\n"
    "iedereen die er was, en dat blijft zo. Later kwamen er nog mensen bij die ons wilden\n"
    "helpen met alles. Wie dat waren, staat in een ander stuk dat nog verschijnt."
)


def identify(text: str) -> tuple[Identity, str]:
    clean = document(text.strip("\n").replace("BODY", BODY))
    base = knowledge_base()
    spoken = guess_language(clean, base.languages.values())
    profiles = base.profiles.values()
    return identify_document(
        clean, find_profile(clean, profiles), spoken, profiles
    ), spoken.code


@pytest.mark.parametrize("case", load_cases("build/identity.toml"))
def test_a_text_tells_whose_report_it_is(case: dict[str, Any]) -> None:
    found, spoken = identify(case["text"])
    told = (found.organisation, found.year, found.edition)
    assert told == (case.get("organisation"), case.get("year"), case["edition"])
    assert found.year_told == case.get("year_told", found.year is not None)
    assert found.edition_told == case.get("edition_told", found.edition != "unknown")
    assert found.owner == case.get("owner")
    assert spoken == case.get("language", "nl")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Jaarverslag 2021", "too little text"),
        ("", "too little text"),
        (
            BODY + "\nEen recept voor soep met ballen, en dat smaakt goed.",
            "no sign of a yearly report",
        ),
    ],
)
def test_a_text_that_is_no_report_is_refused_with_the_way_out(text: str, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        identify(text)
    assert caught.value.code == "not_a_report"
    assert reason in caught.value.message
    assert "--profile" in caught.value.hint


def test_an_organisations_own_text_needs_no_word_for_a_report() -> None:
    found, _ = identify("Het ZVHRR, het ZVHRR en nog eens het ZVHRR.\n\nBODY")
    assert (found.organisation, found.year, found.edition) == ("zvhrr", None, "unknown")


def test_without_profiles_no_profile_fits() -> None:
    assert find_profile(document("ZVHRR ZVHRR ZVHRR"), []) is None
