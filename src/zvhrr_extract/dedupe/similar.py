"""What is kept of a document to compare it with others, and how alike two are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from zvhrr_extract.dedupe.years import count_years, place_years
from zvhrr_extract.models.document import Document
from zvhrr_extract.models.identity import Identity, Signature

# Words, not signs: shingles of signs merge reports that share no more than their language.
_SHINGLE_WORDS = 5
# A report of 4,100 words is kept whole; of 200 pages a fair sample, the share found .008 off.
SKETCH_SIZE = 4096
# Of 64 the share found is .06 off one time in three; .25 is four times that.
_SAMPLE, _MARGIN = 64, 0.25
_WORD = re.compile(r"\w+")
# Level 2 bullets of a symbol font come out as this letter.
_GLYPH_BULLET = re.compile(r"ÿ\s+", re.IGNORECASE)
# At most two numbers (a spread of two pages) and no years: `8 9`, `- 12 -`.
_PAGE_NUMBERS = re.compile(r"\W*\d{1,3}(?:\W+\d{1,3})?\W*")
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d])-$")
_LOST = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]|\\(cid:\\d+\\)")
# A letter lost inside a word makes two words of it.
_TORN = re.compile(rf"(?<=\w)(?:{_LOST.pattern})+(?=\w)")


def sign_document(document: Document, identity: Identity) -> Signature:
    """Keep of a document what is needed to compare it with others."""
    words = _normal_words(line.text for line in document.lines)
    shingles = (
        " ".join(words[start : start + _SHINGLE_WORDS])
        for start in range(max(1, len(words) - _SHINGLE_WORDS + 1))
    )
    source = document.source
    return Signature(
        file=source.file,
        sha256=source.sha256,
        media_type=source.media_type,
        pages=document.pages,
        identity=identity,
        # Texts without any word are not the same text.
        text_hash=hashlib.sha256((" ".join(words) or source.sha256).encode()).hexdigest(),
        shingles=hash_all(shingles if words else ()),
        vocabulary=hash_all(set(words)),
        damage=sum(len(_LOST.findall(line.text)) for line in source.lines),
        words=max(0, len(words) - sum(len(_TORN.findall(line.text)) for line in source.lines)),
        laid_out=_is_laid_out(document),
        years=count_years(words),
        dated=place_years(words),
    )


def _is_laid_out(document: Document) -> bool:
    """Tell whether a document is a PDF that was read whole, and not by OCR."""
    doubtful = document.ocr_pages or document.faults or document.recovered
    return bool(document.parts) and not doubtful


def measure_containment(one: Sequence[int], other: Sequence[int]) -> float:
    """Tell which part of the smaller of two sets of hashes is in the other, 0 to 1.

    Both are sorted. Where of one only the lowest were kept, the other is looked at as far.

    >>> measure_containment((1, 2, 3, 4), (3, 4, 5, 6, 7, 8))
    0.5
    """
    one, other = _cut_alike(one, other)
    smaller = min(len(one), len(other))
    return len(frozenset(one).intersection(other)) / smaller if smaller else 0.0


def measure_extent(one: Sequence[int], other: Sequence[int]) -> float:
    """Tell which part of the larger of two sorted sets of hashes is in the other, 0 to 1."""
    one, other = _cut_alike(one, other)
    larger = max(len(one), len(other))
    return len(frozenset(one).intersection(other)) / larger if larger else 0.0


def _cut_alike(one: Sequence[int], other: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    limits = [hashes[-1] for hashes in (one, other) if len(hashes) >= SKETCH_SIZE]
    if not limits:
        return one, other
    limit = min(limits)
    return one[: bisect_right(one, limit)], other[: bisect_right(other, limit)]


def is_alike(one: array[int], other: array[int], *, floor: float) -> bool:
    """Tell whether containment is at least the floor; what is far below it is told at once.

    Hashes are spread evenly, so the lowest of a sorted set are a fair sample of it.
    """
    if estimate_containment(one, other) < floor - _MARGIN:
        return False
    return measure_containment(one, other) >= floor


def estimate_containment(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate containment by the lowest hashes of the smaller set."""
    cut = _cut_alike(one, other)
    smaller, larger = sorted(cut, key=len)
    sample = smaller[:_SAMPLE]
    found = sum(
        value in larger[(at := bisect_left(larger, value)) : at + 1] for value in sample
    )
    return found / len(sample) if sample else 0.0


def _normal_words(texts: Iterable[str]) -> list[str]:
    """Fold a text to what two dumps of one report have in common.

    >>> _normal_words(["ÿ Zoals veiligheids- ", "8 9", "huizen: 2.619", "hoofd-", "lijnen"])
    ['zoals', 'veiligheidshuizen', '2', '619', 'hoofdlijnen']
    """
    joined: list[str] = []
    for text in texts:
        folded = unicodedata.normalize("NFKC", _LOST.sub(" ", text)).casefold().strip()
        if _PAGE_NUMBERS.fullmatch(folded):
            continue
        joined.append(_GLYPH_BULLET.sub("", folded, count=1))
    running = "".join(_glue(line) for line in joined)
    return _WORD.findall(running)


def _glue(line: str) -> str:
    """End a line with a blank, unless a word goes on in the next."""
    glued, cut = _LINE_END_HYPHEN.subn("", line)
    return glued if cut else f"{line} "


def hash_all(texts: Iterable[str]) -> array[int]:
    """Hash texts to 64 bits, alike in every process (Python's own hash is not)."""
    hashes = {
        int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) for text in texts
    }
    return array("Q", sorted(hashes)[:SKETCH_SIZE])
