"""Knowledge: the profile and the language one document is read with."""

from __future__ import annotations

from dataclasses import dataclass

from zvhrr_extract.models.language import Language
from zvhrr_extract.models.profile import Profile


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known beforehand about a document; handed to every room that reads it.

    Attributes:
        language: Words of its language.
        profile: Its organisation's profile, or None.
    """

    language: Language
    profile: Profile | None
