"""What is no text dump, told by its first bytes or by its signs, and the way out of each."""

from __future__ import annotations

import re
from typing import NamedTuple

from zvhrr_extract.errors import SourceError

_DUMP_IT = "make a text dump of it for now: pdftotext report.pdf report.txt"
_SAVE_AS = "save it as plain text (UTF-8) first"
_WRONG_FILE = "name the report's text dump instead"


class _Format(NamedTuple):
    """A format that is no text dump: how it starts, its name, the way out."""

    start: re.Pattern[bytes]
    name: str
    code: str
    hint: str


def _at_start(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:" + pattern + rb")", re.IGNORECASE)


# Readers accept a PDF whose header stands within the first 1024 bytes.
_PDF = re.compile(rb"(?s).{0,1019}%PDF-")
_FORMATS = (
    _Format(_PDF, "a PDF", "unsupported_format", _DUMP_IT),
    _Format(_at_start(rb"%!PS"), "PostScript", "unsupported_format", _DUMP_IT),
    _Format(_at_start(rb"\{\\rtf"), "a rich text (RTF) file", "unsupported_format", _SAVE_AS),
    _Format(
        _at_start(rb"<!doctype html|<html|<\?xml|<svg"),
        "HTML or XML",
        "unsupported_format",
        "take the plain text of it: Tika's --text, PDFBox without -html",
    ),
    _Format(
        re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"),
        "a zip, Word, Excel or OpenDocument file",
        "not_text",
        _SAVE_AS,
    ),
    _Format(
        re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        "an old Word or Excel file",
        "not_text",
        _SAVE_AS,
    ),
    _Format(
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP|BM....\x00\x00\x00\x00"
            rb"|\x00\x00\x01\x00|8BPS|.{4}ftyp(?:heic|avif|mif1)",
            re.DOTALL,
        ),
        "an image",
        "not_text",
        "read it with OCR, such as tesseract, and name the text that gives",
    ),
    _Format(
        re.compile(
            rb"\x1f\x8b|BZh[1-9]|\xfd7zXZ\x00|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd"
        ),
        "a compressed file",
        "not_text",
        "unpack it first",
    ),
    _Format(
        re.compile(rb"\x7fELF|MZ.\x00|SQLite format 3\x00|ID3|OggS|RIFF....WAVE", re.DOTALL),
        "a program, database or sound",
        "not_text",
        _WRONG_FILE,
    ),
)
# UTF-32 of plain letters is three quarters NUL; more is no encoding of text.
_MAX_NUL_SHARE = 0.8
# Dumps of symbol fonts hold some control signs for bullets; random bytes hold over 10 %.
_MAX_CONTROL_SHARE = 0.05
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")


def refuse_foreign_format(head: bytes, *, file: str) -> None:
    """Look at the first bytes of a file.

    Raises:
        SourceError: They are of a format that is no plain text.
    """
    for known in _FORMATS:
        if known.start.match(head):
            message = f"is {known.name}, not a PDF or text dump"
            raise SourceError(message, where=file, hint=known.hint, code=known.code)
    if head.count(0) > len(head) * _MAX_NUL_SHARE:
        raise _not_text(file)


def is_pdf(head: bytes) -> bool:
    """Tell whether a file that starts so is a PDF, whatever its name says."""
    return _PDF.match(head) is not None


def refuse_non_pdf(head: bytes, *, file: str) -> None:
    """Look at the first bytes of a file that should be a PDF.

    Raises:
        SourceError: They are not those of a PDF.
    """
    if is_pdf(head):
        return
    if not head.strip(b"\0 \t\r\n"):
        hint = "copy or download it again"
        raise SourceError("is empty", where=file, hint=hint, code="empty")
    for known in _FORMATS:
        if known.start.match(head):
            message = f"is {known.name}, not a PDF"
            raise SourceError(message, where=file, hint=known.hint, code=known.code)
    hint = "download it again, or name it .txt if it is a text dump"
    raise SourceError("is not a PDF", where=file, hint=hint, code="not_pdf")


def refuse_non_text(text: str, *, file: str) -> None:
    """Look at the signs of a decoded file.

    Raises:
        SourceError: There are none, or they are not those of a text.
    """
    if not text.strip("\ufeff\x1a \t\r\n\f\v\x85\xa0\u2028\u2029"):
        hint = "make the dump again; a scan needs OCR first"
        raise SourceError("is empty", where=file, hint=hint, code="empty")
    if "\x00" in text:
        # pypdf writes one for a bullet it cannot read, and one before each letter it misreads.
        hint = "make the dump again with another tool, such as pdftotext"
        raise SourceError("holds NUL bytes", where=file, hint=hint, code="not_text")
    if len(_CONTROL.findall(text)) > len(text) * _MAX_CONTROL_SHARE:
        raise _not_text(file)


def _not_text(file: str) -> SourceError:
    return SourceError(
        "is binary data, not a PDF or text dump", where=file, hint=_WRONG_FILE, code="not_text"
    )
