"""`zvhrr-extract schema`: the JSON Schema of what is written."""

from __future__ import annotations

import click

KINDS = ("report", "manifest", "diff", "audit", "series", "profile", "corrections")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), default="report")
def schema(*, kind: str) -> None:
    """Print the JSON Schema (draft 2020-12) of what is written, or of what a file may say."""
    # Here and not above: `schema --help` needs no models.
    from zvhrr_extract.write import schema_text  # noqa: PLC0415

    click.echo(schema_text(kind), nl=False)
