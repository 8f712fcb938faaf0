"""A document's parts in, a typed report out."""

from zvhrr_extract.build.identify import identify_document
from zvhrr_extract.build.ids import IdMaker, content_hash, source_id
from zvhrr_extract.build.report import BuildInput, ReportTask, build_report

__all__ = [
    "BuildInput",
    "IdMaker",
    "ReportTask",
    "build_report",
    "content_hash",
    "identify_document",
    "source_id",
]
