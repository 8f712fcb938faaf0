"""Identity and Signature: whose report a source is, of which year, what it is like."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from zvhrr_extract.models.report import Edition


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report a source is, of which year and edition.

    Attributes:
        organisation: The profile's organisation id, or None when no profile fits.
        year: The reporting year, or None when it cannot be told.
        edition: Full, abridged or unknown.
    """

    organisation: str | None
    year: int | None
    edition: Edition


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a source to tell which sources are the same report.

    Attributes:
        file: The name it is known by.
        sha256: Of its bytes.
        media_type: As in the report's sources.
        pages: Number of pages, or None.
        identity: Whose report it is.
        text_hash: Of the normalised text: equal for two dumps of one report.
        shingles: Hashes of its word 5-shingles, sorted, each once; 64 bits in 8 bytes each.
        vocabulary: Likewise of its words, whatever their order.
        damage: Signs and words known to be lost (U+FFFD, control characters).
        words: Number of words.
        laid_out: Whether it is a PDF that was read whole, and not by OCR.
    """

    file: str
    sha256: str
    media_type: str
    pages: int | None
    identity: Identity
    text_hash: str
    shingles: array[int]
    vocabulary: array[int]
    damage: int
    words: int
    laid_out: bool = False
