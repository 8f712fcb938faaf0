"""Short ways into the rooms: a text in, what one room makes of it out."""

from __future__ import annotations

import json
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from zvhrr_extract import pipeline, profiles
from zvhrr_extract.clean import repair_document
from zvhrr_extract.models.document import Document, RawDocument
from zvhrr_extract.models.identity import Identity
from zvhrr_extract.models.report import Report, Source
from zvhrr_extract.read.dump import split_lines
from zvhrr_extract.structure import prepare_lines
from zvhrr_extract.write import json_text

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.models.knowledge import Knowledge
    from zvhrr_extract.models.language import Language
    from zvhrr_extract.profiles import KnowledgeBase
    from zvhrr_extract.structure import Prepared

TITLE = "Jaarverslag 2021"


@cache
def knowledge_base() -> KnowledgeBase:
    return profiles.load_knowledge()


def language(code: str = "nl") -> Language:
    return knowledge_base().languages[code]


def knowledge(organisation: str | None = "zvhrr", code: str = "nl") -> Knowledge:
    return knowledge_base().for_profile(organisation, code)


def raw_document(text: str, *, file: str = "dump.txt") -> RawDocument:
    return RawDocument(file, "0" * 64, "text/plain", "utf-8", split_lines(text))


def document(text: str) -> Document:
    return repair_document(raw_document(text))


def page(text: str) -> str:
    """Take the indent of a text written inside a test off it."""
    return dedent(text).strip("\n") + "\n"


def prepared(text: str, *, organisation: str | None = "zvhrr", code: str = "nl") -> Prepared:
    return prepare_lines(document(text), knowledge(organisation, code))


def report(text: str, *, organisation: str | None = "zvhrr", year: int | None = 2021) -> Report:
    """Extract a text as the organisation's report, whatever it says of itself."""
    base = knowledge_base()
    only = {organisation: base.profiles[organisation]} if organisation else {}
    # Every text holds an empty name often enough to be the organisation's.
    forced = {
        key: profile.model_copy(update={"spellings": ("",)}) for key, profile in only.items()
    }
    task = pipeline.ReportTask("test", Identity(organisation, year, "unknown"), (source(),))
    return pipeline.extract_report(document(text), type(base)(forced, base.languages), task)


def source(file: str = "dump.txt") -> Source:
    return Source(
        id="src", file=file, sha256="0" * 64, media_type="text/plain", pages=1, role="canonical"
    )


def extract_file(path: Path) -> dict[str, Any]:
    """Take a file all the way, as a run does, and give what would be written."""
    written: dict[str, Any] = json.loads(json_text(pipeline.extract_file(path)))
    return written
