"""The page of an audit: complete, harmless, well formed, in both languages."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.effort import EXAMPLES
from tests.support.audited import (
    audited_report,
    find,
    hostile_report,
    pdf_report,
    plain_report,
    restated,
)
from tests.support.reports import empty_report, make_report, make_table
from tests.write.diffed import EVIL
from tests.write.parsed import Node, parse_page
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Report
from zvhrr_extract.phrases import LANGUAGES, load_phrases
from zvhrr_extract.write.findings import group_findings
from zvhrr_extract.write.to_audit_html import render_audit_html


def page(
    *reports: Report,
    language: str = "en",
    series: Sequence[Finding] = (),
    failures: Sequence[str] = (),
) -> str:
    groups = group_findings(reports, series)
    return render_audit_html(groups, load_phrases(language), failures=failures)


def tree(*findings: Finding, report: Report | None = None) -> Node:
    base = report if report is not None else plain_report()
    return parse_page(page(base.model_copy(update={"findings": findings})))


@cache
def full(language: str = "en") -> Node:
    reports = audited_report(), pdf_report()
    return parse_page(
        page(*reports, language=language, series=[restated()], failures=["x.pdf"])
    )


def test_every_finding_is_there_the_gravest_first() -> None:
    kinds = [card.attributes["class"].split()[1] for card in full().all("article")]
    first = ["error"] * 6 + ["warning"] * 2 + ["info"] + ["unverifiable"] * 2
    assert kinds == [*first, "error", "warning"]
    for finding in (*audited_report().findings, *pdf_report().findings, restated()):
        assert finding.message in full().text
    (passed,) = full().all("details", class_="passed")
    assert "open" not in passed.attributes
    assert len(passed.all("tr")) == 1 + 19


def test_a_card_tells_all_that_is_known() -> None:
    card = full().all("article")[1]
    assert card.all("h4")[0].text == "from 292 to 241 is 17.5 %, not 21 %"
    values = [
        (one.all("dt")[0].text, one.all("dd")[0].text) for one in card.all("dl")[0].all("div")
    ]
    assert values[:2] == [("Expected", "17.5%"), ("Found", "21%")]
    assert values[2][0] == "Why"
    quote = card.all("blockquote")[0]
    assert quote.text == "51 casussen minder besproken dan in 2020: daling van 21%"
    assert [mark.text for mark in quote.all("mark")] == ["21%"]
    assert [mark.text for mark in card.all("td", class_="proof")] == [
        "292compared",
        "241compared",
    ]
    where = card.all("p", class_="where")[0].text
    assert where.startswith(
        "Where: Rijnmond Noord · zvhrr-verkort-jaarverslag-2021-dump-1.txt · "
    )
    assert where.endswith("page 3, lines 152–153")


def test_the_failing_cell_its_row_and_its_column_are_marked() -> None:
    (card,) = (one for one in full().all("article") if "Totaal, Realisatie" in one.text)
    (cell,) = card.all("td", class_="bad")
    assert cell.text == "2.987.963expected 2,987,953"
    assert [row.all("th")[0].text for row in card.all("tr", class_="named")] == [
        "Totaal (row concerned)"
    ]
    assert [head.text for head in card.all("th", class_="named")] == ["Realisatie"]


def test_the_head_counts_and_names_every_report() -> None:
    (head,) = full().all("header")
    assert head.all("h1")[0].text == "11 failed"
    counts = [item.text for item in head.all("ul", class_="counts")[0].all("li")]
    assert counts == [
        "✗ 7 × error",
        "! 3 × warning",
        "i 1 × info",
        "? 2 unverifiable",
        "✓ 19 passed",
    ]
    links = [link.attributes["href"] for link in head.all("nav")[0].all("a")]
    assert links == ["#r1", "#r2", "#r3"]
    assert "zvhrr-2021 2021" in head.text
    assert "x.pdf" in head.all("section", class_="failures")[0].text
    assert "4 of 4 percentages that do not hold" in head.text


@pytest.mark.parametrize(
    ("findings", "headline"),
    [
        (
            (find(FindingCode.COUNT, "x", status="unverifiable"),),
            "Nothing failed, 1 unverifiable",
        ),
        ((find(FindingCode.COUNT, "x", status="pass"),), "Nothing failed"),
        ((), "Nothing failed"),
    ],
)
def test_the_headline_says_how_it_ended(findings: tuple[Finding, ...], headline: str) -> None:
    assert tree(*findings).all("h1")[0].text == headline


def test_a_page_without_a_report_says_so() -> None:
    told = parse_page(page(failures=["a.pdf: is damaged"]))
    assert told.all("h1")[0].text == "No report was read"
    assert "a.pdf: is damaged" in told.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_and_the_report_s(language: str) -> None:
    told = full(language)
    assert told.all("html")[0].attributes["lang"] == language
    assert {one.attributes["lang"] for one in told.all("blockquote")} == {"nl"}
    assert {
        one.attributes["lang"] for one in told.all("table") if "lang" in one.attributes
    } == {"nl"}


def test_the_page_s_own_words_are_dutch_where_that_is_asked_for() -> None:
    text = full("nl").text
    for words in (
        "11 niet geslaagd",
        "7 × fout",
        "Verwacht",
        "Over de jaren",
        "pagina 3, regels",
    ):
        assert words in text
    for words in ("failed", "Expected", "page 3", "Passed", "row concerned", "compared"):
        assert words not in text


def test_headings_go_down_by_one_and_tables_have_headers() -> None:
    levels = [int(node.tag[1]) for node in full().all() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    for table in full().all("table"):
        assert all(head.attributes.get("scope") in {"col", "row"} for head in table.all("th"))
    ids = [node.attributes["id"] for node in full().all() if "id" in node.attributes]
    assert len(set(ids)) == len(ids)
    labels = {node.attributes.get("aria-labelledby") for node in full().all()} - {None}
    assert labels <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_stays_text(language: str) -> None:
    evil = hostile_report(EVIL)
    stray = restated().model_copy(update={"message": EVIL, "report": EVIL})
    printed = page(evil, language=language, series=[stray], failures=[EVIL])
    told = parse_page(printed)
    assert not told.all("script") + told.all("img")
    assert not [name for node in told.all() for name in node.attributes if name[:2] == "on"]
    assert "\u202e" not in printed
    assert "[U+202E]" in told.text
    assert {node.attributes["lang"] for node in told.all("blockquote")} == {""}
    ids = [node.attributes["id"] for node in told.all() if "id" in node.attributes]
    assert all(re.fullmatch(r"[a-z]+[a-z0-9-]*", name) for name in ids)


def test_the_page_may_load_and_run_nothing() -> None:
    printed = page(audited_report())
    told = parse_page(printed)
    policy = next(
        meta.attributes["content"]
        for meta in told.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    style = re.search("<style>(.*)</style>", printed, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    outside = {"src", "srcset", "action", "data", "style", "background", "poster"}
    assert not [node for node in told.all() if outside & set(node.attributes)]
    hrefs = [node.attributes["href"] for node in told.all() if "href" in node.attributes]
    assert all(href.startswith("#") for href in hrefs)
    assert page(audited_report()) == printed


SIGNS = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=12)


@EXAMPLES
@given(SIGNS, SIGNS, SIGNS)
def test_any_signs_make_a_well_formed_page_in_utf_8(quote: str, text: str, found: str) -> None:
    report = make_report(
        (text, [f"x{text}{quote}", make_table([[text, "2021"], [quote, found]])])
    )
    finding = find(FindingCode.CLAIM, "x", quote=quote, found=found, refs=("b-0", "t-0", quote))
    printed = page(report.model_copy(update={"findings": (finding,)}))
    printed.encode()
    parse_page(printed)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)


@pytest.mark.parametrize(
    ("quote", "found", "marked"),
    [
        ("daling van 12,5 % in 2021", 12.5, "12,5 %"),
        ("in totaal 2.376 personen", 2376, "2.376"),
        ("de kosten zijn € 1,000.", 1000, "1,000"),
        ("een stijging", "stijging", "stijging"),
        ("in 2021", 12, "in 2021"),
        ("in 2021", None, "in 2021"),
    ],
)
def test_the_figure_that_was_found_is_marked_in_the_quote(
    quote: str, found: str | float | None, marked: str
) -> None:
    told = tree(find(FindingCode.CLAIM, "x", quote=quote, found=found))
    assert [mark.text for mark in told.all("blockquote")[0].all("mark")] == [marked]


def test_a_long_text_is_cut_around_the_quote() -> None:
    report = make_report(("Een", [f"{'ver weg ' * 60}daling van 12%{' er achter' * 60}"]))
    told = tree(
        find(FindingCode.CLAIM, "x", quote="daling van 12%", refs=("b-0",)), report=report
    )
    quote = told.all("blockquote")[0].text
    assert quote.startswith("… ")
    assert quote.endswith(" …")
    assert "weg daling van 12% er" in quote
    assert len(quote) < 400


def test_a_long_table_shows_the_rows_that_matter() -> None:
    grid = [["", "2021"], *([f"Rij {at}", str(at * 10)] for at in range(60))]
    report = make_report(("Een", [make_table(grid)]))
    row = report.tables[0].rows[30].id
    told = tree(find(FindingCode.TABLE_TOTAL, "x", refs=(row,), found=300), report=report)
    heads = [head.text for head in told.all("tbody")[0].all("th")]
    assert heads == ["Rij 28", "Rij 29", "Rij 30 (row concerned)", "Rij 31", "Rij 32"]
    gaps = [row.text for row in told.all("tr", class_="gap")]
    assert gaps == ["28 rows not shown", "27 rows not shown"]


def test_a_total_in_a_long_table_is_shown_with_its_parts() -> None:
    grid = [["", "2021"], *([f"Rij {at}", "10"] for at in range(30))]
    report = make_report(("Een", [make_table(grid)]))
    table = report.tables[0]
    rows = [
        row.model_copy(update={"role": "subtotal" if at in {10, 20} else "item"})
        for at, row in enumerate(table.rows)
    ]
    report = report.model_copy(
        update={"tables": (table.model_copy(update={"rows": tuple(rows)}),)}
    )
    told = tree(find(FindingCode.TABLE_TOTAL, "x", refs=(rows[20].id,)), report=report)
    heads = [head.text.partition(" (")[0] for head in told.all("tbody")[0].all("th")]
    assert heads == [f"Rij {at}" for at in range(10, 23)]


def test_a_table_of_words_is_shown_as_it_is_printed() -> None:
    grid = [["Wie", "Wat"], ["Politie", "opsporing"]]
    report = make_report(("Een", [make_table(grid, typed=False, caption="Partners 2021")]))
    finding = find(FindingCode.CAPTION_RANGE, "x", refs=("t-0",), quote="2021")
    told = tree(finding, report=report)
    assert [cell.text for cell in told.all("tbody")[0].all("td")] == grid[1]
    assert [mark.text for mark in told.all("caption")[0].all("mark")] == ["2021"]


def test_what_is_quoted_of_a_table_is_marked_there_and_not_quoted_once_more() -> None:
    about: dict[str, Any] = {"quote": "Loonkosten", "refs": ("t-costs.loonkosten", "t-costs")}
    told = tree(find(FindingCode.DUPLICATE_ROW, "x", **about))
    assert not told.all("blockquote")
    assert told.all("tr", class_="named")[0].all("th")[0].text.startswith("Loonkosten")
    alone = tree(find(FindingCode.EXPECTED_ROW, "x", quote="Loonkosten"))
    assert alone.all("blockquote")[0].text == "Loonkosten"


def test_a_report_without_a_title_goes_by_its_id() -> None:
    told = parse_page(page(empty_report(id="x-2020", year=None)))
    assert told.all("h2")[0].text == "x-2020"
    assert "No check failed" in told.text
