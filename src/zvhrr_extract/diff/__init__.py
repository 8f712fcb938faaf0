"""Diff: two reports in, what changed between them out.

`diff_reports` compares, `render_lines` gives the lines of a diff for reading, `load_report`
gives a report that was extracted before.
"""

from zvhrr_extract.diff.compare import diff_reports
from zvhrr_extract.diff.load import is_json_file, load_report
from zvhrr_extract.diff.to_text import render_lines

__all__ = ["diff_reports", "is_json_file", "load_report", "render_lines"]
