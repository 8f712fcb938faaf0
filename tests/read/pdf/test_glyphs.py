"""Letters that have a code and no meaning are found by name, or told as unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.pdf.builder import show_text, start_pdf
from tests.read.pdf.reading import read_pages, save, texts
from zvhrr_extract.read.pdf.glyphs import GlyphBook

NAMED = (
    "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Zetletter "
    "/FontDescriptor << /FontName /ABCDEF+Zetletter >> /Encoding "
    "<< /Type /Encoding /Differences [30 /fl /fi] >> >>"
)


def test_a_code_without_a_meaning_cuts_no_word(tmp_path: Path) -> None:
    path = save(tmp_path, start_pdf(show_text("pro\x1fel van 2021")).build())
    assert texts(read_pages(path)[0]) == ["pro\ufffdel", "van", "2021"]


def test_the_name_of_a_glyph_tells_its_letters(tmp_path: Path) -> None:
    builder = start_pdf("/X Do", more="/XObject << /X 100 0 R >>")
    builder.put(101, NAMED)
    builder.put_stream(
        100,
        show_text("pro\x1fel"),
        "/Type /XObject /Subtype /Form /BBox [0 0 600 900] "
        "/Resources << /Font << /F 101 0 R >> >>",
    )
    book = GlyphBook(save(tmp_path, builder.build()), None)
    assert book.read(0) == {("Zetletter", 30): "fl", ("Zetletter", 31): "fi"}
    assert book.read(7) == {}


def test_named_letters_are_put_for_their_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = start_pdf(show_text("pro\x1fel en \x1eits"))
    path = save(tmp_path, builder.build())
    known = {("Helvetica", 31): "fi", ("Helvetica", 30): "fl"}
    monkeypatch.setattr(GlyphBook, "read", lambda _self, _index: known)
    assert texts(read_pages(path)[0]) == ["profiel", "en", "flits"]


def test_a_file_that_pdfminer_cannot_open_names_nothing(tmp_path: Path) -> None:
    assert GlyphBook(save(tmp_path, b"%PDF-1.4 niets"), None).read(0) == {}
