"""Signs that went wrong on the way: mojibake, ligatures, lost and invisible signs."""

import re
import unicodedata

_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|ï»¿")
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "ft",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
}
_LIGATURE = re.compile("[" + "".join(_LIGATURES) + "]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
_SOFT_HYPHEN_INSIDE = re.compile("\u00ad(?=[^\\W_])")
_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_THIN_GROUP = re.compile("(?<![\\d\u2009\u202f])\\d{1,3}(?:[\u2009\u202f]\\d{3})+(?!\\d)")
_ANY_GROUP = re.compile(
    "(?<![\\d\u00a0])\\d{1,3}(?:[\u00a0\u2009\u202f]\\d{3})+(?![\\d\u00a0])"
)
# A no-break blank beside a letter says that this dump uses it for any blank.
_NO_BREAK = re.compile("[^\\W\\d_]\u00a0|\u00a0[^\\W\\d_]")
# pdfminer writes a glyph without a Unicode value as (cid:N); symbol fonts' bullets are such.
_CONTROL_BULLET = re.compile(
    "^\\s*(?:[\u007f\u0080-\u009f\ufffd]|\\(cid:\\d+\\))(?=\\s+\\S|\\s*$)"
)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LOST = "\ufffd"


def fix_mojibake(text: str) -> str:
    """Undo UTF-8 that was read as another encoding (`casuÃ¯stiek`)."""
    if not _MOJIBAKE.search(text):
        return text
    import ftfy  # noqa: PLC0415  only where a line needs it: it loads slowly

    return ftfy.fix_encoding(text)


def split_ligatures(text: str) -> str:
    """Write joined letters apart (`ﬁ` is `fi`)."""
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)


def compose_accents(text: str) -> str:
    """Join letters and loose accents to one sign (Unicode form NFC)."""
    return unicodedata.normalize("NFC", text)


def drop_invisible(text: str) -> str:
    """Take out signs that print nothing: zero-width, direction, soft hyphens inside words."""
    return _SOFT_HYPHEN_INSIDE.sub("", _INVISIBLE.sub("", text))


def name_control_bullet(text: str) -> str:
    """Put a bullet for a control character before a line's text, as symbol fonts leave it."""
    return _CONTROL_BULLET.sub("•", text)


def drop_unreadable(text: str) -> str:
    """Put a blank for replacement and control characters and for unmapped glyphs."""
    return _UNMAPPED.sub(" ", _CONTROL.sub(" ", text.replace(_LOST, " ")))


def plain_blanks(text: str) -> str:
    """Put plain blanks for the other kinds; one that groups thousands goes."""
    between_words = _NO_BREAK.search(text) is not None
    groups = _THIN_GROUP if between_words else _ANY_GROUP
    return _BLANK.sub(" ", groups.sub(lambda match: _BLANK.sub(".", match[0]), text))
