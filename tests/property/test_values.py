"""Laws of values: what is printed is read back, joining loses nothing, ids are unique."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.property.effort import EXAMPLES
from tests.support.reading import language
from zvhrr_extract.build.ids import IdMaker, content_hash, slug
from zvhrr_extract.clean.repair import repair_text
from zvhrr_extract.values.hyphens import Vocabulary, join_texts
from zvhrr_extract.values.likeness import fold, likeness
from zvhrr_extract.values.numbers import json_number, parse_number
from zvhrr_extract.values.words import squash
from zvhrr_extract.values.years import find_years, restore_year_dash

DUTCH = language()
numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
word = st.text(
    st.characters(categories=["Ll"], max_codepoint=0xFF, exclude_characters="ªºµ"),
    min_size=2,
    max_size=9,
)
line = st.lists(
    st.text(st.characters(codec="cp1252", categories=["L", "N", "P"]), min_size=1),
    min_size=1,
    max_size=6,
)
lines = st.lists(line.map(" ".join), min_size=1, max_size=5)


def printed(value: Decimal, *, group: str, mark: str) -> str:
    return f"{value:,.2f}".replace(",", "_").replace(".", mark).replace("_", group)


@settings(EXAMPLES)
@given(numbers, st.sampled_from([(".", ","), (",", ".")]))
def test_a_printed_number_is_read_back(value: Decimal, marks: tuple[str, str]) -> None:
    group, mark = marks
    assert parse_number(printed(value, group=group, mark=mark), decimal_mark=mark) == value


@settings(EXAMPLES)
@given(numbers)
def test_brackets_and_a_minus_say_the_same(value: Decimal) -> None:
    text = printed(abs(value), group=".", mark=",")
    assert parse_number(f"({text})") == parse_number(f"-{text}") == parse_number(f"€ {text} -")


@settings(EXAMPLES)
@given(numbers)
def test_what_a_json_number_prints_is_read_back(value: Decimal) -> None:
    text = json.dumps(json_number(value))
    assert parse_number(text, decimal_mark=".") == value
    assert Decimal(str(json.loads(text))) == value


@settings(EXAMPLES)
@given(st.text(max_size=30))
def test_no_text_makes_the_number_reader_fail(text: str) -> None:
    value = parse_number(text)
    assert value is None or json_number(value) == value


@settings(EXAMPLES)
@given(lines)
def test_joining_lines_keeps_every_letter_and_leaves_running_text(texts: list[str]) -> None:
    joined, seams = join_texts(texts, vocabulary=Vocabulary(texts), language=DUTCH)
    assert squash(joined) == squash("".join(texts))
    assert "\n" not in joined
    assert all(0 < seam.index < len(texts) and "⏎" in seam.before for seam in seams)
    assert all(squash(seam.before) == squash(seam.after) for seam in seams)


@settings(EXAMPLES)
@given(word, word)
def test_a_word_the_document_prints_whole_is_made_whole(left: str, right: str) -> None:
    assume(right not in DUTCH.suspended_before)
    joined, _ = join_texts(
        [f"{left}-", right], vocabulary=Vocabulary([left + right]), language=DUTCH
    )
    assert joined == left + right


@settings(EXAMPLES)
@given(word, word)
def test_a_word_the_document_prints_with_its_hyphen_keeps_it(left: str, right: str) -> None:
    assume(right not in DUTCH.suspended_before)
    known = Vocabulary([f"{left}-{right}"])
    assert (
        join_texts([f"{left}-", right], vocabulary=known, language=DUTCH)[0]
        == f"{left}-{right}"
    )


@settings(EXAMPLES)
@given(word, st.sampled_from(DUTCH.suspended_before), word)
def test_a_suspended_hyphen_always_stays_with_its_blank(
    left: str, small: str, right: str
) -> None:
    texts = [f"{left}-", f"{small} {right}"]
    joined, _ = join_texts(texts, vocabulary=Vocabulary([]), language=DUTCH)
    assert joined == f"{left}- {small} {right}"


@settings(EXAMPLES)
@given(st.text(max_size=60).filter(lambda text: "\n" not in text))
def test_repairing_a_line_twice_changes_nothing(text: str) -> None:
    once, _ = repair_text(text, 1)
    assert repair_text(once, 1) == (once, [])


@settings(EXAMPLES)
@given(
    st.text(
        st.characters(categories=["Lu", "Ll", "Nd", "Po", "Zs"], max_codepoint=0x24F),
        max_size=40,
    )
)
def test_folding_twice_changes_nothing_and_a_text_is_like_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert likeness(text, text) == 100


@settings(EXAMPLES)
@given(st.lists(st.one_of(st.integers(1980, 2109).map(str), word), max_size=8).map(" ".join))
def test_a_dash_put_back_keeps_every_year_and_is_put_back_once(text: str) -> None:
    restored = restore_year_dash(text)
    assert find_years(restored) == find_years(text)
    assert restore_year_dash(restored) == restored
    assert squash(restored) == squash(text)


@settings(EXAMPLES)
@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "b", "b-3", ""]), max_size=30))
def test_ids_are_unique_whatever_their_stems(stems: list[str]) -> None:
    maker = IdMaker()
    given_out = [maker.give(stem) for stem in stems]
    assert len(set(given_out)) == len(given_out)


@settings(EXAMPLES)
@given(st.text(max_size=30), st.text(max_size=30))
def test_a_slug_is_a_slug_and_a_hash_is_ten_signs(left: str, right: str) -> None:
    assert slug(slug(left)) == slug(left)
    assert len(content_hash(left, right)) == 10


def test_effort_is_the_same_every_time_unless_told() -> None:
    if EXAMPLES.derandomize is False:
        pytest.skip("told to look for more")
    assert EXAMPLES.max_examples <= 100
