"""A series as a pandas frame, one row a point, and as CSV that is safe to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from zvhrr_extract.models.series import Point, Series

# A spreadsheet takes a text that starts with one of these for a formula; the wide ones as well.
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_Field = str | int | float | bool | None
_COLUMNS = (
    "measure",
    "organisation",
    "table",
    "caption",
    "row",
    "column",
    "year",
    "value",
    "unit",
    "scaled",
    "report",
    "report_year",
    "restated",
    "latest",
    "source",
    "page",
    "line_start",
    "line_end",
)
_PLACE = 4


def series_frame(series: Series) -> pd.DataFrame:
    """Give the points of a series in long form, one row each; whole figures stay whole."""
    return _make_frame([_list_fields(point) for point in series.points])


def series_csv(series: Series) -> bytes:
    """Write the points of a series as CSV (RFC 4180, UTF-8, with a header).

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    rows = [[_guard(field) for field in _list_fields(point)] for point in series.points]
    text: str = _make_frame(rows).to_csv(index=False, lineterminator="\r\n")
    return text.encode()


def _make_frame(rows: list[list[_Field]]) -> pd.DataFrame:
    # pandas takes half a second to load: only who asks for a frame waits for it.
    import pandas as pd  # noqa: PLC0415

    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object)


def _list_fields(point: Point) -> list[_Field]:
    """List the fields of a point in the order of the columns; its place in four of them."""
    fields: list[_Field] = [getattr(point, name) for name in _COLUMNS[:-_PLACE]]
    place = point.provenance
    if place is None:
        return [*fields, *[None] * _PLACE]
    return [*fields, place.source, place.page, place.line_start, place.line_end]


def _guard(field: _Field) -> _Field:
    return f"'{field}" if isinstance(field, str) and field.startswith(_LIVE) else field
