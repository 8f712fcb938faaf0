"""Where headings stand: what the other report prints in their place."""

from __future__ import annotations

from collections import defaultdict

from zvhrr_extract.diff.scene import Scene
from zvhrr_extract.models.report import Report

# A part of the report and its index there: `section`, `block` or `title`.
Spot = tuple[str, int]


def find_same_places(scene: Scene, *, old: bool) -> dict[int, list[Spot]]:
    """List what stands in the other report behind or before the neighbours of a heading.

    Of a section of which nothing is left there, none is listed: it went, heading and all.

    Args:
        scene: The two reports and what is paired.
        old: Whether the headings are those of the old report, or of the new one.
    """
    mine, theirs = (scene.old, scene.new) if old else (scene.new, scene.old)
    partners = _partners(scene, old=old)
    ours, others = _in_print_order(mine), _in_print_order(theirs)
    place = {spot: at for at, spot in enumerate(others)}
    found: dict[int, list[Spot]] = defaultdict(list)
    gone = _gone(mine, partners)
    for at, (part, index) in enumerate(ours):
        if part != "section" or mine.sections[index].id in gone:
            continue
        for step in (-1, 1):
            beside = ours[at + step] if 0 <= at + step < len(ours) else None
            partner = partners.get(beside) if beside else None
            there = place.get(partner, -2) - step if partner else -1
            if 0 <= there < len(others) and others[there] not in found[index]:
                found[index].append(others[there])
    return dict(found)


def _partners(scene: Scene, *, old: bool) -> dict[Spot, Spot]:
    """Name what the other report has of each element."""
    partners: dict[Spot, Spot] = {("title", at): ("title", at) for at in range(2)}
    for part, pairs in (
        ("section", scene.alignment.sections),
        ("block", scene.alignment.blocks),
    ):
        for pair in pairs:
            if pair.old is not None and pair.new is not None and not pair.part:
                sides = (pair.old, pair.new) if old else (pair.new, pair.old)
                partners[part, sides[0]] = (part, sides[1])
    return partners


def _gone(report: Report, partners: dict[Spot, Spot]) -> set[str | None]:
    """Give the sections that hold blocks of which the other report has none."""
    filled = {block.section for block in report.blocks}
    kept = {
        block.section
        for index, block in enumerate(report.blocks)
        if ("block", index) in partners
    }
    return filled - kept


def _in_print_order(report: Report) -> list[Spot]:
    """List titles, headings and blocks as printed: by line where those are known."""
    index = {section.id: at for at, section in enumerate(report.sections)}
    titles = [("title", at) for at, name in enumerate((report.title, report.subtitle)) if name]
    placed = [
        *(
            ((at, -1), section.provenance, ("section", at))
            for at, section in enumerate(report.sections)
            if section.provenance is not None
        ),
        *(
            ((index.get(block.section or "", -1), at), block.provenance, ("block", at))
            for at, block in enumerate(report.blocks)
        ),
    ]
    lines = [where.line_start for _, where, _ in placed]
    known = [line for line in lines if line is not None]
    ranks = known if len(known) == len(placed) else [0] * len(placed)
    order = sorted(range(len(placed)), key=lambda at: (ranks[at], placed[at][0]))
    return [*titles, *(placed[at][2] for at in order)]
