"""The page of an audit in a browser: it fits, is legible, stays silent, and runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.support.audited import audited_report, find, hostile_report, pdf_report, restated
from tests.support.chromium import CHROMIUM, run_chromium, show_pages
from tests.support.reports import make_report, make_table
from tests.write.diffed import EVIL
from zvhrr_extract.models.finding import FindingCode
from zvhrr_extract.models.report import Report
from zvhrr_extract.phrases import load_phrases
from zvhrr_extract.write.findings import group_findings
from zvhrr_extract.write.to_audit_html import render_audit_html

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: the page is seen by no browser"),
]
WIDTHS = (1400, 800, 320)
LONG = "Meerjarenbeleidsontwikkelingssamenwerkingsverbandsovereenkomst" * 4
MEASURE = """
const frames = [...document.querySelectorAll('iframe')].map(frame => {
  const page = frame.contentDocument, root = page.documentElement;
  const details = page.querySelector('details');
  if (details) details.open = true;
  const box = page.querySelector('.card .scroll'), card = page.querySelector('.card');
  return {
    width: frame.clientWidth,
    content: root.scrollWidth,
    title: page.title,
    scripts: page.scripts.length,
    images: page.images.length,
    styled: card && getComputedStyle(card).borderLeftStyle,
    table: box && [box.scrollWidth > box.clientWidth, box.tabIndex],
  };
});
document.body.textContent = 'RESULT' + JSON.stringify({frames, hacked: window.hacked}) + 'END';
"""


def page(*reports: Report, language: str = "en") -> str:
    groups = group_findings(reports, [restated()])
    return render_audit_html(groups, load_phrases(language), failures=[LONG, EVIL])


def long_report() -> Report:
    grid = [["Gebied", *[f"{LONG} {at}" for at in range(9)]], ["Noord", *["1234567"] * 9]]
    report = make_report((LONG, [LONG, make_table(grid, caption=LONG)]), title=LONG)
    told = {"message": LONG, "expected": LONG, "explanation": LONG, "quote": LONG}
    finding = find(FindingCode.TABLE_TOTAL, "x", refs=("b-0", "t-0"), found=LONG, **told)
    passed = finding.model_copy(update={"id": "f-y", "status": "pass"})
    return report.model_copy(update={"findings": (finding, passed)})


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    pages = {
        "full": page(audited_report(), pdf_report()),
        "dutch": page(audited_report(), language="nl"),
        "hostile": page(hostile_report(EVIL)),
        "long": page(long_report()),
        "empty": page(),
    }
    wanted = [(name, width) for name in pages for width in WIDTHS]
    folder = tmp_path_factory.mktemp("chromium")
    told = show_pages(folder, [(pages[name], width) for name, width in wanted], MEASURE)
    return told | {"frames": dict(zip(wanted, told["frames"], strict=True))}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["full", "dutch", "hostile", "long", "empty"])
def test_no_page_is_wider_than_its_window(seen: dict[str, Any], name: str, width: int) -> None:
    frame = seen["frames"][name, width]
    assert frame["width"] == width
    assert frame["content"] <= width


def test_the_style_is_let_through_by_the_page_s_own_policy(seen: dict[str, Any]) -> None:
    assert seen["frames"]["full", 1400]["styled"] == "solid"


def test_a_wide_table_scrolls_in_its_box_and_the_keyboard_reaches_it(
    seen: dict[str, Any],
) -> None:
    assert seen["frames"]["long", 320]["table"] == [True, 0]
    assert seen["frames"]["full", 1400]["table"] == [False, 0]


def test_hostile_text_runs_nothing(seen: dict[str, Any]) -> None:
    assert seen.get("hacked") is None
    for width in WIDTHS:
        frame = seen["frames"]["hostile", width]
        assert frame["title"].startswith("Audit:")
        assert (frame["scripts"], frame["images"]) == (0, 0)


def test_the_browser_has_nothing_to_complain_of(seen: dict[str, Any]) -> None:
    assert seen["console"] == []


def test_the_page_prints_with_all_that_failed(tmp_path: Path) -> None:
    path, printed = tmp_path / "audit.html", tmp_path / "audit.pdf"
    path.write_text(page(audited_report()), "utf-8")
    run_chromium(tmp_path, f"--print-to-pdf={printed}", "--no-pdf-header-footer", path.as_uri())
    document = pypdfium2.PdfDocument(printed)
    text = " ".join(part.get_textpage().get_text_range() for part in document)
    document.close()
    for word in ("2.987.963", "10 failed", "Huiselijk Geweld", "Over the years"):
        assert word in " ".join(text.split())
