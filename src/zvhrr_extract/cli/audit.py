"""`zvhrr-extract audit`: what does not hold in reports."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zvhrr_extract.cli.ending import WRONG_USE, explain_errors
from zvhrr_extract.cli.options import with_language, with_result, with_settings
from zvhrr_extract.cli.terminal import echo_line, paint_lines, show_progress, tell_result

if TYPE_CHECKING:
    from collections.abc import Collection

    from zvhrr_extract.models.audit import AuditRun
    from zvhrr_extract.models.finding import Finding, Status
    from zvhrr_extract.settings import Settings

CHECK_FAILED, SOME_FAILED = 1, 3
FORMATS = ("text", "json", "html", "sarif")
STATUSES: tuple[Status, ...] = ("fail", "unverifiable", "pass")
_WIDTH, _NARROWEST = 80, 40


@click.command()
@click.argument("named", metavar="PATH...", nargs=-1, required=True)
@with_result(FORMATS, told="How the findings are told.")
@with_language
@click.option(
    "--check",
    "checks",
    multiple=True,
    metavar="CODE",
    help="A check to look at, such as `claim`; may be repeated. All, if none is named.",
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice(STATUSES),
    multiple=True,
    help="An outcome to list; may be repeated.",
)
@click.option("--all", "everything", is_flag=True, help="List the checks that passed as well.")
@with_settings
def audit(  # noqa: PLR0913 -- click hands every option over by name
    *,
    named: tuple[str, ...],
    wanted: str,
    language: str,
    checks: tuple[str, ...],
    statuses: tuple[Status, ...],
    everything: bool,
    output: Path | None,
    settings: Settings,
) -> None:
    """List what does not hold in reports: totals, percentages, years, tables, notes.

    PATH is a report (JSON, PDF or text dump), a folder of them or a pattern. Exit code 0:
    nothing failed; 1: a check failed; 2: wrong use; 3: some inputs could not be read.
    """
    # Here and not above: `audit --help` needs none of it.
    from zvhrr_extract.batch.audit import run_audit  # noqa: PLC0415

    _refuse_strange(checks)
    chosen = statuses or (STATUSES if everything or wanted != "text" else STATUSES[:2])
    with explain_errors():
        with show_progress(wanted=True) as tell:
            run = run_audit(named, settings, language=language, result=output, tell=tell)
        run = _keep_checks(run, checks)
        _echo_messages(run)
        if run.reports or run.failures:
            tell_result(_render(wanted, run, language, chosen, colour=not output), output)
    raise SystemExit(_exit_code(run))


def _refuse_strange(checks: tuple[str, ...]) -> None:
    """Refuse a check that is none, and list those there are."""
    from zvhrr_extract.models.finding import FindingCode  # noqa: PLC0415

    codes = [code.value for code in FindingCode]
    for check in checks:
        if check not in codes:
            message = f"'{check}' is no check; there are {', '.join(codes)}"
            raise click.BadParameter(message, param_hint="--check")


def _keep_checks(run: AuditRun, checks: Collection[str]) -> AuditRun:
    """Leave out the findings of other checks than those asked for."""
    from dataclasses import replace  # noqa: PLC0415

    def keep(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(one for one in findings if not checks or one.check in checks)

    reports = tuple(
        report.model_copy(update={"findings": keep(report.findings)}) for report in run.reports
    )
    return replace(run, reports=reports, series=keep(run.series))


def _echo_messages(run: AuditRun) -> None:
    for warning in run.warnings:
        echo_line(f"warning: {warning}")
    for failure in run.failures:
        echo_line(f"failed: {failure}")
    if not run.reports and not run.failures:
        echo_line("Error: no report there (name a report, or a folder that holds one)")


def _render(
    wanted: str, run: AuditRun, language: str, statuses: Collection[Status], *, colour: bool
) -> str | bytes:
    """Print what was found in the format asked for."""
    # Each format loads what it alone needs.
    from zvhrr_extract.phrases import load_phrases  # noqa: PLC0415
    from zvhrr_extract.write.findings import group_findings  # noqa: PLC0415

    groups = group_findings(run.reports, run.series, statuses)
    phrases = load_phrases(language)
    if wanted == "json":
        from zvhrr_extract.write import json_text  # noqa: PLC0415
        from zvhrr_extract.write.to_audit_json import audit_record  # noqa: PLC0415

        return json_text(audit_record(groups)).encode()
    if wanted == "html":
        from zvhrr_extract.write.to_audit_html import render_audit_html  # noqa: PLC0415

        return render_audit_html(groups, phrases, failures=run.failures).encode()
    if wanted == "sarif":
        from zvhrr_extract.write.to_sarif import sarif_log  # noqa: PLC0415

        return sarif_log(groups, phrases, failures=run.failures).encode()
    from zvhrr_extract.write.to_audit_text import render_audit_lines  # noqa: PLC0415

    width = _terminal_width() if colour else _WIDTH
    return paint_lines(render_audit_lines(groups, phrases, width=width), colour=colour)


def _terminal_width() -> int:
    return max(_NARROWEST, shutil.get_terminal_size((_WIDTH, 24)).columns)


def _exit_code(run: AuditRun) -> int:
    if run.failures:
        return SOME_FAILED
    if not run.reports:
        return WRONG_USE
    findings = [*run.series, *(one for report in run.reports for one in report.findings)]
    return CHECK_FAILED if any(one.status == "fail" for one in findings) else 0
