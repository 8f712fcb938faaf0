"""What the tests of PDFs share: a file on disk, read in one call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.page import Page
from zvhrr_extract.read.pdf import open_pdf
from zvhrr_extract.settings import Settings

CASES = Path(__file__).parents[2] / "cases" / "readers"


def save(folder: Path, data: bytes, name: str = "verslag.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read_pages(path: Path, **settings: Any) -> list[Page]:
    with open_pdf(path, file=path.name, settings=Settings(**{"ocr": False, **settings})) as pdf:
        return list(pdf.pages())


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def error_of(path: Path, **settings: Any) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_pages(path, **settings)
    assert caught.value.message
    assert caught.value.hint
    assert caught.value.where == path.name
    assert "\n" not in str(caught.value)
    return caught.value
