"""Conflicts: figures of which two sources of one report print different ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from zvhrr_extract.build import content_hash
from zvhrr_extract.merge.pairs import shared
from zvhrr_extract.merge.tables import count_values
from zvhrr_extract.models.alignment import Alignment, TablePair
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Report, Table

_DIGITS = re.compile(r"\d+")
# So many words on either side say which figure of a text is meant.
_AROUND = 3


class _Conflict(NamedTuple):
    """Two figures for one thing.

    Attributes:
        what: Where it stands, in words.
        kept: As the kept source prints it.
        other: As the other source prints it.
        refs: Ids of the elements it stands in.
    """

    what: str
    kept: str
    other: str
    refs: tuple[str, ...]


def find_conflicts(report: Report, other: Report, alignment: Alignment) -> Iterator[Finding]:
    """Find the figures on which a report and another version of it disagree.

    Args:
        report: The report.
        other: The other version.
        alignment: How the two lie beside each other.
    """
    conflicts: list[_Conflict] = []
    for pair in alignment.tables:
        if pair.old is not None and pair.new is not None:
            both = report.tables[pair.old], other.tables[pair.new]
            conflicts += _compare_tables(pair, *both)
    for old, new in shared(alignment.blocks):
        block = report.blocks[old]
        conflicts += _compare_texts(block.id, block.text, other.blocks[new].text)
    kept, its = report.sources[0].file, other.sources[0].file
    for conflict in conflicts:
        yield Finding(
            id=f"f-{content_hash(*conflict.refs, conflict.what, conflict.other, its)}",
            check=FindingCode.SOURCES_DISAGREE,
            status="fail",
            severity="warning",
            message=(
                f"{conflict.what}: {kept} prints {conflict.kept}, "
                f"{its} prints {conflict.other}; the first was kept"
            ),
            expected=conflict.kept,
            found=conflict.other,
            refs=conflict.refs,
        )


def _compare_tables(pair: TablePair, mine: Table, theirs: Table) -> Iterator[_Conflict]:
    """Compare the cells of a table that both versions have a figure in.

    A dump that lost the columns may have figures in wrong cells. That is no conflict: only a
    figure that the other table has nowhere, against one that this table has nowhere, is.
    """
    own, its = count_values(mine), count_values(theirs)
    gone, new = own - its, its - own
    for old, at in shared(pair.rows):
        row = mine.rows[old]
        for column, other_column in shared(pair.columns):
            one, other = row.cells[column], theirs.rows[at].cells[other_column]
            if one.value in gone and other.value in new:
                named = (mine.label or mine.caption, row.label, mine.columns[column].label)
                what = ", ".join(part for part in named if part)
                yield _Conflict(what, one.text, other.text, (mine.id, row.id))


def _compare_texts(block: str, mine: str, theirs: str) -> Iterator[_Conflict]:
    """Compare the numbers that stand at the same places of two texts."""
    if mine == theirs:
        return
    old, new = mine.split(), theirs.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, start, end, first, last in matcher.get_opcodes():
        if op != "replace" or end - start != last - first:
            continue
        for at, (one, its) in enumerate(
            zip(old[start:end], new[first:last], strict=True), start
        ):
            numbers = _DIGITS.findall(one), _DIGITS.findall(its)
            if all(numbers) and numbers[0] != numbers[1]:
                around = " ".join(old[max(0, at - _AROUND) : at + _AROUND + 1])
                yield _Conflict(f"“{around}”", one, its, (block,))
