"""What comes off first: furniture, marks and notes; and the known headings found between."""

from __future__ import annotations

from tests.support.reading import document, knowledge, page, prepared
from zvhrr_extract.models.document import Mark, Repair
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.structure import prepare_lines

DUMP = page(
    """
    Jaarverslag 2021

    Rijnmond Noord2

    Er is het hele jaar veel gebeurd met het Team informatie en analyse.

    Team informatie en analyse

    2 de gemeenten Lansingerland en Maassluis
    """
)


def test_lines_that_fit_a_profiles_noise_pattern_are_dropped_as_such() -> None:
    known = knowledge()
    assert known.profile is not None
    noisy = known.profile.model_copy(update={"noise": (r"^Concept v\d+$",)})
    ready = prepare_lines(
        document("Concept v3\n\nEen tekst.\n"), Knowledge(known.language, noisy)
    )
    assert [(part.key, part.text) for part in ready.dropped] == [("noise", "Concept v3")]
    assert [line.text for line in ready.lines] == ["Een tekst."]


def test_notes_are_taken_out_of_the_lines_and_marks_off_their_words() -> None:
    ready = prepared(DUMP)
    assert [(note.number, note.text) for note in ready.notes] == [
        ("2", "de gemeenten Lansingerland en Maassluis")
    ]
    texts = {line.text: line.marks for line in ready.lines}
    assert texts["Rijnmond Noord"] == (Mark("2", "Noord"),)
    assert not any("Lansingerland" in text for text in texts)
    assert ready.repairs == (Repair("footnote_mark", 3, "Noord2", "Noord"),)


def test_a_known_name_that_is_no_heading_has_no_key() -> None:
    found = {span.text: span.key for span in prepared(DUMP).headings}
    assert found == {
        "Rijnmond Noord": "area_rijnmond_noord",
        "Team informatie en analyse": None,
    }
    assert len(prepared(DUMP).heading_orders) == 1


def test_without_a_profile_no_heading_is_known() -> None:
    assert prepared(DUMP, organisation=None).headings == ()


def test_pages_whose_bullets_were_torn_off_are_told() -> None:
    assert prepared("Een\n\f•\n•\nTwee\nDrie\n").torn_pages == {2}
