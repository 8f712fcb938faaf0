"""Changes of cells: figures with difference and percent, texts word by word."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zvhrr_extract.align import TableView
from zvhrr_extract.align.views import ViewCell
from zvhrr_extract.diff.forms import is_same_content, kind_of_form
from zvhrr_extract.diff.sheet import Sheet
from zvhrr_extract.diff.words import compare_words
from zvhrr_extract.models.diff import Change, Cosmetic
from zvhrr_extract.values.numbers import json_number
from zvhrr_extract.values.years import parse_year

_PERCENT_DIGITS = 2


def compare_cells(sheet: Sheet, one: int, other: int) -> Iterator[Change | Cosmetic]:
    """Yield what changed in a row that both tables have, in their common columns."""
    old, new = sheet.views
    for pair in sheet.pair.columns:
        if pair.old is None or pair.new is None or pair.old not in old.compared:
            continue
        above, below = old.cells[one][pair.old], new.cells[other][pair.new]
        if not is_same_cell(above, below):
            yield _tell_cell(sheet, (one, pair.old), (other, pair.new))
        elif form := kind_of_form(above.text, below.text):
            yield sheet.form(form, above.text, below.text)


def is_same_cell(old: ViewCell, new: ViewCell) -> bool:
    """Tell whether two cells say the same, in whatever form."""
    if is_same_content(old.text, new.text):
        return True
    same_unit = ("%" in old.text) == ("%" in new.text)
    return old.value is not None and old.value == new.value and same_unit


def _tell_cell(sheet: Sheet, one: tuple[int, int], other: tuple[int, int]) -> Change:
    old, new = sheet.views
    above, below = old.cells[one[0]][one[1]], new.cells[other[0]][other[1]]
    delta, percent = measure_change(above.value, below.value)
    figures = delta is not None
    return Change(
        kind="cell_restated" if _is_restated(sheet, one, other) else "cell_changed",
        section=sheet.section,
        table=sheet.name,
        row=new.rows[other[0]] or old.rows[one[0]],
        column=new.columns[other[1]] or old.columns[one[1]],
        old=above.text,
        new=below.text,
        words=None if figures else compare_words(above.text, below.text),
        delta=delta,
        percent=percent,
        provenance_old=sheet.cell_place(*one, new=False),
        provenance_new=sheet.cell_place(*other, new=True),
    )


def measure_change(
    old: float | None, new: float | None
) -> tuple[int | float | None, float | None]:
    """Give the difference of two figures, and it in percent of the old one.

    >>> measure_change(200, 150), measure_change(0, 5), measure_change(0.1, 0.3)
    ((-50, -25.0), (5, None), (0.2, 200.0))
    """
    if old is None or new is None:
        return None, None
    before, after = Decimal(str(old)), Decimal(str(new))
    delta = after - before
    percent = None
    if before:
        percent = round(float(100 * delta / abs(before)), _PERCENT_DIGITS)
    return json_number(delta), percent


def _is_restated(sheet: Sheet, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two reports of different years print a figure of the same year."""
    if not sheet.by_year:
        return False
    old, new = sheet.views
    years = _year(old, *one), _year(new, *other)
    return years[0] is not None and years[0] == years[1]


def _year(view: TableView, row: int, column: int) -> int | None:
    return view.years[column] or parse_year(view.rows[row])
