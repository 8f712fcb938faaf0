"""What a report says of pages of its source that were not read, or not surely."""

from __future__ import annotations

from dataclasses import replace

from tests.support.laid import lay_out
from tests.support.laid_reading import read_laid

PAGE = "40b  Jaarverslag 2021\n\n10  De haven was druk in het afgelopen jaar, en groeide.\n"


def test_a_sound_source_gives_no_finding_besides_conservation() -> None:
    assert [finding.check for finding in read_laid(lay_out(PAGE)).findings] == ["conservation"]


def test_pages_not_read_are_told_by_kind() -> None:
    faults = ((2, "scan"), (3, "scan"), (4, "scan"), (7, "unreadable"), (9, "scan"))
    report = read_laid(replace(lay_out(PAGE), faults=faults, recovered=True))
    told = {finding.id: finding for finding in report.findings[1:]}
    assert {one.status for one in told.values()} == {"fail"}
    assert "the end of the file is cut off" in told["f-source-cut-off"].message
    assert told["f-source-scan"].message.endswith("pages 2-4, 9")
    assert told["f-source-unreadable"].message.endswith("page 7")


def test_pages_read_by_ocr_are_listed_with_how_sure_it_is() -> None:
    report = read_laid(replace(lay_out(PAGE), ocr_pages=((1, 0.98765), (2, None))))
    assert [(page.page, page.confidence) for page in report.ocr_pages] == [
        (1, 0.988),
        (2, None),
    ]
    assert report.findings[1].id == "f-source-ocr"
