"""A new table: typed from the columns and rows a person gave."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.build.ids import IdMaker, content_hash, slug
from zvhrr_extract.correct.change import free_id
from zvhrr_extract.models.report import Cell, Column, ColumnKind, Provenance, Row, Table
from zvhrr_extract.models.table_correction import AddTable, NewColumn, NewRow
from zvhrr_extract.values.numbers import CURRENCY_CODES, json_number, parse_number
from zvhrr_extract.values.years import find_years


def make_table(wanted: AddTable, taken: set[str], decimal_mark: str) -> Table:
    """Type a table given by hand; its section and place are given later.

    Args:
        wanted: What a person gave.
        taken: Ids that are in use.
        decimal_mark: What the report prints before decimals.
    """
    columns = [_full_column(column) for column in wanted.columns]
    rows = [_full_row(row) for row in wanted.rows]
    labels = [column.label for column in columns]
    header = [(wanted.label_header, *labels)] if wanted.label_header or any(labels) else []
    stem = (
        wanted.key.replace("_", "-")
        if wanted.key
        else content_hash(wanted.caption or wanted.label or "", *(row.label for row in rows))
    )
    table_id = free_id(taken, f"t-{stem}")
    ids = IdMaker()
    return Table(
        id=table_id,
        key=wanted.key,
        section=None,
        label=wanted.label,
        caption=wanted.caption,
        unit=wanted.unit,
        columns=tuple(
            Column(
                label=column.label,
                year=column.year or _only_year(column.label),
                kind=column.kind
                or _tell_kind([row.cells[at] for row in rows], wanted.unit, decimal_mark),
            )
            for at, column in enumerate(columns)
        ),
        rows=tuple(
            Row(
                id=ids.give(f"{table_id}.{slug(row.label)}"),
                label=row.label,
                role=row.role,
                cells=tuple(_type_cell(text, decimal_mark) for text in row.cells),
            )
            for row in rows
        ),
        grid=(*header, *((row.label, *row.cells) for row in rows)),
        header_rows=len(header),
        provenance=Provenance(source="", page=None, line_start=None, line_end=None),
    )


def _full_column(column: str | NewColumn) -> NewColumn:
    return column if isinstance(column, NewColumn) else NewColumn(label=column)


def _full_row(row: tuple[str, ...] | NewRow) -> NewRow:
    return row if isinstance(row, NewRow) else NewRow(label=row[0], cells=row[1:])


def _type_cell(text: str, decimal_mark: str) -> Cell:
    value = parse_number(text, decimal_mark=decimal_mark)
    return Cell(text=text, value=None if value is None else json_number(value))


def _only_year(label: str) -> int | None:
    years = find_years(label)
    return years[0] if len(years) == 1 else None


def _tell_kind(texts: Sequence[str], unit: str | None, decimal_mark: str) -> ColumnKind:
    printed = [text for text in texts if text]
    if printed and all(text.endswith("%") for text in printed):
        return "percent"
    if all(parse_number(text, decimal_mark=decimal_mark) is None for text in printed):
        return "text"
    in_money = unit is not None and unit.split()[0] in CURRENCY_CODES.values()
    return "amount" if in_money or any(sign in "".join(printed) for sign in "€$£") else "count"
