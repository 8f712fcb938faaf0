"""build_report: parts in their sections become the typed report of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zvhrr_extract.build.conservation import check_conservation
from zvhrr_extract.build.derive import derive_lists
from zvhrr_extract.build.ids import IdMaker, content_hash, slug
from zvhrr_extract.build.notes import Hook, build_footnotes
from zvhrr_extract.build.places import dash_repairs, place_of
from zvhrr_extract.build.source import find_source_faults, list_ocr_pages
from zvhrr_extract.build.tables import type_table
from zvhrr_extract.models.document import Document, Element, ElementKind, Repair
from zvhrr_extract.models.identity import Identity
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.outline import Outline, OutlineSection
from zvhrr_extract.models.report import (
    Block,
    BlockKind,
    Dropped,
    HeadingMatch,
    RelatedReport,
    RepairRecord,
    Report,
    Section,
    Source,
    Table,
)
from zvhrr_extract.models.table_draft import TableDraft
from zvhrr_extract.values.years import restore_year_dash


@dataclass(frozen=True, slots=True)
class ReportTask:
    """What a report is to be called, and which sources it stands for.

    Attributes:
        report_id: The report's id.
        identity: Whose report it is, of which year and edition.
        sources: Every input that is this report, the canonical one first.
        related: Other editions of it.
    """

    report_id: str
    identity: Identity
    sources: tuple[Source, ...]
    related: tuple[RelatedReport, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildInput:
    """Everything a report is built from.

    Attributes:
        document: The canonical source.
        knowledge: What it was read with.
        task: What it is to be called and stands for.
        outline: Its parts in their sections.
        cover: Title and subtitle.
        notes: Its footnotes.
        dropped: What stands in no other list.
        repairs: What was repaired between the clean lines and the parts.
    """

    document: Document
    knowledge: Knowledge
    task: ReportTask
    outline: Outline
    cover: tuple[Element, ...]
    notes: tuple[Element, ...]
    dropped: tuple[Element, ...]
    repairs: tuple[Repair, ...]


@dataclass(slots=True)
class _Draft:
    """What is built up part by part."""

    ids: IdMaker = field(default_factory=IdMaker)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    hooks: list[Hook] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def build_report(given: BuildInput) -> Report:
    """Build the typed report of one document, conservation checked."""
    source = given.task.sources[0].id
    draft = _Draft()
    sections = _sections(given.outline.sections, source, draft)
    placed = sorted(given.outline.placed, key=lambda item: -1 if item[1] is None else item[1])
    for part, index in placed:
        section = sections[index].id if index is not None else None
        if isinstance(part, TableDraft):
            _add_table(part, section, given, draft)
        else:
            _add_block(part, section, source, draft)
    title = _cover_text(given.cover, ElementKind.TITLE)
    report = Report(
        id=given.task.report_id,
        organisation=given.knowledge.profile.organisation
        if given.task.identity.organisation and given.knowledge.profile
        else None,
        year=given.task.identity.year,
        title=title,
        subtitle=_cover_text(given.cover, ElementKind.SUBTITLE),
        language=given.knowledge.language.code,
        edition=given.task.identity.edition,
        related=given.task.related,
        sources=given.task.sources,
        sections=tuple(sections),
        blocks=tuple(draft.blocks),
        tables=tuple(draft.tables),
        footnotes=build_footnotes(given.notes, draft.hooks, draft.ids, source),
        figures=(),
        partners=(),
        findings=(),
        dropped=tuple(
            Dropped(
                text=part.text,
                reason=part.key or "other",
                provenance=place_of(part.lines, source),
            )
            for part in sorted(given.dropped, key=lambda part: part.lines[0].order)
        ),
        repairs=_repair_records(given, draft.repairs),
        ocr_pages=list_ocr_pages(given.document),
    )
    report = derive_lists(report, given.knowledge)
    finding = check_conservation(report, given.document.lines, _late_repairs(given), source)
    findings = (finding, *find_source_faults(given.document, source))
    return report.model_copy(update={"findings": findings})


def _cover_text(cover: Sequence[Element], kind: ElementKind) -> str | None:
    return next((part.text for part in cover if part.kind is kind), None)


def _sections(outline: Sequence[OutlineSection], source: str, draft: _Draft) -> list[Section]:
    sections: list[Section] = []
    for entry in outline:
        parent = sections[entry.parent].id if entry.parent is not None else None
        stem = entry.key.replace("_", "-") if entry.key else slug(entry.heading)
        section_id = draft.ids.give(f"s-{stem}")
        match = (
            HeadingMatch(alias=entry.alias, score=entry.score)
            if entry.alias and entry.score
            else None
        )
        draft.hooks += [
            Hook(mark, section_id, entry.heading, entry.element.page if entry.element else 0)
            for mark in entry.marks
        ]
        sections.append(
            Section(
                id=section_id,
                key=entry.key,
                heading=entry.heading,
                number=entry.number,
                level=entry.level,
                parent=parent,
                match=match,
                provenance=place_of(entry.element.lines, source) if entry.element else None,
            )
        )
    return sections


def _add_block(part: Element, section: str | None, source: str, draft: _Draft) -> None:
    text = restore_year_dash(part.text)
    block_id = draft.ids.give(f"b-{content_hash(section or '', text)}")
    draft.hooks += [Hook(mark, block_id, text, part.page) for mark in part.marks]
    draft.repairs += dash_repairs(part.lines)
    kind: BlockKind = part.kind.value  # type: ignore[assignment]
    draft.blocks.append(
        Block(
            id=block_id,
            section=section,
            kind=kind,
            text=text,
            level=part.level if part.kind is ElementKind.LIST_ITEM else None,
            attribution=part.attribution,
            provenance=place_of(part.lines, source),
        )
    )


def _add_table(part: TableDraft, section: str | None, given: BuildInput, draft: _Draft) -> None:
    table = type_table(
        part,
        ids=draft.ids,
        section=section,
        knowledge=given.knowledge,
        provenance=place_of(part.lines, given.task.sources[0].id),
    )
    texts = " ".join(
        filter(None, (table.caption, *(cell for row in table.grid for cell in row)))
    )
    page = part.lines[0].page
    draft.hooks += [Hook(mark, table.id, texts, page) for mark in part.marks]
    draft.repairs += dash_repairs(part.caption_lines)
    draft.tables.append(table)


def _late_repairs(given: BuildInput) -> list[Repair]:
    """List what was changed between the document's clean lines and the report."""
    parts: list[Element] = [*given.cover, *given.notes]
    parts += [part for part, _ in given.outline.placed if isinstance(part, Element)]
    parts += [
        section.element for section in given.outline.sections if section.element is not None
    ]
    return [*given.repairs, *(repair for part in parts for repair in part.repairs)]


def _repair_records(given: BuildInput, dashes: Sequence[Repair]) -> tuple[RepairRecord, ...]:
    all_repairs = [*given.document.repairs, *_late_repairs(given), *dashes]
    repairs = sorted(all_repairs, key=lambda repair: (repair.line, repair.name, repair.before))
    pages = {line.number: line.page for line in given.document.lines if line.box is not None}
    return tuple(
        RepairRecord(
            name=repair.name,
            before=repair.before,
            after=repair.after,
            line=repair.line,
            page=pages.get(repair.line),
        )
        for repair in repairs
    )
