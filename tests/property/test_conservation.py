"""Whatever a text is put together of, every word of it stands once in the report."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.effort import EXAMPLES
from tests.support.laws import broken_laws
from tests.support.reading import report

WORDS = (
    "de", "het", "een", "van", "en", "in", "op", "aanpak", "jeugd", "gemeente", "Rotterdam",
    "casuïstiek", "overleg", "partners", "zorg-", "hoofd-", "lijnen", "MDO-", "(Ex-)",
    "justitiabelen", "t.o.v.", "2.376", "12%", "€1.500", "2021", "20211", "Noord2", "“goed”",
    "‘ja’", "ZSM/ZVHRR", "é",
)  # fmt: skip
HEADINGS = (
    "Inleiding", "Financiën", "Governance", "3.2 Communicatie", "1a  Aanpak jeugd",
    "Vooruitblik 2025", "ONTWIKKELINGEN\nBEDRIJFSVOERING 2021", "op ZuidPILOTS",
    "Samenwerkingspartners ZVHRR", "Resultaten 2021:", "Hoofdstuk 4 Communicatie",
)  # fmt: skip
ROWS = (
    "2019 2020 2021", "Rijnmond Noord 273 292 241", "Totaal 2.619 - (315)", "jaar MDO totaal",
    "2020 102 117",
)  # fmt: skip
NOISE = (
    "1 2",
    "- 3 -",
    "Pagina 2 van 9",
    "•",
    "ÿ",
    "\ufffd",
    "(cid:3)",
    "7",
    "* *",
    "….",
    "Inleiding ..... 3",
)
NOTES = (
    "1 Personen worden weleens overgezet",
    "2  de gemeenten Brielle en Schiedam",
    "* een ster als noot",
)

# What reads as UTF-8 gone wrong is mended to other letters; tests/clean has the cases.
plain = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="ÃÂâï")
sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join)
ending = st.sampled_from((".", "", ",", ":", "-", '."', " "))
prose = st.tuples(sentence, ending).map("".join)
bullet = st.tuples(
    st.sampled_from(("• ", "• • ", "ÿ ", "- ", " o ", "1. ", "a) ")), sentence
).map("".join)
quote = sentence.map(lambda text: f"“{text}”")
piece = st.one_of(
    prose, prose, bullet, bullet, quote,
    st.sampled_from(HEADINGS), st.sampled_from(ROWS), st.sampled_from((*NOISE, *NOTES)),
    st.sampled_from(("Jaarverslag 2021", "Tabel 1: Aantal personen 2019 20211", "Kosten 2021")),
    st.text(plain, max_size=12).map(lambda text: " ".join(text.split())),
)  # fmt: skip
end = st.sampled_from(("\n", "\n", " \n", "  \n", "\n\n", "\n\n\n", "\n\f", "\n "))
dump = st.lists(st.tuples(piece, end).map("".join), max_size=40).map("".join)


@settings(EXAMPLES)
@given(dump)
def test_every_word_of_an_assembled_text_stands_once_in_its_report(text: str) -> None:
    assert broken_laws(text, report(text)) == []


@settings(EXAMPLES)
@given(dump)
def test_a_text_of_no_known_organisation_keeps_its_words_as_well(text: str) -> None:
    assert broken_laws(text, report(text, organisation=None, year=None)) == []


@settings(EXAMPLES, max_examples=20)
@given(dump)
def test_the_same_text_gives_the_same_report(text: str) -> None:
    assert report(text) == report(text)
