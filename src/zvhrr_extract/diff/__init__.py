"""Diff: two reports in, what changed between them out.

`diff_reports` compares, `render_lines` gives the lines of a diff for reading.
"""

from zvhrr_extract.diff.compare import diff_reports
from zvhrr_extract.diff.to_text import render_lines

__all__ = ["diff_reports", "render_lines"]
