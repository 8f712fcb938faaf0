"""Plots of a series: small multiples, a panel a measure; the only use of matplotlib."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from zvhrr_extract.values.numbers import round_to
from zvhrr_extract.write.by_measure import MeasurePoints, group_points
from zvhrr_extract.write.plot_layout import (
    HEADING_SIZE,
    LINE,
    MARGIN,
    NOTE_SIZE,
    TITLE_SIZE,
    Layout,
    Panel,
    lay_out,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from zvhrr_extract.models.series import Point, Series
    from zvhrr_extract.phrases import Phrases

PlotFormat = Literal["png", "svg"]

_INCH = 72.0
_DPI = 150.0
# Agg draws no picture that is larger on a side.
_MOST_PIXELS = 60_000
_LINE, _RESTATED, _FAINT = "#2b5c8a", "#c8550a", "#707070"
_MARK = 4.5
_TICK_SIZE = 6.5
# What matplotlib works out finer than this comes of its arithmetic.
_TICK_STEP = Decimal("0.000001")
# Figures of a million and more are shown in thousands: seven digits leave no room for the plot.
_LARGE, _THOUSAND = 1_000_000, 1000
# More years than this are printed with two digits, and of yet more not every one.
_WIDE_YEARS, _MOST_YEARS = 8, 16
_NO_ID = re.compile(r"[^A-Za-z0-9]+")
_METADATA = {"png": {"Software": None}, "svg": {"Date": None, "Creator": "zvhrr-extract"}}


def draw_series(series: Series, phrases: Phrases, *, wanted: PlotFormat) -> bytes:
    """Draw every measure of a series; the same series gives the same bytes.

    Args:
        series: What to draw; at least one point.
        phrases: Words of the legend.
        wanted: `png` or `svg`.
    """
    # matplotlib takes half a second to load: only who wants a plot waits for it.
    from matplotlib.figure import Figure  # noqa: PLC0415

    with _plain_style():
        layout = _lay_out(series, phrases)
        figure = Figure(
            figsize=(layout.width / _INCH, layout.height / _INCH), facecolor="white"
        )
        _write_texts(figure, layout)
        _draw_legend(figure, layout, phrases)
        years = sorted({point.year for point in series.points})
        for panel in layout.panels:
            _draw_panel(figure, layout, panel, years, phrases)
        target = BytesIO()
        dpi = min(_DPI, _MOST_PIXELS * _INCH / max(layout.width, layout.height))
        figure.savefig(target, format=wanted, dpi=dpi, metadata=_METADATA[wanted])
    return target.getvalue()


@contextmanager
def _plain_style() -> Iterator[None]:
    """Draw as matplotlib does out of the box, whatever the user's own style."""
    import matplotlib as mpl  # noqa: PLC0415

    with mpl.rc_context(), warnings.catch_warnings():
        # A sign the font has not is drawn as an empty box.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        mpl.rcdefaults()
        mpl.rc("font", family="DejaVu Sans")  # comes with matplotlib
        mpl.rc("text", parse_math=False, usetex=False)
        mpl.rc("svg", hashsalt="zvhrr-extract", fonttype="path")
        mpl.rc("axes", linewidth=0.6, edgecolor=_FAINT)
        mpl.rc("axes.spines", top=False, right=False)
        yield


def _lay_out(series: Series, phrases: Phrases) -> Layout:
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415
    from matplotlib.textpath import text_to_path  # noqa: PLC0415

    def measure_text(text: str, size: float) -> float:
        font = FontProperties(family="DejaVu Sans", size=size, weight=_weight(size))
        width: float = text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]
        return width

    reports = sorted({(point.report_year, point.report) for point in series.points})
    notes = (
        phrases.say("series_plot.source", year=str(reports[-1][0])),
        phrases.say("series_plot.reports", reports=", ".join(report for _, report in reports)),
    )
    return lay_out(
        group_points(series), lambda one: _clean(_tell_title(one, phrases)), notes, measure_text
    )


def _weight(size: float) -> str:
    return "bold" if size == HEADING_SIZE else "normal"


def _clean(text: str) -> str:
    """Replace what cannot be printed."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _tell_title(measure: MeasurePoints, phrases: Phrases) -> str:
    names = [measure.first.row, measure.first.column]
    scale = f"x {phrases.show(_THOUSAND)}" if _divisor(measure) != 1 else None
    unit = " ".join(part for part in (measure.unit, scale) if part)
    title = ", ".join(name for name in names if name)
    return f"{title} ({unit})" if unit else title


def _divisor(measure: MeasurePoints) -> int:
    figures = [abs(measure.show(point)) for told in measure.years.values() for point in told]
    return _THOUSAND if max(figures) >= _LARGE else 1


def _write_texts(figure: Figure, layout: Layout) -> None:
    """Write the names of tables and measures, and the notes at the foot."""
    for heading in layout.headings:
        for at, line in enumerate(heading.lines):
            top = heading.top + at * HEADING_SIZE * LINE
            _write(figure, layout, line, (MARGIN, top), HEADING_SIZE)
    for panel in layout.panels:
        for at, line in enumerate(reversed(panel.title), start=1):
            top = panel.top - at * TITLE_SIZE * LINE - 2
            _write(figure, layout, line, (panel.title_left, top), TITLE_SIZE)
    for at, line in enumerate(reversed(layout.notes), start=1):
        top = layout.height - MARGIN / 2 - at * NOTE_SIZE * LINE
        _write(figure, layout, line, (MARGIN, top), NOTE_SIZE)


def _write(
    figure: Figure, layout: Layout, text: str, corner: tuple[float, float], size: float
) -> None:
    figure.text(
        corner[0] / layout.width,
        1 - corner[1] / layout.height,
        _clean(text),
        size=size,
        weight=_weight(size),
        color=_FAINT if size == NOTE_SIZE else "black",
        va="top",
    )


def _draw_legend(figure: Figure, layout: Layout, phrases: Phrases) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415

    kinds = [
        (_LINE, _LINE, "series_plot.latest"),
        (_RESTATED, _RESTATED, "series_plot.restated"),
        (_RESTATED, "white", "series_plot.before"),
    ]
    marks = [
        Line2D(
            [],
            [],
            color=edge,
            marker="o",
            markersize=_MARK,
            markerfacecolor=fill,
            linestyle="-" if edge == _LINE else "",
        )
        for edge, fill, _ in kinds
    ]
    figure.legend(
        marks,
        [phrases.say(name) for _, _, name in kinds],
        loc="upper left",
        bbox_to_anchor=(MARGIN / layout.width, 1 - MARGIN / 2 / layout.height),
        borderaxespad=0,
        borderpad=0,
        ncols=len(kinds),
        frameon=False,
        fontsize=TITLE_SIZE,
        handletextpad=0.5,
    )


def _draw_panel(
    figure: Figure, layout: Layout, panel: Panel, years: Sequence[int], phrases: Phrases
) -> None:
    axes = figure.add_axes(
        (
            panel.left / layout.width,
            1 - (panel.top + panel.height) / layout.height,
            panel.width / layout.width,
            panel.height / layout.height,
        )
    )
    measure, divisor = panel.measure, _divisor(panel.measure)
    figures = {year: measure.show(measure.latest(year)) / divisor for year in measure.years}
    span = range(min(figures), max(figures) + 1)
    axes.plot(
        list(span),
        # NaN interrupts the line: a year that no report tells is left open.
        [figures.get(year, float("nan")) for year in span],
        color=_LINE,
        linewidth=1.2,
        marker="o",
        markersize=_MARK,
        gid=_name("measure", measure.first),
    )
    for year in measure.years:
        if measure.is_restated(year):
            _mark_restated(axes, measure, year, divisor)
    _scale_figures(axes, phrases)
    _scale_years(axes, measure, range(years[0], years[-1] + 1))


def _mark_restated(axes: Axes, measure: MeasurePoints, year: int, divisor: int) -> None:
    """Mark what a year was and is: hollow and filled, with a thin line between them."""
    latest = measure.latest(year)
    before = [one for one in measure.told(year) if measure.show(one) != measure.show(latest)]
    heights = [measure.show(point) / divisor for point in (*before, latest)]
    axes.plot([year] * len(heights), heights, color=_RESTATED, linewidth=0.7, linestyle=":")
    for point, height in zip(before, heights, strict=False):
        axes.plot(
            [year],
            [height],
            color=_RESTATED,
            marker="o",
            markersize=_MARK + 1,
            markerfacecolor="white",
            gid=_name("before", point),
        )
    axes.plot(
        [year],
        heights[-1:],
        color=_RESTATED,
        marker="o",
        markersize=_MARK,
        gid=_name("restated", latest),
    )


def _name(kind: str, point: Point) -> str:
    """Name a mark, so that it can be found in an SVG."""
    parts = (
        kind,
        point.measure,
        *((str(point.year), point.report) if kind != "measure" else ()),
    )
    return _NO_ID.sub("-", "-".join(parts))


def _scale_figures(axes: Axes, phrases: Phrases) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415

    low, high = axes.dataLim.intervaly
    # From zero up, so that a small change does not look like a large one.
    room = (high - min(low, 0)) * 0.08 or 1
    axes.set_ylim(min(low, 0), max(high, 0) + room)
    axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(
        FuncFormatter(
            lambda height, _: phrases.show(round_to(Decimal(str(height)), _TICK_STEP))
        )
    )
    axes.tick_params(axis="y", labelsize=_TICK_SIZE, length=2, color=_FAINT)
    axes.grid(axis="y", color="#e4e4e4", linewidth=0.6)
    axes.set_axisbelow(True)


def _scale_years(axes: Axes, measure: MeasurePoints, span: range) -> None:
    """Name every year, and below it the report its figure is from."""
    short = len(span) > _WIDE_YEARS
    ticks = span[:: -(-len(span) // _MOST_YEARS)]
    axes.set_xlim(span[0] - 0.6, span[-1] + 0.6)
    axes.set_xticks(ticks, [f"’{year % 100:02}" if short else str(year) for year in ticks])
    axes.tick_params(axis="x", labelsize=_TICK_SIZE, length=2, color=_FAINT)
    for year in ticks:
        if year in measure.years:
            told = measure.latest(year).report_year
            axes.annotate(
                f"r{told % 100:02}" if short else f"r{told}",
                (year, 0),
                xycoords=("data", "axes fraction"),
                xytext=(0, -12 - _TICK_SIZE / 2),
                textcoords="offset points",
                ha="center",
                va="center",
                size=_TICK_SIZE - 1,
                color=_FAINT,
            )
