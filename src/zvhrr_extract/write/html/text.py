"""Text of a report as HTML: escaped, harmless, with what changed of it marked word by word."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zvhrr_extract.models.diff import WordOp

Words = tuple[tuple["WordOp", str, str], ...]

# Control characters, half surrogates, noncharacters, and marks that turn the direction of what
# follows: none is of use in a report, each may hide what a text says.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MINUS = "\N{MINUS SIGN}"
_THIN = "\N{NARROW NO-BREAK SPACE}"


def escape(text: str) -> str:
    r"""Escape a text for use between tags or in a quoted attribute.

    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    >>> escape("right\u202eleft")
    'right[U+202E]left'
    """
    return html.escape(_UNSEEN.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", text))


def language_of(language: str | None) -> str:
    """Give the `lang` and `dir` attributes of a report's text."""
    known = language if language and _LANGUAGE.fullmatch(language) else ""
    return f'lang="{known}" dir="auto"'


def mark_words(words: Words) -> tuple[str, str]:
    """Print a text before and after its edit, with the words that differ marked.

    >>> mark_words((("equal", "In", "In"), ("replace", "2020", "2021")))
    ('In <del>2020</del>', 'In <ins>2021</ins>')
    """
    old = (mark_gone(text) if op != "equal" else escape(text) for op, text, _ in words if text)
    new = (mark_come(text) if op != "equal" else escape(text) for op, _, text in words if text)
    return " ".join(old), " ".join(new)


def merge_words(words: Words) -> str:
    """Print an edit as one text, what went before what came.

    >>> merge_words((("equal", "In", "In"), ("replace", "2020", "2021")))
    'In <del>2020</del> <ins>2021</ins>'
    """
    parts = (
        escape(new) if op == "equal" else f"{mark_gone(old)} {mark_come(new)}".strip()
        for op, old, new in words
    )
    return " ".join(parts)


def mark_gone(text: str) -> str:
    """Mark a text as removed."""
    return f"<del>{escape(text)}</del>" if text else ""


def mark_come(text: str) -> str:
    """Mark a text as added."""
    return f"<ins>{escape(text)}</ins>" if text else ""


def signed(value: float) -> str:
    r"""Print a difference: with its sign, thousands apart, no more digits than count.

    >>> signed(-1234.50)
    '−1\u202f234.5'
    >>> signed(79), signed(0)
    ('+79', '±0')
    """
    amount = f"{abs(value):,.6f}".rstrip("0").rstrip(".").replace(",", _THIN)
    sign = _MINUS if value < 0 else "+" if value > 0 else "±"
    return sign + amount


def percent(value: float) -> str:
    """Print a change in percent, to one decimal.

    >>> percent(-12.04)
    '−12%'
    """
    return f"{signed(round(value, 1))}%"


def count(number: int, singular: str, plural: str = "") -> str:
    r"""Print a number of things.

    >>> count(1, "change"), count(2, "change"), count(1000, "figure")
    ('1 change', '2 changes', '1\u202f000 figures')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}".replace(",", _THIN)
