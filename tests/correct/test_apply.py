"""Every kind of correction does what it says, and says what it did."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.cases import load_cases
from zvhrr_extract.build.conservation import report_words
from zvhrr_extract.correct import apply_corrections, parse_corrections
from zvhrr_extract.models.correction import Corrections
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Report

Case = dict[str, Any]


def apply(report: Report, knowledge: Knowledge, text: str) -> Report:
    corrections = parse_corrections(text.encode(), name="corrections.toml")
    return apply_corrections(report, corrections, knowledge)


def read_path(report: Report, path: str) -> object:
    """Read `blocks/b-1/text`: an entry of a list by its id, else by its place from 0."""
    value: Any = report
    for part in path.split("/"):
        if isinstance(value, tuple):
            by_id = [one for one in value if getattr(one, "id", None) == part]
            value = by_id[0] if by_id else value[int(part)]
        else:
            value = getattr(value, part)
    return list(value) if isinstance(value, tuple) else value


def outcomes(report: Report) -> list[str]:
    return [
        finding.check.value.removeprefix("correction_")
        for finding in report.findings
        if finding.check.value.startswith("correction")
    ]


@pytest.mark.parametrize("case", load_cases("correct/operations.toml"))
def test_a_correction_does_what_it_says(
    report: Report, knowledge: Knowledge, case: Case
) -> None:
    corrected = apply(report, knowledge, case["corrections"])
    assert outcomes(corrected) == case["outcomes"]
    told = " ".join(finding.message for finding in corrected.findings)
    for part in case.get("told", []):
        assert part in told
    for path, value in case.get("now", {}).items():
        assert read_path(corrected, path) == value, path
    for name in ("blocks", "tables", "sections"):
        if name in case:
            assert [one.id for one in getattr(corrected, name)] == case[name]
    if "dropped" in case:
        assert [one.text for one in corrected.dropped] == case["dropped"]
        assert {one.reason for one in corrected.dropped} <= {"corrected"}


@pytest.mark.parametrize("case", load_cases("correct/operations.toml"))
def test_no_word_of_the_source_is_lost_or_doubled(
    report: Report, knowledge: Knowledge, case: Case
) -> None:
    corrected = apply(report, knowledge, case["corrections"])
    (conservation,) = [one for one in corrected.findings if one.id == "f-conservation"]
    assert conservation.status == "pass", conservation.message
    missing = report_words(report) - report_words(corrected)
    implied = {"".join(filter(str.isalnum, one.heading)).casefold() for one in report.sections}
    assert set(missing) <= implied


@pytest.mark.parametrize("case", load_cases("correct/operations.toml"))
def test_what_is_corrected_says_so_and_nothing_else_does(
    report: Report, knowledge: Knowledge, case: Case
) -> None:
    corrected = apply(report, knowledge, case["corrections"])
    for name in ("sections", "blocks", "tables", "footnotes"):
        before = {one.id: one for one in getattr(report, name)}
        for one in getattr(corrected, name):
            marked = one.provenance is not None and one.provenance.corrected
            # A level that moves along with its parent, and a note hung on another element,
            # are no words of a person.
            same = before.get(one.id) in (one, None) or name == "footnotes"
            assert marked or same or one.parent, one.id
            assert not (marked and before.get(one.id) == one)


def test_no_corrections_change_nothing(report: Report, knowledge: Knowledge) -> None:
    assert apply_corrections(report, Corrections(), knowledge) is report


def test_corrections_for_others_change_nothing(report: Report, knowledge: Knowledge) -> None:
    text = """
    [[corrections]]
    do = "remove_block"
    at = "Politie"
    year = 2020
    [[corrections]]
    do = "remove_block"
    at = "Politie"
    organisation = "brug"
    [[corrections]]
    do = "remove_block"
    at = "Politie"
    report = "zvhrr-2021-abridged"
    """
    assert apply(report, knowledge, text) is report


@pytest.mark.parametrize(
    "limit", ["year = 2021", 'organisation = "zvhrr"', 'report = "zvhrr-2021"']
)
def test_a_correction_for_this_report_is_applied(
    report: Report, knowledge: Knowledge, limit: str
) -> None:
    text = f'[[corrections]]\ndo = "remove_block"\nat = "Politie"\n{limit}'
    assert outcomes(apply(report, knowledge, text)) == ["applied"]


@pytest.mark.parametrize(("limit", "status"), [("", "unverifiable"), ("year = 2021", "fail")])
def test_what_fits_nothing_may_be_for_another_report_unless_it_says_for_which(
    report: Report, knowledge: Knowledge, limit: str, status: str
) -> None:
    text = f'[[corrections]]\ndo = "remove_block"\nat = "Brandweer"\n{limit}'
    told = apply(report, knowledge, text).findings[-1]
    assert (told.check, told.status) == ("correction_not_matching", status)
    assert ("say which with `year`" in told.message) == (not limit)


def test_the_report_given_stays_as_it_was(report: Report, knowledge: Knowledge) -> None:
    before = report.model_dump_json()
    apply(report, knowledge, '[[corrections]]\ndo = "reject_table"\ntable = "areas"')
    assert report.model_dump_json() == before


def test_corrections_are_told_in_their_order_with_ids_of_their_own(
    report: Report, knowledge: Knowledge
) -> None:
    entry = '[[corrections]]\ndo = "remove_block"\nat = "Politie"\n'
    corrected = apply(report, knowledge, entry * 3)
    told = [one for one in corrected.findings if one.check.value.startswith("correction")]
    assert [one.message.split(" (")[0] for one in told] == [
        f"corrections.toml, correction {number}" for number in (1, 2, 3)
    ]
    assert len({one.id for one in told}) == 3


def test_figures_and_partners_are_read_anew(report: Report, knowledge: Knowledge) -> None:
    text = """
    [[corrections]]
    do = "replace_text"
    replace = "35 mensen"
    text = "36 mensen"
    [[corrections]]
    do = "set_block"
    at = "Politie"
    kind = "list_item"
    """
    corrected = apply(report, knowledge, text)
    assert 36 in [figure.value for figure in corrected.figures]
    assert 35 not in [figure.value for figure in corrected.figures]
    assert [partner.name for partner in corrected.partners] == ["Albrandswaard", "Politie"]
