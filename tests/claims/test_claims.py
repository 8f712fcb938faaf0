"""Claims are found, linked to the right row, judged exactly, and their mistakes explained."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.claims.reports import claims, knowledge, report
from tests.support.cases import load_cases
from tests.support.reports import make_report, make_table
from zvhrr_extract.claims import find_claims
from zvhrr_extract.models.report import Claim

Case = dict[str, Any]


@pytest.mark.parametrize("case", load_cases("claims/links.toml"))
def test_a_change_is_linked_to_the_row_it_is_about(case: Case) -> None:
    found = [claim for claim in claims(case["heading"], case["text"]) if claim.kind == "change"]
    if "reason" in case:
        (claim,) = found
        assert (claim.verdict, claim.explanation) == ("unverifiable", case["reason"])
        assert claim.evidence == ()
        return
    wanted = case["subject"] if isinstance(case["subject"], list) else [case["subject"]]
    assert [claim.subject for claim in found] == wanted
    assert all(len(claim.evidence) == 2 for claim in found)


@pytest.mark.parametrize("case", load_cases("claims/verdicts.toml"))
def test_a_change_is_judged_by_the_figures_of_its_row(case: Case) -> None:
    (claim,) = claims(case["heading"], case["text"])
    assert (claim.verdict, claim.explanation) == (case["verdict"], case.get("explanation"))
    assert claim.absolute_verdict == case.get("figures", claim.absolute_verdict)


@pytest.mark.parametrize("case", load_cases("claims/amounts.toml"))
def test_an_amount_is_held_against_the_tables(case: Case) -> None:
    found = [claim for claim in claims("Inleiding", case["text"]) if claim.kind == "amount"]
    if case.get("none"):
        assert found == []
        return
    claim = found[-1]
    assert (claim.verdict, claim.explanation) == (case["verdict"], case.get("explanation"))


def test_evidence_names_the_cells_the_base_first() -> None:
    (claim,) = claims("Noord", "Daling van 17% ten opzichte van 2020")
    told = [(one.row, one.column, one.value, one.year) for one in claim.evidence]
    assert told == [("Noord", "2020", 292, 2020), ("Noord", "2021", 241, 2021)]
    assert {one.row_id for one in claim.evidence} == {"Noord"}


def test_what_is_recomputed_stands_in_the_stated_direction() -> None:
    (right,) = claims("Noord", "Daling van 21% ten opzichte van 2020")
    (wrong,) = claims("Noord", "Stijging van 17% ten opzichte van 2020")
    assert right.recomputed is not None
    assert wrong.recomputed is not None
    assert (right.recomputed.percent, right.recomputed.absolute) == (17.466, 51)
    assert (wrong.recomputed.percent, wrong.recomputed.absolute) == (-17.466, -51)


def test_rows_with_the_same_figures_are_no_doubt() -> None:
    twice = make_table(
        [["", "2020", "2021"], ["Zaken", "292", "241"], ["Dossiers", "292", "241"]]
    )
    both = make_report(("Cijfers", [twice]), ("Tekst", ["Het aantal nam af van 292 naar 241."]))
    (claim,) = find_claims(both, knowledge())
    assert claim.verdict == "supported"


def test_several_rows_that_fit_are_named_as_doubt() -> None:
    table = make_table([["", "2020", "2021"], ["Zaken", "100", "90"], ["Dossiers", "80", "70"]])
    text = "In 2021 waren het er 10 minder dan in 2020."
    (claim,) = find_claims(make_report(("Cijfers", [table]), ("Tekst", [text])), knowledge())
    assert (claim.verdict, claim.explanation) == ("unverifiable", "fits several figures")


@pytest.mark.parametrize(
    ("text", "items", "verdict"),
    [
        ("Daarbij zijn er twee doelen:", 2, "supported"),
        ("Daarbij zijn er twee doelen:", 3, "contradicted"),
        ("Er zijn 4 teams:", 4, "supported"),
        ("Er is één doel:", 2, "contradicted"),
        ("Het gaat in drie jaar om:", 2, None),
        ("Het gaat in 2021 om twee van de vijf doelen:", 2, None),
        ("Het gaat om een doel:", 2, None),
    ],
)
def test_a_number_that_announces_a_list_is_counted(
    text: str, items: int, verdict: str | None
) -> None:
    texts = [text, *(f"• item {at}" for at in range(items)), "Daarna gaat het verder."]
    counts = [
        claim
        for claim in find_claims(report("Doelen", texts), knowledge())
        if claim.kind == "count"
    ]
    assert [claim.verdict for claim in counts] == ([verdict] if verdict else [])
    assert all(claim.recomputed and claim.recomputed.absolute == items for claim in counts)


def _stated(old: int, new: int, percent: Decimal) -> Claim:
    table = make_table([["", "2020", "2021"], ["Meldingen", str(old), str(new)]])
    word = "Stijging" if new > old else "Daling"
    text = f"{word} van {str(percent).replace('.', ',')}% ten opzichte van 2020"
    (claim,) = find_claims(
        make_report(("Cijfers", [table]), ("Meldingen", [text])), knowledge()
    )
    return claim


@given(old=st.integers(10, 99_999), new=st.integers(10, 99_999), digits=st.integers(0, 2))
def test_a_percentage_rounded_right_is_always_supported(
    old: int, new: int, digits: int
) -> None:
    assume(old != new)
    exact = abs(Decimal(100) * (new - old) / old)
    shown = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    assume(shown < 1000)  # larger ones are printed with a point between the thousands
    assert _stated(old, new, shown).verdict == "supported"


@given(old=st.integers(10, 99_999), new=st.integers(10, 99_999), off=st.integers(1, 30))
def test_a_percentage_that_is_off_is_always_contradicted(old: int, new: int, off: int) -> None:
    assume(old != new)
    exact = abs(Decimal(100) * (new - old) / old)
    shown = exact.quantize(Decimal(1), rounding=ROUND_HALF_UP) + off
    assume(shown < 1000 and shown - exact > Decimal("0.5"))
    assert _stated(old, new, shown).verdict == "contradicted"


def test_ids_of_claims_hold_on_when_other_text_comes() -> None:
    text = "Daling van 21% ten opzichte van 2020"
    before = claims("Noord", text)
    after = claims(
        "Noord", text, "In Zuid West daalde het aantal met 6% ten opzichte van 2020."
    )
    assert before[0].id in {claim.id for claim in after}
    assert len({claim.id for claim in after}) == len(after)
