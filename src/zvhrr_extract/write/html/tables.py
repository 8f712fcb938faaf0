"""Tables of a diff: both as one table, with its changed cells, rows and columns marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zvhrr_extract.write.html.frame import scroll_box
from zvhrr_extract.write.html.marks import Numbered, Page, steps, tag, verb_of
from zvhrr_extract.write.html.merged import Cell, Line, Marks, Merged, Spot
from zvhrr_extract.write.html.text import (
    escape,
    language_of,
    mark_come,
    mark_gone,
    merge_words,
    percent,
    signed,
)

if TYPE_CHECKING:
    from zvhrr_extract.models.diff import Change
    from zvhrr_extract.models.report import Table


def render_table(
    merged: Merged, marks: Marks, tables: tuple[Table | None, Table | None], page: Page
) -> str:
    """Print two tables as one, in a box that scrolls where it is too wide.

    Args:
        merged: The two as one.
        marks: The changes by where they stand.
        tables: The table before and after.
        page: The page it is on.
    """
    name = _name(tables) or "Table without a caption"
    head = "".join(
        _column_head(line, marks.get(Spot(column=at), ()), page)
        for at, line in enumerate(merged.columns)
    )
    rows = "".join(_row(merged, at, marks, page) for at in range(len(merged.rows)))
    language = language_of((page.new if tables[1] else page.old).language)
    table = (
        f"<table {language}><caption><span>{_caption(tables, marks)}</span></caption>"
        f'<thead><tr><th scope="col">{escape(merged.corner)}</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    return scroll_box(f"Table: {name}", table) + _other_changes(marks, page)


def _name(tables: tuple[Table | None, Table | None]) -> str:
    table = tables[1] or tables[0]
    return _title(table) if table else ""


def _title(table: Table) -> str:
    return " ".join(text for text in (table.label, table.caption) if text)


def _caption(tables: tuple[Table | None, Table | None], marks: Marks) -> str:
    """Print what stands above a table, before and after where it was renamed."""
    old, new = tables
    unit = new.unit if new else old.unit if old else None
    shown = f'<span class="unit">in {escape(unit)}</span>' if unit else ""
    renamed = [
        numbered.change
        for numbered in marks.get(Spot(), ())
        if numbered.change.kind == "table_renamed"
    ]
    if renamed:
        return f"{_edit(renamed[0])} {shown}"
    if new is None:
        return f"{mark_gone(_name(tables))} {shown}"
    return f"{mark_come(_title(new)) if old is None else escape(_title(new))} {shown}"


def _edit(change: Change) -> str:
    """Print a text before and after its edit in one."""
    if change.words is not None:
        return merge_words(change.words)
    return f"{mark_gone(change.old or '')} {mark_come(change.new or '')}"


def _column_head(line: Line, found: Sequence[Numbered], page: Page) -> str:
    return f'<th scope="col"{_anchor(found)}>{_label(line, found, page)}</th>'


def _row(merged: Merged, at: int, marks: Marks, page: Page) -> str:
    line = merged.rows[at]
    found = marks.get(Spot(row=at), ())
    cells = "".join(
        _cell(cell, marks.get(Spot(at, column), ()), page)
        for column, cell in enumerate(merged.cells[at])
    )
    head = f'<th scope="row"{_anchor(found)}>{_label(line, found, page)}</th>'
    return f"<tr{_state(line)}>{head}{cells}</tr>"


def _state(line: Line) -> str:
    if line.new is None:
        return ' class="gone"'
    return ' class="come"' if line.old is None else ""


def _label(line: Line, found: Sequence[Numbered], page: Page) -> str:
    """Print the label of a row or column, and what happened to it."""
    if line.new is None:
        text = mark_gone(line.old_label or "")
    elif line.old is None:
        text = mark_come(line.new_label or "")
    elif any(verb_of(numbered.change.kind) == "renamed" for numbered in found):
        text = f"{mark_gone(line.old_label or '')} {mark_come(line.new_label or '')}"
    else:
        text = escape(line.new_label or "")
    return text + "".join(_note(numbered, _said(numbered, line), page) for numbered in found)


def _said(numbered: Numbered, line: Line) -> str:
    """Tell what happened to a row or column, and where from where it moved."""
    what, _, verb = numbered.change.kind.partition("_")
    if verb == "moved" and line.old is not None and line.new is not None:
        return f"{what.capitalize()} moved, from place {line.old + 1} to {line.new + 1}"
    return f"{what.capitalize()} {verb}"


def _note(numbered: Numbered, said: str, page: Page) -> str:
    label = tag(verb_of(numbered.change.kind), said)
    return f' <span class="note">{label} {steps(numbered.number, page)}</span>'


def _cell(cell: Cell, found: Sequence[Numbered], page: Page) -> str:
    if not found:
        return f"<td>{_plain_cell(cell)}</td>"
    change = found[0].change
    text = _edit(change)
    notes = "".join(
        _note(numbered, verb_of(numbered.change.kind).capitalize(), page) for numbered in found
    )
    return f'<td class="changed"{_anchor(found)}>{text}{_difference(change)}{notes}</td>'


def _plain_cell(cell: Cell) -> str:
    if cell.new is None:
        return mark_gone(cell.old or "")
    return mark_come(cell.new) if cell.old is None else escape(cell.new)


def _difference(change: Change) -> str:
    """Print by how much a figure changed."""
    if change.delta is None:
        return ""
    share = f" ({percent(change.percent)})" if change.percent is not None else ""
    return f' <span class="delta">{signed(change.delta)}{share}</span>'


def _anchor(found: Sequence[Numbered]) -> str:
    return f' id="c{found[0].number}"' if found else ""


def _other_changes(marks: Marks, page: Page) -> str:
    """List the changes of rows and cells that no place of the table was found for."""
    lost = [
        numbered
        for numbered in marks.get(Spot(), ())
        if not numbered.change.kind.startswith("table_")
    ]
    entries = "".join(render_lost(numbered, page) for numbered in lost)
    return f'<ul class="lost">{entries}</ul>' if entries else ""


def render_lost(numbered: Numbered, page: Page) -> str:
    """Print a change by its words alone, as an item of a list."""
    change = numbered.change
    where = ", ".join(
        escape(name) for name in (change.table, change.row, change.column) if name
    )
    what = change.kind.replace("_", " ").capitalize()
    return (
        f'<li id="c{numbered.number}">{tag(verb_of(change.kind), what)} '
        f"{steps(numbered.number, page)} {where}{': ' if where else ''}"
        f"{_edit(change)}{_difference(change)}</li>"
    )
