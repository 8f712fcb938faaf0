"""`zvhrr-extract schema`: the JSON Schema of what is written."""

from __future__ import annotations

import click

KINDS = ("report", "manifest", "profile")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), default="report")
def schema(*, kind: str) -> None:
    """Print the JSON Schema (draft 2020-12) of a report, the manifest or a profile file."""
    # Here and not above: `schema --help` needs no models.
    from zvhrr_extract.write import schema_text  # noqa: PLC0415

    click.echo(schema_text(kind), nl=False)
