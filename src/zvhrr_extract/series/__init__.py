"""Series: reports of several years in, every measure over the years out.

`build_series` joins the tables of the reports and says where they tell a year differently;
`select_measures` picks some of the measures.
"""

from zvhrr_extract.series.build import build_series
from zvhrr_extract.series.choose import select_measures

__all__ = ["build_series", "select_measures"]
