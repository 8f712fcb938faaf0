"""Lines and progress on the terminal, where nothing of a file may act as a command."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click

from zvhrr_extract.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.models.span import TextLine

_NAME_A_FILE = "name a file with --output"
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

    Args:
        result: A text for people, which a terminal prints as well as it can; or the bytes of a
            format that are the same everywhere.
        output: The file; stdout where there is none.

    Raises:
        OutputError: The file or stdout cannot be written.
    """
    if output is None:
        _print_result(result)
        return
    from zvhrr_extract.write import write_aside  # noqa: PLC0415

    write_aside(output, [result.encode() if isinstance(result, str) else result])


def _print_result(result: str | bytes) -> None:
    """Print a result on stdout; who stops reading it, as `head` does, has seen enough."""
    if sys.stdout is None:
        raise OutputError("is closed", where="stdout", hint=_NAME_A_FILE)
    try:
        shown = _fit(result, sys.stdout.encoding) if isinstance(result, str) else result
        click.echo(shown, nl=False)
    except BrokenPipeError:
        _silence_stdout()
    except OSError as error:
        _silence_stdout()
        reason = error.strerror or "the system refuses it"
        message = f"cannot be written: {reason}"
        raise OutputError(message, where="stdout", hint=_NAME_A_FILE) from error


def _fit(text: str, encoding: str) -> str:
    """Replace the signs that a terminal or locale has not.

    A locale without any (ASCII) is one that was not set up: click prints UTF-8 there.
    """
    if codecs.lookup(encoding).name == "ascii":
        return text
    return text.encode(encoding, "replace").decode(encoding)


def _silence_stdout() -> None:
    """Let what is not yet written go nowhere, so that Python does not stumble over it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def wants_colour() -> bool:
    """Tell whether stdout is a terminal whose user has not asked for plain text."""
    return is_terminal() and not os.environ.get("NO_COLOR")


def is_terminal() -> bool:
    """Tell whether stdout is a terminal."""
    return _is_terminal(sys.stdout)


def _is_terminal(stream: TextIO | None) -> bool:
    # Python gives None for what was closed before it started.
    return stream is not None and stream.isatty()


@contextmanager
def show_progress(*, wanted: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar on stderr while it is a terminal and wanted; else nothing."""
    if not (wanted and _is_terminal(sys.stderr)):
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
