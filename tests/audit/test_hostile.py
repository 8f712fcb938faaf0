"""Whatever tables and texts a report has, the audit says the same twice and never stumbles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.effort import EXAMPLES
from tests.support.reports import empty_report, make_block, make_report, make_table, place
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import (
    Cell,
    Column,
    Footnote,
    Report,
    Row,
    RowRole,
    Table,
)
from zvhrr_extract.phrases import LANGUAGES, load_phrases
from zvhrr_extract.pipeline import audit_report
from zvhrr_extract.profiles import load_knowledge
from zvhrr_extract.series import build_series
from zvhrr_extract.write import json_text

KNOWN = load_knowledge()
MOST = 10**15 - 1
VALUES = st.one_of(
    st.none(),
    st.sampled_from([0, -0.0, 1, 100, 99.9, MOST, -MOST, 5e-324, 0.1 + 0.2]),
    st.integers(-50, 50),
    st.integers(-MOST, MOST),
    st.floats(-1e6, 1e6),
)
LABELS = st.sampled_from(
    [
        *("", "Totaal", "Zuid", "Noord", "2019", "2020", "2021", "jaar 2020", "Resultaat"),
        *("{x}", "{0}", "%s", "<b>", "$a_1$", "=1+1", "\u202e", "٣"),
        "Ten gunste van realisatie 2022",
    ]
)
COLUMNS = st.builds(
    Column,
    label=st.sampled_from(
        ["2020", "2021", "Begroting 2021", "Realisatie 2021", "%", "{y}", ""]
    ),
    year=st.sampled_from([None, 1900, 2019, 2020, 2021, 2199]),
    kind=st.sampled_from(["amount", "count", "percent", "total", "text"]),
)
ROLES: tuple[RowRole, ...] = ("item", "item", "item", "subtotal", "total", "memo")
_SPOKEN = """
    de daling stijging van met 12% 100% 0% ten opzichte van 2020 2021 in naar 571 414 personen
    Zuid Totaal € 1.005 resultaat minder meer ruim gelijk verdubbeld gehalveerd twee doelen:
    ; . , ( ) procentpunt euro mln. { } {x} %s 99999999999999999999 0 0,0 helft Dit is
    1.000.000.000.000.000 vorig jaar tussen en
"""
WORDS = st.sampled_from(_SPOKEN.split())


@st.composite
def tables(draw: st.DrawFn, at: int) -> Table:
    columns = draw(st.lists(COLUMNS, max_size=4))
    cells = st.lists(VALUES, min_size=len(columns), max_size=len(columns))
    rows = draw(st.lists(st.tuples(LABELS, st.sampled_from(ROLES), cells), max_size=6))
    return Table(
        id=f"t-{at}",
        key=draw(st.sampled_from([None, None, "costs", "income", "persons_discussed"])),
        section=None,
        label=draw(st.sampled_from([None, "Tabel 1", "Tabel 9"])),
        caption=draw(
            st.sampled_from([None, "Kosten 2021", "Inkomsten 2021", "2019-2021", "{c}"])
        ),
        unit=draw(st.sampled_from([None, "EUR", "EUR x 1000", "personen"])),
        columns=tuple(columns),
        rows=tuple(
            Row(id=f"t-{at}.{number}", label=label, role=role, cells=tuple(map(_cell, values)))
            for number, (label, role, values) in enumerate(rows)
        ),
        grid=(),
        header_rows=0,
        provenance=place(at),
    )


def _cell(value: int | float | None) -> Cell:  # noqa: PYI041 -- as the model has it
    return Cell(text="" if value is None else str(value), value=value)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    texts = draw(st.lists(st.lists(WORDS, min_size=1, max_size=20).map(" ".join), max_size=4))
    marks = draw(st.lists(st.sampled_from(["1", "2", "9", "*", "²", "٣", "9999999999"])))
    return empty_report(
        language=draw(st.sampled_from([None, "nl", "en", "xx"])),
        tables=tuple(draw(tables(at)) for at in range(draw(st.integers(0, 3)))),
        blocks=tuple(make_block(text, f"b-{at}", "s", at) for at, text in enumerate(texts)),
        footnotes=tuple(
            Footnote(id=f"n-{at}", mark=mark, text="{x}", anchors=(), provenance=place())
            for at, mark in enumerate(marks)
        ),
    )


@EXAMPLES
@given(report=reports())
def test_any_report_is_audited_twice_the_same_under_ids_of_its_own(report: Report) -> None:
    told = [audit(report, language) for language in LANGUAGES]
    for language, audited in zip(LANGUAGES, told, strict=True):
        assert audit(audited, language) == audited
        json.loads(json_text(audited), parse_constant=pytest.fail)
        build_series([audited], KNOWN, load_phrases(language))
    # The words are another language's; what was seen is the same.
    ids = [[one.id for one in audited.findings] for audited in told]
    assert ids[0] == ids[1]
    assert len(ids[0]) == len(set(ids[0]))


def audit(report: Report, language: str = "nl") -> Report:
    return audit_report(report, KNOWN.for_report(report), load_phrases(language))


def seen(report: Report, code: FindingCode) -> list[Finding]:
    return [one for one in audit(report).findings if one.check is code]


def with_notes(marks: Sequence[str], text: str = "") -> Report:
    notes = tuple(
        Footnote(id=f"n-{at}", mark=mark, text="noot", anchors=(), provenance=place())
        for at, mark in enumerate(marks)
    )
    return make_report(("Kop", [text])).model_copy(update={"footnotes": notes})


def test_a_mark_of_many_digits_is_no_number_of_a_note() -> None:
    report = with_notes(["1", "99999999999"], "Het woord3 en het woord.")
    assert not seen(report, FindingCode.NUMBERING_GAP)


def test_a_gap_in_the_notes_quotes_the_mark_in_any_language() -> None:
    report = with_notes(["1", "2", "5"])
    quotes = {
        one.quote
        for language in LANGUAGES
        for one in audit(report, language).findings
        if one.check is FindingCode.NUMBERING_GAP
    }
    assert quotes == {"5"}


def test_a_result_beside_totals_without_figures_is_not_checked() -> None:
    def total(caption: str, printed: str) -> Table:
        table = make_table([["", "Realisatie"], ["Totaal", printed]], caption=caption)
        rows = tuple(row.model_copy(update={"role": "total"}) for row in table.rows)
        return table.model_copy(update={"rows": rows})

    result = make_table([["", "Realisatie"], ["Resultaat", "10"]])
    report = make_report(("A", [total("Inkomsten", ""), total("Kosten", ""), result]))
    assert not seen(report, FindingCode.CROSS_TABLE)


def test_percentages_of_figures_with_many_digits_are_worked_out() -> None:
    grid = [["", "2020", "2021", "%"]]
    grid += [[f"rij {at}", "1", str(MOST - at), "0"] for at in range(4)]
    table = make_table(grid)
    changes = [Cell(text="", value=float(100 * (MOST - at - 1)) + 0.125) for at in range(4)]
    rows = tuple(
        row.model_copy(update={"cells": (*row.cells[:2], change)})
        for row, change in zip(table.rows, changes, strict=True)
    )
    columns = (*table.columns[:2], Column(label="%", year=None, kind="percent"))
    told: dict[str, Any] = {"rows": rows, "columns": columns}
    report = make_report(("A", [table.model_copy(update=told)]))
    assert len(seen(report, FindingCode.TABLE_PERCENT)) == 4
