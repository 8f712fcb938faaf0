"""`zvhrr-extract extract`: report files in, JSON files out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zvhrr_extract.cli.options import with_settings
from zvhrr_extract.cli.terminal import echo_line, show_progress
from zvhrr_extract.errors import OutputError

if TYPE_CHECKING:
    from zvhrr_extract.batch import RunSummary
    from zvhrr_extract.models.manifest import Manifest
    from zvhrr_extract.settings import Settings

WRONG_USE, SOME_FAILED = 2, 3
# Faults of a file that is no input; they name it themselves.
_SHARED = ("profile_invalid", "corrections_invalid")


@click.command()
@click.argument("named", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="Folder for the reports and manifest.json; made if need be.",
)
@click.option("--force", is_flag=True, help="Do all again, also what is done already.")
@click.option("--quiet", is_flag=True, help="Print failures and warnings only.")
@click.option("--debug", is_flag=True, help="Print tracebacks of errors of ours.")
@with_settings
def extract(  # noqa: PLR0913 -- click hands every option over by name
    *,
    named: tuple[str, ...],
    output: Path,
    settings: Settings,
    force: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Turn report files into one JSON file per organisation and year.

    PATH is a PDF or text dump of a report, a folder of them (read with its subfolders) or a
    pattern. Files of the same report become one. DIR/manifest.json says what became of each.
    """
    # Here and not above: `extract --help` needs none of it.
    from zvhrr_extract.batch import Request, run_batch  # noqa: PLC0415

    request = Request(named=named, output=output, settings=settings, force=force)
    try:
        with show_progress(wanted=not quiet) as tell:
            summary = run_batch(request, tell=tell)
    except OutputError as error:
        echo_line(f"Error: {error}")
        raise SystemExit(WRONG_USE) from error
    _echo_summary(summary, output, quiet=quiet, debug=debug)
    if any(one.status == "failed" for one in summary.manifest.inputs):
        raise SystemExit(SOME_FAILED)


def _echo_summary(summary: RunSummary, output: Path, *, quiet: bool, debug: bool) -> None:
    for warning in summary.warnings:
        echo_line(f"warning: {warning}")
    _echo_failures(summary.manifest)
    for crash in summary.crashes if debug else ():
        for line in crash.splitlines():
            echo_line(line)
    if quiet:
        return
    if summary.unchanged:
        echo_line("nothing to do: inputs and reports are unchanged (--force does it again)")
    echo_line(_count_up(summary.manifest, output))


def _echo_failures(manifest: Manifest) -> None:
    """Print each failure on a line; one that several share, such as a broken profile, once."""
    failed = [(one.file, one.error) for one in manifest.inputs if one.error is not None]
    invalid = {error.message for _, error in failed if error.code in _SHARED}
    for message in sorted(invalid):
        echo_line(f"failed: {message}")
    for file, error in failed:
        if error.code not in _SHARED:
            echo_line(f"failed: {file}: {error.message}")


def _count_up(manifest: Manifest, output: Path) -> str:
    statuses = Counter(one.status for one in manifest.inputs)
    reports = _plural(len(manifest.outputs), "report")
    inputs = _plural(len(manifest.inputs), "input")
    duplicates = _plural(statuses["duplicate"], "duplicate")
    return f"{reports} from {inputs} in {output} ({duplicates}, {statuses['failed']} failed)"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
