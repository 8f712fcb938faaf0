"""From bytes to text: which encoding a dump is in."""

from __future__ import annotations

import codecs
import re

from zvhrr_extract.errors import SourceError

# Longest first: the UTF-32 LE mark starts with the UTF-16 LE one.
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A handful of broken signs in a marked file is damage; more is no Unicode.
_MAX_BROKEN_SHARE = 0.01
# Of two-byte text in a Latin script nearly every high byte is NUL and nearly no low byte is.
_MIN_NUL_HIGH, _MAX_NUL_LOW = 0.7, 0.05
_UTF8_SIGN = (
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}"
    rb"|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_UTF8_RUN = re.compile(rb"(?:[\x00-\x7f]|" + _UTF8_SIGN + rb")+")
_UTF8_WIDE = re.compile(_UTF8_SIGN)
# Windows-1252 leaves five bytes open; those stay the control signs they are in Latin-1.
_CP1252_SIGNS = {
    code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(128, 160)
}

# The rivals of Windows-1252. A detector by letter statistics (charset-normalizer 3.5.2) took
# short Dutch texts in all of these for another one; where the signs stand tells them apart.
_RIVALS = ("mac_roman", "cp850")
# So much more must speak for a rival before it is believed.
_CLEARLY = 2
_SAMPLE_BYTES = 1 << 20
_INSIDE_WORD = re.compile(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")
_AROUND_WORD = re.compile(rb"(?<![a-z])[\x80-\xff]|[\x80-\xff](?![a-z])")
# What stands inside Dutch words weighs double; `á` in CP850 is the blank of Windows-1252.
_DUTCH_SIGNS = frozenset("ëïéöüèáóçê’‘´\xa0\xad")
_INNER_SIGNS = frozenset("àâäãåíìîñòôõøúùûýÿæœß–…") | _DUTCH_SIGNS
_OUTER_SIGNS = frozenset("“”„—•€§°²³½¼©®·«»ÉÈËÏÖÜÄÁÀÇØÅ") | _INNER_SIGNS


def decode_bytes(data: bytes, *, file: str) -> tuple[str, str]:
    r"""Decode a dump and name its encoding.

    Raises:
        SourceError: It says it is UTF-16 or UTF-32 and is not.

    >>> decode_bytes("één".encode("cp1252"), file="dump.txt")
    ('één', 'cp1252')
    >>> decode_bytes("één’s ".encode() + b"\x96 twee", file="dump.txt")
    ('één’s – twee', 'utf-8+cp1252')
    """
    return (
        _decode_marked(data, file=file)
        or _decode_unmarked_utf16(data)
        or _decode_utf8(data.removeprefix(codecs.BOM_UTF8))
        or _decode_legacy(data)
    )


def _decode_marked(data: bytes, *, file: str) -> tuple[str, str] | None:
    name = next((name for mark, name in _WIDE_MARKS if data.startswith(mark)), None)
    if name is None:
        return None
    text = data.decode(name, errors="replace")
    if text.count("\ufffd") > max(1, len(text) * _MAX_BROKEN_SHARE):
        message = f"starts as {name.upper()} but is not"
        hint = "save it as UTF-8, or make the dump again"
        raise SourceError(message, where=file, hint=hint, code="undecodable")
    return text, name


def _decode_unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    even, odd = data[::2], data[1::2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        nul_high, nul_low = high.count(0), low.count(0)
        if nul_high > len(high) * _MIN_NUL_HIGH and nul_low <= len(low) * _MAX_NUL_LOW:
            return data.decode(name, errors="replace"), name
    return None


def _decode_utf8(data: bytes) -> tuple[str, str] | None:
    """Decode UTF-8, also where stray bytes of Windows-1252 got into it."""
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        strays = _UTF8_RUN.sub(b"", data)
    # In another encoding a fitting row of two or more high bytes is rare.
    if len(strays) > len(_UTF8_WIDE.findall(data)):
        return None
    pieces: list[str] = []
    at = 0
    for run in _UTF8_RUN.finditer(data):
        pieces += (_decode_cp1252(data[at : run.start()]), run[0].decode())
        at = run.end()
    pieces.append(_decode_cp1252(data[at:]))
    return "".join(pieces), "utf-8+cp1252"


def _decode_legacy(data: bytes) -> tuple[str, str]:
    """Decode a one-byte encoding: Windows-1252 unless a rival fits clearly better."""
    sample = data[:_SAMPLE_BYTES]
    inner = b"".join(_INSIDE_WORD.findall(sample))
    outer = b"".join(_AROUND_WORD.findall(sample))

    def weigh(name: str) -> int:
        inside, around = inner.decode(name, "replace"), outer.decode(name, "replace")
        return (
            sum(sign in _DUTCH_SIGNS for sign in inside)
            + sum(sign in _INNER_SIGNS for sign in inside)
            + sum(sign in _OUTER_SIGNS for sign in around)
        )

    best = max(_RIVALS, key=weigh)
    if weigh(best) >= weigh("cp1252") + _CLEARLY:
        return data.decode(best), best
    return _decode_cp1252(data), "cp1252"


def _decode_cp1252(data: bytes) -> str:
    return data.decode("latin-1").translate(_CP1252_SIGNS)
