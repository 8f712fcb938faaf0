"""What people corrected: a report and corrections in, the corrected report out.

`read_corrections` reads a file of them, `apply_corrections` gives the report as corrected, with
a finding for each: applied, no longer needed, or no longer matching.
"""

from zvhrr_extract.correct.apply import apply_corrections, name_finding
from zvhrr_extract.correct.load import (
    CORRECTION_FILES,
    is_correction_file,
    join_corrections,
    parse_corrections,
    read_beside,
    read_bytes,
    read_corrections,
    tell_kind,
)

__all__ = [
    "CORRECTION_FILES",
    "apply_corrections",
    "is_correction_file",
    "join_corrections",
    "name_finding",
    "parse_corrections",
    "read_beside",
    "read_bytes",
    "read_corrections",
    "tell_kind",
]
