"""One table as a pandas frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from zvhrr_extract.models.report import Table

_MISSING = float("nan")


def table_frame(table: Table) -> pd.DataFrame:
    """Give the figures of a table: labels as index and columns, missing figures as NaN.

    A column of whole figures without a gap holds integers, any other column floats.
    """
    # pandas takes half a second to load: only who asks for a frame waits for it.
    import pandas as pd  # noqa: PLC0415

    columns = {
        index: [
            _MISSING if row.cells[index].value is None else row.cells[index].value
            for row in table.rows
        ]
        for index in range(len(table.columns))
    }
    frame = pd.DataFrame(columns, index=pd.RangeIndex(len(table.rows)))
    frame.columns = pd.Index([column.label for column in table.columns], dtype=object)
    frame.index = pd.Index([row.label for row in table.rows], dtype=object)
    return frame
