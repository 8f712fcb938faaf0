"""load_phrases: the message catalogues (`data/messages/LANGUAGE/*.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("en", "nl")
# The sign between thousands, and the decimal mark.
_MARKS = {"en": (",", "."), "nl": (".", ",")}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The messages of one language.

    Attributes:
        language: ISO 639-1.
        texts: Templates by name, with `{fields}`.
    """

    language: str
    texts: Mapping[str, str]

    def say(self, name: str, /, **values: object) -> str:
        """Fill a template; figures are printed as the language prints them."""
        return self.texts[name].format(
            **{key: self.show(value) for key, value in values.items()}
        )

    def show(self, value: object) -> str:
        """Print a value; a figure with its thousands grouped.

        >>> load_phrases("nl").show(Decimal("2619.5")), load_phrases("en").show(-2619)
        ('2.619,5', '-2,619')
        """
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return str(value)
        group, mark = _MARKS[self.language]
        exact = Decimal(str(value))
        # `f` and not `normalize`, which writes 100 as 1E+2.
        whole, _, rest = f"{exact:,f}".partition(".")
        rest = rest.rstrip("0")
        return whole.replace(",", group) + (mark + rest if rest else "")

    def knows(self, name: str) -> bool:
        """Tell whether there is a template of this name."""
        return name in self.texts


@lru_cache(maxsize=len(LANGUAGES))
def load_phrases(language: str = LANGUAGES[0]) -> Phrases:
    """Load the messages of a language, one of `LANGUAGES`."""
    folder = files("zvhrr_extract") / "data" / "messages" / language
    texts = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        for part, told in tomllib.loads(entry.read_text(encoding="utf-8")).items():
            texts.update({f"{part}.{name}": text for name, text in told.items()})
    return Phrases(language, texts)
