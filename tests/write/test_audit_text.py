"""Findings on a terminal, and how findings are put in order for every format."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.audited import audited_report, find, pdf_report, plain_report, restated
from tests.support.reports import empty_report
from zvhrr_extract.models.finding import Finding, FindingCode, Status
from zvhrr_extract.models.report import Provenance, Report
from zvhrr_extract.phrases import load_phrases
from zvhrr_extract.write.findings import group_findings, mark_tables, tell_pattern
from zvhrr_extract.write.to_audit_json import audit_record
from zvhrr_extract.write.to_audit_text import render_audit_lines

OPEN: tuple[Status, ...] = ("fail", "unverifiable")


def lines(*reports: Report, language: str = "en", **told: Any) -> list[str]:
    width = told.pop("width", 80)
    groups = group_findings(reports, **told)
    rendered = render_audit_lines(groups, load_phrases(language), width=width)
    return ["".join(span.text for span in line) for line in rendered]


def with_findings(*findings: Finding) -> Report:
    return empty_report(findings=findings)


def test_a_finding_is_told_with_all_that_is_known_of_it() -> None:
    shown = lines(audited_report(), statuses=OPEN, width=200)
    assert shown[0].endswith("-dump-2.txt): 9 failed, 2 unverifiable, 19 passed")
    assert shown[2:7] == [
        "  error claim: from 571 to 414 is 27.5 %, not 38 %",
        "      expected 27.5% · found 38%",
        "      why: divided by the new value (414), not by the old one (571)",
        "      where: zvhrr-verkort-jaarverslag-2021-dump-1.txt, page 3, lines 143–146",
        "      “daling met 38%”",
    ]


def test_a_place_in_a_pdf_is_a_page_and_a_box() -> None:
    assert "      where: 2020/verslag 2020.pdf, page 4, box [70, 100, 200, 112]" in lines(
        pdf_report()
    )


def test_all_is_told_in_dutch() -> None:
    shown = "\n".join(lines(pdf_report(), language="nl"))
    for words in (
        "1 niet geslaagd, 0 niet te controleren",
        "fout table_percent",
        "verwacht 11",
    ):
        assert words in shown
    assert "waar: 2020/verslag 2020.pdf, pagina 4, kader [" in shown


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    message = "een hele lange melding over wat er in de tabel niet klopt " * 4
    report = with_findings(find(FindingCode.CLAIM, "x", message=message, quote=message))
    shown = lines(report, width=width)
    assert max(map(len, shown)) <= width
    assert len([line for line in shown if line.startswith(" " * 6)]) > 3


def test_what_passed_is_counted_and_only_listed_when_asked_for() -> None:
    shown = lines(audited_report(), statuses=OPEN)
    assert "  passed" in shown[2]
    assert not any(line.startswith("  passed ") for line in shown[3:])
    assert any(line.startswith("  passed ") for line in lines(audited_report())[3:])


def test_the_gravest_come_first_then_what_is_read_first() -> None:
    def at(name: str, page: int, **told: Any) -> Finding:
        place = Provenance(source="s", page=page, line_start=None, line_end=None)
        return find(FindingCode.TABLE_TOTAL, name, provenance=place, **told)

    report = with_findings(
        find(FindingCode.SOURCE, "nowhere", severity="error"),
        at("passed", 1, status="pass", severity="info"),
        at("open", 1, status="unverifiable", severity="error"),
        at("info", 1, severity="info"),
        at("late", 9, severity="error"),
        at("early", 2, severity="error"),
        at("warning", 1),
    )
    (group,) = group_findings([report])
    order = ["early", "late", "nowhere", "warning", "info", "open", "passed"]
    assert [entry.finding.id.removeprefix("f-") for entry in group.entries] == order
    assert (group.counts.failed, group.counts.all_failed) == ((3, 1, 1), 5)


def test_the_record_lists_all_reports_together_and_names_each() -> None:
    record = audit_record(group_findings([audited_report(), pdf_report()], [restated()]))
    ranks = [(one.status, one.severity) for one in record.findings]
    assert ranks[:8] == [("fail", "error")] * 7 + [("fail", "warning")]
    assert {one.report for one in record.findings} == {"zvhrr-2021", "zvhrr-2020"}


def test_a_finding_without_a_place_has_that_of_what_it_is_about() -> None:
    refs = {
        "b-7f50184152": "page 3, lines 152–153",
        "t-costs.loonkosten": "page 10, lines 766–786",
        "t-costs": "page 10, lines 766–786",
        "src-fbe16f2ce821": "dump-1.txt",
        plain_report().footnotes[0].id: "page 1, lines 66–67",
        "s-finance": "page 10",
    }
    for ref, told in refs.items():
        finding = find(FindingCode.CORRECTION_APPLIED, "x", refs=("x-unknown", ref))
        report = plain_report().model_copy(update={"findings": (finding,)})
        where = [line for line in lines(report, width=200) if "where: " in line]
        assert told in where[0]


def test_a_finding_over_the_years_stands_under_its_own_heading() -> None:
    shown = lines(pdf_report(), series=[restated()])
    assert "Over the years: 1 failed, 0 unverifiable, 0 passed" in shown


def test_a_finding_of_a_report_that_is_not_there_is_told_all_the_same() -> None:
    stray = restated().model_copy(update={"report": "x-1999"})
    shown = lines(series=[stray])
    assert shown[0].startswith("Over the years: 1 failed")
    assert not any("where" in line for line in shown)


def claims(*explanations: str | None, check: str = "claim", quote: str = "9%") -> Report:
    return with_findings(
        *(
            find(FindingCode(check), f"{at}", explanation=explanation, quote=quote)
            for at, explanation in enumerate(explanations)
        )
    )


FROM_NEW = "divided by the new value"


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (
            claims(*[FROM_NEW] * 7),
            "7 of 7 percentages that do not hold: divided by the new value",
        ),
        (claims(*[FROM_NEW] * 3, "wrong sign", None), "3 of 5 percentages"),
        (claims(*[FROM_NEW] * 3, "wrong sign", None, None), None),
        (claims(*[FROM_NEW] * 2), None),
        (claims(None, None, None, None), None),
        (claims(*[FROM_NEW] * 4, check="count"), None),
        (claims(*[FROM_NEW] * 4, quote="51 minder"), None),
        (
            claims(*(f"{FROM_NEW} ({at}), not by the old one" for at in (1, 22, 333))),
            "3 of 3 percentages that do not hold: divided by the new value, not by the old one",
        ),
        (
            claims("12 of 14 is 9 %", "1 of 2 is 8 %", "3 of 4 is 7 %"),
            "3 of 3 percentages that do not hold have one explanation, such as: 12 of 14",
        ),
    ],
)
def test_what_most_wrong_percentages_share_is_told_in_one_sentence(
    report: Report, told: str | None
) -> None:
    pattern = tell_pattern(group_findings([report]), load_phrases("en"))
    assert (pattern or "").startswith(told or "")
    assert (pattern is None) == (told is None)


def test_the_shared_explanation_is_told_in_dutch() -> None:
    groups = group_findings([claims(*[FROM_NEW] * 3)])
    told = tell_pattern(groups, load_phrases("nl"))
    assert told == "3 van de 3 percentages die niet kloppen: gedeeld door de nieuwe waarde"


@pytest.mark.parametrize(
    ("told", "language", "shown"),
    [
        # A check ends its message with the reason in full.
        (
            {"message": "12%: it was divided by the new value, not by that of 2020"}
            | {"explanation": "divided by the new value"},
            "en",
            [
                "  warning claim: 12%",
                "why: it was divided by the new value, not by that of 2020",
            ],
        ),
        (
            {"message": "12%: cijfers", "explanation": "digits swapped"},
            "nl",
            ["  waarschuwing claim: 12%: cijfers", "waarom: cijfers verwisseld"],
        ),
        ({"explanation": "because of rain"}, "nl", ["waarom: because of rain"]),
        (
            {"expected": "increase", "found": "decrease"},
            "en",
            ["expected increase · found decr"],
        ),
        ({"expected": "increase", "found": "x"}, "nl", ["verwacht stijging · gevonden x"]),
        ({"check": FindingCode.LABEL_YEAR, "found": 2022}, "en", ["found 2022"]),
        ({"check": FindingCode.COUNT, "found": 2022}, "en", ["found 2,022"]),
        ({"check": FindingCode.TABLE_PERCENT, "found": 12.5}, "nl", ["gevonden 12,5%"]),
        ({"refs": ("c-epa-top",), "found": 27, "expected": 37.3}, "en", ["37.3% · found 27%"]),
        ({"refs": ("c-epa-top",), "found": 79}, "en", ["found 79"]),
    ],
)
def test_reasons_and_values_are_shown_as_people_read_them(
    told: dict[str, Any], language: str, shown: list[str]
) -> None:
    finding = find(told.pop("check", FindingCode.CLAIM), "x", **told)
    report = audited_report().model_copy(update={"findings": (finding,)})
    told_lines = lines(report, language=language, width=200)
    for words in shown:
        assert any(words in line for line in told_lines), told_lines
    assert not any(line.endswith("79%") for line in told_lines)


def test_two_reports_of_one_id_keep_their_own_places() -> None:
    other = pdf_report().model_copy(update={"id": audited_report().id})
    shown = lines(audited_report(), other, width=200)
    assert any("dump-1.txt, page 3, lines 152–153" in line for line in shown)
    assert any("verslag 2020.pdf, page 4" in line for line in shown)


def marked(finding: Finding) -> dict[str, tuple[set[Any], set[Any], set[Any]]]:
    report = audited_report().model_copy(update={"findings": (finding,)})
    (entry,) = group_findings([report])[0].entries
    return {one.table.id: (one.rows, one.faulty, one.evidence) for one in mark_tables(entry)}


@pytest.mark.parametrize(
    ("told", "tables"),
    [
        (
            {"check": FindingCode.CLAIM, "refs": ("c-epa-top",), "found": 212},
            {"t-persons-discussed": ({5}, set(), {(5, 1), (5, 2)})},
        ),
        (
            {"refs": ("t-income.totaal", "t-income"), "found": 2987963},
            {"t-income": ({4}, {(4, 1)}, set())},
        ),
        # A figure that stands in the table once is the one, one that stands there twice is not.
        ({"refs": ("t-income",), "found": 2987963}, {"t-income": (set(), {(4, 1)}, set())}),
        ({"refs": ("t-income",), "found": 780000}, {"t-income": (set(), set(), set())}),
        (
            {"check": FindingCode.SOURCES_DISAGREE, "refs": ("t-mdo-organised.2021",)}
            | {"expected": "71", "found": "77"},
            {"t-mdo-organised": ({1}, {(1, 1)}, set())},
        ),
        ({"refs": ("t-costs",)}, {"t-costs": (set(), set(), set())}),
        ({"refs": ("b-7f50184152", "unknown")}, {}),
    ],
)
def test_the_cells_that_matter_are_marked(told: dict[str, Any], tables: Any) -> None:
    assert marked(find(told.pop("check", FindingCode.TABLE_TOTAL), "x", **told)) == tables
