"""The HTML page of a diff in a browser: it fits, stays silent, and runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.support.chromium import CHROMIUM, harness, run_chromium, show_pages
from tests.write.diffed import EVIL, NEW, OLD, diff_page, evil_report, make_report
from tests.write.parsed import anchors, parse_page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: the page is seen by no browser"),
]
WIDTHS = (1400, 420)
LONG = "Meerjarenbeleidsontwikkelingssamenwerkingsverbandsovereenkomst" * 4
WIDE = [["Gebied", *[f"Kolom met een lange naam {at}" for at in range(14)]]]
WIDE += [[f"Rij {row}", *["1234567"] * 14] for row in range(3)]

# Asks every page, laid out in a frame of its own width, how it came out.
MEASURE = """
const frames = [...document.querySelectorAll('iframe')].map(frame => {
  const page = frame.contentDocument, root = page.documentElement;
  const target = page.querySelector('#c1'), box = page.querySelector('.scroll');
  return {
    width: frame.clientWidth,
    content: root.scrollWidth,
    title: page.title,
    scripts: page.scripts.length,
    images: page.images.length,
    columns: target && getComputedStyle(target).gridTemplateColumns.split(' ').length,
    styled: getComputedStyle(root.querySelector('del') || root).textDecorationLine,
    table: box && [box.scrollWidth > box.clientWidth, box.tabIndex],
    hidden: page.querySelectorAll('details:not([open])').length,
  };
});
document.body.textContent = 'RESULT' + JSON.stringify({frames, hacked: window.hacked}) + 'END';
"""


def hard_reports() -> tuple[str, str]:
    """Print a page of hostile text, and one of long words and a wide table."""
    hostile = diff_page(evil_report("vorig"), evil_report("nieuw"))
    lines = ("# " + LONG, f"Alinea met {LONG} erin", "* " + LONG, "[Breed]")
    old = make_report(*lines, tables={"Breed": WIDE}, title=LONG)
    edited = [*WIDE[:-1], ["Rij 2", "99", *WIDE[-1][2:]]]
    new = make_report(
        lines[0], lines[1] + LONG, *lines[2:], tables={"Breed": edited}, title="Kort"
    )
    return hostile, diff_page(old, new)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Show all pages at all widths in one go, and say what the browser told."""
    folder = tmp_path_factory.mktemp("chromium")
    hostile, long = hard_reports()
    pages = {"plain": diff_page(OLD, NEW), "same": diff_page(OLD, OLD)}
    pages |= {"hostile": hostile, "long": long}
    wanted = [(name, width) for name in pages for width in WIDTHS]
    told = show_pages(folder, [(pages[name], width) for name, width in wanted], MEASURE)
    return {
        "frames": dict(zip(wanted, told["frames"], strict=True)),
        "hacked": told.get("hacked"),
        "console": told["console"],
    }


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["plain", "same", "hostile", "long"])
def test_no_page_is_wider_than_its_window(seen: dict[str, Any], name: str, width: int) -> None:
    frame = seen["frames"][name, width]
    assert frame["width"] == width
    assert frame["content"] <= width


def test_the_style_is_let_through_by_the_page_s_own_policy(seen: dict[str, Any]) -> None:
    assert seen["frames"]["plain", 1400]["styled"] == "line-through"


def test_both_sides_stand_beside_each_other_or_in_a_narrow_window_below(
    seen: dict[str, Any],
) -> None:
    assert [seen["frames"]["plain", width]["columns"] for width in WIDTHS] == [2, 1]


def test_a_wide_table_scrolls_in_its_box_and_the_keyboard_reaches_it(
    seen: dict[str, Any],
) -> None:
    assert seen["frames"]["long", 420]["table"] == [True, 0]


def test_hostile_text_runs_nothing(seen: dict[str, Any]) -> None:
    assert seen["hacked"] is None
    for width in WIDTHS:
        frame = seen["frames"]["hostile", width]
        assert frame["title"].startswith("What changed:")
        assert (frame["scripts"], frame["images"]) == (0, 0)


def test_the_browser_has_nothing_to_complain_of(seen: dict[str, Any]) -> None:
    assert seen["console"] == []


def test_a_browser_does_complain_where_a_page_breaks_its_policy(tmp_path: Path) -> None:
    page = diff_page(OLD, NEW).replace("</body>", "<script>hacked = 1</script></body>")
    path = tmp_path / "broken.html"
    path.write_text(harness([(page, 900)], MEASURE), "utf-8")
    done = run_chromium(tmp_path, "--virtual-time-budget=5000", "--dump-dom", path.as_uri())
    assert "CONSOLE" in done.stderr
    assert "Content Security Policy" in done.stderr


def test_the_page_prints_with_all_its_changes(tmp_path: Path) -> None:
    page = diff_page(OLD, NEW)
    path, printed = tmp_path / "diff.html", tmp_path / "diff.pdf"
    path.write_text(page, "utf-8")
    run_chromium(tmp_path, f"--print-to-pdf={printed}", "--no-pdf-header-footer", path.as_uri())
    document = pypdfium2.PdfDocument(printed)
    text = " ".join(part.get_textpage().get_text_range() for part in document)
    document.close()
    for word in ("onrustig", "Huisvesting", "Centrum", "Maassluis", "+3 (+25%)"):
        assert word in text
    assert len(anchors(parse_page(page))) > 5
    assert EVIL not in text
