"""The scene of an audit: the report, what is known of it, and how findings are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from zvhrr_extract.build import content_hash
from zvhrr_extract.models.finding import Finding, FindingCode, Severity, Status
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.measure import Measure
from zvhrr_extract.models.provenance import Provenance
from zvhrr_extract.models.report import Report, Table
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.values.numbers import json_number

# How grave it is when a check fails; what is not listed is a warning.
_SEVERITIES: dict[FindingCode, Severity] = {
    FindingCode.TABLE_TOTAL: "error",
    FindingCode.CLAIM_DIRECTION: "error",
    FindingCode.CROSS_TABLE: "error",
    FindingCode.NUMBERING_GAP: "info",
    FindingCode.NOTE_WITHOUT_MARK: "info",
    FindingCode.EXPECTED_SECTION: "info",
    FindingCode.EXPECTED_ROW: "info",
}


class About(NamedTuple):
    """What a finding is about.

    Attributes:
        refs: Ids of the elements.
        provenance: Where it stands.
        quote: The words or figure.
        column: Of a cell, which of its row it is; what it prints may be put right.
    """

    refs: tuple[str, ...]
    provenance: Provenance | None
    quote: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What every check works with.

    Attributes:
        report: The report, its claims found.
        knowledge: Profile and language it was read with.
        phrases: The language findings are told in.
        measures: What its tables measure.
    """

    report: Report
    knowledge: Knowledge
    phrases: Phrases
    measures: tuple[Measure, ...]

    def name_of(self, table: Table) -> str:
        """Name a table as a reader would: by its label, its caption, or where it stands."""
        sections = self.report.sections
        heading = next((one.heading for one in sections if one.id == table.section), None)
        under = self.phrases.say("words.table_under", heading=heading) if heading else None
        return table.label or table.caption or under or self.phrases.say("words.table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a check saw, before it is told.

    Attributes:
        code: The check.
        status: The outcome.
        about: What it is about.
        phrase: Name of the message, behind the code; the status where none is given.
        expected: What should stand there.
        found: What stands there.
        explanation: Why it is wrong, one of a fixed list.
        words: What the message is filled with, beside `expected` and `found`.
    """

    code: FindingCode
    status: Status
    about: About
    phrase: str | None = None
    expected: Decimal | str | int | float | None = None
    found: Decimal | str | int | float | None = None
    explanation: str | None = None
    words: dict[str, object]


def tell(scene: Scene, seen: Seen) -> Finding:
    """Tell what a check saw as a finding, its id made of what it is about."""
    phrases = scene.phrases
    name = f"{seen.code.value}.{seen.phrase or seen.status}"
    message = phrases.say(name, expected=seen.expected, found=seen.found, **seen.words)
    if seen.explanation:
        why = phrases.say(why_name(seen.explanation), **seen.words)
        message = f"{message}: {why}"
    about = seen.about
    return Finding(
        id=f"f-{content_hash(*_key(seen))}",
        check=seen.code,
        status=seen.status,
        severity=_SEVERITIES.get(seen.code, "warning") if seen.status == "fail" else "info",
        message=message,
        expected=_plain(seen.expected),
        found=_plain(seen.found),
        refs=about.refs,
        explanation=seen.explanation,
        quote=about.quote,
        provenance=about.provenance,
    )


def _key(seen: Seen) -> tuple[str, ...]:
    """Give what a finding is known by: what it is about, whatever is seen there."""
    kind = (seen.phrase or "").removesuffix(f"_{seen.status}")
    about = seen.about
    return (seen.code.value, *about.refs, kind, about.column or about.quote or "")


def why_name(explanation: str) -> str:
    """Name the message of an explanation: `why.digits_swapped`."""
    plain = "".join(sign if sign.isalnum() else " " for sign in explanation.replace(",", ""))
    return f"why.{'_'.join(plain.split())}"


def _plain(value: Decimal | str | float | None) -> str | int | float | None:
    return json_number(value) if isinstance(value, Decimal) else value


def about_cell(table: Table, row: int, column: int) -> About:
    """Tell of one cell: its row and table, its place where known, and what it prints."""
    cell = table.rows[row].cells[column]
    labels = [one.label for one in table.columns]
    twin = labels[:column].count(labels[column])
    return About(
        (table.rows[row].id, table.id),
        cell.provenance or table.provenance,
        cell.text or None,
        f"{labels[column]}\x1f{twin}",
    )


def list_rows(table: Table, column: int) -> Iterator[tuple[int, Decimal | None]]:
    """Yield the value of every row of a column."""
    for index, row in enumerate(table.rows):
        value = row.cells[column].value
        yield index, None if value is None else Decimal(str(value))
