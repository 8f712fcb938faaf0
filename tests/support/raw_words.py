"""An independent witness of conservation: the file's letters against the report's JSON.

It knows nothing of lines, repairs or rooms: it takes the decoded text of a dump and the JSON
that came of it, and counts letters and digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

import ftfy

# What stands for a bullet or for nothing is no letter of the text.
_BULLETS = re.compile(r"(?m)^[ \t]*(?:[ÿ§o][ \t]+|\(cid:\d+\))+")
_LONE_BULLETS = re.compile(r"(?m)^[ \t]*[ÿ][ \t]*$")
_UNMAPPED = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_HYPHEN_ENDS = ("-", "\u00ad", "\u2010")


def plain(text: str) -> str:
    """Fold what no reader sees: mojibake, ligatures, accents, case."""
    return unicodedata.normalize("NFKC", ftfy.fix_encoding(text)).casefold()


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


def raw_letters(text: str) -> Counter[str]:
    """Count the letters and digits of a dump, bullets apart."""
    lines = _UNMAPPED.sub(" ", _LONE_BULLETS.sub("", _BULLETS.sub("", text)))
    return letters(plain(lines))


def report_texts(report: dict[str, Any]) -> list[str]:
    """List the texts of a report that, by the contract, together hold every word once."""
    texts = [report["title"], report["subtitle"]]
    texts += [part["heading"] for part in report["sections"] if part["provenance"]]
    for block in report["blocks"]:
        texts += [block["text"], block["attribution"]]
    for table in report["tables"]:
        texts += [table["label"], table["caption"]]
        texts += [cell for row in table["grid"] for cell in row]
    for note in report["footnotes"]:
        texts += [note["mark"], note["text"]]
    texts += [dropped["text"] for dropped in report["dropped"]]
    return [text for text in texts if text]


def report_letters(report: dict[str, Any]) -> Counter[str]:
    """Count the letters of a report, and each mark once more for every word it hung on."""
    anchors = [note["mark"] for note in report["footnotes"] for _ in note["anchors"]]
    return letters(plain(" ".join([*report_texts(report), *anchors])))


def letters_lost(text: str, report: dict[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    """Compare a dump with its report: letters that are gone, and letters from nowhere."""
    raw, found = raw_letters(text), report_letters(report)
    return dict(raw - found), dict(found - raw)


def _join_hyphens(text: str) -> str:
    """Join the parts of words cut at a line end, over empty lines too."""
    for hyphen in _HYPHEN_ENDS:
        text = re.sub(rf"(?<=\w){hyphen}[ \t]*(?:\r?\n[ \t]*)+(?=\w)", "", text)
    return text


def _words(text: str) -> Counter[str]:
    squashed = (re.sub(r"[\W_]", "", word) for word in plain(text).split())
    return Counter(word for word in squashed if word)


def words_lost(text: str, report: dict[str, Any]) -> tuple[list[str], list[str]]:
    """List words of a dump that its report has not, and the other way about.

    Coarser than the letters: a word that was unglued, or joined over a page, shows up on
    both sides.
    """
    raw = _words(_join_hyphens(_UNMAPPED.sub(" ", _BULLETS.sub("", text))))
    found = _words(" ".join(text.replace("- ", " ") for text in report_texts(report)))
    return sorted((raw - found).elements()), sorted((found - raw).elements())
