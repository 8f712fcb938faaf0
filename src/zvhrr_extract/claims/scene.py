"""The scene of a statement: what surrounds it, and all it may be about."""

from __future__ import annotations

from dataclasses import dataclass

from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.register import Register
from zvhrr_extract.models.language import Language


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds a statement.

    Attributes:
        headings: The heading it stands under, then those above that, folded.
        language: The language.
        lexicon: Its phrases.
        register: All measures of the report.
        counted: All words that say what they count.
    """

    headings: tuple[str, ...]
    language: Language
    lexicon: Lexicon
    register: Register
    counted: frozenset[str]
