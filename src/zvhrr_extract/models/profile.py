"""Profile: what is known beforehand of one organisation's reports."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import Field, model_validator

from zvhrr_extract.models.record import Record
from zvhrr_extract.models.report import Organisation, RowRole

# A shorter name would be found in any text.
Spelling = Annotated[str, Field(min_length=3)]


class SectionRule(Record):
    """A section the organisation's reports are known to have.

    Attributes:
        key: Stable name of the section.
        heading: Its usual heading; years in it are ignored when matched.
        aliases: Other headings it goes by.
        parent: Key of the section it stands under.
        ties: Words (a trailing `*` stands for any ending) that tie a text to this section
            when a dump has lost the layout.
        implied: The heading is often a picture and lost: texts with enough of its ties
            make the section, also where no heading is printed.
        container: It holds subsections and little text of its own.
        expected: Every report has it; where it is missing, a finding says so.
    """

    key: str
    heading: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    ties: tuple[str, ...] = ()
    implied: bool = False
    container: bool = False
    expected: bool = False


class ColumnRule(Record):
    """A column a table is known to have."""

    name: str
    aliases: tuple[str, ...] = ()


class RowRule(Record):
    """A row a table is known to have, and its role."""

    name: str
    aliases: tuple[str, ...] = ()
    role: RowRole = "item"
    expected: bool = False


class TableRule(Record):
    """A table the organisation's reports are known to have.

    Attributes:
        key: Stable name of the table.
        section: Key of the section it stands in.
        captions: Captions it goes by; years in them are ignored when matched.
        unit: What its figures count, such as `EUR` or `personen`.
        counts: Other words texts use for what it counts, such as `casussen`.
        label_header: Headers of its label column.
        columns: Columns it is known to have; others may come.
        rows: Rows it is known to have; others may come.
        expected: Every report has it; where it is missing, a finding says so.
    """

    key: str
    section: str | None = None
    captions: tuple[str, ...] = ()
    unit: str | None = None
    counts: tuple[str, ...] = ()
    label_header: tuple[str, ...] = ()
    columns: tuple[ColumnRule, ...] = ()
    rows: tuple[RowRule, ...] = ()
    expected: bool = False


class IdentityRule(Record):
    """Two sums of figures that are the same in every report of the organisation.

    Attributes:
        name: What the identity says, in the language of the reports.
        formula: Sums of `table[row, "column"]` on both sides of one equals sign; a row is a
            label in quotes or `total`, a column that is left out is the last.
        always: Where it does not hold, something is wrong; else that only may be so.
    """

    name: str
    formula: str
    always: bool = True


class EntityRule(Record):
    """A thing reports name (an area, a theme, a team), with its spellings."""

    kind: str
    name: str
    spellings: tuple[str, ...] = ()


class PartnerRule(Record):
    """How the list of partners is printed.

    Attributes:
        section: Key of the section that lists them.
        openers: First words of an entry that is a municipality; `*` stands for any letters.
        several_openers: Those of the openers after which several may be named.
        group_openers: Likewise for an entry that names several between brackets.
    """

    section: str
    openers: tuple[str, ...] = ()
    several_openers: tuple[str, ...] = ()
    group_openers: tuple[str, ...] = ()


class Profile(Record):
    """What a profile file (TOML) may say.

    Attributes:
        organisation: Its id (used in file names) and name.
        language: ISO 639-1 code of its reports.
        spellings: Names by which a text is known to be this organisation's.
        sections: Known sections.
        tables: Known tables.
        entities: Known entities.
        partners: How partners are listed.
        noise: Regular expressions of lines that are no content.
        identities: Sums over its tables that are the same in every report.
    """

    organisation: Organisation
    language: str
    spellings: tuple[Spelling, ...] = ()
    sections: tuple[SectionRule, ...] = ()
    tables: tuple[TableRule, ...] = ()
    entities: tuple[EntityRule, ...] = ()
    partners: PartnerRule | None = None
    noise: tuple[str, ...] = Field(default=())
    identities: tuple[IdentityRule, ...] = ()

    @model_validator(mode="after")
    def _check_references(self) -> Self:
        keys = [rule.key for rule in self.sections]
        for index, rule in enumerate(self.sections):
            if keys.count(rule.key) > 1:
                raise ValueError(f"sections[{index + 1}].key: '{rule.key}' is there twice")
            if rule.parent is not None and rule.parent not in keys:
                raise ValueError(f"sections[{index + 1}].parent: no section '{rule.parent}'")
            if self._stands_under_itself(rule):
                raise ValueError(
                    f"sections[{index + 1}].parent: '{rule.key}' leads in a circle"
                )
        for index, table in enumerate(self.tables):
            if table.section is not None and table.section not in keys:
                raise ValueError(f"tables[{index + 1}].section: no section '{table.section}'")
        if self.partners is not None and self.partners.section not in keys:
            raise ValueError(f"partners.section: no section '{self.partners.section}'")
        return self

    def _stands_under_itself(self, rule: SectionRule) -> bool:
        rules = {other.key: other for other in self.sections}
        above = rule.parent
        for _ in self.sections:
            if above is None:
                return False
            above = rules[above].parent if above in rules else None
        return above is not None

    @model_validator(mode="after")
    def _check_patterns(self) -> Self:
        for index, pattern in enumerate(self.noise):
            try:
                re.compile(pattern)
            except re.error as error:
                message = f"noise[{index + 1}]: '{pattern}' is no regular expression: {error}"
                raise ValueError(message) from error
        return self

    @property
    def section_rules(self) -> dict[str, SectionRule]:
        """The section rules by key."""
        return {rule.key: rule for rule in self.sections}
