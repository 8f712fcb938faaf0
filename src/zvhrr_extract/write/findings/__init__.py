"""Findings made ready to be shown, the same in every format.

`group_findings` puts what an audit saw in order, report by report, the gravest first, each
finding with the place, the texts and the tables it is about.
"""

from zvhrr_extract.write.findings.groups import Counts, Group, Shown, group_findings
from zvhrr_extract.write.findings.patterns import tell_pattern
from zvhrr_extract.write.findings.places import Index, say_place
from zvhrr_extract.write.findings.tables import MarkedTable, mark_tables
from zvhrr_extract.write.findings.wording import say_value, split_message

__all__ = [
    "Counts",
    "Group",
    "Index",
    "MarkedTable",
    "Shown",
    "group_findings",
    "mark_tables",
    "say_place",
    "say_value",
    "split_message",
    "tell_pattern",
]
