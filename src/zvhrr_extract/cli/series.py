"""`zvhrr-extract series`: every measure over the years."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zvhrr_extract.cli.ending import WRONG_USE, explain_errors
from zvhrr_extract.cli.options import with_language, with_result, with_settings
from zvhrr_extract.cli.terminal import (
    echo_line,
    is_terminal,
    show_progress,
    tell_result,
    wants_colour,
)

if TYPE_CHECKING:
    from zvhrr_extract.batch import Gathered
    from zvhrr_extract.models.series import Series
    from zvhrr_extract.phrases import Phrases
    from zvhrr_extract.settings import Settings

SOME_FAILED = 3
FORMATS = ("table", "csv", "json", "png", "svg")
# What a pipe or file gets, where no COLUMNS says otherwise.
_WIDTH = (120, 40)


@click.command()
@click.argument("named", metavar="PATH...", nargs=-1, required=True)
@with_result(FORMATS, told="How the series are shown.")
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="PATTERN",
    help="Only measures with this id or row label, `*` for anything; may be repeated.",
)
@with_language
@with_settings
def series(  # noqa: PLR0913 -- click hands every option over by name
    *,
    named: tuple[str, ...],
    wanted: str,
    output: Path | None,
    measures: tuple[str, ...],
    language: str,
    settings: Settings,
) -> None:
    """Follow every figure of the tables over the years, and tell what was restated.

    PATH is a report file (JSON), a PDF, a text dump, a folder of them or a pattern. Every
    figure has its data year and the report that prints it. Exit code 0: all well; 2: wrong
    use, or nothing to show; 3: done, but some inputs failed.
    """
    if wanted == "png" and output is None and is_terminal():
        raise click.UsageError(
            "a picture cannot be shown on a terminal: name a file with --output"
        )
    # Here and not above: `series --help` needs none of it.
    from zvhrr_extract.batch import gather_reports  # noqa: PLC0415
    from zvhrr_extract.phrases import load_phrases  # noqa: PLC0415
    from zvhrr_extract.pipeline import load_knowledge  # noqa: PLC0415
    from zvhrr_extract.series import build_series, select_measures  # noqa: PLC0415

    phrases = load_phrases(language)
    with explain_errors():
        knowledge = load_knowledge(settings)
        with show_progress(wanted=True) as tell:
            gathered = gather_reports(named, settings, result=output, tell=tell)
        _echo_messages(gathered)
        every = build_series(gathered.reports, knowledge, phrases)
        chosen = select_measures(every, measures)
        _refuse_nothing(every, chosen)
        tell_result(_render(wanted, chosen, phrases, colour=output is None), output)
    if gathered.failures:
        raise SystemExit(SOME_FAILED)


def _echo_messages(gathered: Gathered) -> None:
    for line in (*gathered.warnings, *_list_unfit(gathered)):
        echo_line(f"warning: {line}")
    for failure in gathered.failures:
        echo_line(f"failed: {failure.file}: {failure.error.message}")


def _list_unfit(gathered: Gathered) -> Iterator[str]:
    """Tell of reports that cannot go into a series with others."""
    for report in gathered.reports:
        if report.year is None:
            yield f"{report.id}: its year is not known; it is left out"
        elif report.organisation is None and len(gathered.reports) > 1:
            yield (
                f"{report.id}: its organisation is not known; it is a series by itself "
                "(a profile tells whose it is: --profile)"
            )


def _refuse_nothing(every: Series, chosen: Series) -> None:
    """Leave where there is nothing to show."""
    if chosen.points:
        return
    echo_line(
        "Error: no measure has such an id or row label (--format json lists them)"
        if every.points
        else "Error: no report has a table with figures of a year"
    )
    raise SystemExit(WRONG_USE)


def _render(wanted: str, series: Series, phrases: Phrases, *, colour: bool) -> str | bytes:
    """Print a series in the format asked for."""
    # Each format loads what it alone needs.
    if wanted == "json":
        from zvhrr_extract.write import json_text  # noqa: PLC0415

        return json_text(series).encode()
    if wanted == "csv":
        from zvhrr_extract.write.series_frame import series_csv  # noqa: PLC0415

        return series_csv(series)
    if wanted in {"png", "svg"}:
        from zvhrr_extract.write.to_plot import draw_series  # noqa: PLC0415

        return draw_series(series, phrases, wanted="png" if wanted == "png" else "svg")
    from zvhrr_extract.cli.series_table import render_table  # noqa: PLC0415

    width = shutil.get_terminal_size(_WIDTH).columns
    return render_table(series, phrases, width=width, colour=colour and wants_colour())
