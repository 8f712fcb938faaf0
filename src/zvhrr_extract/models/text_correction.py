"""Corrections of running text: of blocks and sections, and of a report's titles."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from zvhrr_extract.models.correction_base import (
    BaseCorrection,
    Level,
    Quote,
    Text,
    require_one,
)
from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import BlockKind


class ReplaceText(BaseCorrection):
    """Replace a whole text, or a quoted part of it."""

    do: Literal["replace_text"]
    at: Quote | None = Field(default=None, description="Id, or a quote of the text it is in.")
    replace: Quote | None = Field(default=None, description="The part; the whole if not given.")
    text: Text = Field(description="What is to stand there; empty takes the part away.")
    was: Quote | None = Field(default=None, description="The whole text the source has.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        return require_one(self, "at", "replace")


class BlockFields(Record):
    """What can be set of a block; an empty text takes it away."""

    section: Text | None = Field(default=None, description="Id, key or heading of a section.")
    kind: BlockKind | None = None
    level: Level | None = None
    attribution: Text | None = None


class _AtBlock(BaseCorrection):
    at: Quote = Field(description="Id of the block, or a quote of it.")


class SetBlock(BlockFields, _AtBlock):
    """Set the section, the kind, the level or the attribution of a block."""

    do: Literal["set_block"]
    was: BlockFields | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.level is not None and self.kind not in (None, "list_item"):
            message = "`level` is of a list_item only"
            raise ValueError(message)
        return require_one(self, *BlockFields.model_fields)


class SplitBlock(_AtBlock):
    """Cut a block in two."""

    do: Literal["split_block"]
    before: Quote = Field(description="How the second part begins.")
    kind: BlockKind | None = Field(default=None, description="Of the second part.")


class JoinBlocks(BaseCorrection):
    """Make one block of several, in the order given."""

    do: Literal["join_blocks"]
    blocks: tuple[Quote, ...] = Field(min_length=2, description="Ids or quotes.")
    glue: Literal[" ", ""] = Field(default=" ", description="What comes between them.")


class RemoveBlock(_AtBlock):
    """Take a block out of the text, such as a running head; it is listed in `dropped`."""

    do: Literal["remove_block"]


class SectionFields(Record):
    """What can be set of a section; an empty text takes it away."""

    key: Text | None = None
    heading: Quote | None = None
    number: Text | None = None
    level: Level | None = None
    parent: Text | None = Field(default=None, description="Id, key or heading of a section.")


class SetSection(SectionFields, BaseCorrection):
    """Set the heading, the key, the number, the level or the parent of a section."""

    do: Literal["set_section"]
    at: Quote = Field(description="Id, key or heading of the section.")
    was: SectionFields | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        return require_one(self, *SectionFields.model_fields)


class ReportFields(Record):
    """What can be set of a whole report; an empty text takes it away."""

    title: Text | None = None
    subtitle: Text | None = None


class SetReport(ReportFields, BaseCorrection):
    """Set the title or the subtitle of a report."""

    do: Literal["set_report"]
    was: ReportFields | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        return require_one(self, *ReportFields.model_fields)
