"""A document's parts in, a typed report out."""

from zvhrr_extract.build.identify import identify_document
from zvhrr_extract.build.report import BuildInput, build_report

__all__ = ["BuildInput", "build_report", "identify_document"]
