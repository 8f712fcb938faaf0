"""The way of the data: the only file that knows the order of the rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from zvhrr_extract import audit, profiles
from zvhrr_extract.build import BuildInput, ReportTask, build_report, source_id
from zvhrr_extract.build import identify as identifying
from zvhrr_extract.claims import find_claims
from zvhrr_extract.clean import repair_document, repair_layout
from zvhrr_extract.correct import (
    apply_corrections,
    join_corrections,
    read_beside,
    read_corrections,
)
from zvhrr_extract.grids import find_grids
from zvhrr_extract.layout import (
    find_turn,
    lay_out_page,
    mark_furniture,
    turn_upright,
    write_cells,
)
from zvhrr_extract.merge import merge_reports
from zvhrr_extract.models.document import Document
from zvhrr_extract.models.finding import TOLD_BY_EXTRACTION
from zvhrr_extract.models.identity import Identity
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.layout import PageLayout
from zvhrr_extract.models.page import Grid, Page
from zvhrr_extract.models.report import Report, Source
from zvhrr_extract.phrases import Phrases, load_phrases
from zvhrr_extract.profiles import KnowledgeBase
from zvhrr_extract.read import is_pdf_file, read_source
from zvhrr_extract.settings import DEFAULTS, Settings
from zvhrr_extract.structure import (
    prepare_layout,
    prepare_lines,
    structure_document,
    structure_layout,
)
from zvhrr_extract.tables import TableContext, recover_tables, trim_tables, type_tables
from zvhrr_extract.write import prepare_folder

__all__ = [
    "ReportTask",
    "audit_report",
    "draw_pages",
    "extract_file",
    "extract_report",
    "identify_document",
    "load_knowledge",
    "merge_reports",
    "open_document",
]


def load_knowledge(settings: Settings) -> KnowledgeBase:
    """Load the profiles and languages a run knows.

    Raises:
        ProfileError: A profile file says what it may not.
    """
    return profiles.load_knowledge(settings.profiles)


def open_document(path: Path, *, file: str, settings: Settings) -> Document:
    """Read a source, a PDF or a text dump, and repair its text.

    Raises:
        SourceError: The file cannot be read.
    """
    if not is_pdf_file(path):
        return repair_document(read_source(path, file=file, settings=settings))
    # PDFium and pdfplumber load slowly, and a run over dumps needs neither.
    from zvhrr_extract.read.pdf import open_pdf  # noqa: PLC0415

    with open_pdf(path, file=file, settings=settings) as pdf:
        # One page after the other: of each only its lines and cells are kept.
        layouts = mark_furniture(_lay_out(pdf.pages()))
        document = repair_layout(pdf.facts, layouts)
        return replace(document, bookmarks=pdf.read_outline())


def _lay_out(pages: Iterable[Page]) -> Iterator[PageLayout]:
    """Lay pages out, those upright whose text lies on its side."""
    last: Grid | None = None
    for page in pages:
        turn = find_turn(page)
        upright = turn_upright(page, turn)
        grids = find_grids(upright, last)
        last = max(grids, key=lambda grid: grid.box.bottom, default=None)
        layout = write_cells(lay_out_page(upright, grids))
        yield replace(
            layout, fault=page.fault, turn=turn, ocr=page.ocr, confidence=page.confidence
        )


def identify_document(document: Document, knowledge: KnowledgeBase) -> Identity:
    """Tell whose report a document is, of which year and edition.

    Raises:
        SourceError: It is no report.
    """
    known = _choose(document, knowledge)
    return identifying.identify_document(
        document, known.profile, known.language, knowledge.profiles.values()
    )


def extract_report(document: Document, knowledge: KnowledgeBase, task: ReportTask) -> Report:
    """Extract the typed report of one document.

    Args:
        document: The canonical source, repaired.
        knowledge: All profiles and languages.
        task: What the report is to be called and which sources it stands for.
    """
    known = _choose(document, knowledge)
    if document.parts:
        return _extract_layout(document, known, task)
    prepared = prepare_lines(document, known)
    context = TableContext(known, prepared.reader.vocabulary, prepared.heading_orders)
    tables = recover_tables(prepared.lines, context)
    structured = structure_document(prepared, tables)
    return build_report(
        BuildInput(
            document=document,
            knowledge=known,
            task=task,
            outline=structured.outline,
            cover=structured.cover,
            notes=prepared.notes,
            dropped=(*prepared.dropped, *structured.dropped),
            repairs=prepared.repairs,
        )
    )


def _extract_layout(document: Document, known: Knowledge, task: ReportTask) -> Report:
    """Extract the report of a document whose layout is known."""
    document = replace(document, parts=trim_tables(document.parts, known))
    prepared = prepare_layout(document, known)
    context = TableContext(known, prepared.reader.vocabulary, prepared.heading_orders)
    structured = structure_layout(prepared, type_tables(prepared.parts, context))
    return build_report(
        BuildInput(
            document=document,
            knowledge=known,
            task=task,
            outline=structured.outline,
            cover=structured.cover,
            notes=prepared.notes,
            dropped=structured.dropped,
            repairs=prepared.repairs,
        )
    )


def extract_file(path: str | Path, *, settings: Settings = DEFAULTS) -> Report:
    """Extract the report of one file, alone, corrected by what lies beside it.

    Raises:
        SourceError: The file cannot be read, or holds no report.
        ProfileError: A profile file says what it may not.
        CorrectionsError: A file of corrections says what it may not.
    """
    path = Path(path)
    knowledge = load_knowledge(settings)
    document = open_document(path, file=path.name, settings=settings)
    identity = identify_document(document, knowledge)
    source = Source(
        id=source_id(document.source.sha256),
        file=path.name,
        sha256=document.source.sha256,
        media_type=document.source.media_type,
        pages=document.pages,
        role="canonical",
    )
    named = identity.organisation is not None and identity.year is not None
    report_id = f"{identity.organisation}-{identity.year}" if named else path.stem
    report = extract_report(document, knowledge, ReportTask(report_id, identity, (source,)))
    given = join_corrections(map(read_corrections, settings.corrections))
    corrections = read_beside(path.parent) + given
    known = _choose(document, knowledge)
    return audit_report(apply_corrections(report, corrections, known), known)


def audit_report(
    report: Report, knowledge: Knowledge, phrases: Phrases | None = None
) -> Report:
    """Find what a report claims, and check it; what was found before is found anew.

    Args:
        report: The report, merged and corrected.
        knowledge: What it was read with.
        phrases: The language the findings are told in; English where none is given.
    """
    claimed = report.model_copy(update={"claims": find_claims(report, knowledge)})
    kept = tuple(one for one in report.findings if one.check in TOLD_BY_EXTRACTION)
    found = audit.audit_report(claimed, knowledge, phrases or load_phrases())
    return claimed.model_copy(update={"findings": (*kept, *found)})


def draw_pages(
    path: Path, folder: Path, *, pages: Sequence[int], dpi: float, settings: Settings
) -> Iterator[Path]:
    """Draw what is read of a PDF over its pages, one PNG file a page.

    Args:
        path: The PDF.
        folder: Where the pictures go.
        pages: 1-based pages to draw; all when empty.
        dpi: Dots an inch.
        settings: What else a run may be told.

    Yields:
        The path of every picture, once it is written.

    Raises:
        SourceError: The file is no PDF, or cannot be read.
        OutputError: There is no place for the pictures.
    """
    from zvhrr_extract.read.pdf import open_pdf  # noqa: PLC0415
    from zvhrr_extract.write.to_overlay import draw_page, write_image  # noqa: PLC0415

    report = extract_file(path, settings=settings)
    prepare_folder(folder)
    with open_pdf(path, file=path.name, settings=settings) as pdf:
        for number in pages or range(1, pdf.facts.page_count + 1):
            if number > pdf.facts.page_count:
                continue
            image, scale = pdf.render(number, dpi=dpi)
            drawn = draw_page(image, report, number, scale)
            yield write_image(folder / f"{path.stem}-page-{number:03}.png", drawn)


def _choose(document: Document, knowledge: KnowledgeBase) -> Knowledge:
    """Choose the profile and the language a document is read with."""
    profile = identifying.find_profile(document, knowledge.profiles.values())
    language = identifying.guess_language(document, knowledge.languages.values())
    return knowledge.for_profile(profile.organisation.id if profile else None, language.code)
