"""Options that say how reports are read; every command that reads one has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from zvhrr_extract.settings import READERS, Settings

Command = Callable[..., None]
# Those of `phrases.LANGUAGES`, which `--help` need not load; a test holds them together.
LANGUAGES = ("en", "nl")

_OPTIONS = (
    click.option(
        "--profile",
        "profiles",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="FILE",
        help="A profile (TOML) of an organisation, beside the built-in ones; may be repeated.",
    ),
    click.option(
        "--corrections",
        type=click.Path(path_type=Path, dir_okay=False),
        multiple=True,
        metavar="FILE",
        help="Corrections (TOML or JSON), beside those that lie with inputs; may be repeated.",
    ),
    click.option(
        "--password",
        "passwords",
        multiple=True,
        metavar="TEXT",
        help="A password to try on encrypted PDFs; may be repeated.",
    ),
    click.option(
        "--password-file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A file of passwords to try, one a line.",
    ),
    click.option(
        "--reader",
        type=click.Choice(READERS),
        default=READERS[0],
        show_default=True,
        help="What reads PDF pages; pdfplumber is the slow, plain reference.",
    ),
    click.option(
        "--ocr/--no-ocr",
        default=True,
        help="Read scanned pages where OCR is installed (the default).",
    ),
)
_FIELDS = ("profiles", "corrections", "passwords", "reader", "ocr")


def with_result(formats: Sequence[str], *, told: str) -> Callable[[Command], Command]:
    """Give a command the options of where its result goes and how it is told.

    Args:
        formats: What `--format` may be, the usual one first.
        told: What the help says of it.
    """
    how = click.option(
        "--format",
        "-f",
        "wanted",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=told,
    )
    where = click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write to a file and not to stdout.",
    )
    return lambda command: how(where(command))


def with_language(command: Command) -> Command:
    """Give a command the option of the language it tells its findings in."""
    option = click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=LANGUAGES[0],
        show_default=True,
        help="Language of findings and figures.",
    )
    return option(command)


def with_settings(command: Command) -> Command:
    """Give a command these options, and hand it what they say as `settings`."""

    @wraps(command)
    def run(**told: Any) -> None:  # noqa: ANN401 -- what click read
        told["passwords"] += _read_passwords(told.pop("password_file"))
        settings = Settings(**{name: told.pop(name) for name in _FIELDS})
        command(settings=settings, **told)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


def _read_passwords(path: Path | None) -> tuple[str, ...]:
    """Read the passwords of a file, one a line, empty lines apart."""
    if path is None:
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path.name} cannot be read as a file of passwords (UTF-8, one a line)"
        raise click.BadParameter(message, param_hint="--password-file") from error
    return tuple(line for line in lines if line)
