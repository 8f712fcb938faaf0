"""TableContext: what recovering the tables of one document rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.values.hyphens import Vocabulary, join_texts
from zvhrr_extract.values.likeness import fold


@dataclass(frozen=True, slots=True)
class TableContext:
    """What recovering the tables of one document rests on.

    Attributes:
        knowledge: Profile and language.
        vocabulary: The document's words.
        headings: Positions of lines that are a known section's heading.
    """

    knowledge: Knowledge
    vocabulary: Vocabulary
    headings: frozenset[int]

    @property
    def language(self) -> Language:
        """The document's language."""
        return self.knowledge.language

    @property
    def rules(self) -> tuple[TableRule, ...]:
        """The tables the profile knows."""
        return self.knowledge.profile.tables if self.knowledge.profile else ()

    @property
    def label_words(self) -> frozenset[str]:
        """First words of label headers, by the language and the profile."""
        named = [
            name.split()[0].casefold() for rule in self.rules for name in rule.label_header
        ]
        return frozenset((*self.language.label_headers, *named))

    def join(self, parts: Sequence[str]) -> str:
        """Join line parts to one text, hyphens undone."""
        return join_texts(list(parts), vocabulary=self.vocabulary, language=self.language)[0]

    def as_printed(self, name: str, words: Sequence[str]) -> str:
        """Spell a known name with the words as the source prints them."""
        printed = {fold(word): word for word in words}
        spelled = [printed.get(fold(word), word) for word in name.split()]
        return self.join(spelled)
