"""`zvhrr-extract diff`: what changed between two reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zvhrr_extract.cli.ending import explain_errors
from zvhrr_extract.cli.options import with_result, with_settings
from zvhrr_extract.cli.terminal import paint_lines, tell_result

if TYPE_CHECKING:
    from zvhrr_extract.models.alignment import Alignment
    from zvhrr_extract.models.diff import Diff
    from zvhrr_extract.models.report import Report
    from zvhrr_extract.settings import Settings

CHANGES_FOUND = 1
FORMATS = ("text", "json", "html", "jsonpatch")


@click.command()
@click.argument("old", metavar="A", type=click.Path(path_type=Path))
@click.argument("new", metavar="B", type=click.Path(path_type=Path))
@with_result(FORMATS, told="How the changes are told.")
@click.option("--cosmetic", is_flag=True, help="List differences in form alone as well.")
@with_settings
def diff(  # noqa: PLR0913 -- click hands every option over by name
    *,
    old: Path,
    new: Path,
    wanted: str,
    cosmetic: bool,
    output: Path | None,
    settings: Settings,
) -> None:
    """Tell what changed from report A to report B.

    A and B are PDFs, text dumps or JSON files of reports, in any mix. Exit code 0: the same,
    but for its form; 1: something changed; 2: wrong use, or a file that cannot be read.
    """
    # Here and not above: `diff --help` needs none of it.
    from zvhrr_extract.align import align_reports  # noqa: PLC0415
    from zvhrr_extract.diff import diff_reports  # noqa: PLC0415

    with explain_errors():
        reports = _open(old, settings), _open(new, settings)
        alignment = align_reports(*reports)
        found = diff_reports(
            *reports,
            old_file=old.name,
            new_file=new.name,
            cosmetics=cosmetic,
            alignment=alignment,
        )
        tell_result(_render(wanted, reports, found, alignment, colour=output is None), output)
    raise SystemExit(CHANGES_FOUND if found.changes else 0)


def _open(path: Path, settings: Settings) -> Report:
    """Read a report from its JSON file, or extract it from its source."""
    from zvhrr_extract.read.written import is_json_file, load_report  # noqa: PLC0415

    if is_json_file(path):
        return load_report(path, file=path.name, settings=settings)
    # What PDFs and dumps need is not loaded for two JSON files.
    from zvhrr_extract.pipeline import extract_file  # noqa: PLC0415

    return extract_file(path, settings=settings)


def _render(
    wanted: str,
    reports: tuple[Report, Report],
    found: Diff,
    alignment: Alignment,
    *,
    colour: bool,
) -> str | bytes:
    """Print a diff in the format asked for."""
    # Each format loads what it alone needs.
    if wanted == "json":
        from zvhrr_extract.write import json_text  # noqa: PLC0415

        return json_text(found).encode()
    if wanted == "html":
        from zvhrr_extract.write.to_html import render_diff_html  # noqa: PLC0415

        return render_diff_html(*reports, found, alignment).encode()
    if wanted == "jsonpatch":
        from zvhrr_extract.write.to_patch import json_patch  # noqa: PLC0415

        told = json.dumps(json_patch(*reports), indent=2, ensure_ascii=False)
        return f"{told}\n".encode()
    from zvhrr_extract.diff import render_lines  # noqa: PLC0415

    return paint_lines(render_lines(found), colour=colour)
