"""CSV of a series: one row a point, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from tests.series.world import join, report_of
from tests.support.reports import make_table
from zvhrr_extract.models.series import Series
from zvhrr_extract.write.series_frame import series_csv, series_frame


def series_of(label: str, *values: str) -> Series:
    grid = [["", "2021", "2022"], [label, *values]]
    return join(report_of(2022, make_table(grid, caption="Per%centages")))


@pytest.mark.parametrize("label", ["=1+1", "+31", "-overig", "@x", "＝1", "\tx", 'a;b,c"d"\ne'])
def test_a_label_never_becomes_a_formula(label: str) -> None:
    data = series_csv(series_of(label, "-5", "12,5"))
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    header, *points = rows
    at = header.index("row")
    assert not points[0][at].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert points[0][at].lstrip("'").split() == label.split()
    assert [point[header.index("value")] for point in points] == ["-5", "12.5"]


def test_lines_end_as_rfc_4180_says_and_nothing_is_lost() -> None:
    series = series_of("Noord", "2.093.246", "0")
    data = series_csv(series)
    assert data.count(b"\r\n") == 1 + len(series.points)
    frame = pd.read_csv(io.BytesIO(data))
    assert list(frame.columns) == list(series_frame(series).columns)
    for row, point in zip(frame.to_dict("records"), series.points, strict=True):
        assert (row["measure"], row["year"], row["value"]) == (
            point.measure,
            point.year,
            point.value,
        )
        assert point.provenance is not None
        assert (row["page"], row["line_start"]) == (1, 1)


def test_a_point_without_a_place_has_empty_fields_for_it() -> None:
    series = series_of("Noord", "5", "6")
    points = tuple(one.model_copy(update={"provenance": None}) for one in series.points)
    frame = series_frame(series.model_copy(update={"points": points}))
    assert frame[["source", "page", "line_start", "line_end"]].isna().all(axis=None)


def test_whole_figures_stay_whole_beside_broken_ones() -> None:
    assert [type(value) for value in series_frame(series_of("N", "5", "0,5"))["value"]] == [
        int,
        float,
    ]
