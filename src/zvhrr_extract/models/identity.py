"""Identity and Signature: whose report a source is, of which year, what it is like."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from zvhrr_extract.models.report import Edition


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report a source is, of which year and edition.

    Attributes:
        organisation: The profile's organisation id, or None when no profile fits.
        year: The reporting year, or None when it cannot be told.
        edition: Full, abridged or unknown.
        owner: Whose it probably is where no profile fits: a profile's id, or `name:` and the
            name of another organisation, folded; None when the text names none.
        year_told: The year stands in a title or in metadata; else it is inferred from the text.
        edition_told: Likewise the edition.
        short_name: The abbreviation it prints behind its name, folded, or None.
    """

    organisation: str | None
    year: int | None
    edition: Edition
    owner: str | None = None
    year_told: bool = True
    edition_told: bool = True
    short_name: str | None = None

    @property
    def holder(self) -> str | None:
        """Whose it is, surely or probably; None when neither is known."""
        return self.organisation or self.owner


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
        shingles: Hashes of its word 5-shingles, sorted, each once; 64 bits in 8 bytes each. Of
            long texts only the lowest: a fair sample.
        vocabulary: Likewise of its words, whatever their order.
        damage: Signs and words known to be lost (U+FFFD, control characters).
        words: Number of words.
        laid_out: Whether it is a PDF that was read whole, and not by OCR.
        years: Every year it names, and how often; sorted.
        dated: Every year with a hash of the words around it (`dedupe/years.py`), sorted.
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
    years: tuple[tuple[int, int], ...] = ()
    dated: array[int] = field(default_factory=lambda: array("Q"))
