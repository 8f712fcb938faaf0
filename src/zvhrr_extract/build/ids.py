"""Ids that hang on content: what did not change keeps its id when other content comes."""

import hashlib
import re
import unicodedata
from collections import Counter

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_HASH_CHARS = 10
_MAX_SLUG = 48
# Twelve hex digits tell a hundred thousand sources apart with room to spare.
_SOURCE_DIGITS = 12


def slug(text: str) -> str:
    """Write a text as lower-case words of plain letters and digits, joined by hyphens.

    >>> slug("Financiën 2021")
    'financien-2021'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", plain).strip("-")[:_MAX_SLUG].strip("-") or "x"


def content_hash(*parts: str) -> str:
    """Hash texts, case, accents and blanks apart, to ten hexadecimal signs."""
    folded = "\x1f".join(
        " ".join(unicodedata.normalize("NFKC", part).casefold().split()) for part in parts
    )
    return hashlib.blake2b(folded.encode(), digest_size=8).hexdigest()[:_HASH_CHARS]


def source_id(sha256: str) -> str:
    """Name a source by the hash of its bytes."""
    return f"src-{sha256[:_SOURCE_DIGITS]}"


class IdMaker:
    """Gives out ids that are unique in one document.

    A second element with the same content gets `-2` behind the id of the first.
    """

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def give(self, stem: str) -> str:
        """Return the stem, numbered where it was given before."""
        self._given[stem] += 1
        times = self._given[stem]
        return stem if times == 1 else self.give(f"{stem}-{times}")
