"""Changes of tables: of the table as a whole, its rows, columns and cells."""

from __future__ import annotations

from collections.abc import Iterator

from zvhrr_extract.align import join_texts, table_name, view_grid, view_tables
from zvhrr_extract.diff.cells import compare_cells
from zvhrr_extract.diff.elsewhere import Element, Elsewhere
from zvhrr_extract.diff.forms import is_same_content, kind_of_form
from zvhrr_extract.diff.lone import tell_form, tell_side
from zvhrr_extract.diff.scene import Placed, Scene, Spot
from zvhrr_extract.diff.sections import is_same_name
from zvhrr_extract.diff.sheet import Line, Sheet
from zvhrr_extract.diff.words import compare_words
from zvhrr_extract.models.alignment import ElementPair
from zvhrr_extract.models.diff import Change, ChangeKind, Cosmetic
from zvhrr_extract.models.report import Table


def compare_tables(scene: Scene, elsewhere: Elsewhere) -> Iterator[Placed]:
    """Yield what changed of the tables."""
    for at, pair in enumerate(scene.alignment.tables):
        old = None if pair.old is None else scene.old.tables[pair.old]
        new = None if pair.new is None else scene.new.tables[pair.new]
        homes = {"old": old.section if old else None, "new": new.section if new else None}
        spot, heading = Spot(scene.find_place(**homes), 2, at), scene.find_heading(**homes)
        if old and new:
            sheet = Sheet(
                old, new, view_tables(old, new), pair, heading, _name(new, old), scene.by_year
            )
            for what in _compare_pair(sheet, elsewhere):
                yield Placed(spot, what)
        elif new and new.section not in scene.lone_printed.new:
            for what in _tell_lone(new, pair.new or 0, heading, elsewhere.new, added=True):
                yield Placed(spot, what)
        elif old and old.section not in scene.lone_printed.old:
            for what in _tell_lone(old, pair.old or 0, heading, elsewhere.old, added=False):
                yield Placed(spot, what)


def _tell_lone(
    table: Table,
    index: int,
    heading: str | None,
    elsewhere: frozenset[Element],
    *,
    added: bool,
) -> Iterator[Change | Cosmetic]:
    """Tell of a table that only one report has; its rows may stand elsewhere in the other."""
    name, view = _name(table), view_grid(table)
    rows = range(len(view.rows))
    lone = [row for row in rows if Element("row", index, row) not in elsewhere]
    if 2 * len(lone) > len(view.rows) or not view.rows:
        content = tuple(join_texts(row) for row in table.grid)
        side = tell_side("table", name, table.provenance, added=added)
        yield Change(section=heading, table=name, content=content, **side)
        return
    yield tell_form(name, heading, added=added)
    for row in lone:
        label = view.rows[row]
        content = tuple(view.cells[row][column].text for column in view.compared)
        side = tell_side("row", label, table.provenance, added=added)
        yield Change(section=heading, table=name, row=label, content=content, **side)


def _name(table: Table, other: Table | None = None) -> str:
    """Name a table by what is printed above it, else by its id."""
    return table_name(table) or (table_name(other) if other else "") or table.id


def _compare_pair(sheet: Sheet, elsewhere: Elsewhere) -> Iterator[Change | Cosmetic]:
    yield from _compare_names(sheet, elsewhere)
    yield from _compare_columns(sheet)
    yield from _compare_rows(sheet, elsewhere)
    if (sheet.old.key, sheet.old.header_rows) != (sheet.new.key, sheet.new.header_rows):
        yield sheet.form("layout", sheet.name, sheet.name)


def _compare_names(sheet: Sheet, elsewhere: Elsewhere) -> Iterator[Change | Cosmetic]:
    old, new = table_name(sheet.old), table_name(sheet.new)
    read_elsewhere = (
        Element("caption", sheet.pair.old or 0) in elsewhere.old
        or Element("caption", sheet.pair.new or 0) in elsewhere.new
    )
    if read_elsewhere:
        yield sheet.form("layout", old, new)
    elif not is_same_name(old, new, by_year=sheet.by_year):
        yield Change(
            kind="table_renamed",
            section=sheet.section,
            table=sheet.name,
            old=old or None,
            new=new or None,
            words=compare_words(old, new),
            provenance_old=sheet.old.provenance,
            provenance_new=sheet.new.provenance,
        )
    elif form := kind_of_form(old, new):
        yield sheet.form(form, old, new)


def _compare_columns(sheet: Sheet) -> Iterator[Change | Cosmetic]:
    old, new = sheet.views
    for pair in sheet.pair.columns:
        if pair.old is None or pair.new is None:
            yield sheet.tell_lone("column", pair)
            continue
        labels = old.columns[pair.old], new.columns[pair.new]
        yield from _compare_labels(sheet, "column", pair, labels)
        if pair.moved:
            yield sheet.form("layout", *labels)


def _compare_rows(sheet: Sheet, elsewhere: Elsewhere) -> Iterator[Change | Cosmetic]:
    old, new = sheet.views
    for pair in sheet.pair.rows:
        if pair.old is None or pair.new is None:
            sides = (
                (sheet.pair.old, pair.old, elsewhere.old),
                (sheet.pair.new, pair.new, elsewhere.new),
            )
            known = any(
                row is not None and Element("row", table or 0, row) in place
                for table, row, place in sides
            )
            told = sheet.tell_lone("row", pair)
            yield sheet.form("layout", told.old or "", told.new or "") if known else told
            continue
        labels = old.rows[pair.old], new.rows[pair.new]
        if pair.moved:
            yield sheet.tell_line("row_moved", "row", pair, labels)
        yield from _compare_labels(sheet, "row", pair, labels)
        yield from compare_cells(sheet, pair.old, pair.new)


def _compare_labels(
    sheet: Sheet, line: Line, pair: ElementPair, labels: tuple[str, str]
) -> Iterator[Change | Cosmetic]:
    old, new = labels
    if is_same_content(old, new):
        if form := kind_of_form(old, new):
            yield sheet.form(form, old, new)
    elif line == "column" and not (old and new):
        # A header that one dump lost makes no other column.
        yield sheet.form("layout", old, new)
    else:
        renamed: ChangeKind = "row_renamed" if line == "row" else "column_renamed"
        yield sheet.tell_line(renamed, line, pair, labels)
