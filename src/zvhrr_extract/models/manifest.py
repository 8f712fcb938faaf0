"""Manifest: what became of every input of a run."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import SourceRole

MANIFEST_VERSION = "1.0"


class InputError(Record):
    """Why an input failed."""

    code: str
    message: str


class ManifestInput(Record):
    """What became of one input."""

    file: str
    sha256: str | None = Field(description="Null when the file could not be read.")
    status: Literal["extracted", "duplicate", "failed"]
    report: str | None = Field(description="Name of the JSON file that holds it.")
    role: SourceRole | None
    error: InputError | None


PairVerdict = Literal["duplicate", "version", "other_edition", "sibling_year", "unsure"]


class PairSignals(Record):
    """What the verdict on a pair rests on."""

    same_bytes: bool
    same_text: bool
    containment: float = Field(description="Of the smaller's word 5-shingles, 0 to 1.")
    vocabulary: float = Field(description="Of the smaller's different words, 0 to 1.")
    year_cosine: float | None = Field(
        description="Of how often each year is named, 0 to 1; null where one names no year."
    )
    year_places: int = Field(description="Places in the text where both name a year.")
    year_agreement: float | None = Field(
        description="Share of these where it is the same year; null where there are none."
    )
    years: tuple[int | None, int | None]
    years_told: tuple[bool, bool] = Field(
        description="The year stands in a title or in metadata; else it is inferred."
    )
    editions: tuple[str, str]
    organisations: tuple[str | None, str | None] = Field(
        description="Id of the profile, or `name:` and the name found in the text."
    )


class Pair(Record):
    """Two inputs that came close to each other."""

    a: str
    b: str
    verdict: PairVerdict
    signals: PairSignals


class Output(Record):
    """A file this run stands for."""

    report: str
    sha256: str


class Manifest(Record):
    """What became of every input, in input order."""

    schema_version: str = MANIFEST_VERSION
    fingerprint: str = Field(description="Of the program's version, data and settings.")
    inputs: tuple[ManifestInput, ...]
    pairs: tuple[Pair, ...]
    outputs: tuple[Output, ...]
