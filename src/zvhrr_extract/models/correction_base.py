"""What all corrections share: kinds of texts, and which reports they are for."""

from __future__ import annotations

import unicodedata
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from zvhrr_extract.models.record import Record

Model = TypeVar("Model", bound=Record)
# Of which text no sign may be: it cannot be printed, or says that a letter was lost.
_REFUSED = {"Cc", "Cs", "Co", "Cn"}


def _clean_text(text: str) -> str:
    """Put a text on one line, without signs that cannot be seen."""
    text = "".join(
        sign for sign in " ".join(text.split()) if unicodedata.category(sign) != "Cf"
    )
    if any(unicodedata.category(sign) in _REFUSED for sign in text):
        message = "holds a sign that cannot be printed"
        raise ValueError(message)
    return text


def _require_text(text: str) -> str:
    if not text:
        message = "is empty"
        raise ValueError(message)
    return text


def _number_as_text(value: object) -> object:
    """Take a label such as 2021 that was written without quotes for the text it is."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if whole else value


# A new text; an empty one takes away what stood there.
Text = Annotated[str, AfterValidator(_clean_text)]
# A quoted text or an id; plain text, never a pattern.
Quote = Annotated[str, AfterValidator(_clean_text), AfterValidator(_require_text)]
Label = Annotated[Text, BeforeValidator(_number_as_text, json_schema_input_type=str | int)]
Number = int | Annotated[float, Field(allow_inf_nan=False)]
Level = Annotated[int, Field(ge=1, le=20)]
Year = Annotated[int, Field(ge=1900, le=2199)]


class BaseCorrection(Record):
    """What all corrections may say: which reports they are for, and why they are there."""

    organisation: Quote | None = Field(
        default=None, description="Only in reports of this organisation: its id or name."
    )
    year: Year | None = Field(default=None, description="Only in reports over this year.")
    report: Quote | None = Field(default=None, description="Only in the report of this id.")
    note: Text | None = Field(default=None, description="Who says so, and why; for people.")


def require_one(record: Model, *names: str) -> Model:
    """Refuse a correction that gives none of these keys: it says nothing to do."""
    if all(getattr(record, name) is None for name in names):
        told = " or ".join(f"`{name}`" for name in names)
        message = f"says nothing to do: give {told}"
        raise ValueError(message)
    return record
