"""The names of the commands; what a command needs is loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import click

from zvhrr_extract.cli.ending import end_on_interrupt


class _Command(NamedTuple):
    """Where a command is, and its line in `--help`, which loads none."""

    module: str
    help: str


COMMANDS = {
    "extract": _Command(
        "zvhrr_extract.cli.extract", "Turn report files into one JSON file a year."
    ),
    "diff": _Command("zvhrr_extract.cli.diff", "Tell what changed between two reports."),
    "audit": _Command("zvhrr_extract.cli.audit", "List what does not hold in reports."),
    "series": _Command(
        "zvhrr_extract.cli.series", "Follow every figure over the years, and what was restated."
    ),
    "draw": _Command(
        "zvhrr_extract.cli.draw", "Draw what was read of a PDF over its pages (PNG)."
    ),
    "schema": _Command("zvhrr_extract.cli.schema", "Print the JSON Schema of what is written."),
}


class _LazyGroup(click.Group):
    """A group whose commands are imported one by one, on call."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name].module), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's signature
        with end_on_interrupt():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="zvhrr-extract", prog_name="zvhrr-extract")
def main() -> None:
    """Turn yearly report files into one checked JSON document per organisation and year.

    Results go to files or stdout, messages to stderr. Exit code 0: all well; 1: `diff`
    found changes, or `audit` a failed check; 2: wrong use; 3: done, but some inputs failed.
    """
