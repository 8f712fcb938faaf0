"""`zvhrr-extract draw`: what was read of a PDF, drawn over its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zvhrr_extract.cli.options import with_settings
from zvhrr_extract.cli.terminal import echo_line
from zvhrr_extract.errors import ExtractError

if TYPE_CHECKING:
    from zvhrr_extract.settings import Settings

WRONG_USE = 2
_MAX_DPI = 400


@click.command()
@click.argument("source", metavar="PDF", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="Folder for the pictures; made if need be.",
)
@click.option(
    "--page",
    "pages",
    type=click.IntRange(1),
    multiple=True,
    metavar="N",
    help="A page to draw, from 1; may be repeated. All, if none is named.",
)
@click.option(
    "--dpi",
    type=click.IntRange(36, _MAX_DPI),
    default=110,
    show_default=True,
    help="Dots an inch.",
)
@with_settings
def draw(
    *,
    source: Path,
    output: Path,
    pages: tuple[int, ...],
    dpi: int,
    settings: Settings,
) -> None:
    """Draw sections, blocks in reading order, tables and notes over the pages of a PDF.

    One PNG a page goes to DIR, named after the PDF and the page.
    """
    # Here and not above: `draw --help` needs none of it.
    from zvhrr_extract.pipeline import draw_pages  # noqa: PLC0415

    try:
        for path in draw_pages(source, output, pages=pages, dpi=dpi, settings=settings):
            echo_line(str(path))
    except ExtractError as error:
        echo_line(f"Error: {error}")
        raise SystemExit(WRONG_USE) from error
