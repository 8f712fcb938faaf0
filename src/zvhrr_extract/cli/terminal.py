"""Lines and progress on the terminal, where nothing of a file may act as a command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_SHOWN = {"reading": "reading inputs", "writing": "writing reports"}


def echo_line(text: str) -> None:
    """Print one line on stderr, without any sign that could steer the terminal."""
    click.echo(printable(text), err=True)


def printable(text: str) -> str:
    r"""Replace control and formatting signs, also those that turn the reading direction.

    >>> printable("a\x1b[31mb\u202ec\nd")
    'a�[31mb�c�d'
    """
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


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
