"""A report as a few lines of text, so that a test can say in one glance what it expects.

`# heading [key]` a section, `#` for each level; `- item` likewise; `> quote (who)`;
`: lead-in`; `= title`; `| table`; `1) note @ word`; `x reason: text` if dropped; else a
paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zvhrr_extract.models.report import Block, Report, Section, Table

SIGNS = {"paragraph": "", "quote": "> ", "lead_in": ": ", "title": "= "}


def show(report: Report, *, also: tuple[str, ...] = ()) -> list[str]:
    """Write down the sections of a report and what stands in them.

    Args:
        report: The report.
        also: More to show: `cover`, `notes`, `dropped`.
    """
    lines = [f"! {report.title} / {report.subtitle}"] if "cover" in also else []
    lines += _inside(report, None)
    for section in report.sections:
        lines.append(_section(section))
        lines += _inside(report, section.id)
    if "notes" in also:
        for note in report.footnotes:
            words = ", ".join(anchor.word for anchor in note.anchors)
            lines.append(f"{note.mark}) {note.text} @ {words}")
    if "dropped" in also:
        lines += [f"x {dropped.reason}: {dropped.text}" for dropped in report.dropped]
    return lines


def _inside(report: Report, section: str | None) -> Iterator[str]:
    yield from (_block(block) for block in report.blocks if block.section == section)
    yield from (_table(table) for table in report.tables if table.section == section)


def _section(section: Section) -> str:
    number = f"{section.number} " if section.number else ""
    key = f" [{section.key}]" if section.key else ""
    return f"{'#' * section.level} {number}{section.heading}{key}"


def _block(block: Block) -> str:
    if block.kind == "list_item":
        return f"{'-' * (block.level or 1)} {block.text}"
    who = f" ({block.attribution})" if block.attribution else ""
    return f"{SIGNS.get(block.kind, block.kind + ': ')}{block.text}{who}"


def _table(table: Table) -> str:
    rows = "; ".join(f"{row.label} {' '.join(c.text for c in row.cells)}" for row in table.rows)
    return f"| {table.caption or ''}: {rows}"
