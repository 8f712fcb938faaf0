"""The way of the data: the only file that knows the order of the rooms."""

from __future__ import annotations

from pathlib import Path

from zvhrr_extract import profiles
from zvhrr_extract.build import BuildInput, ReportTask, build_report, source_id
from zvhrr_extract.build import identify as identifying
from zvhrr_extract.clean import repair_document
from zvhrr_extract.models.document import Document
from zvhrr_extract.models.identity import Identity
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Report, Source
from zvhrr_extract.profiles import KnowledgeBase
from zvhrr_extract.read import read_source
from zvhrr_extract.settings import DEFAULTS, Settings
from zvhrr_extract.structure import prepare_lines, structure_document
from zvhrr_extract.tables import TableContext, recover_tables

__all__ = [
    "ReportTask",
    "extract_file",
    "extract_report",
    "identify_document",
    "load_knowledge",
    "open_document",
]


def load_knowledge(settings: Settings) -> KnowledgeBase:
    """Load the profiles and languages a run knows.

    Raises:
        ProfileError: A profile file says what it may not.
    """
    return profiles.load_knowledge(settings.profiles)


def open_document(path: Path, *, file: str, settings: Settings) -> Document:
    """Read a source and repair its text.

    Raises:
        SourceError: The file cannot be read as text.
    """
    return repair_document(read_source(path, file=file, settings=settings))


def identify_document(document: Document, knowledge: KnowledgeBase) -> Identity:
    """Tell whose report a document is, of which year and edition.

    Raises:
        SourceError: It is no report.
    """
    known = _choose(document, knowledge)
    return identifying.identify_document(document, known.profile, known.language)


def extract_report(document: Document, knowledge: KnowledgeBase, task: ReportTask) -> Report:
    """Extract the typed report of one document.

    Args:
        document: The canonical source, repaired.
        knowledge: All profiles and languages.
        task: What the report is to be called and which sources it stands for.
    """
    known = _choose(document, knowledge)
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


def extract_file(path: str | Path, *, settings: Settings = DEFAULTS) -> Report:
    """Extract the report of one file, alone.

    Raises:
        SourceError: The file cannot be read, or holds no report.
        ProfileError: A profile file says what it may not.
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
    return extract_report(document, knowledge, ReportTask(report_id, identity, (source,)))


def _choose(document: Document, knowledge: KnowledgeBase) -> Knowledge:
    """Choose the profile and the language a document is read with."""
    profile = identifying.find_profile(document, knowledge.profiles.values())
    language = identifying.guess_language(document, knowledge.languages.values())
    return knowledge.for_profile(profile.organisation.id if profile else None, language.code)
