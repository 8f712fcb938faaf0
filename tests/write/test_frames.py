"""A table as a pandas frame."""

import subprocess
import sys

import pytest

from zvhrr_extract.models.report import Cell, Column, Provenance, Row, Table
from zvhrr_extract.write import table_frame

PLACE = Provenance(source="src-1", page=1, line_start=1, line_end=2)


def table(rows: dict[str, list[int | float | None]], columns: list[str]) -> Table:
    return Table(
        id="t",
        key=None,
        section=None,
        label=None,
        caption=None,
        unit=None,
        columns=tuple(Column(label=label, year=None, kind="count") for label in columns),
        rows=tuple(
            Row(
                id=label,
                label=label,
                role="item",
                cells=tuple(Cell(text=str(value), value=value) for value in values),
            )
            for label, values in rows.items()
        ),
        grid=(),
        header_rows=0,
        provenance=PLACE,
    )


def test_labels_become_index_and_columns_and_figures_keep_their_kind() -> None:
    frame = table_frame(table({"a": [1, 2.5, None], "b": [3, 4, 5]}, ["2019", "2020", "2021"]))
    assert list(frame.index) == ["a", "b"]
    assert list(frame.columns) == ["2019", "2020", "2021"]
    assert [str(kind) for kind in frame.dtypes] == ["int64", "float64", "float64"]
    assert frame.loc["b", "2021"] == 5
    assert frame["2021"].isna().tolist() == [True, False]
    assert frame["2019"].sum() == 4


@pytest.mark.parametrize(
    ("rows", "columns", "shape"),
    [({}, [], (0, 0)), ({"a": []}, [], (1, 0)), ({}, ["2021"], (0, 1))],
)
def test_a_table_without_figures_is_an_empty_frame(
    rows: dict[str, list[int | float | None]], columns: list[str], shape: tuple[int, int]
) -> None:
    assert table_frame(table(rows, columns)).shape == shape


def test_a_column_of_gaps_only_is_a_column_of_numbers() -> None:
    assert str(table_frame(table({"a": [None]}, ["x"])).dtypes["x"]) == "float64"


def test_two_columns_of_one_name_both_stay() -> None:
    assert table_frame(table({"a": [1, 2], "a ": [3, 4]}, ["x", "x"])).shape == (2, 2)


def test_pandas_is_not_loaded_before_a_frame_is_asked_for() -> None:
    code = "import sys, zvhrr_extract.write; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
