"""Every way a PDF can be broken, locked or odd ends in pages or in one clear error."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

import pytest

from tests.read.pdf.builder import build_pdf, show_text, start_pdf
from tests.read.pdf.reading import CASES, error_of, read_pages, save, texts
from zvhrr_extract.read.pdf import open_pdf
from zvhrr_extract.settings import DEFAULTS, Settings

TEXT = show_text("Jaarverslag 2021")
READERS = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])


def nest_forms(count: int, body: str, *, last: str = "", back: int = 0) -> bytes:
    """Build a page of forms, each drawing the next; the last one draws `last`, or goes back."""
    builder = start_pdf(TEXT + "/X Do", more="/XObject << /X 100 0 R >>")
    for at in range(count):
        ends = at == count - 1
        following = 100 + (back if ends else at + 1)
        keys = (
            "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources "
            f"<< /Font << /F 3 0 R >> /XObject << /X {following} 0 R >> >>"
        )
        builder.put_stream(100 + at, last if ends and last else body, keys)
    return builder.build()


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    pages = read_pages(save(tmp_path, build_pdf(TEXT, show_text("Tweede"))))
    assert [(page.number, texts(page)) for page in pages] == [
        (1, ["Jaarverslag", "2021"]),
        (2, ["Tweede"]),
    ]
    assert {page.fault for page in pages} == {None}


@pytest.mark.parametrize("with_catalog", [True, False])
def test_what_is_left_of_a_cut_off_pdf_is_read(tmp_path: Path, *, with_catalog: bool) -> None:
    whole = build_pdf(TEXT, show_text("Tweede"))
    cut = whole[: whole.rindex(b"xref") - 40]
    if not with_catalog:
        cut = cut.replace(b"/Catalog", b"/Unknown")
    path = save(tmp_path, cut)
    with open_pdf(path, file="naam.pdf", settings=DEFAULTS) as pdf:
        assert texts(next(iter(pdf.pages()))) == ["Jaarverslag", "2021"]
        assert pdf.facts.recovered


def test_the_facts_are_what_the_file_says(tmp_path: Path) -> None:
    builder = start_pdf(TEXT)
    builder.put(20, "<< /Title (Jaarverslag\\000 \\n 2021) /Author (untitled) /Producer (Z) >>")
    builder.put(1, "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> >>")
    builder.trailer = "/Info 20 0 R"
    path = save(tmp_path, builder.build())
    with open_pdf(path, file="naam.pdf", settings=DEFAULTS) as pdf:
        facts = pdf.facts
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (facts.file, facts.page_count, facts.tagged) == ("naam.pdf", 1, True)
    assert (facts.title, facts.author, facts.producer) == ("Jaarverslag 2021", None, "Z")


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "empty", "empty"),
        (b" \n\x00\n", "empty", "empty"),
        (b"Jaarverslag 2021\n", "not_pdf", "not a PDF"),
        (b"<!DOCTYPE html><p>Jaarverslag", "unsupported_format", "HTML"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "not_text", "image"),
        (b"PK\x03\x04word/document.xml", "not_text", "Word"),
        (b"%PDF-1.7\n", "damaged_pdf", "damaged"),
        (build_pdf(TEXT)[:60], "damaged_pdf", "damaged"),
        (build_pdf(TEXT)[400:], "not_pdf", "not a PDF"),
        (start_pdf().put(9, "null").build(), "empty", "no pages"),
        (start_pdf(TEXT).put(1, "<< /Type /Catalog >>").build(), "empty", "no pages"),
        (build_pdf(""), "empty", "no text"),
        (start_pdf(TEXT).put_stream(5, "?", "/Filter /LZWDecode").build(), "empty", "no text"),
        (start_pdf(TEXT).put(2, "<< /Kids [2 0 R] /Count 1 >>").build(), "damaged_pdf", "none"),
    ],
)
def test_what_is_no_readable_pdf_is_refused(
    tmp_path: Path, data: bytes, code: str, word: str
) -> None:
    error = error_of(save(tmp_path, data))
    assert error.code == code
    assert word in error.message


@READERS
@pytest.mark.parametrize(
    "data",
    [
        b"\n" * 900 + build_pdf(TEXT),
        build_pdf(TEXT) + b"x" * 5000,
        build_pdf(TEXT)[:-20],
        start_pdf(TEXT).put(2, "<< /Type /Pages /Kids [4 0 R] /Count 99999999 >>").build(),
        start_pdf(TEXT).put(2, "<< /Type /Pages /Kids [4 0 R] /Count -1 >>").build(),
        build_pdf(TEXT, page=""),
        build_pdf(TEXT, page="/MediaBox [595 842 0 0]"),
        build_pdf(TEXT, page="/MediaBox [0 0 0 0]"),
        build_pdf(TEXT, page="/MediaBox [0 0 1e30 1e30]"),
        build_pdf(TEXT, page="/MediaBox [0 0 2834645 2834645] /UserUnit 10"),
        build_pdf(TEXT, page="/MediaBox [0 0 595 842] /Rotate 45"),
        build_pdf("q " * 100_000 + TEXT),
        nest_forms(1, TEXT + "/X Do"),
        nest_forms(3, TEXT + "/X Do"),
        nest_forms(60, "q /X Do Q", last=TEXT),
    ],
)
def test_an_odd_pdf_is_read_all_the_same(tmp_path: Path, data: bytes, reader: str) -> None:
    pages = read_pages(save(tmp_path, data), reader=reader)
    assert texts(pages[0])[:2] == ["Jaarverslag", "2021"]


@READERS
def test_a_page_that_does_not_load_is_told_and_the_rest_is_read(
    tmp_path: Path, reader: str
) -> None:
    builder = start_pdf(TEXT, TEXT)
    builder.put(2, "<< /Type /Pages /Kids [4 0 R 99 0 R 6 0 R] /Count 3 >>")
    path = save(tmp_path, builder.build())
    pages = read_pages(path, reader=reader)
    assert [page.number for page in pages] == [1, 2, 3]
    faulty = [page.number for page in pages if page.fault == "unreadable"]
    # pdfminer leaves out a page that is not there and goes on with the next.
    assert faulty == ([2] if reader == "pdfium" else [3])


def test_words_drawn_again_by_a_form_in_itself_are_kept_apart(tmp_path: Path) -> None:
    page = read_pages(save(tmp_path, nest_forms(1, TEXT + "/X Do")))[0]
    assert texts(page) == ["Jaarverslag", "2021"]
    assert {word.text for word in page.repeated} == {"Jaarverslag", "2021"}


def test_a_file_with_more_pages_than_the_limit_is_refused(tmp_path: Path) -> None:
    error = error_of(save(tmp_path, build_pdf(*[TEXT] * 12)), max_pages=10)
    assert (error.code, "12 pages" in error.message) == ("too_large", True)


def test_a_file_with_more_bytes_than_the_limit_is_refused(tmp_path: Path) -> None:
    assert error_of(save(tmp_path, build_pdf(TEXT)), max_pdf_bytes=100).code == "too_large"


def test_what_is_no_file_or_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert error_of(tmp_path / "weg.pdf").code == "not_found"
    assert error_of(tmp_path).code == "not_a_file"
    path = save(tmp_path, build_pdf(TEXT))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert error_of(path).code == "unreadable"


def test_a_name_with_a_tilde_is_no_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save(tmp_path, build_pdf(TEXT), "~$verslag.pdf")
    assert len(read_pages(Path("~$verslag.pdf"))) == 1


@READERS
def test_a_file_encrypted_with_an_empty_password_opens(reader: str) -> None:
    pages = read_pages(CASES / "locked-opens.pdf", reader=reader)
    assert "meldingen," in texts(pages[0])


@READERS
@pytest.mark.parametrize("password", ["geheim", "eigenaar"])
def test_the_passwords_of_the_settings_are_tried_in_turn(reader: str, password: str) -> None:
    path = CASES / "locked-geheim.pdf"
    pages = read_pages(path, reader=reader, passwords=("één", "fout", password))
    assert "meldingen," in texts(pages[0])


def test_a_locked_file_names_the_option_that_opens_it() -> None:
    path = CASES / "locked-geheim.pdf"
    for passwords in ((), ("fout", "één")):
        error = error_of(path, passwords=passwords)
        assert (error.code, "--password" in error.hint) == ("encrypted", True)


def test_a_password_never_shows() -> None:
    assert "geheim" not in repr(Settings(passwords=("geheim",)))


def test_a_stream_that_unpacks_to_very_much_does_no_harm(tmp_path: Path) -> None:
    bomb = zlib.compress(b" " * 20_000_000 + TEXT.encode())
    data = start_pdf(TEXT).put_stream(5, bomb, "/Filter /FlateDecode").build()
    assert len(read_pages(save(tmp_path, data))[0].words) == 2
