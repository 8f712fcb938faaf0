"""Version groups: which inputs are one report, and which came close to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from zvhrr_extract.models.identity import Identity, Signature
from zvhrr_extract.models.manifest import Pair
from zvhrr_extract.models.report import SourceRole


class Standing(StrEnum):
    """How a group stands among those of its organisation and year."""

    MAIN = "main"
    ABRIDGED = "abridged"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Member:
    """One input and the role it has in its group."""

    signature: Signature
    role: SourceRole


@dataclass(frozen=True, slots=True)
class Group:
    """Inputs that are one report.

    Attributes:
        members: The canonical one first, the others by hash and name; never empty.
        standing: `MAIN` is the report of its organisation and year, `ABRIDGED` the abridged
            edition beside a main one; `APART` cannot or may not share a name with them.
    """

    members: tuple[Member, ...]
    standing: Standing

    @property
    def canonical(self) -> Signature:
        """The input whose text is kept."""
        return self.members[0].signature

    @property
    def identity(self) -> Identity:
        """Whose report it is; what only another version tells is taken from it."""
        own = self.canonical.identity
        everyone = [member.signature.identity for member in self.members]
        year = next((one for one in everyone if one.year is not None and one.year_told), own)
        named = next((one.organisation for one in everyone if one.organisation), None)
        edition = min(
            everyone, key=lambda one: (one.edition == "unknown", not one.edition_told)
        )
        return replace(
            own,
            organisation=named,
            year=year.year,
            year_told=year.year_told,
            edition=edition.edition,
            edition_told=edition.edition_told,
        )


@dataclass(frozen=True, slots=True)
class Grouping:
    """All inputs in groups, each input in one.

    Attributes:
        groups: In an order that does not depend on the order of the inputs.
        pairs: Inputs that came close to each other, likewise.
    """

    groups: tuple[Group, ...]
    pairs: tuple[Pair, ...]
