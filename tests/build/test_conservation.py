"""Conservation: a word that gets lost, or comes from nowhere, is a finding."""

from __future__ import annotations

import json

import pytest

from tests.support.raw_words import letters_lost
from tests.support.reading import document, report
from zvhrr_extract.build.conservation import check_conservation
from zvhrr_extract.models.document import Repair
from zvhrr_extract.models.finding import Finding
from zvhrr_extract.models.report import Report
from zvhrr_extract.write import json_text

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


LOSSES: dict[str, tuple[dict[str, object], str]] = {
    "the blocks": ({"blocks": ()}, "adviseur"),
    "the headings": ({"sections": ()}, "cijfers"),
    "a table": ({"tables": ()}, "273"),
    "a footnote": ({"footnotes": ()}, "overgezet"),
    "the title": ({"title": None}, "jaarverslag"),
    "a dropped line": ({"dropped": ()}, "7"),
}


@pytest.mark.parametrize("part", LOSSES)
def test_a_report_that_loses_a_part_fails_and_says_which_words(part: str) -> None:
    loss, word = LOSSES[part]
    finding = check(report(DUMP).model_copy(update=loss))
    assert (finding.status, finding.severity) == ("fail", "error")
    assert word in finding.message
    assert finding.message.startswith("lost: ")


def test_one_lost_word_is_enough_to_fail() -> None:
    read = report(DUMP)
    block = read.blocks[-1].model_copy(
        update={"text": read.blocks[-1].text.replace("trots ", "")}
    )
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


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("gebeurd", "ge beurd"),
        ("gebeurd", "ge beu rd"),
        ("het hele", "hethele"),
        ("het hele jaar", "hethelejaar"),
        ("is het hele jaar", "ishet helejaar"),
    ],
)
def test_a_word_that_was_only_cut_elsewhere_is_not_lost(printed: str, told: str) -> None:
    read = report(DUMP)
    block = read.blocks[-1]
    cut = block.model_copy(update={"text": block.text.replace(printed, told)})
    assert check(read.model_copy(update={"blocks": (*read.blocks[:-1], cut)})).status == "pass"


def test_a_word_put_together_of_one_that_is_there_twice_is_lost() -> None:
    read = report(DUMP)
    block = read.blocks[-1]
    text = block.text.replace("het hele", "hethet")
    wrong = check(
        read.model_copy(
            update={"blocks": (*read.blocks[:-1], block.model_copy(update={"text": text}))}
        )
    )
    assert wrong.message == "lost: hele, het; not in the source: hethet"


def test_digits_that_changed_places_fail() -> None:
    read = report(DUMP)
    table = read.tables[0]
    grid = tuple(tuple(cell.replace("648", "684") for cell in row) for row in table.grid)
    assert (
        check(
            read.model_copy(update={"tables": (table.model_copy(update={"grid": grid}),)})
        ).status
        == "fail"
    )


def test_a_year_dash_that_came_back_is_told_as_a_repair() -> None:
    read = report("Jaarverslag 2021\n\nCommunicatie\n\nDat was in de jaren 2019 2021 zo.\n")
    assert [(repair.name, repair.after) for repair in read.repairs] == [
        ("year_dash", "2019-2021")
    ]


MARKS = {
    "a note that is a number alone": "Rijnmond Noord2\n\nEr is veel gebeurd.\n\n2\n",
    "no note at all": "Cijfers\n\nIn de jaren 2023-20241 is er veel gebeurd.\n",
    "a heading with that number": "1. Rijnmond Noord2\n\n2. Rotterdam Zuid\n\nJa.\n",
    "a note in superscript": "Rijnmond Noord2\n\n²\n\nde gemeente Brielle is het\n",
}


@pytest.mark.parametrize("what", MARKS)
def test_a_mark_taken_off_its_word_is_told_also_where_there_is(what: str) -> None:
    text = f"Jaarverslag 2021\n\n{MARKS[what]}"
    read = report(text)
    assert letters_lost(text, json.loads(json_text(read))) == ({}, {})
    assert read.findings[0].status == "pass"
