"""Findings about the source itself: what of it could not be read, or not surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zvhrr_extract.models.document import Document
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import OcrPage

_WHY = {
    "scan": "a picture of text, read by no OCR",
    "unreadable": "damaged",
}


def find_source_faults(document: Document, source: str) -> Iterator[Finding]:
    """Yield a finding for every kind of thing that may be missing from a report."""
    if document.recovered:
        message = "the end of the file is cut off; what is left of it was read"
        yield _fault("cut-off", message, source)
    for kind, why in _WHY.items():
        pages = [page for page, fault in document.faults if fault == kind]
        if pages:
            yield _fault(kind, f"not read, {why}: {_name_pages(pages)}", source)
    if document.ocr_pages:
        pages = [page for page, _ in document.ocr_pages]
        message = f"read by OCR, and may hold misread letters: {_name_pages(pages)}"
        yield _fault("ocr", message, source)


def list_ocr_pages(document: Document) -> tuple[OcrPage, ...]:
    """List the pages that were read by OCR, with how sure it is of each."""
    return tuple(
        OcrPage(page=page, confidence=None if sure is None else round(sure, 3))
        for page, sure in document.ocr_pages
    )


def _fault(name: str, message: str, source: str) -> Finding:
    return Finding(
        id=f"f-source-{name}",
        check=FindingCode.SOURCE,
        status="fail",
        severity="warning",
        message=message,
        refs=(source,),
    )


def _name_pages(pages: Sequence[int]) -> str:
    """Name pages, runs of them by their ends.

    >>> _name_pages([1, 2, 3, 7])
    'pages 1-3, 7'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    told = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return f"{'pages' if len(pages) > 1 else 'page'} {', '.join(told)}"
