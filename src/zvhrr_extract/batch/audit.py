"""run_audit: the reports that were named, each checked, then held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from zvhrr_extract import pipeline
from zvhrr_extract.batch.run import Tell
from zvhrr_extract.diff import is_json_file, load_report
from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.audit import AuditRun
from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.report import Report
from zvhrr_extract.phrases import Phrases, load_phrases, tell_stored
from zvhrr_extract.profiles import KnowledgeBase
from zvhrr_extract.settings import Settings


def run_audit(
    named: Sequence[str],
    settings: Settings,
    *,
    language: str,
    tell: Tell = lambda *_: None,
) -> AuditRun:
    """Check the reports that paths, folders and patterns stand for.

    Args:
        named: As given on the command line.
        settings: How sources are read.
        language: The language findings are told in, one of `phrases.LANGUAGES`.
        tell: Called with what is done now: `reading` or `checking`, how far, of how much.

    Raises:
        ProfileError: A profile file says what it may not.
    """
    phrases = load_phrases(language)
    knowledge = pipeline.load_knowledge(settings)
    gathered = _gather(named, settings, tell)
    checked = []
    for done, report in enumerate(gathered.reports):
        tell("checking", done, len(gathered.reports))
        known = knowledge.for_report(report)
        found = pipeline.audit_report(report, known, phrases)
        told = tuple(tell_stored(finding, phrases) for finding in found.findings)
        checked.append(found.model_copy(update={"findings": told}))
    return AuditRun(
        reports=tuple(checked),
        series=_compare_years(checked, knowledge, phrases),
        failures=gathered.failures,
        warnings=gathered.warnings,
    )


# PLUG IN: what stands below goes when `batch/gather.py` and the room `series/` are there; each
# function is one call then, named in its docstring.


class _Gathered(NamedTuple):
    reports: tuple[Report, ...]
    failures: tuple[str, ...]
    warnings: tuple[str, ...]


def _gather(named: Sequence[str], settings: Settings, tell: Tell) -> _Gathered:
    """Read what was named: `gather_reports(named, settings, tell=tell)`."""
    reports, failures = [], []
    for done, path in enumerate(map(Path, named)):
        tell("reading", done, len(named))
        try:
            if is_json_file(path):
                reports.append(load_report(path, settings=settings))
            else:
                reports.append(pipeline.extract_file(path, settings=settings))
        except SourceError as error:
            failures.append(str(error))
    return _Gathered(tuple(reports), tuple(failures), ())


def _compare_years(
    reports: Sequence[Report],  # noqa: ARG001
    knowledge: KnowledgeBase,  # noqa: ARG001
    phrases: Phrases,  # noqa: ARG001
) -> tuple[Finding, ...]:
    """Hold reports against each other: the findings of `series.build_series(...)`."""
    return ()
