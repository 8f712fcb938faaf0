"""Ids that hang on content."""

import pytest

from tests.support.reading import report
from zvhrr_extract.build.ids import IdMaker, content_hash, slug
from zvhrr_extract.models.report import Report

TEXTS = [
    "Er is het hele jaar veel gebeurd, en daar zijn wij trots op.",
    "Later kwamen er nog mensen bij die ons wilden helpen met alles.",
    "Aan het einde van de dag was iedereen tevreden over de gang van zaken.",
]


def ids(read: Report) -> dict[str, str]:
    """Give every id by what it names."""
    named = {section.heading: section.id for section in read.sections}
    named |= {block.text: block.id for block in read.blocks}
    named |= {str(table.caption): table.id for table in read.tables}
    return named | {note.text: note.id for note in read.footnotes}


def dump(*parts: str) -> str:
    return "\n\n".join(["Jaarverslag 2021", *parts]) + "\n"


@pytest.mark.parametrize(
    ("text", "slugged"),
    [
        ("Financiën 2021", "financien-2021"),
        ("—", "x"),
        ("A" * 60, "a" * 48),
        ("a/b c", "a-b-c"),
    ],
)
def test_a_slug_is_plain_letters_and_digits(text: str, slugged: str) -> None:
    assert slug(text) == slugged


def test_a_hash_hangs_on_words_and_not_on_case_or_blanks() -> None:
    assert content_hash("Een  tekst") == content_hash("een\ntekst")
    assert content_hash("een", "tekst") != content_hash("eentekst")
    assert content_hash("een", "tekst") != content_hash("een tekst")


def test_no_id_is_given_twice_even_where_a_number_is_part_of_a_stem() -> None:
    maker = IdMaker()
    given = [maker.give(stem) for stem in ("a", "a", "a-2", "a", "a-2", "a-2-2")]
    assert given[:2] == ["a", "a-2"]
    assert len(set(given)) == len(given)


def test_what_did_not_change_keeps_its_id_when_content_comes_before_it() -> None:
    before = ids(report(dump("Communicatie", TEXTS[0], "Governance", TEXTS[1])))
    after = ids(
        report(dump("Inleiding", TEXTS[2], "Communicatie", TEXTS[0], "Governance", TEXTS[1]))
    )
    assert before.items() <= after.items()


def test_what_did_not_change_keeps_its_id_when_content_goes() -> None:
    whole = ids(report(dump("Communicatie", TEXTS[0], TEXTS[2], "Governance", TEXTS[1])))
    less = ids(report(dump("Communicatie", TEXTS[2], "Governance", TEXTS[1])))
    assert less.items() <= whole.items()
    assert len(less) < len(whole)


def test_equal_texts_in_one_section_have_ids_of_their_own() -> None:
    read = report(dump("Communicatie", "• Heidagen\n• Teambuilding\n• Heidagen"))
    first, _, second = (block.id for block in read.blocks)
    assert second == f"{first}-2"


def test_equal_texts_in_two_sections_have_ids_that_do_not_hang_on_each_other() -> None:
    both = report(dump("Communicatie", "• Heidagen", "Governance", "• Heidagen"))
    one = report(dump("Governance", "• Heidagen"))
    assert one.blocks[0].id == both.blocks[1].id
