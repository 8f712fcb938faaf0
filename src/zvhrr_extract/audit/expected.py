"""Expected: sections, tables and rows that the profile says every report has."""

from __future__ import annotations

from collections.abc import Iterator

from zvhrr_extract.audit.scene import About, Scene, Seen, tell
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.profile import RowRule
from zvhrr_extract.models.report import Table
from zvhrr_extract.values.likeness import fold, likeness
from zvhrr_extract.values.years import strip_years

# As for the roles of rows: a name with a letter or two wrong is still the same.
_FLOOR = 88.0


def check_expected(scene: Scene) -> Iterator[Finding]:
    """Check that what a profile marks as expected is there."""
    profile, report = scene.knowledge.profile, scene.report
    if profile is None:
        return
    sections = {section.key for section in report.sections}
    for section in profile.sections:
        if section.expected:
            found = section.key in sections
            yield _tell(scene, FindingCode.EXPECTED_SECTION, section.heading, (), found=found)
    tables = {table.key: table for table in report.tables if table.key}
    for rule in profile.tables:
        table = tables.get(rule.key)
        name = rule.captions[0] if rule.captions else rule.key
        if rule.expected:
            found = table is not None
            yield _tell(scene, FindingCode.EXPECTED_TABLE, name, (), found=found)
        for row in rule.rows if table is not None else ():
            if row.expected and table is not None:
                found = _has_row(table, row)
                refs = (table.id,)
                yield _tell(scene, FindingCode.EXPECTED_ROW, row.name, refs, found=found)


def _has_row(table: Table, rule: RowRule) -> bool:
    names = [fold(name) for name in (rule.name, *rule.aliases)]
    labels = [strip_years(row.label) for row in table.rows]
    return any(likeness(label, name) >= _FLOOR for label in labels for name in names)


def _tell(
    scene: Scene, code: FindingCode, name: str, refs: tuple[str, ...], *, found: bool
) -> Finding:
    return tell(
        scene,
        Seen(
            code=code,
            status="pass" if found else "fail",
            about=About(refs, None, name),
            expected=name,
            found=name if found else None,
            words={"name": name},
        ),
    )
