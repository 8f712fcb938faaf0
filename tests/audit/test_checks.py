"""Every check sees what it should, says why, and accuses nothing that holds."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cases import load_cases
from tests.support.reports import make_report, make_table, place
from zvhrr_extract.audit import audit_report
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Anchor, Report, RowRole, Section, Table
from zvhrr_extract.phrases import LANGUAGES, load_phrases
from zvhrr_extract.pipeline import audit_report as audit_whole
from zvhrr_extract.profiles import load_knowledge

Case = dict[str, Any]
_ROLES: dict[str, RowRole] = {"=": "total", "+": "subtotal", "~": "memo"}


def knowledge(organisation: str | None = None) -> Knowledge:
    return load_knowledge().for_profile(organisation, "nl")


def table_of(told: Case) -> Table:
    """Make a table as a case tells it."""
    plain = [[text.lstrip("=+~ ") if not at else text for at, text in enumerate(row)]
             for row in told["grid"]]  # fmt: skip
    table = make_table(plain, caption=told.get("caption"))
    roles = [_ROLES.get(row[0][:1], "item") for row in told["grid"][1:]]
    rows = tuple(
        row.model_copy(update={"role": role, "id": f"{row.id}-{at}"})
        for at, (row, role) in enumerate(zip(table.rows, roles, strict=True))
    )
    kinds = told.get("kinds", [column.kind for column in table.columns])
    columns = tuple(
        column.model_copy(update={"kind": kind})
        for column, kind in zip(table.columns, kinds, strict=True)
    )
    update = {name: told.get(name) for name in ("key", "unit", "label")}
    return table.model_copy(update={**update, "rows": rows, "columns": columns})


def audit(report: Report, organisation: str | None = None) -> list[Finding]:
    return list(audit_report(report, knowledge(organisation), load_phrases()))


@pytest.mark.parametrize("case", load_cases("audit/tables.toml"))
def test_a_check_of_tables_sees_what_it_should(case: Case) -> None:
    contents: list[str | Table] = [*map(table_of, case["tables"])]
    found = audit(make_report(("Cijfers", [*contents, case.get("text", "Tekst.")])))
    fields = ("check", "status", "expected", "found", "explanation")
    seen = [
        {name: getattr(one, name) for name in fields} for one in found if one.status != "pass"
    ]
    nothing = {"explanation": None}
    assert seen == [nothing | {"expected": None, "found": None} | one for one in case["seen"]]
    passed = Counter(one.check.value for one in found if one.status == "pass")
    for check, count in case.get("passed", {}).items():
        assert passed[check] == count


def test_a_finding_says_where_and_quotes_the_figure() -> None:
    told = {"key": "k", "grid": [["", "2021"], ["a", "120"], ["b", "65"], ["= Totaal", "189"]]}
    (wrong,) = audit(make_report(("Cijfers", [table_of(told)])))
    assert (wrong.quote, wrong.severity) == ("189", "error")
    assert wrong.refs == ("Totaal-2", "t-0")
    assert wrong.provenance == place()


def test_a_finding_keeps_its_id_when_the_figure_is_put_right() -> None:
    rows = [["", "2020", "2021"], ["a", "120", "100"], ["b", "65", "60"]]
    wrong, right = (
        audit(
            make_report(("Cijfers", [table_of({"grid": [*rows, ["= Totaal", "185", total]]})]))
        )
        for total in ("169", "160")
    )
    assert [one.status for one in wrong] == ["pass", "fail"]
    assert [one.status for one in right] == ["pass", "pass"]
    assert [one.id for one in wrong] == [one.id for one in right]
    assert len({one.id for one in wrong}) == 2


def test_columns_of_one_name_each_have_their_finding() -> None:
    grid = [["", "Aantal", "Aantal"], ["a", "1", "2"], ["b", "3", "4"], ["= Totaal", "4", "6"]]
    found = audit(make_report(("Cijfers", [table_of({"grid": grid})])))
    assert [one.found for one in found] == [4, 6]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said_in_every_language(language: str) -> None:
    phrases = load_phrases(language)
    for case in load_cases("audit/tables.toml"):
        report = make_report(("Cijfers", [*map(table_of, case.values[0]["tables"])]))
        for finding in audit_report(report, knowledge(), phrases):
            assert finding.message
            assert "None" not in finding.message


def test_notes_and_their_marks_are_held_against_each_other() -> None:
    texts = ["Het beleid is nieuw.", "Over beleid3 is gesproken."]
    report = make_report(("Beleid", texts), notes=["een", "twee", "drie"])
    first, second, third = report.footnotes
    first = first.model_copy(update={"anchors": (Anchor(id="b-0", word="beleid"),)})
    third = third.model_copy(update={"anchors": (), "mark": "4"})
    report = report.model_copy(update={"footnotes": (first, second, third)})
    told = [(one.check.value, one.found) for one in audit(report) if one.status == "fail"]
    assert told == [
        ("note_without_mark", None),
        ("note_without_mark", None),
        ("mark_without_note", "beleid3"),
        ("numbering_gap", "note 4"),
    ]


def test_where_no_note_has_a_mark_none_is_accused() -> None:
    report = make_report(("Beleid", ["Tekst."]), notes=["een", "twee"])
    assert {one.status for one in audit(report)} == {"unverifiable"}


def test_what_the_profile_expects_must_be_there() -> None:
    found = audit(make_report(("Cijfers", ["Tekst."])), "zvhrr")
    missing = {(one.check, one.expected) for one in found if one.status == "fail"}
    assert (FindingCode.EXPECTED_TABLE, "Kosten") in missing
    assert (FindingCode.EXPECTED_SECTION, "Financiën") in missing
    section = Section(
        id="s", key="finance", heading="Financiën", level=1, parent=None, match=None,
        provenance=None,
    )  # fmt: skip
    there = make_report(("Cijfers", ["Tekst."])).model_copy(update={"sections": (section,)})
    passed = {one.expected for one in audit(there, "zvhrr") if one.status == "pass"}
    assert "Financiën" in passed


@pytest.mark.parametrize(
    ("income", "status"), [("150.000", "pass"), ("149.000", "unverifiable")]
)
def test_an_identity_that_need_not_hold_accuses_nobody(income: str, status: str) -> None:
    tables = []
    for key, second in (("costs", "150.000"), ("income", income)):
        total = f"{int(second[:3]) + 100}.000"
        rows = [["", "Begroting"], ["Bijdragen", "100.000"], ["Overig", second]]
        tables.append(table_of({"key": key, "grid": [*rows, ["= Totaal", total]]}))
    found = audit(make_report(("Financiën", tables)), "zvhrr")
    (told,) = (one for one in found if one.check is FindingCode.CROSS_TABLE)
    assert told.status == status


@pytest.mark.parametrize(
    ("rest", "status"), [("60.000", "pass"), ("61.000", "fail"), ("9.000", "unverifiable")]
)
def test_an_identity_that_always_holds_accuses_what_is_near(rest: str, status: str) -> None:
    rows = [["", "Bedrag"], ["Eén", "40.000"], ["Twee", "60.000"], ["= Totaal", "100.000"]]
    memos = [["~ Nog uit te voeren in 2022", "40.000"], ["~ Ten gunste van realisatie", rest]]
    table = table_of({"key": "subsidies", "grid": [*rows, *memos]})
    found = audit(make_report(("Financiën", [table])), "zvhrr")
    (told,) = (one for one in found if one.check is FindingCode.CROSS_TABLE)
    assert told.status == status


def test_a_total_that_is_wrong_is_not_told_of_again_by_an_identity() -> None:
    rows = [["", "Bedrag"], ["Eén", "40.000"], ["Twee", "60.000"], ["= Totaal", "100.900"]]
    memos = [
        ["~ Nog uit te voeren in 2022", "40.000"],
        ["~ Ten gunste van realisatie", "60.000"],
    ]
    table = table_of({"key": "subsidies", "grid": [*rows, *memos]})
    found = audit(make_report(("Financiën", [table])), "zvhrr")
    failed = [one.check.value for one in found if one.status == "fail"]
    assert failed.count("table_total") == 1
    assert "cross_table" not in failed


def test_auditing_twice_changes_nothing() -> None:
    report = make_report(
        ("Noord", ["Daling van 21% ten opzichte van 2020."]),
        ("Cijfers", [make_table([["", "2020", "2021"], ["Noord", "292", "241"]])]),
    )
    once = audit_whole(report, knowledge())
    assert audit_whole(once, knowledge()) == once
    assert [claim.verdict for claim in once.claims] == ["contradicted"]


@given(
    figures=st.lists(
        st.lists(st.integers(0, 99_999), min_size=2, max_size=2), min_size=2, max_size=8
    )
)
def test_totals_that_are_sums_are_never_accused(figures: list[list[int]]) -> None:
    rows = [[f"rij {at}", *map(_dutch, row)] for at, row in enumerate(figures)]
    sums = [_dutch(sum(column)) for column in zip(*figures, strict=True)]
    told = {"grid": [["", "2020", "2021"], *rows, ["= Totaal", *sums]]}
    found = audit(make_report(("Cijfers", [table_of(told)])))
    totals = [one.status for one in found if one.check is FindingCode.TABLE_TOTAL]
    assert totals == ["pass", "pass"]


def _dutch(value: int) -> str:
    return f"{value:,}".replace(",", ".")
