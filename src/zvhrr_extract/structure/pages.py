"""Pages: a document's lines, page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from zvhrr_extract.models.document import Line


def group_pages(lines: Iterable[Line]) -> dict[int, list[Line]]:
    """Gather lines by the page they stand on, pages and lines in the order they come."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return dict(pages)
