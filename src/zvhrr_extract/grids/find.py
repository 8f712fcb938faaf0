"""Find the tables of a page: the ruled ones first, then those that only stand in columns."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.grids.carried import cut_columns, find_carried
from zvhrr_extract.grids.cells import Draft, make_grid
from zvhrr_extract.grids.columns import join_signs
from zvhrr_extract.grids.edges import Edge, find_edges
from zvhrr_extract.grids.frames import has_cells, is_drawing, is_sparse
from zvhrr_extract.grids.lattice import Lattice, close_strips, fill_fields, find_lattices
from zvhrr_extract.grids.lines import Line, Piece, box_of, cut_lines, join_line, read_units
from zvhrr_extract.grids.regions import Region, find_regions
from zvhrr_extract.grids.ruled import draft_ruled, parts_columns, parts_figures
from zvhrr_extract.grids.standing import add_standing
from zvhrr_extract.grids.unruled import draft_unruled
from zvhrr_extract.grids.wordy import draft_wordy
from zvhrr_extract.models.page import Box, Grid, Page


def find_grids(page: Page, above: Grid | None = None) -> tuple[Grid, ...]:
    """Find the tables of a page, from top to bottom: ruled, in columns, painted ones.

    Args:
        page: The page, its text upright.
        above: The last table of the page before, which may go on.
    """
    units = read_units(page.words)
    edges = find_edges(page, painted=False)
    lattices = find_lattices(edges)
    drafts, taken = _find_ruled(lattices, units, whole=True)
    if any(panel.stroke is None for panel in page.panels):
        edges = find_edges(page, painted=True)
        lattices = find_lattices(edges)
    left = _outside(units, taken)
    turned = [unit for unit in left if unit.words[0].angle]
    if turned:
        left = [unit for unit in left if not unit.words[0].angle]
    lines = [join_signs(join_line(line)) for line in cut_lines(left)]
    wordy: list[Region] = []
    for region in find_regions(lines, page, edges.level):
        found = [add_standing(draft, turned) for draft in draft_unruled(region, edges.level)]
        drafts += found
        if not found:
            wordy.append(region)
    taken += [draft.box for draft in drafts]
    drafts += _find_ruled(lattices, _outside(units, taken), whole=False)[0]
    for region in wordy:
        drafts += (
            draft
            for draft in draft_wordy(region.lines, edges.level)
            if not any(_overlap(draft.box, other.box) for other in drafts)
        )
    grids = [make_grid(draft) for draft in drafts]
    grids += _find_carried(lines, grids, above, (page, edges.level))
    return tuple(sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0)))


def _find_carried(
    lines: Sequence[Line],
    grids: Sequence[Grid],
    above: Grid | None,
    place: tuple[Page, list[Edge]],
) -> list[Grid]:
    """Find the rows with which the tables of a page, or one of the page before, go on."""
    page, level = place
    left = _beside(lines, grids)
    found = [find_carried(left, above, level, page)] if above else []
    for grid in grids:
        found += (find_carried(part, grid, level) for part in cut_columns(left, grid))
    return [make_grid(draft) for draft in found if draft]


def _find_ruled(
    lattices: Sequence[Lattice], units: Sequence[Piece], *, whole: bool
) -> tuple[list[Draft], list[Box]]:
    """Find the ruled tables, and the boxes of those and of charts.

    Args:
        lattices: The lines, where they touch.
        units: The words.
        whole: Whether to leave tables out whose uprights do not part all their columns.
    """
    drafts: list[Draft] = []
    taken: list[Box] = []
    for lattice in lattices:
        fields = fill_fields(lattice, units)
        if fields and is_drawing(lattice, fields):
            taken.append(lattice.box)
        elif fields and not (whole and not parts_columns(lattice, fields)):
            draft = draft_ruled(*close_strips(lattice, fields))
            if has_cells(draft.slots) and not (whole and not parts_figures(draft.slots)):
                taken.append(lattice.box)
                drafts += [draft] * (not is_sparse(draft.slots))
    return drafts, taken


def _beside(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """Give the lines that stand in no table."""
    return [
        line for line in lines if not any(_overlap(box_of(line), grid.box) for grid in grids)
    ]


def _overlap(box: Box, other: Box) -> bool:
    return (
        box.x0 < other.x1
        and box.x1 > other.x0
        and box.top < other.bottom
        and box.bottom > other.top
    )


def _outside(units: Sequence[Piece], boxes: Sequence[Box]) -> list[Piece]:
    """Give the words that stand in none of some boxes."""
    if not boxes:
        return list(units)
    return [
        unit
        for unit in units
        if not any(
            box.x0 <= unit.middle <= box.x1 and box.top <= unit.centre <= box.bottom
            for box in boxes
        )
    ]
