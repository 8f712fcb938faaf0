"""apply_corrections: every correction in turn, each with a finding that says how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from zvhrr_extract.build.derive import derive_lists
from zvhrr_extract.build.ids import IdMaker, content_hash
from zvhrr_extract.correct.blocks import join_blocks, remove_block, set_block, split_block
from zvhrr_extract.correct.cells import set_cell
from zvhrr_extract.correct.change import Change, NotMatching, NotNeeded
from zvhrr_extract.correct.outline import set_report, set_section
from zvhrr_extract.correct.quotes import is_same
from zvhrr_extract.correct.tables import set_column, set_row, set_table
from zvhrr_extract.correct.texts import replace_text
from zvhrr_extract.correct.whole_tables import add_table, reject_table
from zvhrr_extract.correct.words import recheck_words
from zvhrr_extract.models.correction import Corrections, Entry
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Report

_Operation = Callable[[Report, Any], Change]
_OPERATIONS: dict[str, _Operation] = {
    "set_row": set_row,
    "set_column": set_column,
    "set_table": set_table,
    "reject_table": reject_table,
    "replace_text": replace_text,
    "set_block": set_block,
    "split_block": split_block,
    "join_blocks": join_blocks,
    "remove_block": remove_block,
    "set_section": set_section,
    "set_report": set_report,
}
# These read new figures, and need to know how the language prints them.
_READING: dict[str, Callable[[Report, Any, str], Change]] = {
    "set_cell": set_cell,
    "add_table": add_table,
}


@dataclass
class _Log:
    """What was noted on the way through the corrections of one report."""

    ids: IdMaker = field(default_factory=IdMaker)
    findings: list[Finding] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    set_by: dict[str, Entry] = field(default_factory=dict)

    def note(self, entry: Entry, code: FindingCode, message: str, **told: Any) -> None:  # noqa: ANN401 -- fields of Finding
        finding = {"status": "pass", "severity": "info"} | told
        self.findings.append(
            Finding(
                id=self.ids.give(name_finding(entry)),
                check=code,
                message=f"{entry}: {message}",
                **finding,
            )
        )

    def find_earlier(self, slots: tuple[str, ...]) -> Entry | None:
        return next((self.set_by[slot] for slot in slots if slot in self.set_by), None)


def apply_corrections(report: Report, corrections: Corrections, knowledge: Knowledge) -> Report:
    """Correct a report, in the order of the corrections.

    Those for other reports are passed over. Figures and partners are read anew from what was
    corrected, and the finding of conservation tells of the words that were put in.

    Args:
        report: As extracted.
        corrections: What people say is otherwise.
        knowledge: What the report was read with.

    Returns:
        The same report when no correction is for it.
    """
    entries = [entry for entry in corrections.entries if is_meant(entry, report)]
    if not entries:
        return report
    log, corrected = _Log(), report
    for entry in entries:
        corrected = _apply(corrected, entry, log, knowledge.language.decimal_mark)
    if corrected is not report:
        corrected = derive_lists(corrected, knowledge)
        corrected = recheck_words(report, corrected, log.written)
    return corrected.model_copy(update={"findings": (*corrected.findings, *log.findings)})


def is_meant(entry: Entry, report: Report) -> bool:
    """Tell whether a correction is for a report."""
    wanted, organisation = entry.correction, report.organisation
    if wanted.report is not None and wanted.report != report.id:
        return False
    if wanted.year is not None and wanted.year != report.year:
        return False
    if wanted.organisation is None:
        return True
    names = (organisation.id, organisation.name) if organisation else ()
    return any(is_same(name, wanted.organisation) for name in names)


def name_finding(entry: Entry) -> str:
    """Give the id of a correction's finding: of what it says, wherever it stands."""
    return f"f-correction-{content_hash(entry.correction.model_dump_json())}"


def _apply(report: Report, entry: Entry, log: _Log, decimal_mark: str) -> Report:
    try:
        change = _change(report, entry, decimal_mark)
    except NotNeeded as done:
        _note_not_needed(entry, done, log)
        return report
    except NotMatching as nothing:
        _note_not_matching(entry, nothing, log)
        return report
    earlier = log.find_earlier(change.slots)
    message = f"applied: {change.told}"
    if earlier is not None:
        message = f"{message}; {earlier} set it otherwise before: keep one of them"
    log.note(
        entry,
        FindingCode.CORRECTION_APPLIED,
        message,
        severity="info" if earlier is None else "warning",
        expected=change.new,
        found=change.old,
        refs=change.refs,
    )
    log.set_by.update(dict.fromkeys(change.slots, entry))
    log.written.extend(change.written)
    return change.report


def _change(report: Report, entry: Entry, decimal_mark: str) -> Change:
    wanted = entry.correction
    if wanted.do in _READING:
        return _READING[wanted.do](report, wanted, decimal_mark)
    return _OPERATIONS[wanted.do](report, wanted)


def _note_not_needed(entry: Entry, done: NotNeeded, log: _Log) -> None:
    earlier = log.find_earlier(done.slots)
    if earlier is not None:
        message = f"no longer needed: {earlier} says the same: take one of them out"
    else:
        message = f"no longer needed: {done.message}; the correction can be taken out"
    log.note(entry, FindingCode.CORRECTION_NOT_NEEDED, message, refs=done.refs)


def _note_not_matching(entry: Entry, nothing: NotMatching, log: _Log) -> None:
    """Note it as a fault, but where a correction may be meant for another report."""
    wanted = entry.correction
    limited = any((wanted.report, wanted.year, wanted.organisation))
    message = f"no longer matching: {nothing.message}"
    elsewhere = nothing.missing and not limited
    if elsewhere:
        message += "; if it is for another report, say which with `year` or `report`"
    log.note(
        entry,
        FindingCode.CORRECTION_NOT_MATCHING,
        message,
        status="unverifiable" if elsewhere else "fail",
        severity="info" if elsewhere else "warning",
        expected=nothing.was,
        found=nothing.found,
    )
