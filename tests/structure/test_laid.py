"""What the layout of a PDF tells: headings, lists, notes, quotes, cover, by how text is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.cases import load_cases
from tests.support.laid_reading import laid_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from zvhrr_extract.models.report import Report


def show_sections(report: Report) -> list[str]:
    names = {section.id: section.heading for section in report.sections}
    return [
        f"{section.level} {section.number or ''} {section.heading}"
        + (f" < {names[section.parent]}" if section.parent else "")
        for section in report.sections
    ]


def show_blocks(report: Report) -> list[str]:
    names = {section.id: section.heading for section in report.sections}
    return [
        (f"{names[block.section]}:" if block.section else "")
        + f" {block.kind}{block.level or ''} {block.text}"
        + (f" ({block.attribution})" if block.attribution else "")
        for block in report.blocks
    ]


SHOWN: dict[str, Callable[[Report], object]] = {
    "sections": show_sections,
    "blocks": show_blocks,
    "notes": lambda report: [f"{note.mark} {note.text}" for note in report.footnotes],
    "dropped": lambda report: [
        f"{one.reason}: {one.text}" for one in report.dropped if one.reason != "list_number"
    ],
    "title": lambda report: report.title,
    "subtitle": lambda report: report.subtitle,
}


@pytest.mark.parametrize("case", load_cases("structure/laid.toml"))
def test_a_page_is_read_by_how_it_is_set(case: dict[str, Any]) -> None:
    cover = "" if "title" in case else "40b  Jaarverslag 2021\n---\n"
    report = laid_report(cover + case["page"], organisation=case.get("organisation"))
    named = [name for name in SHOWN if name in case]
    assert named
    assert {name: SHOWN[name](report) for name in named} == {name: case[name] for name in named}
    assert report.findings[0].status == "pass", report.findings[0].message
