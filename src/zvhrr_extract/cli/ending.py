"""How a command ends where something is in the way: told in a line, with an exit code."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from zvhrr_extract.cli.terminal import echo_line
from zvhrr_extract.errors import ExtractError

WRONG_USE = 2
# As shells have it for what was stopped from the keyboard.
INTERRUPTED = 130


@contextmanager
def explain_errors() -> Iterator[None]:
    """Tell what is unusable in one line, and a mistake of ours with all that helps to mend it.

    Python would leave with 1, which says that a check failed or something changed.
    """
    try:
        yield
    except ExtractError as error:
        echo_line(f"Error: {error}")
        raise SystemExit(WRONG_USE) from error
    except Exception as error:
        for line in traceback.format_exc().splitlines():
            echo_line(line)
        echo_line("Error: stumbled over it (our mistake: report it with what stands above)")
        raise SystemExit(WRONG_USE) from error


@contextmanager
def end_on_interrupt() -> Iterator[None]:
    """Leave at once when the user stops the command, with a code that nothing else has."""
    try:
        yield
    except KeyboardInterrupt as error:
        echo_line("interrupted")
        raise SystemExit(INTERRUPTED) from error
