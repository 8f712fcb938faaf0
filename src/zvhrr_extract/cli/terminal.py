"""Lines and progress on the terminal, where nothing of a file may act as a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.models.span import TextLine

_SHOWN = {
    "reading": "reading inputs",
    "writing": "writing reports",
    "checking": "checking reports",
}
_COLOURS: dict[str, dict[str, Any]] = {
    "old": {"fg": "red"},
    "new": {"fg": "green"},
    "head": {"bold": True},
    "faint": {"dim": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
}


def echo_line(text: str) -> None:
    """Print one line on stderr, without any sign that could steer the terminal."""
    click.echo(printable(text), err=True)


def printable(text: str) -> str:
    r"""Replace control and formatting signs, also those that turn the reading direction.

    >>> printable("a\x1b[31mb\u202ec\nd")
    'a�[31mb�c�d'
    """
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def paint_lines(lines: Iterable[TextLine], *, colour: bool) -> str:
    """Print lines, in colour where that is asked for and the terminal wants it.

    Nothing in a report's text can steer the terminal.
    """
    coloured = colour and wants_colour()
    return "".join(
        "".join(
            click.style(printable(span.text), **_COLOURS[span.style])
            if coloured and span.style in _COLOURS
            else printable(span.text)
            for span in line
        ).rstrip()
        + "\n"
        for line in lines
    )


def tell_result(result: str | bytes, output: Path | None) -> None:
    """Print a result on stdout, or write it to a file.

    Raises:
        OutputError: The file cannot be written.
    """
    if output is None:
        click.echo(result, nl=False)
        return
    from zvhrr_extract.write import write_aside  # noqa: PLC0415

    write_aside(output, [result.encode() if isinstance(result, str) else result])


def wants_colour() -> bool:
    """Tell whether stdout is a terminal whose user has not asked for plain text."""
    return is_terminal() and not os.environ.get("NO_COLOR")


def is_terminal() -> bool:
    """Tell whether stdout is a terminal."""
    return sys.stdout.isatty()


@contextmanager
def show_progress(*, wanted: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar on stderr while it is a terminal and wanted; else nothing."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda *_: None
        return
    # rich takes longer to load than a small run takes: only who sees the bar waits for it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")

        def tell(stage: str, done: int, total: int) -> None:
            progress.update(task, description=_SHOWN[stage], completed=done, total=total)

        yield tell
