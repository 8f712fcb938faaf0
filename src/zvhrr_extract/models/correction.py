"""Correction: what a person says is otherwise in a report than the program read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from zvhrr_extract.models.record import Record
from zvhrr_extract.models.table_correction import (
    AddTable,
    RejectTable,
    SetCell,
    SetColumn,
    SetRow,
    SetTable,
)
from zvhrr_extract.models.text_correction import (
    JoinBlocks,
    RemoveBlock,
    ReplaceText,
    SetBlock,
    SetReport,
    SetSection,
    SplitBlock,
)

CORRECTIONS_VERSION: Literal["1.0"] = "1.0"

Correction = Annotated[
    SetCell
    | SetRow
    | SetColumn
    | SetTable
    | RejectTable
    | AddTable
    | ReplaceText
    | SetBlock
    | SplitBlock
    | JoinBlocks
    | RemoveBlock
    | SetSection
    | SetReport,
    Field(discriminator="do"),
]


class CorrectionFile(Record):
    """What a file of corrections says; they are applied in its order."""

    schema_: str | None = Field(
        alias="$schema", default=None, description="Lets an editor find the schema of a file."
    )
    schema_version: Literal["1.0"] = CORRECTIONS_VERSION
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction, and where it is said.

    Attributes:
        file: Name of the file.
        number: Which one of the file, from 1.
        correction: What it says.
    """

    file: str
    number: int
    correction: Correction

    def __str__(self) -> str:
        """Name it for people."""
        return f"{self.file}, correction {self.number} ({self.correction.do})"


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections of one or several files, in the order they are applied."""

    entries: tuple[Entry, ...] = ()

    def __add__(self, other: Corrections) -> Corrections:
        """Put those of another file behind these."""
        return Corrections((*self.entries, *other.entries))

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.entries)
