"""run_audit: the reports that were named, each checked, then held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zvhrr_extract import pipeline
from zvhrr_extract.batch.gather import gather_reports
from zvhrr_extract.batch.run import Tell
from zvhrr_extract.models.audit import AuditRun
from zvhrr_extract.phrases import load_phrases, tell_stored
from zvhrr_extract.series import build_series
from zvhrr_extract.settings import Settings


def run_audit(
    named: Sequence[str],
    settings: Settings,
    *,
    language: str,
    result: Path | None = None,
    tell: Tell = lambda *_: None,
) -> AuditRun:
    """Check the reports that paths, folders and patterns stand for.

    Args:
        named: As given on the command line.
        settings: How sources are read.
        language: The language findings are told in, one of `phrases.LANGUAGES`.
        result: A file that the findings go to; never read as part of a folder.
        tell: Called with what is done now: `reading` or `checking`, how far, of how much.

    Raises:
        ProfileError: A profile file says what it may not.
    """
    phrases = load_phrases(language)
    knowledge = pipeline.load_knowledge(settings)
    gathered = gather_reports(named, settings, result=result, tell=tell)
    checked = []
    for done, report in enumerate(gathered.reports):
        tell("checking", done, len(gathered.reports))
        known = knowledge.for_report(report)
        found = pipeline.audit_report(report, known, phrases)
        told = tuple(tell_stored(finding, phrases) for finding in found.findings)
        checked.append(found.model_copy(update={"findings": told}))
    return AuditRun(
        reports=tuple(checked),
        series=build_series(checked, knowledge, phrases).findings,
        failures=tuple(f"{one.file}: {one.error.message}" for one in gathered.failures),
        warnings=gathered.warnings,
    )
