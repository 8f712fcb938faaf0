"""Quotes are found however a source prints them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zvhrr_extract.correct.quotes import find_fitting, find_spans, fold_text


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("Het MDO-messengeweld nam toe", "mdo messengeweld", None),
        ("Het MDO‑messengeweld nam toe", "MDO-messengeweld", "MDO‑messengeweld"),
        ("Het MDO-messengeweld nam toe", "MDOmessengeweld", "MDO-messengeweld"),
        ("„Samen  sterk”, zei zij", '"samen sterk"', "„Samen  sterk”"),
        ("cafe\u0301 open", "Café", "cafe\u0301"),
        ("de ﬁnanciën", "financiën", "ﬁnanciën"),
        ("2019–2021", "2019-2021", "2019–2021"),
        ("Noordoost", "Noord", None),
        ("een daling van 112%", "12%", None),
        ("1.234,50 euro", "234", None),
        ("in 2021, of 2022.", "2021", "2021"),
        ("a+b (c)", "a+b (c)", "a+b (c)"),
        ("aab", "a.b", None),
        ("ontsamen\u00adwerking", "ontsamenwerking", "ontsamen\u00adwerking"),
    ],
)
def test_a_quote_is_found_as_it_is_printed(text: str, quote: str, found: str | None) -> None:
    spans = [text[start:end] for start, end in find_spans(text, quote)]
    assert spans == ([found] if found else [])


def test_a_whole_text_goes_before_a_part_of_one() -> None:
    assert find_fitting(["Politie en OM", "politie", None], "Politie") == [1]
    assert find_fitting(["Politie en OM", "Politie Zuid"], "Politie") == [0, 1]
    assert find_fitting(["Politie"], "\u00ad") == []


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_and_places_are_in_the_text(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    spans = zip(folded.starts, folded.ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(folded.starts) == sorted(folded.starts)


_SHORT = st.text(alphabet="abcé -0123.,", min_size=1, max_size=8)


@given(st.lists(_SHORT, min_size=1, max_size=5))
def test_a_text_fits_itself(texts: list[str]) -> None:
    for index, text in enumerate(texts):
        if fold_text(text).text:
            assert index in find_fitting(texts, text)
