"""match_row: the row of a profile that a label names."""

from __future__ import annotations

from zvhrr_extract.models.profile import RowRule, TableRule
from zvhrr_extract.values.likeness import likeness
from zvhrr_extract.values.years import strip_years

# A row name that differs in a letter or two still likens at 88; `Rotterdam Zuid` and
# `Rotterdam Noord` at 79.
ROW_FLOOR = 88.0


def match_row(label: str, rule: TableRule | None) -> RowRule | None:
    """Find the profile's row a label names, years apart, or `None`."""
    if rule is None:
        return None
    bare = strip_years(label)
    scored = [
        (max(likeness(bare, name) for name in (row.name, *row.aliases)), row)
        for row in rule.rows
    ]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= ROW_FLOOR else None
