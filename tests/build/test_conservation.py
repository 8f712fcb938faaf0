"""Conservation: a word that gets lost, or comes from nowhere, is a finding."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.reading import document, report
from zvhrr_extract.build.conservation import check_conservation
from zvhrr_extract.models.document import Repair
from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.report import Report

DUMP = """Jaarverslag 2021

Cijfers

Tabel 1: Aantal personen dat besproken is per gebied, 2020-20211

2020 2021

Rijnmond Noord 273 292

Rotterdam Zuid 648 677

Totaal 921 969

1 Personen worden soms overgezet naar een ander gebied

Communicatie

"Dit geeft ruimte voor een goede bespreking."

Anna de Vries, adviseur

Er is het hele jaar veel gebeurd op hoofd-
lijnen, en daar zijn wij trots op.

7
"""


def check(read: Report, *, dump: str = DUMP) -> Finding:
    repairs = [Repair(r.name, r.line, r.before, r.after) for r in read.repairs]
    return check_conservation(read, document(dump).lines, repairs, "src")


def test_a_report_that_holds_every_word_once_passes() -> None:
    (finding,) = report(DUMP).findings
    assert (finding.status, finding.severity, finding.refs) == ("pass", "info", ("src",))
    assert finding.expected == finding.found
    assert check(report(DUMP)) == finding


LOSSES: dict[str, tuple[Callable[[Report], dict[str, object]], str]] = {
    "a block": (lambda read: {"blocks": read.blocks[1:]}, "ruimte"),
    "a heading": (lambda read: {"sections": read.sections[1:]}, "cijfers"),
    "a table": (lambda read: {"tables": ()}, "273"),
    "a footnote": (lambda read: {"footnotes": ()}, "overgezet"),
    "the title": (lambda read: {"title": None}, "jaarverslag"),
    "a dropped line": (lambda read: {"dropped": ()}, "7"),
}


@pytest.mark.parametrize("part", LOSSES)
def test_a_report_that_loses_a_part_fails_and_says_which_words(part: str) -> None:
    lose, word = LOSSES[part]
    read = report(DUMP)
    finding = check(read.model_copy(update=lose(read)))
    assert (finding.status, finding.severity) == ("fail", "error")
    assert word in finding.message
    assert finding.message.startswith("lost: ")


def test_one_lost_word_is_enough_to_fail() -> None:
    read = report(DUMP)
    block = read.blocks[-1].model_copy(update={"text": read.blocks[-1].text.replace("trots ", "")})
    finding = check(read.model_copy(update={"blocks": (*read.blocks[:-1], block)}))
    assert finding.message == "lost: trots"


def test_a_word_told_twice_fails_as_well() -> None:
    read = report(DUMP)
    finding = check(read.model_copy(update={"subtitle": "hoofdlijnen"}))
    assert finding.message == "not in the source: hoofdlijnen"


def test_one_digit_that_changed_fails() -> None:
    read = report(DUMP)
    table = read.tables[0]
    grid = tuple(tuple(cell.replace("648", "649") for cell in row) for row in table.grid)
    changed = (table.model_copy(update={"grid": grid}),)
    finding = check(read.model_copy(update={"tables": changed}))
    assert finding.message == "lost: 648; not in the source: 649"


def test_a_word_that_was_only_cut_elsewhere_is_not_lost() -> None:
    read = report(DUMP)
    block = read.blocks[-1]
    cut = block.model_copy(update={"text": block.text.replace("gebeurd", "ge beurd")})
    assert check(read.model_copy(update={"blocks": (*read.blocks[:-1], cut)})).status == "pass"


@pytest.mark.xfail(reason="letters that only changed places count as a word cut elsewhere", strict=True)
def test_digits_that_changed_places_fail() -> None:
    read = report(DUMP)
    table = read.tables[0]
    grid = tuple(tuple(cell.replace("648", "684") for cell in row) for row in table.grid)
    assert check(read.model_copy(update={"tables": (table.model_copy(update={"grid": grid}),)})).status == "fail"


@pytest.mark.xfail(reason="the dash put back between two years is told in no repair", strict=True)
def test_a_year_dash_that_came_back_is_told_as_a_repair() -> None:
    read = report("Jaarverslag 2021\n\nCommunicatie\n\nDat was in de jaren 2019 2021 zo.\n")
    assert [(repair.name, repair.after) for repair in read.repairs] == [("year_dash", "2019-2021")]
