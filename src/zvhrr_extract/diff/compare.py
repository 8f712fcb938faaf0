"""The diff of two reports as a whole."""

from __future__ import annotations

from collections import Counter

from zvhrr_extract.align import align_reports
from zvhrr_extract.diff.blocks import compare_blocks, compare_title
from zvhrr_extract.diff.elsewhere import find_elsewhere
from zvhrr_extract.diff.furniture import compare_print
from zvhrr_extract.diff.notes import compare_notes
from zvhrr_extract.diff.scene import Scene
from zvhrr_extract.diff.sections import compare_sections
from zvhrr_extract.diff.tables import compare_tables
from zvhrr_extract.models.alignment import Alignment
from zvhrr_extract.models.diff import Change, Cosmetic, Diff, DiffSide
from zvhrr_extract.models.report import Report


def diff_reports(  # noqa: PLR0913 -- the reports, their names, and two wishes
    old: Report,
    new: Report,
    *,
    old_file: str,
    new_file: str,
    cosmetics: bool = False,
    alignment: Alignment | None = None,
) -> Diff:
    """Tell what changed between two reports.

    Args:
        old: The report before.
        new: The report after.
        old_file: Name of the file it was read from.
        new_file: Likewise.
        cosmetics: Whether differences in form alone are listed, not only counted.
        alignment: What `align_reports` gave for the two, where that was asked already.

    Returns:
        The changes, in the reading order of the new report.
    """
    scene = Scene(old, new, alignment or align_reports(old, new))
    elsewhere = find_elsewhere(scene)
    placed = [
        *compare_title(scene, elsewhere),
        *compare_sections(scene, elsewhere),
        *compare_blocks(scene, elsewhere),
        *compare_tables(scene, elsewhere),
        *compare_notes(scene, elsewhere),
        *compare_print(scene),
    ]
    ordered = [one.what for one in sorted(placed, key=lambda one: one.spot)]
    changes = tuple(what for what in ordered if isinstance(what, Change))
    forms = tuple(what for what in ordered if isinstance(what, Cosmetic))
    counts = Counter(change.kind for change in changes)
    return Diff(
        old=DiffSide(file=old_file, report=old.id),
        new=DiffSide(file=new_file, report=new.id),
        relation="other_year" if scene.by_year else "same_year",
        summary={kind: counts[kind] for kind in sorted(counts)},
        changes=changes,
        cosmetic=len(forms),
        cosmetics=forms if cosmetics else None,
    )
