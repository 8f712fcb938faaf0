"""Reports with findings written by hand: one of every check, severity and status."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from tests.conftest import ROOT
from zvhrr_extract.models.finding import TOLD_BY_EXTRACTION, Finding, FindingCode
from zvhrr_extract.models.report import Claim, Evidence, Provenance, Report, Table

DUMP = "src-fbe16f2ce821"
_BASE_NEW = "divided by the new value ({new}), not by the old one ({old})"


class Said(NamedTuple):
    """A percentage the text states of a row of the first table."""

    block: str
    row: str
    figures: tuple[int, int]
    percent: int
    right: float
    words: str
    lines: tuple[int, int]


_SAID = (
    Said("b-7f50184152", "rijnmond-noord", (292, 241), 21, 17.5, "daling van 21%", (152, 153)),
    Said(
        "b-ea9c1de2ad", "huiselijk-geweld", (571, 414), 38, 27.5, "daling met 38%", (143, 146)
    ),
    Said("b-31b644818c", "epa-top", (212, 291), 27, 37.3, "stijging van 27%", (172, 178)),
    Said(
        "b-32e044ec58", "rotterdam-noord-oost", (667, 613), 9, 8.1, "daling van 9%", (158, 159)
    ),
)


def find(check: FindingCode, name: str, **told: Any) -> Finding:
    """Make a finding; what is not told is as for a check that failed."""
    base: dict[str, Any] = {
        "id": f"f-{name}",
        "check": check,
        "status": "fail",
        "severity": "warning",
        "message": f"{check.value.replace('_', ' ')} does not hold",
    }
    return Finding(**(base | told))


def place(line: int, last: int | None = None, page: int = 3) -> Provenance:
    return Provenance(source=DUMP, page=page, line_start=line, line_end=last or line)


@cache
def plain_report() -> Report:
    """Load the report of the samples, with what its extraction told and no more."""
    data = (ROOT / "outputs" / "zvhrr-2021.json").read_bytes()
    report = Report.model_validate_json(data)
    kept = tuple(one for one in report.findings if one.check in TOLD_BY_EXTRACTION)
    return report.model_copy(update={"findings": kept, "claims": ()})


@cache
def audited_report() -> Report:
    """Make a report with a finding of every check."""
    report = plain_report()
    claims = tuple(_claim(said) for said in _SAID)
    findings = [
        *report.findings,
        *(_contradicted(said) for said in _SAID),
        *_of_tables(),
        find(
            FindingCode.CLAIM_DIRECTION,
            "direction",
            severity="error",
            message="the text says it rose, the figures fell from 231 to 216",
            expected="decrease",
            found="increase",
            quote="15 personen minder besproken dan in 2020",
            refs=("b-631ecb0f83", "t-persons-discussed.rijnmond-zuid-west"),
            provenance=place(191, 192),
        ),
        find(
            FindingCode.COUNT,
            "count",
            status="unverifiable",
            severity="info",
            message="25 meetings are stated, and nothing is listed to count",
            found=25,
            provenance=place(300, page=5),
        ),
        find(FindingCode.SOURCE, "source-ocr", message="read by OCR: pages 1-3, 7"),
        find(FindingCode.IDENTITY, "identity", status="unverifiable", severity="info"),
    ]
    told = {finding.check for finding in findings}
    findings += [
        find(code, code.value.replace("_", "-"), status="pass", severity="info")
        for code in FindingCode
        if code not in told
    ]
    return report.model_copy(update={"claims": claims, "findings": tuple(findings)})


def _of_tables() -> list[Finding]:
    return [
        find(
            FindingCode.TABLE_TOTAL,
            "total",
            severity="error",
            message="Totaal, Realisatie: printed 2,987,963, the parts add up to 2,987,953",
            expected=2987953,
            found=2987963,
            explanation="two digits are swapped",
            refs=("t-income", "t-income.totaal"),
            provenance=place(800, page=10),
        ),
        find(
            FindingCode.CROSS_TABLE,
            "cross",
            message="Huiselijk Geweld, 2020: 571 in one table, 561 in the other",
            expected=571,
            found="571",
            refs=("t-persons-discussed.huiselijk-geweld", "t-e7bd8d2746.2020"),
        ),
        find(
            FindingCode.CAPTION_RANGE,
            "caption",
            severity="info",
            message="the caption names 2019-2021, the table has no 2019",
            expected="2020-2021",
            found="2019-2021",
            quote="Aantal door het ZVHRR georganiseerde MDO’s, 2019-2021",
            refs=("t-mdo-organised",),
        ),
    ]


def _claim(said: Said) -> Claim:
    table = plain_report().tables[0]
    found = next(one for one in table.rows if one.id == f"{table.id}.{said.row}")
    old, new = said.figures
    return Claim(
        id=f"c-{said.row}",
        kind="change",
        text=said.words,
        block=said.block,
        subject=found.label,
        direction="decrease" if new < old else "increase",
        percent=said.percent,
        absolute=None,
        base_year=2020,
        year=2021,
        verdict="contradicted",
        evidence=tuple(
            Evidence(
                table=table.id, row=found.label, column=str(year), value=value, row_id=found.id
            )
            for year, value in ((2020, old), (2021, new))
        ),
        recomputed=None,
        explanation=_BASE_NEW.format(new=new, old=old),
    )


def _contradicted(said: Said) -> Finding:
    old, new = said.figures
    return find(
        FindingCode.CLAIM,
        f"claim-{said.row}",
        severity="error",
        message=f"from {old} to {new} is {said.right} %, not {said.percent} %",
        expected=said.right,
        found=said.percent,
        explanation=_BASE_NEW.format(new=new, old=old),
        quote=said.words,
        refs=(said.block, f"c-{said.row}"),
        provenance=place(*said.lines),
    )


def pdf_report() -> Report:
    """Make a small report of a PDF, with a finding that has a box."""
    report = plain_report()
    source = report.sources[0].model_copy(
        update={
            "id": "src-pdf",
            "file": "2020/verslag 2020.pdf",
            "media_type": "application/pdf",
        }
    )
    box = Provenance(
        source="src-pdf", page=4, line_start=None, line_end=None, bbox=(70.5, 100, 200, 112.25)
    )
    finding = find(
        FindingCode.TABLE_PERCENT,
        "percent",
        severity="error",
        message="printed 12 %, the figures give 11 %",
        expected=11,
        found=12,
        provenance=box,
    )
    return report.model_copy(
        update={
            "id": "zvhrr-2020",
            "year": 2020,
            "sources": (source,),
            "tables": (),
            "claims": (),
            "findings": (finding,),
        }
    )


def restated() -> Finding:
    """Make a finding over the years."""
    return find(
        FindingCode.RESTATEMENT,
        "restated",
        message="EPA-Top: zvhrr-2021 prints 212 for 2020, zvhrr-2020 printed 210",
        expected=210,
        found=212,
        refs=("t-persons-discussed", "t-persons-discussed.epa-top"),
        report="zvhrr-2021",
    )


def hostile_report(evil: str) -> Report:
    """Make a report that holds hostile text wherever a report and its findings hold text."""
    report = audited_report()
    told = {
        "message": evil,
        "expected": evil,
        "found": evil,
        "explanation": evil,
        "quote": evil,
    }
    findings = tuple(finding.model_copy(update=told) for finding in report.findings)
    tables = tuple(_spoil(table, evil) for table in report.tables)
    return report.model_copy(
        update={
            "id": evil,
            "title": evil,
            "language": 'nl" onload="alert(1)',
            "sources": tuple(
                one.model_copy(update={"file": evil + one.id}) for one in report.sources
            ),
            "sections": tuple(
                one.model_copy(update={"heading": evil}) for one in report.sections
            ),
            "blocks": tuple(
                one.model_copy(update={"text": f"a {evil} z"}) for one in report.blocks
            ),
            "tables": tables,
            "findings": findings,
        }
    )


def _spoil(table: Table, evil: str) -> Table:
    rows = tuple(
        row.model_copy(
            update={
                "label": evil,
                "cells": tuple(cell.model_copy(update={"text": evil}) for cell in row.cells),
            }
        )
        for row in table.rows
    )
    columns = tuple(column.model_copy(update={"label": evil}) for column in table.columns)
    grid = tuple(tuple(evil for _ in row) for row in table.grid)
    told = {"label": evil, "caption": evil, "unit": evil, "grid": grid}
    return table.model_copy(update=told | {"rows": rows, "columns": columns})
