"""What was printed otherwise: page numbers, running heads, list numbers, mended signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zvhrr_extract.diff.scene import Placed, Scene, Spot
from zvhrr_extract.models.diff import Cosmetic, CosmeticKind
from zvhrr_extract.models.report import Report

# By the reason a text was dropped, or the name of a repair.
_KINDS: dict[str, CosmeticKind] = {
    "page_number": "furniture",
    "running_head": "furniture",
    "running_foot": "furniture",
    "list_number": "bullet",
    "line_end_hyphen": "hyphen",
    "line_end_join": "hyphen",
    "lost_hyphen": "hyphen",
    "year_dash": "hyphen",
    "ligature": "unicode",
    "mojibake": "unicode",
    "unreadable": "unicode",
    "invisible": "unicode",
}


def compare_print(scene: Scene) -> Iterator[Placed]:
    """Yield what only one report dropped, or had to mend."""
    old, new = Counter(_printed(scene.old)), Counter(_printed(scene.new))
    end = len(scene.new.sections)
    for name, text in sorted((old - new).elements()):
        form = Cosmetic(kind=_KINDS.get(name, "layout"), old=text)
        yield Placed(Spot(end, 1, 0), form)
    for name, text in sorted((new - old).elements()):
        form = Cosmetic(kind=_KINDS.get(name, "layout"), new=text)
        yield Placed(Spot(end, 1, 1), form)


def _printed(report: Report) -> Iterator[tuple[str, str]]:
    for dropped in report.dropped:
        yield dropped.reason, dropped.text
    for repair in report.repairs:
        yield repair.name, repair.before
