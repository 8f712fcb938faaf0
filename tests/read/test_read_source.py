"""What reading a text dump does to bytes, lines and broken files."""

import contextlib
import hashlib
import os
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.document import RawDocument
from zvhrr_extract.read import hash_source, read_source
from zvhrr_extract.read.dump import split_lines
from zvhrr_extract.read.encoding import decode_bytes
from zvhrr_extract.settings import DEFAULTS, Settings

DUTCH = "Één thema’s geëvalueerd – 2.619 personen\n• casuïstiek € 5 coördinatie\nbeïnvloed\n"
PLAIN = "Geëvalueerd is de casuïstiek; één coördinator beïnvloedt\n"


def write(folder: Path, data: bytes) -> Path:
    path = folder / "dump.txt"
    path.write_bytes(data)
    return path


def read(path: Path, settings: Settings = DEFAULTS) -> RawDocument:
    return read_source(path, file="dump.txt", settings=settings)


def error_of(path: Path, settings: Settings = DEFAULTS) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(path, settings)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (DUTCH.encode(), DUTCH, "utf-8"),
        (DUTCH.encode("utf-8-sig"), DUTCH, "utf-8"),
        (DUTCH.encode("utf-16"), DUTCH, "utf-16"),
        (b"\xfe\xff" + DUTCH.encode("utf-16-be"), DUTCH, "utf-16"),
        (DUTCH.encode("utf-32"), DUTCH, "utf-32"),
        (DUTCH.encode("utf-16-le"), DUTCH, "utf-16-le"),
        (DUTCH.encode("utf-16-be"), DUTCH, "utf-16-be"),
        (DUTCH.encode("cp1252"), DUTCH, "cp1252"),
        (PLAIN.encode("latin-1"), PLAIN, "cp1252"),
        (PLAIN.encode("mac_roman"), PLAIN, "mac_roman"),
        (DUTCH.encode("mac_roman"), DUTCH, "mac_roman"),
        (PLAIN.encode("cp850"), PLAIN, "cp850"),
        ("één\n".encode("cp1252"), "één\n", "cp1252"),
        (b"\x95 punt\n", "• punt\n", "cp1252"),
        (
            b"in\xa0de zorg\x96en auto\x91s\xa0zijn en\x85 zo\xa0veel\n",
            "in\xa0de zorg–en auto‘s\xa0zijn en… zo\xa0veel\n",
            "cp1252",
        ),
        (b"alleen ascii\n", "alleen ascii\n", "utf-8"),
        (PLAIN.encode() + b"\x95 thema\x92s\n", PLAIN + "• thema’s\n", "utf-8+cp1252"),
        ("\ufeff".encode() + PLAIN.encode() + b"\x96", PLAIN + "–", "utf-8+cp1252"),
        ("een\x81twee ë".encode("latin-1"), "een\x81twee ë", "cp1252"),
    ],
)
def test_a_dump_is_read_in_the_encoding_it_is_in(data: bytes, text: str, encoding: str) -> None:
    assert decode_bytes(data, file="dump.txt") == (text, encoding)


def test_the_samples_read_alike_in_every_encoding(samples: list[Path], tmp_path: Path) -> None:
    for sample in samples:
        lines = read(sample).lines
        text = sample.read_text(encoding="utf-8").replace("\ufffd", "?")
        for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"):
            other = read(write(tmp_path, text.encode(encoding))).lines
            assert [line.text.replace("\ufffd", "?") for line in lines] == [
                line.text for line in other
            ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb\r\nc\rd", [(1, "a"), (2, "b"), (3, "c"), (4, "d")]),
        ("a\r\r\nb\n\n", [(1, "a"), (2, ""), (3, "b"), (4, "")]),
        ("a\x0bb\x85c\u2028d\x1ce\n", [(1, "a\x0bb\x85c\u2028d\x1ce")]),
        ("  a \t\n", [(1, "  a \t")]),
    ],
)
def test_lines_are_counted_as_on_disk(text: str, lines: list[tuple[int, str]]) -> None:
    assert [(line.number, line.text) for line in split_lines(text)] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\fb\n", ["a", "*b"]),
        ("a\f\nb\n", ["a", "*b"]),
        ("a\n\f\n\nb\n", ["a", "", "", "*b"]),
        ("a\n  \f  b\n", ["a", "*    b"]),
        ("a\fb\nc\n", ["a b", "*c"]),
        ("\fa\n", ["*a"]),
        ("a\n\f\fb\nc", ["a", "*b", "c"]),
        ("\fa\f\nb", ["*a", "*b"]),
        ("a\n\f", ["a", ""]),
    ],
)
def test_a_form_feed_opens_a_page_at_the_next_text(text: str, lines: list[str]) -> None:
    found = ["*" * line.opens_page + line.text for line in split_lines(text)]
    assert found == lines


@given(
    st.text(st.characters(exclude_characters="\r\n\f", codec="utf-8")).map(lambda s: s + "\n")
)
def test_a_line_without_form_feeds_is_kept_to_the_letter(text: str) -> None:
    assert "".join(line.text + "\n" for line in split_lines(text)) == text


@given(st.text("ab \r\n\f", max_size=40))
def test_line_numbers_run_from_one_without_gaps(text: str) -> None:
    numbers = [line.number for line in split_lines(text)]
    assert numbers == list(range(1, len(numbers) + 1))


@given(st.binary(max_size=300))
def test_whatever_bytes_come_they_are_decoded_or_refused(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        text, encoding = decode_bytes(data, file="dump.txt")
        assert len(text) <= len(data)
        assert encoding


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff")))
def test_utf_8_is_always_read_as_utf_8(text: str) -> None:
    assert decode_bytes(text.encode(), file="dump.txt") == (text, "utf-8")


NOISE = b"".join(hashlib.sha256(bytes([at])).digest() for at in range(150))


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "empty", "empty"),
        (b" \n\t\r\n\f\n", "empty", "empty"),
        ("\ufeff\n".encode(), "empty", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "unsupported_format", "PDF"),
        (b"\n\njunk %PDF-1.4\n", "unsupported_format", "PDF"),
        (b"{\\rtf1\\ansi Jaarverslag}", "unsupported_format", "RTF"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Jaarverslag 2021", "unsupported_format", "HTML"),
        (b'<?xml version="1.0"?><html>', "unsupported_format", "XML"),
        (b"%!PS-Adobe-3.0\n", "unsupported_format", "PostScript"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "not_text", "image"),
        (b"GIF89a\x01\x00", "not_text", "image"),
        (b"PK\x03\x04\x14\x00word/document.xml", "not_text", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "not_text", "Word"),
        (b"\x1f\x8b\x08rest", "not_text", "compressed"),
        (b"\x7fELF\x02\x01", "not_text", "program"),
        (b"Jaarverslag\x00 2021\n" * 9, "not_text", "NUL"),
        (b"\x00" * 4000, "not_text", "binary"),
        (NOISE, "not_text", "NUL"),
        (NOISE.replace(b"\x00", b""), "not_text", "binary"),
        (b"\xff\xfe" + b"\x00\xd8\x41\x00" * 50, "undecodable", "UTF-16"),
    ],
)
def test_what_is_no_text_dump_is_refused(
    tmp_path: Path, data: bytes, code: str, word: str
) -> None:
    error = error_of(write(tmp_path, data))
    assert error.code == code
    assert word in error.message
    assert error.where == "dump.txt"


def test_a_text_that_only_talks_of_images_is_read(tmp_path: Path) -> None:
    for data in (b"BM is een afkorting\n", b"MM* II* PK\n", b"Rar! ID 3\n", b"# GIF\n"):
        assert read(write(tmp_path, data)).lines[0].text == data.decode().rstrip()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert error_of(tmp_path / "weg.txt").code == "not_found"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert error_of(tmp_path).code == "not_a_file"


def test_a_fifo_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    fifo = tmp_path / "pijp"
    os.mkfifo(fifo)
    assert error_of(fifo).code == "not_a_file"
    assert error_of(Path("/dev/null")).code == "not_a_file"


def test_a_forbidden_file_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, b"tekst")
    monkeypatch.setattr(Path, "open", refuse)
    error = error_of(path)
    assert (error.code, error.message) == ("unreadable", "may not be read")


@pytest.mark.parametrize(
    "failure", [OSError(5, "Input/output error"), ValueError("embedded null byte")]
)
def test_a_disk_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    path = write(tmp_path, b"tekst")
    monkeypatch.setattr(Path, "open", fail)
    assert error_of(path).code == "unreadable"


def test_a_too_large_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_001)
    assert error_of(path).code == "too_large"
    with pytest.raises(SourceError, match="too large"):
        hash_source(path, file="groot.txt", settings=DEFAULTS)


def test_a_huge_single_line_fails_fast_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write(b"jaarverslag " * 83_333)
    tracemalloc.start()
    started = time.process_time()
    error = error_of(path)
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.code == "line_too_long"
    assert seconds < 0.5
    assert peak < 10_000_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_a_line_over_the_limit_is_refused_wherever_it_stands(
    tmp_path: Path, encoding: str
) -> None:
    settings = Settings(max_line_chars=100)
    kept = "a\n" + "é" * 100 + "\nb"
    assert len(read(write(tmp_path, kept.encode(encoding)), settings).lines) == 3
    long = "a\n" + "é" * 101 + "\nb"
    assert error_of(write(tmp_path, long.encode(encoding)), settings).code == "line_too_long"


def test_many_lines_over_several_chunks_are_no_long_line(tmp_path: Path) -> None:
    text = ("regel " * 30 + "\r\n") * 20_000
    assert len(read(write(tmp_path, text.encode())).lines) == 20_000


def test_the_hash_is_of_the_bytes_on_disk(tmp_path: Path) -> None:
    data = DUTCH.replace("\n", "\r\n").encode("utf-16")
    path = write(tmp_path, data)
    expected = hashlib.sha256(data).hexdigest()
    assert read(path).sha256 == expected
    assert hash_source(path, file="dump.txt", settings=DEFAULTS) == expected
